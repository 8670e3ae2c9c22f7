import { type RawBuilder, sql } from 'kysely'
import { deleteMediaOf } from '../../conversations/media/delete-media.ts'
import { type Copy, seenCopies } from '../../conversations/messages/copies.ts'
import { twinsDeleted } from '../../conversations/messages/delete-messages.ts'
import { FORWARD, statusRank } from '../../conversations/messages/move-forward.ts'
import { messagesJoined } from '../../conversations/messages/sent-messages.ts'
import { refreshThreads } from '../../conversations/refresh-threads.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { removeEmptied } from '../../resolution/moving/remove-emptied.ts'
import { type Joined, retellCopies, type ToldStatus, untellCopies } from './retell-copies.ts'

/** Which message of ours has which id of WhatsApp's. */
export type NamedSend = { message_id: string; inbox_id: string; wamid: string }

type Taken = {
  message_id: string
  twin_id: string
  conversation_id: string
  contact_id: string | null
  was_sent: boolean
  seen: Copy[]
  status: string | null
  status_at: Date | null
  sent_at: Date
  identity_at: Date
  told: ToldStatus[]
}

/**
 * Copies of what we sent can come before we know its id: an echo, or history. They stand as a message of their own until
 * the id is known, and give way to ours then. Call `joinTaken` once ours has the id. `tried`: which sends `s` count.
 */
export async function takeCopies(
  locked: Locked,
  named: NamedSend[],
  tried: RawBuilder<unknown>,
): Promise<Taken[]> {
  if (named.length === 0) return []
  const { trx, account_id, now } = locked
  const { rows } = await sql<Omit<Taken, 'told'>>`
    with twins as (
      select distinct on (m.id) s.message_id, m.id as twin_id, m.conversation_id, ${seenCopies} as seen, m.status, m.status_at,
        m.sent_at, m.identity_at, array_position(${FORWARD}::text[], own.status) >= ${statusRank('sent')} and own.status <> 'failed'
          as was_sent,
        (select a.contact_id from anchors a where a.account_id = m.account_id and a.id = m.anchor_id) as contact_id
        from ${rowsOf(named, 'n', { message_id: 'uuid', inbox_id: 'uuid', wamid: 'text' })}
        join sends s on s.account_id = ${account_id} and s.message_id = n.message_id and s.inbox_id = n.inbox_id and ${tried}
        join messages own on own.account_id = s.account_id and own.id = s.message_id and own.wamid is null
        join messages m on m.account_id = s.account_id and m.inbox_id = n.inbox_id and m.wamid = n.wamid
         and m.direction = 'outbound'
       where not exists (select from sends o where o.account_id = m.account_id and o.message_id = m.id)
         -- A try that failed, and whose message is being sent again, is not what its copies tell of.
         and not exists (
           select from send_attempts t
            where t.account_id = s.account_id and t.message_id = s.message_id and t.wamid = n.wamid)
       order by m.id, s.message_id
    ), gone as (
      ${twinsDeleted(account_id)}
    )
    select * from twins`.execute(trx)
  if (rows.length === 0) return []
  const twins = rows.map(({ twin_id }) => twin_id)
  await deleteMediaOf(trx, account_id, sql`select unnest(${twins}::uuid[]) as id`, now)
  const told = await untellCopies(locked, rows)
  return rows.map((row) => ({ ...row, told: told.get(row.twin_id) ?? [] }))
}

/**
 * Gives our messages what their copies said: that they were seen, how far they got, and the earlier time. The feed then
 * tells of each as of one message, that it was sent included.
 */
export async function joinTaken(locked: Locked, taken: Taken[]): Promise<void> {
  if (taken.length === 0) return
  const { trx, account_id } = locked
  const rows = taken.map((it) => ({ ...it, rank: statusRank(it.status) }))
  const copies = sql`(
      select t.message_id, t.twin_id, t.was_sent, t.told, array(select json_array_elements_text(t.seen)) as seen, t.status,
        t.status_at, t.sent_at, t.identity_at, t.rank > coalesce(array_position(${FORWARD}::text[], o.status), 0) as further
        from ${rowsOf(rows, 't', {
          message_id: 'uuid',
          twin_id: 'uuid',
          was_sent: 'boolean',
          told: 'json',
          seen: 'json',
          status: 'text',
          status_at: 'timestamptz',
          sent_at: 'timestamptz',
          identity_at: 'timestamptz',
          rank: 'integer',
        })}
        join messages o on o.account_id = ${account_id} and o.id = t.message_id)`
  const { rows: joined } = await sql<Joined>`
    ${messagesJoined(account_id, copies)}
    returning m.id, j.twin_id, m.conversation_id, m.inbox_id, m.type, m.source, m.standby, m.sent_at, coalesce(j.was_sent, false) as was_sent,
      j.told, (select contact_id from anchors a where a.account_id = m.account_id and a.id = m.anchor_id) as contact_id`.execute(
    trx,
  )
  await refreshThreads(
    locked,
    [...taken, ...joined].map(({ conversation_id }) => conversation_id),
  )
  await retellCopies(locked, joined)
  await removeEmptied(
    locked,
    taken.map(({ conversation_id }) => conversation_id),
  )
}
