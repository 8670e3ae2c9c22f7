import { z } from 'zod'
import { graphError } from '../sending/errors.ts'
import { planFailure, planOutcome } from '../sending/outcome.ts'
import { templateKey } from '../sending/template.ts'
import { queueAccountUpdate } from '../webhooks/queue.ts'
import { newNumericId } from './ids.ts'
import type { Template, World } from './types.ts'
import type { GraphResult, JsonObject } from './wire.ts'
import { getNumber, getWaba, WorldError } from './world.ts'

const SHARE_LABEL = 'Share Contact Info'

const button = z.looseObject({ type: z.string(), text: z.string().max(25).optional() })

const component = z.looseObject({
  type: z.string().min(1),
  text: z.string().optional(),
  buttons: z.array(button).optional(),
})

const request = z.looseObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be lower-case letters, digits and underscores'),
  language: z.string().min(2),
  category: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['AUTHENTICATION', 'MARKETING', 'UTILITY'])),
  parameter_format: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['POSITIONAL', 'NAMED']))
    .optional(),
  components: z.array(component).min(1),
})

/** `POST /<waba>/message_templates`. Templates are approved at once; `setTemplateStatus` says otherwise. */
export function createTemplate(world: World, waba_id: string, body: unknown): GraphResult {
  const parsed = request.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return graphError(world, 100, `Param ${issue?.path.join('.')}: ${issue?.message}.`)
  }
  const { components, ...fields } = parsed.data
  const problem = buttonsProblem(components)
  if (problem) return graphError(world, 100, problem)
  if (getWaba(world, waba_id).templates.has(templateKey(fields.name, fields.language))) {
    return graphError(world, 100, 'A template with this name and language exists already.')
  }
  const template = addTemplate(world, waba_id, {
    name: fields.name,
    language: fields.language,
    category: fields.category,
    parameter_format: fields.parameter_format,
    components: JSON.parse(JSON.stringify(components)),
  })
  const { id, status, category } = template
  return { ok: true, http_status: 200, body: { id, status, category } }
}

/** The label of the button that asks for the phone cannot be changed, and there is one at most. */
function buttonsProblem(components: z.infer<typeof component>[]): string | undefined {
  const shares = components
    .flatMap((one) => one.buttons ?? [])
    .filter((one) => one.type.toUpperCase() === 'REQUEST_CONTACT_INFO')
  if (shares.length > 1) return 'At most one REQUEST_CONTACT_INFO button is allowed.'
  const label = shares[0]?.text
  return label !== undefined && label !== SHARE_LABEL ? `The button text must be ${SHARE_LABEL}.` : undefined
}

const MOST_TEMPLATES = 6_000

/** `GET /<waba>/message_templates`; with `summary` the counts that it names. */
export function listTemplates(
  world: World,
  waba_id: string,
  filter: { name?: string; status?: string; summary?: string } = {},
): GraphResult {
  const all = [...getWaba(world, waba_id).templates.values()]
  const data = all
    .filter(({ name, status }) => {
      const status_fits = !filter.status || status === filter.status.toUpperCase()
      return status_fits && (!filter.name || name === filter.name)
    })
    .map(presentTemplate)
  const summary = filter.summary && { summary: summarize(all, data.length, filter.summary) }
  return {
    ok: true,
    http_status: 200,
    body: { data, paging: { cursors: { before: 'MAZDZD', after: 'MjQZD' } }, ...summary },
  }
}

function summarize(all: Template[], total_count: number, names: string): JsonObject {
  const counts: JsonObject = {
    total_count,
    message_template_count: all.length,
    message_template_limit: MOST_TEMPLATES,
    are_translations_complete: true,
  }
  const wanted = names.split(',').map((name) => name.trim())
  return Object.fromEntries(Object.entries(counts).filter(([name]) => wanted.includes(name)))
}

function presentTemplate(template: Template): JsonObject {
  const { id, name, language, category, status, parameter_format, components } = template
  return { id, name, language, category, status, parameter_format, components }
}

/** `DELETE /<waba>/message_templates?name=`: all languages of the name. */
export function deleteTemplate(world: World, waba_id: string, name: string): GraphResult {
  const { templates } = getWaba(world, waba_id)
  const keys = [...templates].filter(([, template]) => template.name === name).map(([key]) => key)
  if (keys.length === 0) return graphError(world, 132001, `There is no template ${name}.`)
  for (const key of keys) templates.delete(key)
  return { ok: true, http_status: 200, body: { success: true } }
}

/** Adds an approved template; without components an `AUTHENTICATION` one gets a copy-code button, others a text. */
export function addTemplate(
  world: World,
  waba_id: string,
  template: Partial<Template> & { name: string },
): Template {
  const category = template.category ?? 'UTILITY'
  const body = { type: 'BODY', text: category === 'AUTHENTICATION' ? '{{1}} is your code.' : 'Hello.' }
  const buttons = { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' }] }
  const added: Template = {
    id: template.id ?? newNumericId(world, '88'),
    name: template.name,
    language: template.language ?? 'en_US',
    category,
    status: template.status ?? 'APPROVED',
    parameter_format: template.parameter_format ?? 'POSITIONAL',
    components: template.components ?? (category === 'AUTHENTICATION' ? [body, buttons] : [body]),
    held: template.held ?? false,
  }
  getWaba(world, waba_id).templates.set(templateKey(added.name, added.language), added)
  return added
}

export function setTemplateStatus(
  world: World,
  waba_id: string,
  name: string,
  language: string,
  status: Template['status'],
): void {
  const template = getWaba(world, waba_id).templates.get(templateKey(name, language))
  if (!template) throw new WorldError(`There is no template ${name} in ${language}`)
  template.status = status
  queueAccountUpdate(world, waba_id, 'message_template_status_update', {
    event: status,
    message_template_id: Number(template.id),
    message_template_name: name,
    message_template_language: language,
    reason: status === 'APPROVED' ? 'NONE' : 'INCORRECT_CATEGORY',
  })
}

/** Ends pacing: held messages go out, or fail with 132015 and the template is paused. */
export function releaseHeldMessages(
  world: World,
  waba_id: string,
  name: string,
  outcome: 'send' | 'drop',
): void {
  for (const template of getWaba(world, waba_id).templates.values()) {
    if (template.name !== name) continue
    template.held = false
    if (outcome === 'drop') template.status = 'PAUSED'
  }
  for (const message of world.messages.values()) {
    if (!message.held || message.template?.name !== name) continue
    if (getNumber(world, message.number_id).waba_id !== waba_id) continue
    message.held = false
    if (outcome === 'send') planOutcome(world, message)
    else planFailure(world, message, 132015)
  }
}
