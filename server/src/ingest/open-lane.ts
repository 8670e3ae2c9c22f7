import { type Kysely, sql } from 'kysely'
import type { Lane } from '../contacts/lane.ts'
import type { Database } from '../db/types.ts'

const DAY_MS = 86_400_000
const DEFAULT_IDENTITY_CAP = 200

export type Inbox = {
  id: string
  portfolio_id: string
  phone_number_id: string
  waba_id: string
  display_phone: string
}

/** The account's settings and lines, as one batch sees them. */
export type IngestLane = Lane & {
  inboxes: Map<string, Inbox>
  wabas: Set<string>
  has_tombstones: boolean
}

type AccountRow = {
  freshness_days: number
  stale_phone: 'notice' | 'seal'
  settings: { identity_cap?: number; link_attested?: boolean }
  inboxes: Inbox[] | null
  wabas: string[] | null
  blocked_phones: string[] | null
  has_tombstones: boolean
}

/** Reads in one query what a batch of one account needs to know before it starts. */
export async function openLane(trx: Kysely<Database>, account_id: string, now: Date): Promise<IngestLane> {
  const { rows } = await sql<AccountRow>`
    select a.freshness_days, a.stale_phone, a.settings,
      (select json_agg(json_build_object('id', id, 'portfolio_id', portfolio_id, 'phone_number_id', phone_number_id,
        'waba_id', waba_id, 'display_phone', display_phone))
         from inboxes where account_id = a.id) as inboxes,
      (select json_agg(waba_id) from wabas where account_id = a.id) as wabas,
      (select json_agg(phone_key) from blocked_phones where account_id = a.id) as blocked_phones,
      exists (select from tombstones where account_id = a.id) as has_tombstones
      from accounts a where a.id = ${account_id}`.execute(trx)
  const [account] = rows
  if (!account) throw new Error('the account is gone')
  return {
    trx,
    account_id,
    now,
    freshness_ms: account.freshness_days * DAY_MS,
    identity_cap: account.settings.identity_cap ?? DEFAULT_IDENTITY_CAP,
    link_attested: account.settings.link_attested ?? false,
    stale_phone: account.stale_phone,
    blocked_phones: account.blocked_phones ?? [],
    inboxes: new Map((account.inboxes ?? []).map((inbox) => [inbox.phone_number_id, inbox])),
    wabas: new Set(account.wabas ?? []),
    has_tombstones: account.has_tombstones,
  }
}
