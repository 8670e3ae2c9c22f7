import { sql } from 'kysely'
import {
  type IdentityRulesRow,
  identityRules,
  type LockedIdentity,
  withRules,
} from '../platform/account-lock/identity-scope.ts'
import type { Locked } from '../platform/account-lock/lock.ts'

export type Inbox = {
  id: string
  portfolio_id: string
  phone_number_id: string
  waba_id: string
  display_phone: string
  /** Nothing that was sent before is stored: the inbox has removed it. */
  removed_before_ms: number | null
}

/** The account's settings and lines, as one batch sees them. */
export type IngestScope = LockedIdentity & {
  inboxes: Map<string, Inbox>
  wabas: Set<string>
  has_tombstones: boolean
}

type AccountRow = IdentityRulesRow & {
  inboxes: Inbox[] | null
  wabas: string[] | null
  has_tombstones: boolean
}

/** Reads in one query what a batch of one account needs to know before it starts. */
export async function readIngestScope(locked: Locked): Promise<IngestScope> {
  const { rows } = await sql<AccountRow>`
    select ${identityRules},
      (select json_agg(json_build_object('id', id, 'portfolio_id', portfolio_id, 'phone_number_id', phone_number_id,
        'waba_id', waba_id, 'display_phone', display_phone,
        'removed_before_ms', (extract(epoch from messages_removed_before) * 1000)::bigint))
         from inboxes where account_id = a.id) as inboxes,
      (select json_agg(waba_id) from wabas where account_id = a.id) as wabas,
      exists (select from tombstones where account_id = a.id) as has_tombstones
      from accounts a where a.id = ${locked.account_id}`.execute(locked.trx)
  const [account] = rows
  if (!account) throw new Error('the account is gone')
  return {
    ...withRules(locked, account),
    inboxes: new Map((account.inboxes ?? []).map((inbox) => [inbox.phone_number_id, inbox])),
    wabas: new Set(account.wabas ?? []),
    has_tombstones: account.has_tombstones,
  }
}
