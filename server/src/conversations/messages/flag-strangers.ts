import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'
import { FORWARD } from './move-forward.ts'

/**
 * A status that names another person as the recipient: our message reached, or is on its way to, a stranger. A BSUID that
 * no contact has yet is a stranger's too where the message was for a contact whose BSUID here is known. Reads the statuses
 * that are stored, so that one which came before its message counts as well. The feed tells the one and then the other,
 * also where a single status brings both.
 */
export async function flagStrangers(
  locked: Locked,
  keys: { inbox_id: string; wamid: string }[],
): Promise<void> {
  if (keys.length === 0) return
  const { trx, account_id, now } = locked
  const { rows } = await sql<{
    id: string
    contact_id: string
    conversation_id: string
    inbox_id: string
    delivered: boolean
    was_misaddressed: boolean
  }>`
    with named as materialized (
      select k.inbox_id, k.wamid, 'b:' || i.portfolio_id || ':' || s.bsuid as key, 'b:' || i.portfolio_id || ':' as scope,
        s.status <> 'sent' as delivered
        from ${rowsOf(keys, 'k', { inbox_id: 'uuid', wamid: 'text' })}
        cross join lateral (
          select s.status, s.bsuid from message_statuses s
           where s.account_id = ${account_id} and s.inbox_id = k.inbox_id and s.wamid = k.wamid
             and s.status = any(${FORWARD}::text[]) and s.status <> 'failed' and s.participant = ''
             and s.bsuid is not null offset 0) as s
        join inboxes i on i.account_id = ${account_id} and i.id = k.inbox_id
    ), strangers as (
      select m.id, a.contact_id, m.misaddressed as was_misaddressed, bool_or(n.delivered) as delivered
        from named n
        join messages m on m.account_id = ${account_id} and m.inbox_id = n.inbox_id and m.wamid = n.wamid
         and m.direction = 'outbound'
        left join anchors o on o.account_id = m.account_id and o.key = n.key
        join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
         and a.contact_id is distinct from o.contact_id
        join conversations c on c.account_id = m.account_id and c.id = m.conversation_id and c.group_id is null
       where (o.contact_id is not null or starts_with(a.key, n.scope))
         and (not m.misaddressed or (n.delivered and not m.delivered_to_stranger))
       group by m.id, a.contact_id, m.misaddressed
    )
    update messages m set misaddressed = true, delivered_to_stranger = m.delivered_to_stranger or s.delivered
      from strangers s where m.account_id = ${account_id} and m.id = s.id
    returning m.id, s.contact_id, m.conversation_id, m.inbox_id, s.delivered, s.was_misaddressed`.execute(trx)
  await appendEvents(
    locked,
    rows.flatMap(({ id, contact_id, conversation_id, inbox_id, delivered, was_misaddressed }): NewEvent[] => {
      const about = { at: now, contact_id, conversation_id, inbox_id, data: { message_id: id } }
      return [
        ...(was_misaddressed ? [] : [{ ...about, type: 'message.misaddressed' as const }]),
        ...(delivered ? [{ ...about, type: 'message.delivered_to_stranger' as const }] : []),
      ]
    }),
  )
}
