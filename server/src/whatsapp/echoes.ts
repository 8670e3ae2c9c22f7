import { matchContact } from './contacts.ts'
import { parseMessage, readRecipient } from './messages.ts'
import type { ElementParser } from './scope.ts'
import { identify } from './values/identifiers.ts'
import { type JsonObject, readObject } from './values/readers.ts'
import type { Identifiers } from './values/types.ts'

/** To whom an echo went, by its own fields. */
export function readEchoRecipient(echo: JsonObject): Identifiers {
  const sent = readObject(echo, 'message')
  return sent ? readSendRecipient(sent) : readRecipient(echo)
}

/**
 * A message that the business wrote elsewhere: in the WhatsApp Business app, or, on standby, through another app, whose
 * request then stands in `message`.
 */
export const parseEcho: ElementParser = (scope, echo, path, updates) => {
  const sent = readObject(echo, 'message')
  updates.push(
    parseMessage(scope, sent ?? echo, path, {
      source: scope.field === 'history' ? 'history' : 'echo',
      direction: 'outbound',
      person: matchContact(scope.contacts, readEchoRecipient(echo)),
      envelope: echo,
    }),
  )
}

/** The send API has its own names. With both given the phone is used, and nothing says that the two are one person. */
function readSendRecipient(sent: JsonObject): Identifiers {
  const { phone } = readRecipient(sent)
  if (phone !== null) return { bsuid: null, parent_bsuid: null, phone }
  return sent.recipient_type === 'group' ? readRecipient(sent) : identify(sent.recipient, null, sent.to)
}
