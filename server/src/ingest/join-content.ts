import { statusRank } from '../conversations/messages/move-forward.ts'
import { MEDIA_TYPES, parseMedia } from '../whatsapp/content/media.ts'
import { readHistoryStatus } from '../whatsapp/history.ts'
import { isObject, type JsonObject, readObject } from '../whatsapp/values/readers.ts'
import type { MessageContent, MessageUpdate } from '../whatsapp/values/types.ts'

// Types that say only that there is a message; then text, which every other type can stand in for; a template is what
// was sent, where another copy shows what it looked like.
const VAGUE = ['unknown', 'errors', 'unsupported', 'media_placeholder']

/**
 * What two copies of one message say together. Associative, commutative and idempotent, so that the content of a message
 * does not depend on which copies came first, nor on how often: the tests hold it to that.
 */
export function joinContents(a: MessageContent, b: MessageContent): MessageContent {
  const [main, other] = outranks(b.type, a.type) ? [b, a] : [a, b]
  const said = main.type === other.type ? joinSaid(main, other) : main
  const shown = richer(shownText(a), shownText(b))
  const kept = keptOf(main.type, joinKept(a.kept ?? {}, b.kept ?? {}), shown)
  const product = joinValues(a.referred_product ?? null, b.referred_product ?? null)
  return {
    type: main.type,
    // A template is without text; what it looked like is what another copy shows.
    text: main.type === 'template' ? shown : said.text,
    data: said.data,
    media: said.media,
    errors: said.errors,
    refers_to_wamid: richer(a.refers_to_wamid, b.refers_to_wamid),
    forwarded: a.forwarded === 'often' ? a.forwarded : (b.forwarded ?? a.forwarded),
    referral: objectOrNull(joinValues(a.referral, b.referral)),
    ...(isObject(product) && { referred_product: product }),
    ...((a.kept || b.kept || Object.keys(kept).length > 0) && { kept }),
  }
}

/** The text of copies that are only text, which a richer copy of the same message keeps beside its own content. */
function shownText({ type, text, kept }: MessageContent): string | null {
  if (type === 'text') return text
  return typeof kept?.shown_text === 'string' ? kept.shown_text : null
}

function keptOf(type: string, kept: JsonObject, shown: string | null): JsonObject {
  return type === 'text' || shown === null ? kept : { ...kept, shown_text: shown }
}

/** True if the copies say the same. */
export function isSameContent(a: MessageContent, b: MessageContent): boolean {
  return canonical(a) === canonical(b)
}

/** Of two statuses in history the further one is kept, not the longer word. */
function joinKept(a: JsonObject, b: JsonObject): JsonObject {
  const kept = joinObjects(a, b)
  const [left, right] = [a, b].map((it) => readObject(it, 'history'))
  if (!left || !right || !isObject(kept.history)) return kept
  const difference = pastRank(left) - pastRank(right)
  if (difference === 0) return kept
  return { ...kept, history: { ...kept.history, status: (difference > 0 ? left : right).status } }
}

function pastRank(history: JsonObject): number {
  return statusRank(pastStatus(readHistoryStatus(history)))
}

/** What history says of the status of a message of ours, in our words. */
export function pastStatus(status: MessageUpdate['history_status']): string | null {
  return status === 'pending' ? 'queued' : status
}

type Said = Pick<MessageContent, 'text' | 'data' | 'media' | 'errors'>

function joinSaid(a: MessageContent, b: MessageContent): Said {
  const data = joinObjects(a.data, b.data)
  const errors = richer(a.errors, b.errors) ?? []
  if (!(MEDIA_TYPES as readonly string[]).includes(a.type))
    return { data, errors, text: richer(a.text, b.text), media: richer(a.media, b.media) }
  // One copy may name the file and another its caption.
  const { text, media } = parseMedia(data)
  return { data, errors, text: text ?? null, media: media ?? null }
}

function outranks(type: string, other: string): boolean {
  const difference = rankOf(type) - rankOf(other)
  return difference > 0 || (difference === 0 && type < other)
}

function rankOf(type: string): number {
  if (VAGUE.includes(type)) return VAGUE.indexOf(type)
  if (type === 'text') return VAGUE.length
  return type === 'template' ? VAGUE.length + 2 : VAGUE.length + 1
}

/** Every key of both; an object is joined with an object and stands before anything else. */
function joinObjects(a: JsonObject, b: JsonObject): JsonObject {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries([...keys].map((key) => [key, joinValues(ownValue(a, key), ownValue(b, key))]))
}

function joinValues(a: unknown, b: unknown): unknown {
  if (isObject(a) && isObject(b)) return joinObjects(a, b)
  if (isObject(a) || isObject(b)) return isObject(a) ? a : b
  return richer(a, b)
}

function ownValue(object: JsonObject, key: string): unknown {
  // A key of the payload may be the name of something that every object has.
  return Object.hasOwn(object, key) ? object[key] : null
}

/** The one that says more; of two that say as much, the same one whichever came first. */
export function richer<T>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b
  const [left, right] = [weighed(a), weighed(b)]
  if (left.length !== right.length) return left.length > right.length ? a : b
  return left <= right ? a : b
}

function weighed(value: unknown): string {
  return value === false ? '' : canonical(value)
}

function objectOrNull(value: unknown): JsonObject | null {
  return isObject(value) ? value : null
}

/** JSON without the order of keys, which the database does not keep. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, it: unknown) =>
    isObject(it) ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1))) : it,
  )
}
