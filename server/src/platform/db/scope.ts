import type { Trx } from './types.ts'

/** One transaction of one account, and the time that counts as now in it. */
export type Scope = { readonly trx: Trx; readonly account_id: string; readonly now: Date }
