import { problem } from '../base/errors.ts'
import type { ReadTrx, Trx } from '../db/types.ts'
import type { Once } from './kept-answers.ts'

const KEEP_MS = 24 * 60 * 60 * 1000

type GivenAnswer = { status: number; body: unknown }

/**
 * Null: the key is new, and reserved until `writeAnswer`. Otherwise the answer that was given under it. Throws
 * `idempotency_key_reused` where it was used for another request.
 */
export async function reserveKey(trx: Trx, once: Once, now: Date): Promise<GivenAnswer | null> {
  // The second of two requests at the same time waits here until the first has committed or failed.
  const reserved = await trx
    .insertInto('idempotency_keys')
    .values({ ...once, status: 0, body: '', created_at: now, subject_id: null })
    .onConflict((conflict) => conflict.columns(['account_id', 'api_key_id', 'route', 'key']).doNothing())
    .executeTakeFirst()
  if (reserved.numInsertedOrUpdatedRows === 1n) return null
  const row = await findKey(trx, once)
  if (row === undefined) throw new Error('a key that is taken is missing')
  return { status: row.status, body: JSON.parse(row.body) }
}

/** Whether a request with this key was answered before. Throws as `reserveKey` does. */
export async function isKeyUsed(trx: ReadTrx, once: Once): Promise<boolean> {
  return (await findKey(trx, once)) !== undefined
}

async function findKey(trx: ReadTrx, { body_digest, ...identity }: Once) {
  const row = await trx
    .selectFrom('idempotency_keys')
    .select(['status', 'body', 'body_digest'])
    .where((row) => row.and(identity))
    .executeTakeFirst()
  if (row !== undefined && !row.body_digest.equals(body_digest)) throw problem('idempotency_key_reused')
  return row
}

/** Writes the answer beside its reserved key. */
export async function writeAnswer(
  trx: Trx,
  { body_digest, ...identity }: Once,
  { status, body }: GivenAnswer,
): Promise<void> {
  await trx
    .updateTable('idempotency_keys')
    .set({ status, body: JSON.stringify(body) })
    .where((row) => row.and(identity))
    .execute()
}

/** Deletes answers that are older than a day; returns how many. Needs a transaction that sees every account. */
export async function deleteOldAnswers(trx: Trx, now_ms: number): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', new Date(now_ms - KEEP_MS))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
