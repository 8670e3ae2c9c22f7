import type { Problem } from '../../../platform/base/errors.ts'
import { presentId } from '../../../platform/base/ids.ts'
import type { OutgoingContent } from '../../../whatsapp/outgoing/content.ts'
import { readCloudContent } from '../../../whatsapp/outgoing/read-cloud-content.ts'
import { isObject, type JsonObject, readId, readObject } from '../../../whatsapp/values/readers.ts'
import { refusal } from '../graph-error.ts'
import { readAddress } from './read-address.ts'

/** A message as a consumer gives it to the Cloud API, with the messages that it names looked up by `messageOf`. */
export type GivenMessage = {
  /** `to`, which wins, else `recipient`; as it was given. */
  to: string
  is_group: boolean
  content: OutgoingContent
  /** The message of ours that it quotes, and the one that it reacts to. */
  reply_to: string | undefined
  reacts_to: string | undefined
  callback_data: string | null
}

const LONGEST_CALLBACK_DATA = 512

/** The wamids that a body names: what is to be looked up before it can be read. */
export function wamidsIn(body: JsonObject): string[] {
  const quoted = readId(readObject(body, 'context') ?? {}, 'message_id')
  const reacted = readId(readObject(body, 'reaction') ?? {}, 'message_id')
  return [quoted, reacted].filter((id) => id !== null)
}

/**
 * Reads the body of `POST /<phone number id>/messages`: the envelope, of which we make our own, and the object of its type.
 * Throws what Meta would refuse it with. `messageOf` gives our id of the message behind a wamid, or null where there is
 * none.
 */
export function readMessage(body: JsonObject, messageOf: (wamid: string) => string | null): GivenMessage {
  requireProduct(body)
  const callback_data = readCallbackData(body.biz_opaque_callback_data)
  const { content, reacts_to } = readContent(body, messageOf)
  const reply_to = readQuoted(body.context, messageOf)
  const recipient_type = wordIn(body, 'recipient_type') ?? 'individual'
  if (recipient_type !== 'individual' && recipient_type !== 'group') {
    throw refusal(100, 'Param recipient_type must be one of {INDIVIDUAL, GROUP}.')
  }
  const is_group = recipient_type === 'group'
  return { to: readAddress(body, is_group), is_group, content, reply_to, reacts_to, callback_data }
}

/** Clients in Python and PHP write null and empty text for what they leave out. */
export function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === ''
}

/** A word of Meta's, in any case; what is no word is none that we know. */
export function wordIn(body: JsonObject, name: string): string | undefined {
  const word = body[name]
  if (isAbsent(word)) return undefined
  return typeof word === 'string' ? word.toLowerCase() : 'none'
}

/** Throws what Meta refuses a body with that is for another product than WhatsApp, or for none. */
export function requireProduct(body: JsonObject): void {
  if (wordIn(body, 'messaging_product') !== 'whatsapp')
    throw refusal(100, 'The parameter messaging_product is required, and must be whatsapp.')
}

function readCallbackData(given: unknown): string | null {
  if (isAbsent(given)) return null
  if (typeof given === 'string' && given.length <= LONGEST_CALLBACK_DATA) return given
  const expected = `a string of at most ${LONGEST_CALLBACK_DATA} characters`
  throw refusal(131009, `Param biz_opaque_callback_data must be ${expected}.`)
}

function readContent(
  body: JsonObject,
  messageOf: (wamid: string) => string | null,
): Pick<GivenMessage, 'content' | 'reacts_to'> {
  const read = readCloudContent(body)
  if (!read.ok) throw refusal(read.code, read.details)
  const { content } = read
  if (content.type !== 'reaction') return { content, reacts_to: undefined }
  const reacts_to = requireMessage(content.reaction.message_id, 'reaction', messageOf)
  // Stored as the API shows it.
  const reaction = { ...content.reaction, message_id: presentId('message', reacts_to) }
  return { content: { type: 'reaction', reaction }, reacts_to }
}

/** Clients that fill in everything quote nothing by a context that is empty, in PHP an empty list. */
function readQuoted(context: unknown, messageOf: (wamid: string) => string | null): string | undefined {
  if (isAbsent(context)) return undefined
  if (Array.isArray(context) && context.length === 0) return undefined
  if (!isObject(context)) throw refusal(100, 'Param context must be an object.')
  const { message_id } = context
  if (isAbsent(message_id)) return undefined
  if (typeof message_id !== 'string') throw refusal(100, "Param context['message_id'] must be a string.")
  return requireMessage(message_id, 'context', messageOf)
}

function requireMessage(wamid: string, field: string, messageOf: (wamid: string) => string | null): string {
  const id = messageOf(wamid)
  if (id === null) throw noSuchMessage(field)
  return id
}

function noSuchMessage(field: string): Problem {
  return refusal(131009, `Param ${field}['message_id']: the message was not found.`)
}
