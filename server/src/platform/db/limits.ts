import { sql } from 'kysely'
import { problem } from '../base/errors.ts'
import type { Trx } from './types.ts'

/**
 * How many an account has of each kind of thing that its members and keys make, so that one of them fills no list and no
 * disk. Those that are over (a revoked key, an accepted invitation, a broadcast that ended) do not count.
 */
export const LIMITS = {
  api_keys: 200,
  blocked_phones: 10_000,
  broadcasts: 100,
  canned_replies: 2_000,
  gateway_consumers: 50,
  inboxes: 200,
  invitations: 500,
  replays: 20,
  segments: 500,
  teams: 200,
} as const

/** Streams of events that one account may have open in one process. */
export const MOST_STREAMS = 1_000

type Limited = keyof typeof LIMITS

const STILL_THERE: Partial<Record<Limited, ReturnType<typeof sql<boolean>>>> = {
  api_keys: sql`revoked_at is null`,
  broadcasts: sql`ended_at is null`,
  invitations: sql`accepted_at is null`,
  replays: sql`all_queued_at is null`,
}

/** Throws `limit_reached` where there is no room for one more. Of two who take the last place, the second waits and is refused. */
export async function requireRoom(trx: Trx, account_id: string, kind: Limited): Promise<void> {
  await lockPlaces(trx, account_id, kind)
  const limit = LIMITS[kind]
  const { rows } = await sql<{ had: number }>`
    select count(*)::int as had from (
      select from ${sql.table(kind)} where account_id = ${account_id} and ${STILL_THERE[kind] ?? sql`true`}
       limit ${limit}) as counted`.execute(trx)
  if ((rows[0]?.had ?? 0) < limit) return
  const kinds =
    kind === 'blocked_phones' ? 'excluded numbers' : kind.replaceAll('_', ' ').replace('api', 'API')
  throw problem('limit_reached', `An account can have at most ${limit} ${kinds}.`, { limit })
}

/** Of two transactions that count what an account has of a kind, to add one, the second waits here for the first. */
export async function lockPlaces(trx: Trx, account_id: string, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`limit of ${kind} ${account_id}`}, 0))`.execute(
    trx,
  )
}
