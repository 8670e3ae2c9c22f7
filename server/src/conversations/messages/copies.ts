import { sql } from 'kysely'
import type { MessageContent } from '../../whatsapp/values/types.ts'

/**
 * The ways in which WhatsApp tells of one message: `live` as it comes, `echo` of what the business app sent, `send` through
 * our API, `standby` while another app has the thread, `history` of the business app, and a `status`.
 */
export const COPIES = ['live', 'echo', 'send', 'standby', 'history', 'status'] as const
export type Copy = (typeof COPIES)[number]

/** Which copies of a message `m` were seen. Rows from before they were kept say it by their source. */
export const seenCopies = sql<Copy[]>`case when m.seen_copies <> '{}' then m.seen_copies else array[case
  when m.standby then 'standby' when m.source = 'api' then 'send' when m.source in ('echo', 'history') then m.source
  else 'live' end] end`

/** History reports the past, and a status another copy; the others report that something happens. */
const HAPPENING: readonly Copy[] = ['live', 'echo', 'send', 'standby']

export function isHappeningCopy(copy: Copy): boolean {
  return HAPPENING.includes(copy)
}

/** The same copies, each once, in the order in which they count. */
export function orderCopies(copies: Iterable<Copy>): Copy[] {
  const seen = new Set(copies)
  return COPIES.filter((copy) => seen.has(copy))
}

/** `source` and `standby` of a message follow from the first of its copies. */
export function describeSource(
  copies: Iterable<Copy>,
  { direction, is_call }: { direction: 'inbound' | 'outbound'; is_call: boolean },
): { source: string; standby: boolean } {
  const [first] = orderCopies(copies)
  const standby = first === 'standby'
  if (is_call) return { source: 'call', standby }
  if (first === 'send') return { source: 'api', standby }
  if (first === 'echo' || first === 'history') return { source: first, standby }
  return { source: direction === 'inbound' ? 'inbound' : 'echo', standby }
}

/**
 * The fact that a message was sent, for `once` of its event. Of a message that only history reported before, a status can
 * report it, and an echo again.
 */
export function sentOnce(message_id: string): string {
  return `message.sent ${message_id}`
}

/** Messages of these types say something about another message and ask for nothing. */
const NO_WORK = ['reaction', 'edit', 'revoke', 'delete']
/** WhatsApp sends what it does not pass on as this type, with the type that it has on the phone inside. */
export const UNSUPPORTED = 'unsupported'

const phoneType = sql`case m.type when ${UNSUPPORTED} then lower(coalesce(m.content #>> '{data,type}', m.type)) else m.type end`

/** A message `m` that is more than history or a remark on another message. */
export const isWorkNow = sql`(${phoneType} <> all(${NO_WORK}::text[]) and ${seenCopies} && '{live,echo,send,standby}'::text[])`

/** False for a message that gives a team nothing to do: it opens no conversation and assigns none. */
export function isWork({ type, data }: Pick<MessageContent, 'type' | 'data'>): boolean {
  const inner = type === UNSUPPORTED && typeof data.type === 'string' ? data.type.toLowerCase() : type
  return !NO_WORK.includes(inner)
}
