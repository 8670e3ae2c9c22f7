import { z } from 'zod'
import { graphError } from '../sending/errors.ts'
import { planFailure, planOutcome } from '../sending/outcome.ts'
import { templateKey } from '../sending/template.ts'
import { queueAccountUpdate } from '../webhooks/queue.ts'
import { newNumericId } from './ids.ts'
import { EXISTS, refuseTemplate, TOO_MANY, templateProblem } from './template-problems.ts'
import type { Template, World } from './types.ts'
import type { GraphResult, JsonObject } from './wire.ts'
import { getNumber, getWaba, WorldError } from './world.ts'

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
  if (!parsed.success) return refuseShape(world, parsed.error)
  const { components: given, ...fields } = parsed.data
  const components: JsonObject[] = JSON.parse(JSON.stringify(given))
  const problem = templateProblem(fields.category, components)
  if (problem) return refuseTemplate(world, problem)
  const { templates } = getWaba(world, waba_id)
  if (templates.has(templateKey(fields.name, fields.language))) {
    const details = 'There is content in this language for this template already.'
    return refuseTemplate(world, { subcode: EXISTS, details })
  }
  if (templates.size >= MOST_TEMPLATES)
    return refuseTemplate(world, {
      subcode: TOO_MANY,
      details: 'The account has no room for more templates.',
    })
  const template = addTemplate(world, waba_id, {
    name: fields.name,
    language: fields.language,
    category: fields.category,
    parameter_format: fields.parameter_format,
    components,
  })
  const { id, status, category } = template
  return { ok: true, http_status: 200, body: { id, status, category } }
}

function refuseShape(world: World, error: z.ZodError): GraphResult {
  const [issue] = error.issues
  return graphError(world, 100, `Param ${issue?.path.join('.')}: ${issue?.message}.`)
}

export const MOST_TEMPLATES = 6_000

/** Which states a template can be edited in. */
const EDITABLE = ['APPROVED', 'REJECTED', 'PAUSED']

/** `POST /<template>`: what is named is replaced; name and language never, the category not of an approved one. */
export function editTemplate(
  world: World,
  waba_id: string,
  template: Template,
  body: JsonObject,
): GraphResult {
  const fixed = ['name', 'language'].find((name) => body[name] !== undefined)
  if (fixed !== undefined) return graphError(world, 100, `Param ${fixed} cannot be changed.`)
  if (!EDITABLE.includes(template.status))
    return graphError(world, 100, `A template that is ${template.status} cannot be edited.`)
  if (body.category !== undefined && template.status === 'APPROVED')
    return graphError(world, 100, 'The category of an approved template cannot be changed.')
  const { name, language } = template
  const parsed = request.safeParse({ ...template, ...body, name, language })
  if (!parsed.success) return refuseShape(world, parsed.error)
  const components: JsonObject[] = JSON.parse(JSON.stringify(parsed.data.components))
  const problem = templateProblem(parsed.data.category, components)
  if (problem) return refuseTemplate(world, problem)
  const edited: Template = { ...template, category: parsed.data.category, components, status: 'APPROVED' }
  getWaba(world, waba_id).templates.set(templateKey(name, language), edited)
  return { ok: true, http_status: 200, body: { success: true } }
}

/** Which templates a delete means: all languages of a name, one id with its name, or many ids. */
type Doomed = { name?: string; hsm_id?: string; hsm_ids?: string[] }

/** `DELETE /<waba>/message_templates`: all that are named, or none. */
export function deleteTemplates(
  world: World,
  waba_id: string,
  { name, hsm_id, hsm_ids }: Doomed,
): GraphResult {
  const { templates } = getWaba(world, waba_id)
  const ids = hsm_ids ?? (hsm_id === undefined ? undefined : [hsm_id])
  const found = [...templates].filter(
    ([, one]) => (ids === undefined || ids.includes(one.id)) && (name === undefined || one.name === name),
  )
  if (found.length === 0 || (ids !== undefined && found.length < new Set(ids).size))
    return graphError(world, 132001, `There is no template ${ids?.join(', ') ?? name}.`)
  if (found.some(([, { status }]) => status === 'DISABLED'))
    return graphError(world, 100, 'A disabled template cannot be deleted.')
  for (const [key] of found) templates.delete(key)
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
