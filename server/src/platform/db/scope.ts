import type { Trx } from './types.ts'
import type { SeenTrx } from './with-viewer.ts'

/** One transaction of one account, and the time that counts as now in it. */
export type Scope = { readonly trx: Trx; readonly account_id: string; readonly now: Date }

/** A scope that reads what its caller sees and writes nothing. `asAccount` makes a `Scope` of it. */
export type Seen = { readonly trx: SeenTrx; readonly account_id: string; readonly now: Date }

/** What the account does for a caller: what the caller has named is looked up in `seen`. */
export type ForCaller = { readonly seen: SeenTrx }
