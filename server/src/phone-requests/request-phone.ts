import type { z } from 'zod'
import type { Lane } from '../contacts/lane.ts'
import { loadWindows } from '../conversations/windows.ts'
import { invalidField, problem } from '../errors.ts'
import { appendEvents } from '../events/append.ts'
import { newId, presentId } from '../ids.ts'
import { acceptMessage } from '../outbox/accept-message.ts'
import { type Binding, bindRecipient } from '../outbox/bind-recipient.ts'
import { findTemplate } from '../templates/queries.ts'
import type { OutgoingContent } from '../whatsapp/outgoing/content.ts'
import { isObject } from '../whatsapp/readers.ts'
import { findPending } from './queries.ts'
import type { newPhoneRequestSchema } from './schema.ts'

type Asked = z.output<typeof newPhoneRequestSchema>

const HOUR_MS = 3_600_000
const BUTTON = 'REQUEST_CONTACT_INFO'

/**
 * Asks a person for their phone: by a message with WhatsApp's own button while the window is open, else by a template
 * that has it. Only what they answer to this is taken for their own word. Returns the request's id.
 */
export async function requestPhone(
  lane: Lane,
  contact_id: string,
  asked: Asked,
  requested_by: string,
): Promise<string> {
  const to = { contact_id: presentId('contact', contact_id) }
  const binding = await bindRecipient(lane, { to, inbox_id: asked.inbox_id, reply_to: undefined })
  await expectNonePending(lane, binding)
  const content = await chooseQuestion(lane, binding, asked)
  const accepted = await acceptMessage(lane, { to, inbox_id: asked.inbox_id, content })
  if (accepted.anchor_id === null) throw new Error('a message to a contact is bound to one of its anchors')
  const id = newId()
  const { trx, account_id, now } = lane
  const { key } = await trx
    .selectFrom('anchors')
    .select('key')
    .where('account_id', '=', account_id)
    .where('id', '=', accepted.anchor_id)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('phone_requests')
    .values({
      account_id,
      id,
      anchor: key,
      inbox_id: binding.inbox.id,
      state: 'requested',
      // Meta's times are whole seconds: an answer within the same one is an answer.
      requested_at: new Date(Math.floor(now.getTime() / 1000) * 1000),
      message_id: accepted.id,
      expires_at: new Date(now.getTime() + asked.expires_in_hours * HOUR_MS),
      requested_by,
    })
    .execute()
  await appendEvents(trx, account_id, [
    {
      type: 'phone_request.requested',
      at: now,
      contact_id: accepted.contact_id,
      conversation_id: accepted.conversation_id,
      inbox_id: binding.inbox.id,
      data: { phone_request_id: id, contact_id: accepted.contact_id, message_id: accepted.id },
    },
  ])
  return id
}

async function expectNonePending(lane: Lane, { anchor_id, inbox }: Binding): Promise<void> {
  if (anchor_id === null) return
  const which = { anchor_id, inbox_id: inbox.id, now: lane.now }
  const pending = await findPending(lane.trx, lane.account_id, which)
  if (pending === null) return
  throw problem('already_exists', 'This person has been asked on this inbox and may still answer.', {
    phone_request_id: presentId('phone_request', pending.id),
  })
}

async function chooseQuestion(lane: Lane, binding: Binding, asked: Asked): Promise<OutgoingContent> {
  const until = await windowOf(lane, binding)
  if (until !== null && asked.body !== undefined) {
    const name = 'request_contact_info' as const
    const interactive = { type: name, body: { text: asked.body }, action: { name } }
    return { type: 'interactive', interactive }
  }
  if (asked.template === undefined) {
    if (until !== null) throw invalidField('body.body', 'Say what to ask.')
    throw problem(
      'window_closed',
      `More than 24 hours have passed since this person last wrote; ask with an approved \`template\` that has a ${BUTTON} button.`,
      { customer_service_until: null },
    )
  }
  await expectButton(lane, binding, asked.template)
  return { type: 'template', template: asked.template }
}

async function windowOf(lane: Lane, { anchor_id, conversation_id, inbox }: Binding): Promise<Date | null> {
  if (anchor_id === null) return null
  const wanted = { anchor_id, conversation_id, inbox_id: inbox.id }
  const [window] = await loadWindows(lane.trx, lane.account_id, [wanted], lane.now)
  return window?.customer_service_until ?? null
}

/** Without the button, an answer would be nobody's attested word. */
async function expectButton(
  lane: Lane,
  { inbox }: Binding,
  { name, language }: NonNullable<Asked['template']>,
): Promise<void> {
  const template = await findTemplate(lane.trx, lane.account_id, inbox.waba_id, name, language.code)
  if (template === null) throw problem('template_not_found')
  const buttons = template.components.flatMap((it) =>
    isObject(it) && Array.isArray(it.buttons) ? it.buttons : [],
  )
  const asks = buttons.some((it) => isObject(it) && String(it.type).toUpperCase() === BUTTON)
  if (!asks) throw invalidField('body.template', `Has no ${BUTTON} button.`)
}
