import { sql } from 'kysely'
import { appendEvents } from '../events/append.ts'
import { moveForward } from '../messages/move-forward.ts'
import { retryAfterStatus } from '../outbox/retry-after-status.ts'
import { settleByCallback } from '../outbox/settle-by-callback.ts'
import type { CallUpdate, StatusUpdate } from '../whatsapp/types.ts'
import type { Directory } from './locate-people.ts'
import type { IngestLane } from './open-lane.ts'
import type { PlacedMessage } from './place-messages.ts'
import type { Routed } from './route.ts'

/** Keeps every status, also one whose message has not come yet, and moves the messages it is about. */
export async function writeStatuses(
  lane: IngestLane,
  statuses: Routed<StatusUpdate>[],
  calls: Routed<CallUpdate>[],
  placed: PlacedMessage[],
  directory: Directory,
): Promise<void> {
  await keepStatuses(lane, statuses, calls)
  const keys = new Map<string, { inbox_id: string; wamid: string }>()
  for (const { update, inbox } of statuses)
    keys.set(`${inbox.id} ${update.wamid}`, { inbox_id: inbox.id, wamid: update.wamid })
  for (const { item } of placed) {
    if (item.update.direction === 'outbound') {
      keys.set(`${item.inbox.id} ${item.update.wamid}`, { inbox_id: item.inbox.id, wamid: item.update.wamid })
    }
  }
  if (keys.size === 0) return
  await settleByCallback(
    lane,
    statuses.map(({ update, inbox }) => ({ ...update, inbox_id: inbox.id })),
  )
  await moveForward(lane.trx, lane.account_id, [...keys.values()])
  const failed = statuses.filter(({ update }) => update.status === 'failed')
  await retryAfterStatus(
    lane,
    failed.map(({ update, inbox }) => ({ inbox_id: inbox.id, wamid: update.wamid })),
  )
  await flagStrangers(lane, statuses, directory)
}

async function keepStatuses(
  lane: IngestLane,
  statuses: Routed<StatusUpdate>[],
  calls: Routed<CallUpdate>[],
): Promise<void> {
  const rows = new Map<string, Record<string, unknown>>()
  for (const { update, inbox, event_id } of statuses) {
    const { bsuid, parent_bsuid, phone } = update.person
    const participant = update.group_id ? (bsuid ?? phone ?? '') : ''
    const key = `${inbox.id} ${update.wamid} ${update.status} ${participant}`
    if (rows.has(key)) continue
    rows.set(key, {
      inbox_id: inbox.id,
      wamid: update.wamid,
      status: update.status,
      participant,
      at: new Date(update.at_ms),
      errors: update.errors.length > 0 ? update.errors : null,
      pricing: update.pricing,
      callback_data: update.callback_data,
      bsuid,
      parent_bsuid,
      phone,
      data: update.data,
      event_id,
    })
  }
  for (const { update, inbox, event_id } of calls) {
    const key = `${inbox.id} ${update.call_id} ${update.event}`
    if (rows.has(key)) continue
    const { bsuid, parent_bsuid, phone } = update.person
    rows.set(key, {
      inbox_id: inbox.id,
      wamid: update.call_id,
      status: update.event,
      participant: '',
      at: new Date(update.at_ms),
      errors: update.errors.length > 0 ? update.errors : null,
      pricing: null,
      callback_data: update.callback_data,
      bsuid,
      parent_bsuid,
      phone,
      data: { ...update.data, duration_s: update.duration_s, status: update.status },
      event_id,
    })
  }
  if (rows.size === 0) return
  await sql`
    insert into message_statuses as s (account_id, inbox_id, wamid, status, participant, at, errors, pricing, callback_data,
      bsuid, parent_bsuid, phone, data, event_id)
    select ${lane.account_id}, n.inbox_id, n.wamid, n.status, n.participant, n.at, n.errors, n.pricing, n.callback_data,
      n.bsuid, n.parent_bsuid, n.phone, n.data, n.event_id
      from json_to_recordset(${JSON.stringify([...rows.values()])}::json) as n(inbox_id uuid, wamid text, status text,
        participant text, at timestamptz, errors jsonb, pricing jsonb, callback_data text, bsuid text, parent_bsuid text,
        phone text, data jsonb, event_id uuid)
    on conflict (account_id, inbox_id, wamid, status, participant) do update set at = least(s.at, excluded.at),
      bsuid = coalesce(s.bsuid, excluded.bsuid), parent_bsuid = coalesce(s.parent_bsuid, excluded.parent_bsuid),
      phone = coalesce(s.phone, excluded.phone), pricing = coalesce(s.pricing, excluded.pricing),
      errors = coalesce(s.errors, excluded.errors), data = coalesce(excluded.data || s.data, s.data, excluded.data)
    where excluded.at < s.at or (s.bsuid is null and excluded.bsuid is not null)
      or (s.pricing is null and excluded.pricing is not null) or (s.errors is null and excluded.errors is not null)
      or (excluded.data is not null and (s.data is null or (excluded.data || s.data) <> s.data))`.execute(
    lane.trx,
  )
}

/**
 * A status that names another person as the recipient: our message reached, or is on its way to, a stranger. A BSUID that
 * is nobody's yet is a stranger's too where the message was for somebody whose BSUID here is known. The feed tells the
 * one and then the other, also where a single status brings both.
 */
async function flagStrangers(
  lane: IngestLane,
  statuses: Routed<StatusUpdate>[],
  directory: Directory,
): Promise<void> {
  const named = statuses.flatMap(({ update, inbox }) => {
    const { person, group_id } = update
    if (!person.bsuid || group_id || update.status === 'failed') return []
    const place = directory.find({ ...person, portfolio_id: inbox.portfolio_id, at: update.at_ms })
    return [
      {
        inbox_id: inbox.id,
        wamid: update.wamid,
        contact_id: place?.contact_id ?? null,
        scope: `b:${inbox.portfolio_id}:`,
        delivered: update.status !== 'sent',
      },
    ]
  })
  if (named.length === 0) return
  const { rows } = await sql<{
    id: string
    contact_id: string
    conversation_id: string
    inbox_id: string
    delivered: boolean
    was_misaddressed: boolean
  }>`
    with named as (
      select * from json_to_recordset(${JSON.stringify(named)}::json)
        as x(inbox_id uuid, wamid text, contact_id uuid, scope text, delivered boolean)
    ), strangers as (
      select m.id, a.contact_id, m.misaddressed as was_misaddressed, bool_or(n.delivered) as delivered
        from named n
        join messages m on m.account_id = ${lane.account_id} and m.inbox_id = n.inbox_id and m.wamid = n.wamid
         and m.direction = 'outbound'
        join anchors a on a.account_id = m.account_id and a.id = m.anchor_id and a.contact_id is distinct from n.contact_id
        join conversations c on c.account_id = m.account_id and c.id = m.conversation_id and c.group_id is null
       where (n.contact_id is not null or starts_with(a.key, n.scope))
         and (not m.misaddressed or (n.delivered and not m.delivered_to_stranger))
       group by m.id, a.contact_id, m.misaddressed
    )
    update messages m set misaddressed = true, delivered_to_stranger = m.delivered_to_stranger or s.delivered
      from strangers s where m.account_id = ${lane.account_id} and m.id = s.id
    returning m.id, s.contact_id, m.conversation_id, m.inbox_id, s.delivered, s.was_misaddressed`.execute(
    lane.trx,
  )
  await appendEvents(
    lane.trx,
    lane.account_id,
    rows.flatMap(({ id, contact_id, conversation_id, inbox_id, delivered, was_misaddressed }) => {
      const about = { at: lane.now, contact_id, conversation_id, inbox_id, data: { message_id: id } }
      return [
        ...(was_misaddressed ? [] : [{ ...about, type: 'message.misaddressed' }]),
        ...(delivered ? [{ ...about, type: 'message.delivered_to_stranger' }] : []),
      ]
    }),
  )
}
