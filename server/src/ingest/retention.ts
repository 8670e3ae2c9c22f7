import { sql } from 'kysely'
import type { Db, Trx } from '../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../platform/db/with-account.ts'
import { lowestId } from './replay.ts'

const DAY_MS = 86_400_000
const ROWS_AT_ONCE = 2_000

/**
 * Deletes raw webhooks that are older than their account keeps them, a part at a time. What is still queued or could not
 * be used yet stays, and so does everything that was learnt from the others. Returns how many went.
 */
export async function deleteOldWebhooks(db: Db, now_ms: number, signal: AbortSignal): Promise<number> {
  const accounts = await withEveryAccount(db, (trx) =>
    trx
      .selectFrom('accounts')
      .select(['id', 'raw_retention_days'])
      .where('raw_retention_days', 'is not', null)
      .execute(),
  )
  let deleted = 0
  for (const { id, raw_retention_days } of accounts) {
    const before = lowestId(new Date(now_ms - (raw_retention_days ?? 0) * DAY_MS))
    let after: string | null = lowestId(null)
    while (after !== null && !signal.aborted) {
      const from: string = after
      const part = await withAccount(db, id, (trx) => deletePart(trx, id, from, before))
      deleted += part.deleted
      after = part.last_id
    }
  }
  return deleted
}

// The row of the first entry holds the body of all entries of its request. They were stored together, so their ids carry
// the same millisecond, and the others are found in that span of the primary key.
async function deletePart(
  trx: Trx,
  account_id: string,
  after: string,
  before: string,
): Promise<{ deleted: number; last_id: string | null }> {
  const { rows } = await sql<{ deleted: number; last_id: string | null }>`
    with part as materialized (
      select id, request_id, received_at from webhook_events
       where account_id = ${account_id} and id > ${after} and id < ${before} order by id limit ${ROWS_AT_ONCE}
    ), kept as materialized (
      select entry.request_id from part
        join webhook_events entry on entry.account_id = ${account_id} and entry.request_id = part.request_id
         and entry.id >= part.request_id
         and entry.id < (lpad(to_hex((extract(epoch from part.received_at) * 1000)::bigint + 1), 12, '0')
           || repeat('0', 20))::uuid
       where exists (select from ingest_queue q where q.account_id = ${account_id} and q.event_id = entry.id)
          or exists (select from ingest_failures f where f.account_id = ${account_id} and f.event_id = entry.id)
    ), deleted as (
      delete from webhook_events e using part
       where e.account_id = ${account_id} and e.id = part.id
         and part.request_id not in (select request_id from kept)
      returning 1
    )
    select (select count(*) from deleted) as deleted, (select id from part order by id desc limit 1) as last_id`.execute(
    trx,
  )
  return rows[0] ?? { deleted: 0, last_id: null }
}
