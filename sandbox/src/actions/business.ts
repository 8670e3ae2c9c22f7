import { z } from 'zod'
import { businessAppWrites, syncAppContact } from '../people/business-app.ts'
import { declineHistory, syncHistory } from '../people/history.ts'
import { handOver, standbyCopy } from '../people/routing.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { parseDuration } from '../runtime/time.ts'
import { acceptSend } from '../sending/accept.ts'
import { wireError } from '../sending/errors.ts'
import { bsuidOf, parentBsuidOf } from '../visibility.ts'
import { sendAccountUpdate, sendValueErrors } from '../webhooks/account.ts'
import { changeBusinessUsernameInApp } from '../world/operations.ts'
import type { BusinessNumber, Person } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { WorldError } from '../world/world.ts'
import { jsonObject, saidOf, saying } from './content.ts'
import { type Action, type ActionResult, defineAction } from './define.ts'
import { findGroup, findMessageId, findNumber, findPerson, findWaba, remember } from './references.ts'

const text = z.string().min(1)
const who = text.describe('the simulated user')
const number = text.optional().describe('the business number; optional if there is only one')
const as = text.optional().describe('a name for the message, for later use')
const by = z.enum(['phone', 'bsuid', 'parent_bsuid', 'both']).default('phone')

const COMMON = { messaging_product: 'whatsapp', recipient_type: 'individual' }

/** How a tool of the business addresses the simulated user. */
function addressOf(runtime: Runtime, from: BusinessNumber, to: Person, how: z.infer<typeof by>): JsonObject {
  const phone = `+${to.phone}`
  const bsuid = bsuidOf(runtime.world, from.portfolio_id, to.id)
  if (how === 'phone') return { to: phone }
  if (how === 'bsuid') return { recipient: bsuid }
  if (how === 'both') return { to: phone, recipient: bsuid }
  const parent = parentBsuidOf(runtime.world, from.portfolio_id, to.id)
  if (!parent) throw new WorldError(`Portfolio ${from.portfolio_id} has no parent BSUIDs`)
  return { recipient: parent }
}

/** Sends through the same door as a Graph request, so all traps and limits hold. */
function sendThrough(
  runtime: Runtime,
  from: BusinessNumber,
  body: JsonObject,
  name: string | undefined,
): ActionResult {
  const result = acceptSend(runtime.world, from.id, body)
  if (!result.ok) {
    const { code, message } = result.body.error
    return { refused: code, reason: message }
  }
  remember(runtime, name, result.message_id)
  return { message_id: result.message_id }
}

const sending: Record<string, Action> = {
  send: defineAction(
    'The business sends through the Cloud API, like another tool of the business.',
    z.strictObject({
      who: who.optional(),
      group: text.optional(),
      number,
      by,
      text: text.optional(),
      body: jsonObject.optional().describe('the rest of the request, e.g. {type: template, template: {…}}'),
      reply_to: text.optional(),
      as,
    }),
    (runtime, { who, group, number, by, text, body, reply_to, as }) => {
      if ((who === undefined) === (group === undefined)) throw new WorldError('Set either who or group')
      const to_group = group === undefined ? undefined : findGroup(runtime, group)
      const from = findNumber(runtime, number ?? to_group?.number_id)
      const message: JsonObject = body ?? { type: 'text', text: { body: text ?? '' } }
      if (to_group) {
        const address = { messaging_product: 'whatsapp', recipient_type: 'group', to: to_group.id }
        return sendThrough(runtime, from, { ...address, ...message }, as)
      }
      const to = findPerson(runtime, who ?? '')
      const thread = { person_id: to.id, number_id: from.id, from: 'inbound' as const }
      const context = reply_to ? { context: { message_id: findMessageId(runtime, reply_to, thread) } } : {}
      const address = addressOf(runtime, from, to, by)
      return sendThrough(runtime, from, { ...COMMON, ...address, ...context, ...message }, as)
    },
  ),
  ask_for_number: defineAction(
    'The business requests the phone number with Meta’s button.',
    z.strictObject({ who, number, by: by.default('bsuid'), text: text.optional(), as }),
    (runtime, { who, number, by, text, as }) => {
      const from = findNumber(runtime, number)
      const body = {
        ...COMMON,
        ...addressOf(runtime, from, findPerson(runtime, who), by),
        type: 'interactive',
        interactive: {
          type: 'request_contact_info',
          body: { text: text ?? 'Please share your number so that we can call you.' },
          action: { name: 'request_contact_info' },
        },
      }
      return sendThrough(runtime, from, body, as)
    },
  ),
}

const status = z.enum(['DELIVERED', 'ERROR', 'PENDING', 'PLAYED', 'READ', 'SENT']).optional()
const historyMessage = z
  .strictObject({
    from: z.enum(['person', 'business']),
    ...saying,
    ago: z.string().describe('how long before now, e.g. `3 days`'),
    status,
  })
  .superRefine(saidOf)
  .superRefine(({ ago }, context) => {
    if (parseDuration(ago) !== undefined) return
    context.addIssue({ code: 'custom', path: ['ago'], message: 'Expected a time span such as `3 days`' })
  })

const coexistence: Record<string, Action> = {
  echo: defineAction(
    'The business sends a message from the WhatsApp Business app.',
    z.strictObject({ who, number, ...saying, as }).superRefine(saidOf),
    (runtime, input) => {
      const number_id = findNumber(runtime, input.number).id
      const person_id = findPerson(runtime, input.who).id
      const said = input.content ?? input.text ?? ''
      const message = businessAppWrites(runtime.world, number_id, person_id, said)
      remember(runtime, input.as, message.id)
      return { message_id: message.id }
    },
  ),
  sync_contact: defineAction(
    'The business saves or removes a contact in its app.',
    z.strictObject({
      who,
      number,
      action: z.enum(['add', 'remove']).default('add'),
      full_name: text.optional(),
      first_name: text.optional(),
    }),
    (runtime, { who, number, action, ...contact }) =>
      syncAppContact(
        runtime.world,
        findNumber(runtime, number).id,
        findPerson(runtime, who).id,
        action,
        contact,
      ),
  ),
  sync_history: defineAction(
    'A newly connected number shares its chat history.',
    z.strictObject({
      number,
      threads: z.array(z.strictObject({ who, messages: z.array(historyMessage).min(1) })).min(1),
      chunk_messages: z.number().int().positive().optional(),
      out_of_order: z.boolean().optional(),
    }),
    (runtime, { number, threads, ...options }) => {
      const now_ms = runtime.world.clock.now_ms
      const told = threads.map(({ who, messages }) => ({
        person_id: findPerson(runtime, who).id,
        messages: messages.map(({ from, text, content, ago, status }) => ({
          from,
          content: content ?? { type: 'text' as const, body: text ?? '' },
          at_ms: now_ms - (parseDuration(ago) ?? 0),
          status,
        })),
      }))
      syncHistory(runtime.world, findNumber(runtime, number).id, told, options)
    },
  ),
  decline_history: defineAction(
    'The business declines to share its chat history.',
    z.strictObject({ number }),
    (runtime, { number }) => declineHistory(runtime.world, findNumber(runtime, number).id),
  ),
  standby: defineAction(
    'Sends a copy of a message to an app that does not control the conversation.',
    z.strictObject({ number, message: text }),
    (runtime, { number, message }) =>
      standbyCopy(runtime.world, findNumber(runtime, number).id, runtime.names.get(message) ?? message),
  ),
  hand_over: defineAction(
    'Passes control of a conversation between apps.',
    z.strictObject({
      who,
      number,
      type: z.enum(['control_passed', 'control_taken']),
      previous_owner_role: text,
      new_owner_role: text,
      metadata: text.optional(),
    }),
    (runtime, { who, number, ...options }) =>
      handOver(runtime.world, findNumber(runtime, number).id, findPerson(runtime, who).id, options),
  ),
}

const account: Record<string, Action> = {
  business_username: defineAction(
    'The business changes its own username in the app; `null` deletes it.',
    z.strictObject({ number, username: text.nullable() }),
    (runtime, { number, username }) =>
      changeBusinessUsernameInApp(runtime.world, findNumber(runtime, number).id, username ?? undefined),
  ),
  account_update: defineAction(
    'Sends a webhook about the account, e.g. field `account_update`.',
    z.strictObject({ waba: text.optional(), field: text, value: jsonObject }),
    (runtime, { waba, field, value }) =>
      sendAccountUpdate(runtime.world, findWaba(runtime, waba).id, field, value),
  ),
  value_errors: defineAction(
    'Sends errors about the number, not about a message.',
    z.strictObject({ number, code: z.number().int(), details: text.optional() }),
    (runtime, { number, code, details }) =>
      sendValueErrors(runtime.world, findNumber(runtime, number).id, [wireError(code, details)]),
  ),
}

/** Everything the business does elsewhere: in its app, or through another tool. */
export const BUSINESS_ACTIONS: Record<string, Action> = { ...sending, ...coexistence, ...account }
