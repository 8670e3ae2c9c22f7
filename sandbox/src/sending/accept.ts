import { notePhoneContact, relationOf } from '../visibility.ts'
import { HOUR_MS } from '../world/clock.ts'
import { isObject } from '../world/json.ts'
import { keepMessage } from '../world/messages.ts'
import { countryOf, phoneKey } from '../world/phones.ts'
import type { BusinessNumber, Relation, Template, World, WorldMessage } from '../world/types.ts'
import type { GraphFailure, JsonObject, SendResponse } from '../world/wire.ts'
import { getNumber, getPerson } from '../world/world.ts'
import { bodyProblem } from './body.ts'
import { graphError } from './errors.ts'
import { countTraffic, isThroughputReached, takePairAllowance } from './limits.ts'
import { planFailure, planOutcome } from './outcome.ts'
import { readSend } from './read-send.ts'
import { dialledDigits, type Recipient, resolveRecipient } from './recipient.ts'
import { isOneTimePassword, readTemplateSend } from './template.ts'

export type SendResult = { ok: true; http_status: 200; body: SendResponse; message_id: string } | GraphFailure

type Endpoint = 'messages' | 'marketing_messages'

/** A problem that the switches may move from the answer into a `failed` status. */
type Refusal = { code: number; where: 'answer' | 'status' }

const WINDOW_MS = 24 * HOUR_MS
const FREE_ENTRY_MS = 72 * HOUR_MS

/** `POST /<number>/messages` or `/marketing_messages`, after the token check: decides, answers, plans the statuses. */
export function acceptSend(
  world: World,
  number_id: string,
  body: unknown,
  options: { endpoint?: Endpoint } = {},
): SendResult {
  const result = decide(world, number_id, body, options.endpoint ?? 'messages')
  if (!result.ok) {
    const { code, message } = result.body.error
    const at_ms = world.clock.now_ms
    world.emit({ type: 'business_refused', at_ms, number_id, code, text: `Refused: ${message}.` })
  }
  return result
}

function decide(world: World, number_id: string, given: unknown, endpoint: Endpoint): SendResult {
  const number = getNumber(world, number_id)
  if (!number.registered) return graphError(world, 133010)
  if (!isObject(given)) return graphError(world, 100, 'The body must be a JSON object.')
  const body = readSend(given)
  const wrong = bodyProblem(world, body)
  if (wrong) return graphError(world, wrong.code, wrong.details)
  const template = readTemplate(world, number_id, body, endpoint)
  if (!template.ok) return template
  const recipient = resolveRecipient(world, number_id, body)
  if (!recipient.ok) {
    // Such a template would not go to any BSUID, so the unknown one is not what is wrong with it.
    const never = body.to === undefined && template.needs_phone
    return never ? graphError(world, 131062) : recipient
  }
  const barred = testNumberProblem(world, number, recipient)
  if (barred) return barred
  const refusal = findRefusal(world, number, recipient, template)
  if (refusal?.where === 'answer') return graphError(world, refusal.code)
  if (isThroughputReached(world, number_id)) return graphError(world, 130429)
  const relation = relationFor(world, number_id, recipient)
  if (relation && !takePairAllowance(world, relation)) return graphError(world, 131056)
  countTraffic(world, number_id)
  return accept(world, number, body, recipient, template.found, refusal)
}

type TemplateCheck = { ok: true; found?: Template; needs_phone: boolean } | GraphFailure

function readTemplate(world: World, number_id: string, body: JsonObject, endpoint: Endpoint): TemplateCheck {
  if (body.type !== 'template') {
    if (endpoint === 'messages') return { ok: true, needs_phone: false }
    return graphError(world, 100, 'Message must be a template message.')
  }
  const sent = readTemplateSend(world, number_id, body)
  if (!sent.ok) return graphError(world, sent.code, sent.details)
  const { template, has_bid } = sent
  if (endpoint === 'marketing_messages' && template.category !== 'MARKETING') return graphError(world, 134100)
  return { ok: true, found: template, needs_phone: isOneTimePassword(template) || has_bid }
}

/** The allow-list of a test number holds phones in the form they were entered, and never a BSUID. */
function testNumberProblem(
  world: World,
  number: BusinessNumber,
  recipient: Recipient,
): GraphFailure | undefined {
  if (recipient.kind === 'phone' && phoneKey(recipient.wa_id) === phoneKey(number.display_phone_number)) {
    return graphError(world, 131021)
  }
  if (!number.test_number || recipient.kind === 'group') return undefined
  const listed =
    recipient.kind === 'phone' && number.allow_list.has(dialledDigits(world, number, recipient.input))
  return listed ? undefined : graphError(world, 131030)
}

function findRefusal(
  world: World,
  number: BusinessNumber,
  recipient: Recipient,
  template: { found?: Template; needs_phone: boolean },
): Refusal | undefined {
  const { switches } = world
  if (recipient.kind === 'group') return undefined
  if (recipient.kind === 'bsuid' && template.needs_phone) {
    return { code: 131062, where: switches.bsuid_unsupported_131062 }
  }
  if (recipient.kind === 'phone' && recipient.lost) return undefined
  const person = recipient.person_id === undefined ? undefined : getPerson(world, recipient.person_id)
  if (!person?.registered) return { code: 131026, where: switches.undeliverable_131026 }
  if (number.blocked.has(person.id)) return { code: 130403, where: 'answer' }
  const relation = relationOf(world, number.id, person.id)
  if (!template.found && !isWindowOpen(world, relation)) {
    return { code: 131047, where: switches.window_closed_131047 }
  }
  if (template.found?.category !== 'MARKETING') return undefined
  if (relation.stopped_marketing) return { code: 131050, where: switches.marketing_stopped_131050 }
  const held_back = switches.us_marketing === 'fails_131049' && countryOf(person.phone) === 'US'
  return held_back ? { code: 131049, where: 'status' } : undefined
}

/** Whether the person wrote to or called this number in the last 24 hours. */
export function isWindowOpen(world: World, relation: Relation): boolean {
  return relation.last_inbound_ms !== undefined && world.clock.now_ms - relation.last_inbound_ms < WINDOW_MS
}

function relationFor(world: World, number_id: string, recipient: Recipient): Relation | undefined {
  if (recipient.kind === 'group' || recipient.person_id === undefined) return undefined
  return relationOf(world, number_id, recipient.person_id)
}

function accept(
  world: World,
  number: BusinessNumber,
  body: JsonObject,
  recipient: Recipient,
  template: Template | undefined,
  refusal: Refusal | undefined,
): SendResult {
  const person_id = recipient.kind === 'group' ? undefined : recipient.person_id
  const person = person_id === undefined ? undefined : getPerson(world, person_id)
  const message = keepMessage(world, {
    direction: 'outbound',
    channel: 'api',
    number_id: number.id,
    person_id,
    group_id: recipient.kind === 'group' ? recipient.input : undefined,
    type: typeof body.type === 'string' ? body.type : 'text',
    body,
    address: {
      kind: recipient.kind,
      value: recipient.input,
      wa_id: recipient.kind === 'phone' ? recipient.wa_id : undefined,
    },
    biz_opaque_callback_data:
      typeof body.biz_opaque_callback_data === 'string' ? body.biz_opaque_callback_data : undefined,
    template: template && { name: template.name, language: template.language, category: template.category },
    generation: person?.generation,
    held: template?.held,
  })
  if (person_id !== undefined) noteSend(world, number.id, person_id, recipient.kind === 'phone')
  announceSend(world, message, person?.name)
  if (refusal) planFailure(world, message, refusal.code)
  else if (!(recipient.kind === 'phone' && recipient.lost)) planOutcome(world, message)
  const status = template && (template.held ? 'held_for_quality_assessment' : 'accepted')
  return { ok: true, http_status: 200, body: answer(message, recipient, status), message_id: message.id }
}

function noteSend(world: World, number_id: string, person_id: string, to_phone: boolean): void {
  const relation = relationOf(world, number_id, person_id)
  relation.last_contact_ms = world.clock.now_ms
  // Accepted is enough: whether it arrives does not matter for the phone's visibility.
  if (to_phone) notePhoneContact(world, number_id, person_id)
  const { entry_point_ms } = relation
  if (entry_point_ms !== undefined && world.clock.now_ms - entry_point_ms < WINDOW_MS) {
    relation.free_entry_until_ms = world.clock.now_ms + FREE_ENTRY_MS
    relation.entry_point_ms = undefined
  }
}

function announceSend(world: World, message: WorldMessage, name: string | undefined): void {
  const { address, number_id, person_id, type } = message
  const text = `The business sent ${type} to ${name ?? 'an unknown recipient'} as ${address?.value}.`
  world.emit({
    type: 'business_sent',
    at_ms: world.clock.now_ms,
    number_id,
    message_id: message.id,
    person_id,
    text,
  })
}

function answer(message: WorldMessage, recipient: Recipient, message_status?: string): SendResponse {
  const { input } = recipient
  const contacts = {
    phone: () => ({ input, wa_id: recipient.kind === 'phone' ? recipient.wa_id : undefined }),
    bsuid: () => ({ input, user_id: input }),
    group: () => ({ input }),
  }
  return {
    messaging_product: 'whatsapp',
    contacts: [contacts[recipient.kind]()],
    messages: [{ id: message.id, group_id: message.group_id, message_status }],
  }
}
