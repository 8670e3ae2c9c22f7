import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { appendEvents } from '../events/append.ts'

/**
 * Statuses only move forward, whatever order they come in. A failure does not undo a delivery, and a delivery after
 * it shows that it did not fail.
 */
const FORWARD = ['queued', 'sent', 'failed', 'delivered', 'read', 'played']

type Moved = {
  id: string
  inbox_id: string
  status: string
  at: Date
  conversation_id: string
  contact_id: string | null
}

/** Gives messages the best of the statuses that are known of them, and tells the feed. The caller holds the account's lock. */
export async function moveForward(
  trx: Trx,
  account_id: string,
  keys: { inbox_id: string; wamid: string }[],
): Promise<void> {
  if (keys.length === 0) return
  const { rows: moved } = await sql<Moved>`
    update messages m set status = best.status, status_at = best.at
      from (
        select k.inbox_id, k.wamid, s.status, s.at, s.rank
          from json_to_recordset(${JSON.stringify(keys)}::json) as k(inbox_id uuid, wamid text) cross join lateral (
            select s.status, s.at, array_position(${FORWARD}::text[], s.status) as rank from message_statuses s
             where s.account_id = ${account_id} and s.inbox_id = k.inbox_id and s.wamid = k.wamid
               and s.status = any(${FORWARD}::text[])
             order by rank desc, s.at limit 1) as s) as best,
        conversations c
     where m.account_id = ${account_id} and m.inbox_id = best.inbox_id and m.wamid = best.wamid
       and m.direction = 'outbound' and best.rank > coalesce(array_position(${FORWARD}::text[], m.status), 0)
       and c.account_id = m.account_id and c.id = m.conversation_id
    returning m.id, m.inbox_id, m.status, best.at, m.conversation_id,
      (select a.contact_id from anchors a where a.account_id = m.account_id and a.id = m.anchor_id) as contact_id`.execute(
    trx,
  )
  await appendEvents(
    trx,
    account_id,
    moved.map(({ id, status, at, conversation_id, contact_id, inbox_id }) => ({
      type: `message.${status}`,
      at,
      contact_id,
      conversation_id,
      inbox_id,
      data: { message_id: id, status },
    })),
  )
}
