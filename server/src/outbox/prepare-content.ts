import type { Lane } from '../contacts/lane.ts'
import { invalidField, problem } from '../errors.ts'
import { checkTemplateSend } from '../templates/check-template-send.ts'
import { findTemplate } from '../templates/queries.ts'
import { buildRequest, textOf } from '../whatsapp/outgoing/content.ts'
import type { JsonObject } from '../whatsapp/readers.ts'
import type { NewMessage } from './accept-message.ts'
import type { Answered, Binding } from './bind-recipient.ts'

/** A message as it is stored and sent, whoever it goes to. */
export type Prepared = {
  type: string
  text: string | null
  data: unknown
  /** The request without an address. A file of ours stands in it by our id until it has been uploaded. */
  body: JsonObject
  refers_to_wamid: string | null
  needs_phone: boolean
  /** Of a template; null for anything else, which needs an open window. */
  category: string | null
}

/** Turns content into a request, with every id of ours in it resolved. Throws where it names what does not exist. */
export async function prepareContent(
  lane: Lane,
  { inbox, answered }: Binding,
  { content, reply_to, endpoint, judged_by_meta = false }: NewMessage,
): Promise<Prepared> {
  const template =
    content.type === 'template' ? await checkTemplate(lane, inbox.waba_id, content, judged_by_meta) : null
  checkEndpoint(endpoint, template?.category)
  const wamid = answered?.wamid ?? null
  return {
    type: content.type,
    text: template?.text ?? textOf(content),
    data: Reflect.get(content, content.type),
    body: buildRequest(content, {
      reply_to_wamid: reply_to === undefined ? null : wamid,
      reaction_wamid: content.type === 'reaction' ? reactedTo(answered) : null,
    }),
    refers_to_wamid: wamid,
    needs_phone: template?.needs_phone ?? false,
    category: template?.category ?? null,
  }
}

/** Throws where something else than a marketing template is to go through the Marketing Messages API. */
export function checkEndpoint(endpoint: NewMessage['endpoint'], category: string | undefined): void {
  if (endpoint !== 'marketing_messages' || category === 'marketing') return
  throw invalidField('body.endpoint', 'Only marketing templates go through the Marketing Messages API.')
}

function reactedTo(answered: Answered | null): string {
  if (answered?.wamid == null) throw problem('not_found', 'There is no such message to react to.')
  return answered.wamid
}

async function checkTemplate(
  lane: Lane,
  waba_id: string,
  { template }: Extract<NewMessage['content'], { type: 'template' }>,
  judged_by_meta: boolean,
): Promise<{ category: string; needs_phone: boolean; text: string | null }> {
  const { name, language, components } = template
  const found = await findTemplate(lane.trx, lane.account_id, waba_id, name, language.code)
  if (found === null) throw problem('template_not_found')
  if (found.status !== 'approved')
    throw problem('template_not_approved', undefined, { template_status: found.status })
  const checked = checkTemplateSend(found, components ?? [], { leave_to_meta: judged_by_meta })
  if (!checked.ok) {
    throw problem('template_parameters', undefined, {
      meta_code: checked.errors[0]?.meta_code ?? 132012,
      errors: checked.errors.map(({ field, message }) => ({ field: `body.template.${field}`, message })),
    })
  }
  return { category: found.category, needs_phone: checked.needs_phone, text: checked.text }
}
