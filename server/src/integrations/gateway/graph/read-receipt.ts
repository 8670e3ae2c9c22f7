import { isObject, type JsonObject } from '../../../whatsapp/values/readers.ts'
import { refusal } from '../graph-error.ts'
import { isAbsent, requireProduct, wordIn } from './read-message.ts'

/** A message that a consumer marks as read, by the id that it knows. */
export type GivenReceipt = { wamid: string; typing: boolean }

/** Whether a body of the messages call marks a message as read. A body with a type is a message, whatever its status. */
export function isReceipt({ status, type }: JsonObject): boolean {
  return typeof status === 'string' && status !== '' && isAbsent(type)
}

/** Reads such a body. Throws what Meta would refuse it with. */
export function readReceipt(body: JsonObject): GivenReceipt {
  requireProduct(body)
  if (wordIn(body, 'status') !== 'read') throw refusal(100, "Param status must be 'read'.")
  const typing = readIndicator(body.typing_indicator)
  const { message_id } = body
  if (isAbsent(message_id)) throw refusal(131008, 'The parameter message_id is required.')
  if (typeof message_id !== 'string') throw refusal(100, 'Param message_id must be a string.')
  return { wamid: message_id, typing }
}

/** Clients that fill in everything send an empty indicator, in PHP an empty list. */
function readIndicator(indicator: unknown): boolean {
  if (isAbsent(indicator) || (Array.isArray(indicator) && indicator.length === 0)) return false
  if (isObject(indicator)) {
    if (Object.values(indicator).every(isAbsent)) return false
    if (wordIn(indicator, 'type') === 'text') return true
  }
  throw refusal(100, "Param typing_indicator['type'] must be text.")
}
