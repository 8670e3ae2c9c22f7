import { sql } from 'kysely'
import type { NewEvent } from '../events/append.ts'
import type { IngestLane } from './open-lane.ts'
import type { PlacedMessage } from './write-messages.ts'

/** What a message of these types does to another one is told of beside the message itself. */
const CHANGES: ReadonlyMap<string, string> = new Map([
  ['edit', 'message.edited'],
  ['revoke', 'message.revoked'],
])

/** The events of new messages, in their order: what came or left, and what was edited or revoked by it. */
export async function messageEvents(lane: IngestLane, fresh: PlacedMessage[]): Promise<NewEvent[]> {
  const changes = fresh.filter(({ item }) => CHANGES.has(item.update.content.type))
  const originals = await findOriginals(lane, changes)
  return fresh.flatMap((message) => {
    const event = messageEvent(message)
    const type = CHANGES.get(message.item.update.content.type)
    if (type === undefined) return [event]
    const data = { message_id: originals.get(message.id) ?? null, by_message_id: message.id }
    return [event, { ...event, type, data }]
  })
}

/** Which messages these are about, those of them that are here. */
async function findOriginals(lane: IngestLane, changes: PlacedMessage[]): Promise<Map<string, string>> {
  if (changes.length === 0) return new Map()
  const rows = changes.map(({ id, item }) => ({
    id,
    inbox_id: item.inbox.id,
    wamid: item.update.content.refers_to_wamid,
  }))
  const found = await sql<{ id: string; original_id: string }>`
    select c.id, m.id as original_id
      from json_to_recordset(${JSON.stringify(rows)}::json) as c(id uuid, inbox_id uuid, wamid text)
      join messages m on m.account_id = ${lane.account_id} and m.inbox_id = c.inbox_id and m.wamid = c.wamid`.execute(
    lane.trx,
  )
  return new Map(found.rows.map(({ id, original_id }) => [id, original_id]))
}

function messageEvent({ item, place, conversation_id, id }: PlacedMessage): NewEvent {
  const { update, inbox } = item
  return {
    type: update.direction === 'inbound' ? 'message.received' : 'message.sent',
    at: new Date(update.at_ms),
    contact_id: place?.contact_id ?? null,
    conversation_id,
    inbox_id: inbox.id,
    data: { message_id: id, type: update.content.type, source: update.source, standby: update.standby },
  }
}
