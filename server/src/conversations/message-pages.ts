import { z } from 'zod'
import type { Trx } from '../db/types.ts'
import { problem } from '../errors.ts'
import { buildCursor } from '../http/pagination.ts'
import { listMessages, loadMessages, type MessagePosition, type MessageRow } from '../messages/queries.ts'

const place = [z.iso.datetime(), z.uuid()] as const

/** Where to read on: towards the older messages, or with the third part towards the newer ones. */
export const messageCursor = buildCursor(
  'messages',
  z.union([z.tuple([...place]), z.tuple([...place, z.literal('newer')])]),
)

type Place = ReturnType<typeof messageCursor.decode>
type How = { limit: number; include_sealed: boolean }

/** The newest first, with the cursors on both sides; null where nothing lies there. */
type MessagePage = { rows: MessageRow[]; next_cursor: string | null; previous_cursor: string | null }

/** The page beside a place; without one, the newest messages. */
export async function pageFrom(
  trx: Trx,
  account_id: string,
  conversation_id: string,
  from: Place | null,
  { limit, include_sealed }: How,
): Promise<MessagePage> {
  const direction = from?.[2] === 'newer' ? 'newer' : 'older'
  const at: MessagePosition | null = from && [from[0], from[1]]
  const found = await listMessages(trx, account_id, conversation_id, {
    limit: limit + 1,
    from: at,
    direction,
    include_sealed,
  })
  const more = found.length > limit
  if (direction === 'older') {
    const rows = found.slice(0, limit)
    // Who came here by a cursor came from newer messages.
    return { rows, next_cursor: olderThan(rows, more), previous_cursor: newerThan(rows, from !== null) }
  }
  const rows = found.slice(-limit)
  return { rows, next_cursor: olderThan(rows, true), previous_cursor: newerThan(rows, more) }
}

/** The page with a message in its middle. Throws `not_found` where it is not in the conversation. */
export async function pageAround(
  trx: Trx,
  account_id: string,
  conversation_id: string,
  message_id: string,
  { limit, include_sealed }: How,
): Promise<MessagePage> {
  const [message] = await loadMessages(trx, account_id, [message_id], include_sealed)
  if (message?.conversation_id !== conversation_id) throw problem('not_found')
  const from = positionOf(message)
  const page = { limit: limit + 1, from, include_sealed }
  const older = await listMessages(trx, account_id, conversation_id, { ...page, direction: 'older' })
  const newer = await listMessages(trx, account_id, conversation_id, { ...page, direction: 'newer' })
  // What one side does not fill is left to the other.
  const room = limit - 1
  const newer_count = Math.min(newer.length, Math.max(Math.floor(room / 2), room - older.length))
  const older_count = Math.min(older.length, room - newer_count)
  const rows = [...newer.slice(newer.length - newer_count), message, ...older.slice(0, older_count)]
  return {
    rows,
    next_cursor: olderThan(rows, older.length > older_count),
    previous_cursor: newerThan(rows, newer.length > newer_count),
  }
}

function olderThan(rows: MessageRow[], more: boolean): string | null {
  const last = rows.at(-1)
  return more && last !== undefined ? messageCursor.encode(positionOf(last)) : null
}

function newerThan(rows: MessageRow[], more: boolean): string | null {
  const [first] = rows
  return more && first !== undefined ? messageCursor.encode([...positionOf(first), 'newer']) : null
}

function positionOf({ sent_at, id }: MessageRow): MessagePosition {
  return [sent_at.toISOString(), id]
}
