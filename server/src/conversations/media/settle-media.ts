import { sql } from 'kysely'
import { type Locked, lockAccount } from '../../platform/account-lock/lock.ts'
import type { Trx } from '../../platform/db/types.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'
import type { Downloaded } from './download.ts'
import type { LeasedMedia } from './lease-media.ts'
import { RECEIVED_ID_LIVES_MS } from './limits.ts'
import { removeLater } from './removals.ts'
import { storageKey } from './storage.ts'

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 3_600_000

/** Writes down what a try came to and tells the feed. Does nothing where another process has the file by now. */
export async function settleMedia(
  trx: Trx,
  media: LeasedMedia,
  result: Downloaded,
  now: Date,
): Promise<void> {
  const settled = giveUp(media, result, now)
  if (settled.state === 'waiting') {
    await postpone(trx, media, settled.reason, now)
    return
  }
  // Before the row, in the lock order of all callers.
  const locked = await lockAccount({ trx, account_id: media.account_id, now })
  const stored = settled.state === 'stored' ? settled : null
  const { rows } = await sql<Owner>`
    with settled as (
      update media set state = ${settled.state}, due_at = null, claim_id = null,
        reason = ${'reason' in settled ? settled.reason : null}, size = ${stored?.size ?? null},
        sha256 = ${stored?.sha256 ?? null}, mime_type = coalesce(${stored?.mime_type ?? null}, mime_type),
        storage_key = ${stored?.storage_key ?? null}, stored_at = ${stored ? now : null}
       where account_id = ${media.account_id} and id = ${media.id} and claim_id = ${media.claim_id}
      returning account_id, message_id)
    select m.conversation_id, m.inbox_id, a.contact_id
      from settled s join messages m on m.account_id = s.account_id and m.id = s.message_id
      left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id`.execute(trx)
  const [owner] = rows
  if (owner) await tell(locked, media, settled, owner)
  else if (stored) await forget(trx, media, now)
}

type Owner = { conversation_id: string; inbox_id: string; contact_id: string | null }

/** Meta forgets the id in the end; until then every failure that may pass is worth another try. */
function giveUp(media: LeasedMedia, result: Downloaded, now: Date): Downloaded {
  if (result.state !== 'waiting') return result
  const past = now.getTime() - media.created_at.getTime() > RECEIVED_ID_LIVES_MS
  return past ? { state: 'failed', reason: result.reason } : result
}

async function postpone(trx: Trx, media: LeasedMedia, reason: string, now: Date): Promise<void> {
  const pause_ms = Math.min(FIRST_PAUSE_MS * 2 ** (media.tries - 1), LONGEST_PAUSE_MS)
  await trx
    .updateTable('media')
    .set({ state: 'waiting', claim_id: null, due_at: new Date(now.getTime() + pause_ms), reason })
    .where('account_id', '=', media.account_id)
    .where('id', '=', media.id)
    .where('claim_id', '=', media.claim_id)
    .execute()
}

async function tell(
  locked: Locked,
  media: LeasedMedia,
  settled: Exclude<Downloaded, { state: 'waiting' }>,
  owner: Owner,
): Promise<void> {
  const file = { media_id: media.id, message_id: media.message_id }
  const about = { at: locked.now, ...owner }
  const event: NewEvent =
    settled.state === 'stored'
      ? {
          type: 'media.stored',
          ...about,
          data: { ...file, mime_type: settled.mime_type, size: settled.size },
        }
      : { type: 'media.failed', ...about, data: { ...file, state: settled.state, reason: settled.reason } }
  await appendEvents(locked, [event])
}

/** The person was erased meanwhile, which asked for the removal of bytes that were not there yet. */
async function forget(trx: Trx, media: LeasedMedia, now: Date): Promise<void> {
  const row = await trx
    .selectFrom('media')
    .select('id')
    .where('account_id', '=', media.account_id)
    .where('id', '=', media.id)
    .executeTakeFirst()
  if (row === undefined)
    await removeLater(trx, media.account_id, [storageKey(media.account_id, media.id)], now)
}
