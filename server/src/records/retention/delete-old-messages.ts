import { sql } from 'kysely'
import { refuseMessagesBefore } from '../../channels/inboxes/message-retention.ts'
import type { GroupWriter } from '../../contacts/anchors.ts'
import { deleteMediaOf } from '../../conversations/media/delete-media.ts'
import { messagesDeleted } from '../../conversations/messages/delete-messages.ts'
import { deleteOldNotes } from '../../conversations/notes/notes.ts'
import { deleteLooseStatuses, statusesDeleted } from '../../ingest/delete-statuses.ts'
import { type Locked, lockAccount } from '../../platform/account-lock/lock.ts'
import { FIRST_ID } from '../../platform/base/ids.ts'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { reviewWriters } from '../../resolution/moving/place-writers.ts'
import { deleteSends } from '../../sending/outbox/delete-sends.ts'
import { type OldMessagesOf, oldMessagesOfThread } from './old-messages.ts'

const DAY_MS = 86_400_000
const THREADS_AT_ONCE = 200
const MESSAGES_AT_ONCE = 500
const STATUSES_AT_ONCE = 2_000

/**
 * Deletes the messages, with their files, statuses and notes, that are older than their inbox keeps them, a part at a time.
 * People, their identities and the conversations stay. Returns how many messages went.
 */
export async function deleteOldMessages(db: Db, now_ms: number, signal: AbortSignal): Promise<number> {
  const inboxes = await withEveryAccount(db, (trx) =>
    trx
      .selectFrom('inboxes')
      .select(['account_id', 'id', 'message_retention_days as days'])
      .where('message_retention_days', 'is not', null)
      .execute(),
  )
  let deleted = 0
  for (const { account_id, id, days } of inboxes) {
    if (days === null) continue
    const of = { account_id, inbox_id: id, before: new Date(now_ms - days * DAY_MS) }
    await withAccount(db, account_id, (trx) => raiseMark(trx, of))
    deleted += await deleteMessages(db, of, new Date(now_ms), signal)
    await deleteStatusesAlone(db, of, signal)
    await withAccount(db, account_id, (trx) => deleteOldNotes(trx, of))
  }
  return deleted
}

/** From here on the way in lets nothing in that was sent before: what is deleted next stays away. */
async function raiseMark(trx: Trx, { account_id, inbox_id, before }: OldMessagesOf): Promise<void> {
  // A batch that began before the mark must have ended before anything is deleted.
  await lockAccount({ trx, account_id })
  await refuseMessagesBefore(trx, account_id, inbox_id, before)
}

async function deleteMessages(db: Db, of: OldMessagesOf, now: Date, signal: AbortSignal): Promise<number> {
  let deleted = 0
  for (let after = FIRST_ID; !signal.aborted; ) {
    const part = await withAccount(db, of.account_id, (trx) => deletePart(trx, of, after, now))
    deleted += part.deleted
    // As long as there is a full part, the same threads may have more.
    if (part.deleted === MESSAGES_AT_ONCE) continue
    if (part.last_thread === null) break
    after = part.last_thread
  }
  return deleted
}

async function deletePart(
  trx: Trx,
  of: OldMessagesOf,
  after: string,
  now: Date,
): Promise<{ deleted: number; last_thread: string | null }> {
  const { account_id, inbox_id } = of
  const locked = await lockAccount({ trx, account_id, now })
  const { rows } = await sql<{ last_thread: string | null; ids: string[] }>`
    with threads as materialized (
      select c.id from conversations c
       where c.account_id = ${account_id} and c.inbox_id = ${inbox_id} and c.id > ${after}
       order by c.id limit ${THREADS_AT_ONCE})
    select (select id from threads order by id desc limit 1) as last_thread, array(
      select m.id from threads c cross join lateral (${oldMessagesOfThread(of)} limit ${MESSAGES_AT_ONCE}) m
       limit ${MESSAGES_AT_ONCE}) as ids`.execute(trx)
  const { last_thread = null, ids = [] } = rows[0] ?? {}
  if (ids.length > 0) await deleteWhole(locked, ids)
  return { deleted: ids.length, last_thread }
}

async function deleteWhole(locked: Locked, ids: string[]): Promise<void> {
  const { trx, account_id, now } = locked
  await deleteMediaOf(trx, account_id, sql`select unnest(${ids}::uuid[])`, now)
  await deleteSends(trx, account_id, ids)
  const { rows: writers } = await sql<GroupWriter>`
    with gone as (
      ${messagesDeleted(account_id, ids)}
      returning inbox_id, wamid, conversation_id, anchor_id),
    ${statusesDeleted(account_id)}
    select distinct g.anchor_id, g.inbox_id from gone g
      join conversations c on c.account_id = ${account_id} and c.id = g.conversation_id and c.group_id is not null
     where g.anchor_id is not null`.execute(trx)
  await reviewWriters(locked, writers)
}

/** Statuses whose message never came, or went before them: they name people, too. */
async function deleteStatusesAlone(
  db: Db,
  { account_id, inbox_id, before }: OldMessagesOf,
  signal: AbortSignal,
): Promise<void> {
  for (let after: string | null = ''; after !== null && !signal.aborted; ) {
    const from: string = after
    after = await withAccount(db, account_id, async (trx) =>
      deleteLooseStatuses(await lockAccount({ trx, account_id }), {
        inbox_id,
        before,
        after: from,
        limit: STATUSES_AT_ONCE,
      }),
    )
  }
}
