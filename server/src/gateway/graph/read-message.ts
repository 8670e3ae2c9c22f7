import { invalidField } from '../../errors.ts'
import { presentId } from '../../ids.ts'
import { type OutgoingContent, outgoingContentSchema } from '../../whatsapp/outgoing/content.ts'
import { isObject, type JsonObject, readId, readObject, readText } from '../../whatsapp/readers.ts'

/** A message as a consumer gives it to the Cloud API, with the messages that it names looked up by `messageOf`. */
export type GivenMessage = {
  /** `to`, which wins, else `recipient`; as it was given. */
  to: string
  is_group: boolean
  content: OutgoingContent
  /** Our id of the message that it quotes. */
  reply_to: string | undefined
  callback_data: string | null
}

const LONGEST_CALLBACK_DATA = 512
const TYPES = new Set(outgoingContentSchema.options.map((option) => option.shape.type.value))

/** The wamids that a body names: what is to be looked up before it can be read. */
export function wamidsIn(body: JsonObject): string[] {
  const quoted = readId(readObject(body, 'context') ?? {}, 'message_id')
  const reacted = readId(readObject(body, 'reaction') ?? {}, 'message_id')
  return [quoted, reacted].filter((id) => id !== null)
}

/**
 * Reads the body of `POST /<phone number id>/messages`. Throws what is wrong with it. `messageOf` gives our id of the
 * message behind a wamid, or null where there is none.
 */
export function readMessage(body: JsonObject, messageOf: (wamid: string) => string | null): GivenMessage {
  if (body.messaging_product !== 'whatsapp') throw invalidField('messaging_product', 'Expected whatsapp')
  const to = readId(body, 'to') ?? readId(body, 'recipient')
  if (to === null) throw invalidField('to', 'Required, or recipient')
  const recipient_type = readId(body, 'recipient_type') ?? 'individual'
  if (recipient_type !== 'individual' && recipient_type !== 'group') {
    throw invalidField('recipient_type', 'Expected individual or group')
  }
  const callback_data = readText(body, 'biz_opaque_callback_data')
  if (callback_data !== null && callback_data.length > LONGEST_CALLBACK_DATA) {
    throw invalidField('biz_opaque_callback_data', `Expected at most ${LONGEST_CALLBACK_DATA} characters`)
  }
  const quoted = readId(readObject(body, 'context') ?? {}, 'message_id')
  return {
    to,
    is_group: recipient_type === 'group',
    content: readContent(body, messageOf),
    reply_to: quoted === null ? undefined : requireMessage(quoted, 'context.message_id', messageOf),
    callback_data,
  }
}

function readContent(body: JsonObject, messageOf: (wamid: string) => string | null): OutgoingContent {
  // Meta reads a body without a type as a text.
  const type = body.type === undefined ? 'text' : readId(body, 'type')
  if (type === null) throw invalidField('type', 'Expected a word such as text')
  const given = Object.hasOwn(body, type) ? body[type] : undefined
  if (!TYPES.has(type as never)) throw invalidField('type', `${type} is not supported`)
  const content = type === 'reaction' && isObject(given) ? readReaction(given, messageOf) : given
  const parsed = outgoingContentSchema.safeParse({ type, [type]: content })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw invalidField(issue?.path.join('.') ?? type, issue?.message ?? 'Malformed')
}

function readReaction(reaction: JsonObject, messageOf: (wamid: string) => string | null): JsonObject {
  const wamid = readId(reaction, 'message_id')
  if (wamid === null) throw invalidField('reaction.message_id', 'Required')
  return { ...reaction, message_id: requireMessage(wamid, 'reaction.message_id', messageOf) }
}

function requireMessage(wamid: string, field: string, messageOf: (wamid: string) => string | null): string {
  const id = messageOf(wamid)
  if (id === null) throw invalidField(field, 'There is no such message')
  return presentId('message', id)
}
