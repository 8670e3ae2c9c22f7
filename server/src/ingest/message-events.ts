import { sql } from 'kysely'
import { sentOnce } from '../conversations/messages/copies.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import type { NewEvent } from '../platform/events/append.ts'
import { comesLive, happensNow, toldNow } from './copy-effects.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { MessageItem } from './message-copies.ts'
import type { PlacedMessage } from './place-messages.ts'

/** The effect of a message of these types on another one is reported beside the message itself. */
const CHANGES: ReadonlyMap<string, 'message.edited' | 'message.revoked'> = new Map([
  ['edit', 'message.edited'],
  ['revoke', 'message.revoked'],
] as const)

/**
 * The events of messages, in their order: what came or left, and what was edited or revoked by it. A message is received
 * once, when it comes live, and sent once, when anything but history first tells of it. A call with the voice message that
 * its caller left is received as each of them.
 */
export async function messageEvents(locked: IngestScope, placed: PlacedMessage[]): Promise<NewEvent[]> {
  const changes = placed.filter(({ item }) => changeType(item) !== null)
  const originals = await findOriginals(locked, changes)
  return placed.flatMap((message) => {
    const events = ownEvents(message)
    const change = changeType(message.item)
    if (change !== null) {
      const data = { message_id: originals.get(message.id) ?? null, by_message_id: message.id }
      events.push({ type: change, ...about(message), data })
    }
    return events
  })
}

function ownEvents(message: PlacedMessage): NewEvent[] {
  const { item } = message
  if (item.update.direction === 'inbound') {
    const { call, message: written } = comesLive(item)
    const received = [
      ...(call ? [copyEvent('message.received', message, 'call')] : []),
      ...(written ? [copyEvent('message.received', message)] : []),
    ]
    if (received.length > 0) return received
  } else if (happensNow(item)) return [sentEvent(message)]
  if (item.known === null) return [copyEvent('message.stored', message)]
  return item.changed ? [copyEvent('message.updated', message)] : []
}

/** Where history reported the message before, a status may have reported already that it was sent. */
function sentEvent(message: PlacedMessage): NewEvent {
  const event = copyEvent('message.sent', message)
  return message.item.known === null ? event : { ...event, once: sentOnce(message.id) }
}

function changeType(item: MessageItem): 'message.edited' | 'message.revoked' | null {
  return toldNow(item).flatMap(({ type }) => CHANGES.get(type) ?? [])[0] ?? null
}

/** Which messages these are about, those of them that are here. */
async function findOriginals(locked: IngestScope, changes: PlacedMessage[]): Promise<Map<string, string>> {
  if (changes.length === 0) return new Map()
  const rows = changes.map(({ id, item }) => ({
    id,
    inbox_id: item.inbox.id,
    wamid: item.update.content.refers_to_wamid,
  }))
  const found = await sql<{ id: string; original_id: string }>`
    select c.id, m.id as original_id
      from ${rowsOf(rows, 'c', { id: 'uuid', inbox_id: 'uuid', wamid: 'text' })}
      join messages m on m.account_id = ${locked.account_id} and m.inbox_id = c.inbox_id and m.wamid = c.wamid`.execute(
    locked.trx,
  )
  return new Map(found.rows.map(({ id, original_id }) => [id, original_id]))
}

function about({ item, place, conversation_id }: PlacedMessage) {
  return {
    at: new Date(item.update.at_ms),
    contact_id: place?.contact_id ?? null,
    conversation_id,
    inbox_id: item.inbox.id,
  }
}

function copyEvent(
  type: 'message.received' | 'message.sent' | 'message.stored' | 'message.updated',
  message: PlacedMessage,
  content_type = message.item.update.content.type,
): NewEvent {
  const { update, source } = message.item
  const data = { message_id: message.id, type: content_type, source, standby: update.standby }
  return { type, ...about(message), data }
}
