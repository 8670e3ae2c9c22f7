import { problem } from '../platform/base/errors.ts'
import { countFitting, LARGEST_PAGE_BYTES } from '../platform/base/page-bytes.ts'
import type { ReadTrx } from '../platform/db/types.ts'
import { listMessages, loadMessages, type MessagePosition, type MessageRow } from './messages/queries.ts'

/** Where to read on: towards the older messages, or with the third part towards the newer ones. */
export type PagePosition = MessagePosition | [...MessagePosition, 'newer']

type How = { limit: number; include_sealed: boolean }

/** The newest first, with the places on both sides to read on from; null where nothing lies there. */
export type MessagePage = { rows: MessageRow[]; older: PagePosition | null; newer: PagePosition | null }

/** The page beside a place; without one, the newest messages. */
export async function pageFrom(
  trx: ReadTrx,
  account_id: string,
  conversation_id: string,
  from: PagePosition | null,
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
  if (direction === 'older') {
    const rows = found.slice(0, countFitting(found.slice(0, limit)))
    const more = found.length > rows.length
    // Who came here by a cursor came from newer messages.
    return { rows, older: olderThan(rows, more), newer: newerThan(rows, from !== null) }
  }
  // Nearest to the place is the last one here.
  const rows = found.slice(-countFitting(found.slice(-limit).toReversed()))
  return { rows, older: olderThan(rows, true), newer: newerThan(rows, found.length > rows.length) }
}

/** The page with a message in its middle. Throws `not_found` where it is not in the conversation. */
export async function pageAround(
  trx: ReadTrx,
  account_id: string,
  conversation_id: string,
  message_id: string,
  { limit, include_sealed }: How,
): Promise<MessagePage> {
  const [message] = await loadMessages(trx, account_id, [message_id], include_sealed)
  if (message?.conversation_id !== conversation_id) throw problem('not_found')
  const from = positionOf(message)
  const page = { limit: limit + 1, from, include_sealed }
  const before = await listMessages(trx, account_id, conversation_id, { ...page, direction: 'older' })
  const behind = await listMessages(trx, account_id, conversation_id, { ...page, direction: 'newer' })
  // What one side does not fill is left to the other.
  const room = limit - 1
  const newer_count = Math.min(behind.length, Math.max(Math.floor(room / 2), room - before.length))
  const older_count = Math.min(before.length, room - newer_count)
  const newer = keepFitting(message, behind.slice(behind.length - newer_count).toReversed()).toReversed()
  const older = keepFitting(message, before.slice(0, older_count))
  const rows = [...newer, message, ...older]
  return {
    rows,
    older: olderThan(rows, before.length > older.length),
    newer: newerThan(rows, behind.length > newer.length),
  }
}

/** Of the messages on one side of a message, its nearest first, those that fit with it into half a page. */
function keepFitting(message: MessageRow, beside: MessageRow[]): MessageRow[] {
  return beside.slice(0, countFitting([message, ...beside], LARGEST_PAGE_BYTES / 2) - 1)
}

function olderThan(rows: MessageRow[], more: boolean): PagePosition | null {
  const last = rows.at(-1)
  return more && last !== undefined ? positionOf(last) : null
}

function newerThan(rows: MessageRow[], more: boolean): PagePosition | null {
  const [first] = rows
  return more && first !== undefined ? [...positionOf(first), 'newer'] : null
}

function positionOf({ sent_at, id }: MessageRow): MessagePosition {
  return [sent_at.toISOString(), id]
}
