import { DAY_MS } from '../world/clock.ts'
import { isObject } from '../world/json.ts'
import type { World } from '../world/types.ts'
import type { GraphFailure, Json, JsonObject } from '../world/wire.ts'
import { graphError } from './errors.ts'
import { readSend } from './read-send.ts'

const READ_MAX_AGE_MS = 30 * DAY_MS

/** Whether a body of the messages endpoint is a receipt: it has a status, and no type. */
export function isReceipt(given: JsonObject): boolean {
  const { status, type } = readSend(given)
  return typeof status === 'string' && type === undefined
}

/** `{"status":"read","message_id":…}` on the messages endpoint: only for messages of people, up to 30 days old. */
export function markRead(
  world: World,
  number_id: string,
  given: JsonObject,
): { ok: true; http_status: 200; body: { success: true } } | GraphFailure {
  const body = readSend(given)
  if (body.messaging_product !== 'whatsapp')
    return graphError(world, 100, 'The parameter messaging_product is required.')
  if (String(body.status).toLowerCase() !== 'read')
    return graphError(world, 100, "Param status must be 'read'.")
  if (!isIndicator(body.typing_indicator))
    return graphError(world, 100, "Param typing_indicator['type'] must be text.")
  const { message_id } = body
  if (message_id === undefined) return graphError(world, 131008, 'The parameter message_id is required.')
  if (typeof message_id !== 'string') return graphError(world, 100, 'Param message_id must be a string.')
  const message = world.messages.get(message_id)
  const ours = message?.number_id === number_id && message.direction === 'inbound'
  if (!ours || world.clock.now_ms - message.at_ms > READ_MAX_AGE_MS) {
    return graphError(world, 131009, 'Message ID is invalid.')
  }
  return { ok: true, http_status: 200, body: { success: true } }
}

/** An empty one, in PHP an empty list, indicates nothing. */
function isIndicator(given: Json | undefined): boolean {
  if (given === undefined) return true
  if (typeof given !== 'object' || given === null) return false
  if (Object.keys(given).length === 0) return true
  return isObject(given) && typeof given.type === 'string' && given.type.toLowerCase() === 'text'
}
