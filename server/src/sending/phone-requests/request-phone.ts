import { sql } from 'kysely'
import type { z } from 'zod'
import { findTemplates, type TemplateRow } from '../../channels/templates/queries.ts'
import { loadWindows } from '../../conversations/windows.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { invalidField, problem } from '../../platform/base/errors.ts'
import { newId, presentId } from '../../platform/base/ids.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'
import type { OutgoingContent } from '../../whatsapp/outgoing/content.ts'
import { isObject } from '../../whatsapp/values/readers.ts'
import type { BoundMessage } from '../accepting/bind-messages.ts'
import { type Accepted, kindOf } from '../accepting/submission.ts'
import { attempt, type Verdict } from '../accepting/verdicts.ts'
import { presentPhoneRequest } from './present-phone-request.ts'
import { findPending, findPhoneRequests } from './queries.ts'
import type { newPhoneRequestSchema } from './schema.ts'

type Asked = z.output<typeof newPhoneRequestSchema>
/** What is asked of a contact, and in whose name. */
type Request = { asked: Asked; requested_by: string }

const HOUR_MS = 3_600_000
const BUTTON = 'REQUEST_CONTACT_INFO'

/**
 * Asks a contact for their phone: by a message with WhatsApp's own button while the window is open, else by a template
 * that has it. Only what they answer to this is taken for their own word. Answered with the request.
 */
export const phoneRequest = kindOf<Request>({
  status: 201,
  judge: chooseQuestions,
  store: storeRequests,
  summarize: (_, subject_id) => ({ id: presentId('phone_request', subject_id) }),
  read: async (trx, account_id, ids) => {
    const rows = await findPhoneRequests(trx, account_id, ids)
    return new Map(rows.map((row) => [row.id, presentPhoneRequest(row)]))
  },
})

/** What to send to each: refused where one has been asked and may still answer. */
async function chooseQuestions(
  locked: LockedIdentity,
  requests: { extra: Request; bound: BoundMessage }[],
): Promise<Verdict<OutgoingContent>[]> {
  const { trx, account_id, now } = locked
  const bound = requests.map(({ bound: { anchor_id, conversation_id, inbox } }) => ({
    anchor_id: anchor_id ?? '',
    conversation_id,
    inbox_id: inbox.id,
  }))
  const pending = await findPending(trx, account_id, bound, now)
  const windows = await loadWindows(
    trx,
    account_id,
    bound.flatMap(({ conversation_id, ...rest }) =>
      conversation_id === null ? [] : [{ ...rest, conversation_id }],
    ),
    now,
  )
  const open = new Map(windows.map((it) => [`${it.anchor_id} ${it.inbox_id}`, it.customer_service_until]))
  const wanted = requests.map(({ extra: { asked }, bound: { inbox } }) => {
    const { name = '', language } = asked.template ?? {}
    return { waba_id: inbox.waba_id, name, language: language?.code ?? '' }
  })
  const templates = await findTemplates(trx, account_id, wanted)
  const met = new Set<string>()
  return requests.map(({ extra: { asked }, bound: { contact_id, inbox } }, at) => {
    // The next request to the same contact has to see this one first.
    const name = `${contact_id} ${inbox.id}`
    if (met.has(name)) return 'later'
    met.add(name)
    const { anchor_id, inbox_id } = bound[at] ?? {}
    const until = open.get(`${anchor_id} ${inbox_id}`) ?? null
    return attempt(() => {
      expectNonePending(pending[at] ?? null)
      return chooseQuestion(asked, until, templates[at] ?? null)
    })
  })
}

function expectNonePending(pending: string | null): void {
  if (pending === null) return
  throw problem('already_exists', 'A phone request to this contact is already open on this inbox.', {
    phone_request_id: presentId('phone_request', pending),
  })
}

function chooseQuestion(asked: Asked, until: Date | null, template: TemplateRow | null): OutgoingContent {
  if (until !== null && asked.body !== undefined) {
    const name = 'request_contact_info' as const
    const interactive = { type: name, body: { text: asked.body }, action: { name } }
    return { type: 'interactive', interactive }
  }
  if (asked.template === undefined) {
    if (until !== null) throw invalidField('body', 'The text of the phone request is missing.')
    throw problem(
      'window_closed',
      `Can’t send: the 24-hour window is closed. Use an approved \`template\` with a ${BUTTON} button.`,
      { customer_service_until: null },
    )
  }
  expectButton(template)
  return { type: 'template', template: asked.template }
}

/** Without the button, a reply would not be attested. */
function expectButton(template: TemplateRow | null): void {
  if (template === null) throw problem('template_not_found')
  const buttons = template.components.flatMap((it) =>
    isObject(it) && Array.isArray(it.buttons) ? it.buttons : [],
  )
  const asks = buttons.some((it) => isObject(it) && String(it.type).toUpperCase() === BUTTON)
  if (!asks) throw invalidField('template', `The template has no ${BUTTON} button.`)
}

async function storeRequests(
  locked: LockedIdentity,
  accepted: { extra: Request; accepted: Accepted }[],
): Promise<string[]> {
  const { trx, account_id, now } = locked
  const rows = accepted.map(({ extra: { asked, requested_by }, accepted: message }) => ({
    id: newId(),
    anchor_id: message.anchor_id,
    inbox_id: message.inbox_id,
    message_id: message.id,
    expires_at: new Date(now.getTime() + asked.expires_in_hours * HOUR_MS),
    requested_by,
  }))
  // Meta's times are whole seconds: an answer within the same one is an answer.
  const requested_at = new Date(Math.floor(now.getTime() / 1000) * 1000)
  await sql`
    insert into phone_requests (account_id, id, anchor, inbox_id, state, requested_at, message_id, expires_at, requested_by)
    select g.account_id, g.id, a.key, g.inbox_id, 'requested', ${requested_at}, g.message_id, g.expires_at, g.requested_by
      from ${accountRows(account_id, rows, 'g', {
        id: 'uuid',
        anchor_id: 'uuid',
        inbox_id: 'uuid',
        message_id: 'uuid',
        expires_at: 'timestamptz',
        requested_by: 'text',
      })}
      join anchors a on a.account_id = g.account_id and a.id = g.anchor_id`.execute(trx)
  await appendEvents(
    locked,
    accepted.flatMap(
      ({ accepted: { id: message_id, contact_id, conversation_id, inbox_id } }, index): NewEvent[] => {
        const phone_request_id = rows[index]?.id
        if (phone_request_id === undefined) return []
        const data = { phone_request_id, contact_id, message_id }
        return [{ type: 'phone_request.requested', at: now, contact_id, conversation_id, inbox_id, data }]
      },
    ),
  )
  return rows.map(({ id }) => id)
}
