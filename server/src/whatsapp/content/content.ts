import {
  type JsonObject,
  readFlag,
  readId,
  readNumber,
  readObject,
  readObjects,
  readText,
  restOf,
} from '../values/readers.ts'
import { storableObject } from '../values/storable.ts'
import type { MessageContent, MetaError } from '../values/types.ts'
import { parseContactCards } from './contact-cards.ts'
import { parseInteractive } from './interactive.ts'
import { parseLocation } from './location.ts'
import { MEDIA_TYPES, parseMedia } from './media.ts'
import type { TypeContent } from './type-content.ts'

const CONTEXT_MEMBERS = new Set(['id', 'message_id', 'forwarded', 'frequently_forwarded', 'referred_product'])
const ERROR_MEMBERS = new Set(['title', 'message', 'href'])
const DETAILS = new Set(['details'])
const NONE = new Set<string>()

type TypeParser = (body: JsonObject, message: JsonObject) => TypeContent

/** By Meta's type name. A type that is not here is kept whole, without text. */
const TYPE_PARSERS = new Map<string, TypeParser>([
  ['text', (text) => ({ text: readText(text, 'body') })],
  ['button', (button) => ({ text: readText(button, 'text') ?? readText(button, 'payload') })],
  ['interactive', parseInteractive],
  ['location', parseLocation],
  ['contacts', (_, message) => parseContactCards(message)],
  [
    'reaction',
    (reaction) => ({ text: readText(reaction, 'emoji'), refers_to_wamid: readId(reaction, 'message_id') }),
  ],
  ['order', (order) => ({ text: readText(order, 'text') })],
  ['revoke', (revoke) => ({ refers_to_wamid: readId(revoke, 'original_message_id') })],
  ['edit', parseEdit],
  ...MEDIA_TYPES.map((type): [string, TypeParser] => [type, parseMedia]),
])

/** Everything of a message that is not its content. */
const ENVELOPE = new Set([
  'context',
  'errors',
  'from',
  'from_parent_user_id',
  'from_user_id',
  'group_id',
  'history_context',
  'id',
  'messaging_product',
  'recipient',
  'recipient_type',
  'referral',
  'timestamp',
  'to',
  'to_parent_user_id',
  'to_user_id',
  'type',
])

/** Reads what a message holds, of a type that we know or not. */
export function parseContent(message: JsonObject): MessageContent {
  const type = readMessageType(message)
  const body = readObject(message, type)
  const { text, media, refers_to_wamid } = parseTypeContent(type, body ?? {}, message)
  const context = readObject(message, 'context')
  const referral = readObject(message, 'referral')
  const product = context && readObject(context, 'referred_product')
  const content: MessageContent = {
    type,
    text: text ?? null,
    data: body ? storableObject(body) : readLooseData(message),
    media: media ?? null,
    refers_to_wamid: refers_to_wamid ?? (context && readQuoted(context)),
    forwarded: context && readForwarded(context),
    referral: referral && storableObject(referral),
    errors: parseErrors(message),
  }
  if (product) content.referred_product = storableObject(product)
  const kept = keptOf(message, body, context)
  if (kept) content.kept = kept
  return content
}

/** Meta's own type name. Where it is missing, the first type we know whose object is there. */
export function readMessageType(message: JsonObject): string {
  const type = readId(message, 'type')
  if (type !== null) return type
  if (isPresent(message, 'system')) return 'system'
  for (const known of TYPE_PARSERS.keys()) if (isPresent(message, known)) return known
  return 'unknown'
}

/** Meta's error list of a message, a status, a call or a change. */
export function parseErrors(object: JsonObject): MetaError[] {
  return readObjects(object, 'errors').map((error) => {
    const data = readObject(error, 'error_data')
    const message = readText(error, 'message')
    const details = data ? readText(data, 'details') : readText(error, 'error_data')
    const parsed: MetaError = {
      code: readNumber(error, 'code'),
      title: readText(error, 'title') ?? message,
      message,
      // Some errors have it beside their code.
      details: details ?? readText(error, 'details'),
      href: readText(error, 'href'),
    }
    const other = restOf(
      {
        ...error,
        code: parsed.code === null ? error.code : null,
        details: details === null ? null : error.details,
        error_data: data && restOf(data, DETAILS),
      },
      ERROR_MEMBERS,
    )
    if (other) parsed.other = other
    return parsed
  })
}

/** What a message says besides its content and what is read of its envelope. */
function keptOf(message: JsonObject, body: JsonObject | null, context: JsonObject | null): JsonObject | null {
  const about = context && restOf(context, CONTEXT_MEMBERS)
  const history = readObject(message, 'history_context')
  // Without an object of its own name, all of that is the content already.
  const other = body && restOf(message, new Set([...ENVELOPE, readMessageType(message)]))
  return restOf({ context: about, history, other }, NONE)
}

function parseTypeContent(type: string, body: JsonObject, message: JsonObject): TypeContent {
  return TYPE_PARSERS.get(type)?.(body, message) ?? {}
}

/** An edit holds the message as it reads now. */
function parseEdit(edit: JsonObject): TypeContent {
  const message = readObject(edit, 'message')
  const type = message && readMessageType(message)
  const edited =
    message && type && type !== 'edit' ? parseTypeContent(type, readObject(message, type) ?? {}, message) : {}
  return { ...edited, refers_to_wamid: readId(edit, 'original_message_id') }
}

/** Types without an object of their own name: whatever the message holds beside its envelope. */
function readLooseData(message: JsonObject): JsonObject {
  const loose = Object.entries(message).filter(([key, value]) => !ENVELOPE.has(key) && value !== null)
  return storableObject(Object.fromEntries(loose))
}

function readQuoted(context: JsonObject): string | null {
  return readId(context, 'id') ?? readId(context, 'message_id')
}

function readForwarded(context: JsonObject): MessageContent['forwarded'] {
  if (readFlag(context, 'frequently_forwarded')) return 'often'
  return readFlag(context, 'forwarded') ? 'once' : null
}

function isPresent(message: JsonObject, key: string): boolean {
  return Object.hasOwn(message, key) && message[key] !== null && message[key] !== undefined
}
