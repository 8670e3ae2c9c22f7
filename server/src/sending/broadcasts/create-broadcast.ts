import type { z } from 'zod'
import { findInbox } from '../../channels/inboxes/queries.ts'
import { checkTemplateSend } from '../../channels/templates/check-template-send.ts'
import { MOST_MATCHES, searchAllContacts } from '../../contacts/search.ts'
import { checkMedia } from '../../conversations/media/use-media.ts'
import { type FieldError, invalidField, problem } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import { requireRoom } from '../../platform/db/limits.ts'
import type { Trx } from '../../platform/db/types.ts'
import { seeAll } from '../../platform/db/with-viewer.ts'
import { mediaIn } from '../../whatsapp/outgoing/uploaded-media.ts'
import { checkEndpoint } from '../accepting/prepare-content.ts'
import { type Audience, insertRecipients, listAudience } from './audience.ts'
import { fillableVariables, fillingProblem, fillParameters, nameVariable } from './fill-parameters.ts'
import { type BroadcastPlan, loadPlan, templateObstacle } from './plan.ts'
import { type Broadcast, findBroadcast } from './queries.ts'
import type { newBroadcastSchema } from './schema.ts'

/** What a request asks for, with our ids as the database has them. */
type NewBroadcast = z.output<typeof newBroadcastSchema>

const INSERTED_AT_ONCE = 5_000
const MOST_AHEAD_MS = 90 * 86_400_000

/**
 * Stores a broadcast as a draft, from which the dry run makes it ready. Throws where its template cannot be sent, or
 * where what is given could never fit it. Contacts that are named become recipients here, so that none gets lost; who
 * passes a query is looked for in the background.
 */
export async function createBroadcast(
  trx: Trx,
  account_id: string,
  given: NewBroadcast,
  { now, created_by }: { now: Date; created_by: string },
): Promise<string> {
  if ((await findInbox(trx, account_id, given.inbox_id)) === null) throw problem('not_found')
  const id = newId()
  await insertBroadcast(trx, account_id, { ...given, id }, { now, created_by })
  const broadcast = await findBroadcast(trx, account_id, id)
  const plan = broadcast && (await loadPlan(trx, account_id, broadcast))
  const obstacle = templateObstacle(plan)
  if (obstacle !== null || !broadcast || !plan) throw problem(obstacle ?? 'template_not_found')
  checkEndpoint(given.endpoint, plan.template.category)
  expectFitting(plan)
  await checkMedia(seeAll(trx), account_id, mediaIn({ components: plan.components }))
  await listNamed(trx, account_id, broadcast, given)
  return id
}

async function insertBroadcast(
  trx: Trx,
  account_id: string,
  given: NewBroadcast & { id: string },
  { now, created_by }: { now: Date; created_by: string },
): Promise<void> {
  const { template, audience } = given
  await requireRoom(trx, account_id, 'broadcasts')
  const asked: Audience = 'query' in audience ? audience : { contact_ids: new Set(audience.contact_ids).size }
  await trx
    .insertInto('broadcasts')
    .values({
      account_id,
      id: given.id,
      name: given.name,
      inbox_id: given.inbox_id,
      template_name: template.name,
      template_language: template.language,
      components: JSON.stringify(template.components),
      parameters: JSON.stringify(given.parameters),
      endpoint: given.endpoint,
      audience: JSON.stringify(asked),
      state: 'draft',
      send_at: given.send_at === undefined ? null : readSendAt(given.send_at, now),
      created_by,
      created_at: now,
    })
    .execute()
}

function readSendAt(text: string, now: Date): Date {
  const send_at = new Date(text)
  if (send_at.getTime() > now.getTime() + MOST_AHEAD_MS)
    throw invalidField('send_at', 'A broadcast can be scheduled at most 90 days ahead.')
  return send_at
}

/** Tries the template with a text in every place that the contacts fill. */
function expectFitting(plan: BroadcastPlan): void {
  const names = fillableVariables(plan.variables).map(nameVariable)
  const errors: FieldError[] = Object.keys(plan.parameters)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      field: `parameters.${name}`,
      message: `The template has no such variable: ${names.join(', ') || 'it has none'}`,
    }))
  const samples = Object.fromEntries(Object.keys(plan.parameters).map((name) => [name, { text: 'x' }]))
  const nobody = { id: '', name: null, profile_name: null, username: null, attributes: {} }
  const { components } = fillParameters(plan, plan.components, samples, nobody)
  const checked = checkTemplateSend(plan.template, components)
  if (!checked.ok) {
    errors.push(...checked.errors.map(({ field, message }) => ({ field: `template.${field}`, message })))
  }
  errors.push(...unfitTexts(plan))
  if (errors.length > 0) throw problem('template_parameters', undefined, { errors })
}

/** The texts that are the same for many contacts, and that none of them could get. */
function unfitTexts({ parameters, variables }: BroadcastPlan): FieldError[] {
  return fillableVariables(variables).flatMap((variable) => {
    const name = nameVariable(variable)
    const filling = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (filling === undefined) return []
    const [field, text] = 'text' in filling ? ['text', filling.text] : ['fallback', filling.fallback]
    const message = text === undefined ? null : fillingProblem(text, variable)
    return message === null ? [] : [{ field: `parameters.${name}.${field}`, message }]
  })
}

async function listNamed(
  trx: Trx,
  account_id: string,
  { id, audience }: Broadcast,
  given: NewBroadcast,
): Promise<void> {
  const contact_ids =
    'contact_ids' in given.audience
      ? [...new Set(given.audience.contact_ids)]
      : 'query' in audience && audience.query.search !== undefined
        ? await search(trx, account_id, audience.query, audience.query.search)
        : null
  if (contact_ids === null) return
  for (let at = 0; at < contact_ids.length; at += INSERTED_AT_ONCE) {
    const some = contact_ids.slice(at, at + INSERTED_AT_ONCE)
    await insertRecipients(trx, account_id, id, some, at)
  }
  await trx
    .updateTable('broadcasts')
    .set({ all_listed: true, recipients: contact_ids.length })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
}

/** A search ends at this many matches, and further matches would be left out silently. */
async function search(
  trx: Trx,
  account_id: string,
  query: Parameters<typeof listAudience>[2],
  text: string,
): Promise<string[]> {
  const matches = await searchAllContacts(trx, account_id, { query: text })
  if (matches.length >= MOST_MATCHES) {
    throw invalidField(
      'audience.query.search',
      `matches ${MOST_MATCHES} or more contacts, which is too many; narrow it or select by attributes`,
    )
  }
  const page = { matches, after: null, limit: MOST_MATCHES }
  return (await listAudience(trx, account_id, query, page)).ids
}
