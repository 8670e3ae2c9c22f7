import { graphError } from '../sending/errors.ts'
import { resolveRecipient } from '../sending/recipient.ts'
import { isPhoneVisible, notePhoneContact, relationOf } from '../visibility.ts'
import { queueCallConnect, queueCallStatus, queueCallTerminate } from '../webhooks/calls.ts'
import { noteInbound } from '../webhooks/inbound.ts'
import { DAY_MS, SECOND_MS, schedule, unixSeconds } from '../world/clock.ts'
import { newCallId } from '../world/ids.ts'
import { digitsOf, phoneKey } from '../world/phones.ts'
import type { World, WorldCall } from '../world/types.ts'
import type { GraphResult, JsonObject } from '../world/wire.ts'
import { getNumber, getPerson, WorldError } from '../world/world.ts'
import { sendHeldBack } from './accounts.ts'
import { acted } from './person.ts'

const PERMISSION_MS = 7 * DAY_MS
const RINGS_AFTER_MS = SECOND_MS

/** The person calls the business: connect, and with `duration_s` later terminate. Answered or not, it opens the window. */
export function personCalls(
  world: World,
  person_id: string,
  number_id: string,
  options: { duration_s?: number } = {},
): WorldCall | undefined {
  const person = getPerson(world, person_id)
  if (!person.registered) throw new WorldError(`${person.name} has no WhatsApp account`)
  if (person.blocked_numbers.has(number_id)) throw new WorldError(`${person.name} blocked this business`)
  acted(world, person, 'call', `${person.name} called.`, number_id)
  if (getNumber(world, number_id).blocked.has(person_id)) return undefined
  const call = keepCall(world, { number_id, person_id, direction: 'USER_INITIATED', address: 'bsuid' })
  const visible = isPhoneVisible(world, number_id, person_id)
  noteInbound(world, number_id, person_id, true)
  queueCallConnect(world, call)
  if (visible) notePhoneContact(world, number_id, person_id)
  sendHeldBack(world, person_id, number_id)
  if (options.duration_s !== undefined) {
    call.accepted_at_ms = world.clock.now_ms
    endLater(world, call, options.duration_s)
  }
  return call
}

/** `POST /<number>/calls`: connect, pre_accept, accept, reject, terminate. */
export function acceptCall(world: World, number_id: string, body: JsonObject): GraphResult {
  if (body.messaging_product !== 'whatsapp') {
    return graphError(world, 100, 'The parameter messaging_product is required.')
  }
  if (body.action === 'connect') return connectCall(world, number_id, body)
  const call = typeof body.call_id === 'string' ? world.calls.get(body.call_id) : undefined
  if (call?.number_id !== number_id || call.state === 'ended') {
    return graphError(world, 131009, 'Param call_id is not a call of this number.')
  }
  switch (body.action) {
    case 'pre_accept':
      break
    case 'accept':
      call.state = 'accepted'
      call.accepted_at_ms = world.clock.now_ms
      break
    case 'reject':
    case 'terminate':
      endCall(world, call)
      break
    default:
      return graphError(world, 100, 'Param action must be connect, pre_accept, accept, reject or terminate.')
  }
  return { ok: true, http_status: 200, body: { messaging_product: 'whatsapp', success: true } }
}

function connectCall(world: World, number_id: string, body: JsonObject): GraphResult {
  const recipient = resolveRecipient(world, number_id, body)
  if (!recipient.ok) return recipient
  if (recipient.kind === 'group') return graphError(world, 100, 'Groups cannot be called.')
  if (getNumber(world, number_id).test_number && recipient.kind === 'bsuid') return graphError(world, 131030)
  if (recipient.person_id === undefined) return graphError(world, 131026)
  if (!mayCall(world, number_id, recipient.person_id)) return graphError(world, 138006)
  const call = keepCall(world, {
    number_id,
    person_id: recipient.person_id,
    direction: 'BUSINESS_INITIATED',
    address: recipient.kind,
    biz_opaque_callback_data:
      typeof body.biz_opaque_callback_data === 'string' ? body.biz_opaque_callback_data : undefined,
  })
  relationOf(world, number_id, call.person_id).last_contact_ms = world.clock.now_ms
  if (recipient.kind === 'phone') notePhoneContact(world, number_id, call.person_id)
  schedule(world.clock, world.clock.now_ms + RINGS_AFTER_MS, () => {
    if (call.state !== 'connecting') return
    call.state = 'ringing'
    queueCallStatus(world, call, 'RINGING')
  })
  return { ok: true, http_status: 200, body: { messaging_product: 'whatsapp', calls: [{ id: call.id }] } }
}

/** What the person does with a call of the business; with `duration_s` the call ends automatically. */
export function personAnswersCall(
  world: World,
  call_id: string,
  answer: 'accept' | 'reject',
  duration_s?: number,
): void {
  const call = world.calls.get(call_id)
  if (call?.direction !== 'BUSINESS_INITIATED' || call.state === 'ended') {
    throw new WorldError(`There is no ringing call ${call_id}`)
  }
  const person = getPerson(world, call.person_id)
  acted(world, person, `${answer}_call`, `${person.name} ${answer}ed the call.`, call.number_id)
  if (answer === 'reject') {
    queueCallStatus(world, call, 'REJECTED')
    endCall(world, call)
    return
  }
  call.state = 'accepted'
  call.accepted_at_ms = world.clock.now_ms
  noteInbound(world, call.number_id, call.person_id, true)
  queueCallConnect(world, call)
  queueCallStatus(world, call, 'ACCEPTED')
  if (duration_s !== undefined) endLater(world, call, duration_s)
}

/** `GET /<number>/call_permissions?user_wa_id=` or `?recipient=`. */
export function callPermissions(
  world: World,
  number_id: string,
  query: { user_wa_id?: string; recipient?: string },
): GraphResult {
  const person_id = permissionHolder(world, number_id, query)
  if (typeof person_id === 'object') return person_id
  const granted = person_id === undefined ? undefined : permissionOf(world, number_id, person_id)
  const until_ms = granted === undefined || granted.is_permanent ? undefined : granted.until_ms
  const status = granted === undefined ? 'no_permission' : granted.is_permanent ? 'permanent' : 'temporary'
  return {
    ok: true,
    http_status: 200,
    body: {
      messaging_product: 'whatsapp',
      permission: {
        status,
        expiration_time: until_ms === undefined ? undefined : unixSeconds(until_ms),
      },
      actions: [
        { action_name: 'send_call_permission_request', can_perform_action: granted === undefined },
        { action_name: 'start_call', can_perform_action: granted !== undefined },
      ],
    },
  }
}

function permissionHolder(
  world: World,
  number_id: string,
  query: { user_wa_id?: string; recipient?: string },
): string | undefined | ReturnType<typeof graphError> {
  if (query.user_wa_id) return world.directory.get(phoneKey(digitsOf(query.user_wa_id)))
  const recipient = resolveRecipient(world, number_id, { recipient: query.recipient })
  if (!recipient.ok) return recipient
  return recipient.kind === 'group' ? undefined : recipient.person_id
}

function mayCall(world: World, number_id: string, person_id: string): boolean {
  return permissionOf(world, number_id, person_id) !== undefined
}

/** The newest answer to a permission request counts; a temporary permission lasts seven days. */
function permissionOf(world: World, number_id: string, person_id: string) {
  const granted = relationOf(world, number_id, person_id).call_permission
  if (!granted) return undefined
  return granted.is_permanent || granted.until_ms > world.clock.now_ms ? granted : undefined
}

/** Keeps the answer to a call permission request. */
export function noteCallPermission(
  world: World,
  number_id: string,
  person_id: string,
  answer: { response: 'accept' | 'reject'; is_permanent?: boolean },
): void {
  relationOf(world, number_id, person_id).call_permission =
    answer.response === 'reject'
      ? undefined
      : { is_permanent: answer.is_permanent ?? false, until_ms: world.clock.now_ms + PERMISSION_MS }
}

function keepCall(world: World, call: Omit<WorldCall, 'id' | 'state' | 'started_at_ms'>): WorldCall {
  const kept: WorldCall = {
    id: newCallId(world),
    state: 'connecting',
    started_at_ms: world.clock.now_ms,
    ...call,
  }
  world.calls.set(kept.id, kept)
  return kept
}

function endLater(world: World, call: WorldCall, duration_s: number): void {
  schedule(world.clock, world.clock.now_ms + duration_s * SECOND_MS, () => endCall(world, call))
}

function endCall(world: World, call: WorldCall): void {
  if (call.state === 'ended') return
  call.state = 'ended'
  queueCallTerminate(world, call)
}
