import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { asAccount } from '../db/with-viewer.ts'
import { lockAccount } from './lock.ts'

/**
 * One account's turn at the identity tables, inside the caller's transaction and under the account's advisory lock:
 * whoever holds it may read facts, resolve and write without anybody changing them in between.
 */
export type Lane = {
  trx: Trx
  account_id: string
  now: Date
  freshness_ms: number
  identity_cap: number
  link_attested: boolean
  stale_phone: 'notice' | 'seal'
  blocked_phones: string[]
}

export type LaneSettings = {
  freshness_days: number
  stale_phone: 'notice' | 'seal'
  settings: { identity_cap?: number; link_attested?: boolean }
  blocked_phones: string[] | null
}

const DAY_MS = 86_400_000
const DEFAULT_IDENTITY_CAP = 200

/** What a lane needs to know of the account `a`. */
export const laneSettings = sql`a.freshness_days, a.stale_phone, a.settings,
  (select json_agg(phone_key) from blocked_phones where account_id = a.id) as blocked_phones`

export function buildLane(trx: Trx, account_id: string, now: Date, settings: LaneSettings): Lane {
  return {
    trx,
    account_id,
    now,
    freshness_ms: settings.freshness_days * DAY_MS,
    identity_cap: settings.settings.identity_cap ?? DEFAULT_IDENTITY_CAP,
    link_attested: settings.settings.link_attested ?? false,
    stale_phone: settings.stale_phone,
    blocked_phones: settings.blocked_phones ?? [],
  }
}

/** Waits for the account's turn and takes it; for whatever a person does to contacts. */
export async function takeLane(trx: Trx, account_id: string, now: Date): Promise<Lane> {
  await lockAccount(trx, account_id)
  return readLane(trx, account_id, now)
}

/** The same without a turn, for whoever only reads. The rules are the account's, whoever asks. */
export async function readLane(trx: Trx, account_id: string, now: Date): Promise<Lane> {
  const { rows } = await asAccount(trx, () =>
    sql<LaneSettings>`select ${laneSettings} from accounts a where a.id = ${account_id}`.execute(trx),
  )
  const [settings] = rows
  if (!settings) throw new Error('the account is gone')
  return buildLane(trx, account_id, now, settings)
}
