import { matchContact } from './contacts.ts'
import { parseMessage, readRecipient } from './messages.ts'
import type { ElementParser } from './scope.ts'
import { identify } from './values/identifiers.ts'
import { type JsonObject, readObject, readText, readWord } from './values/readers.ts'
import type { Identifiers } from './values/types.ts'

/** What people write between the digits of a phone. */
const WRITTEN = /[\s().-]/g

/** The recipient of an echo, by its own fields. */
export function readEchoRecipient(echo: JsonObject): Identifiers {
  const sent = readSent(echo)
  return sent ? readSendRecipient(sent) : readRecipient(echo)
}

/**
 * A message that the business wrote elsewhere: in the WhatsApp Business app, or, on standby, through another app, whose
 * request then stands in `message`.
 */
export const parseEcho: ElementParser = (scope, echo, path, updates) => {
  const sent = readSent(echo)
  updates.push(
    parseMessage(scope, sent ?? echo, path, {
      source: scope.field === 'history' ? 'history' : 'echo',
      direction: 'outbound',
      person: matchContact(scope.contacts, readEchoRecipient(echo)),
      envelope: echo,
    }),
  )
}

/** The request of another app, whose words WhatsApp takes in any case and whose phones as people write them. */
function readSent(echo: JsonObject): JsonObject | null {
  const sent = readObject(echo, 'message')
  if (sent === null) return null
  const recipient_type = readWord(sent, 'recipient_type')
  const to = readText(sent, 'to')
  const type = readWord(sent, 'type')
  const written = recipient_type === 'group' || to === null ? to : to.replace(WRITTEN, '')
  return { ...sent, recipient_type, to: written, type: type ?? (readObject(sent, 'text') ? 'text' : null) }
}

/** The send API has its own names. With both given the phone is used, and nothing says that the two are one person. */
function readSendRecipient(sent: JsonObject): Identifiers {
  const { phone } = readRecipient(sent)
  if (phone !== null) return { bsuid: null, parent_bsuid: null, phone }
  return sent.recipient_type === 'group' ? readRecipient(sent) : identify(sent.recipient, null, sent.to)
}
