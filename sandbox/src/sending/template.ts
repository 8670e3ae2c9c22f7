import { z } from 'zod'
import { isObject } from '../world/json.ts'
import type { Template, World } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { getNumber, getWaba } from '../world/world.ts'
import type { BodyProblem } from './body.ts'
import { describeIssue } from './interactive.ts'

const HYDRATED_MAX = 1024
/** What Unicode calls a line break counts as one; Meta names new lines, tabs and more than four spaces. */
const UNSHOWABLE = /[\n\r\t\v\f\u0085\u2028\u2029]| {5,}/
const SHOWN_AS_THEY_ARE = new Set(['text', 'coupon_code'])
const SHOWN_AS_FALLBACK = new Set(['currency', 'date_time'])
export const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g

const parameter = z.looseObject({
  type: z.string(),
  parameter_name: z.string().optional(),
  text: z.string().optional(),
})

const component = z.looseObject({
  type: z.string(),
  sub_type: z.string().optional(),
  index: z.union([z.string(), z.number()]).optional(),
  parameters: z.array(parameter).optional(),
})

const card = z.looseObject({ components: z.array(component).optional() })

const request = z.looseObject({
  name: z.string().min(1),
  language: z.looseObject({ code: z.string().min(1) }),
  components: z.array(component.extend({ cards: z.array(card).optional() })).optional(),
  bid_spec: z.looseObject({}).optional(),
})

type TemplateRequest = z.infer<typeof request>
type Parameter = z.infer<typeof parameter>

export type TemplateSend = { ok: true; template: Template; has_bid: boolean } | ({ ok: false } & BodyProblem)

/** Finds the template that a send names and compares the parameters with its placeholders. */
export function readTemplateSend(world: World, number_id: string, body: JsonObject): TemplateSend {
  if (body.template === undefined) {
    return { ok: false, code: 131008, details: 'The parameter template is required.' }
  }
  const parsed = request.safeParse(body.template)
  if (!parsed.success) return { ok: false, code: 100, details: describeIssue('template', parsed.error) }
  const waba = getWaba(world, getNumber(world, number_id).waba_id)
  const template = waba.templates.get(templateKey(parsed.data.name, parsed.data.language.code))
  const problem = stateProblem(template, parsed.data) ?? parameterProblem(template, parsed.data)
  if (problem || !template) return { ok: false, code: 132001, details: 'Unknown template.', ...problem }
  return { ok: true, template, has_bid: parsed.data.bid_spec !== undefined || body.bid_spec !== undefined }
}

export function templateKey(name: string, language: string): string {
  return `${name}|${language}`
}

/** One-tap, zero-tap and copy-code templates: they go to a phone or nowhere. */
export function isOneTimePassword(template: Template): boolean {
  return buttonsOf(template).some((button) => button.type === 'OTP')
}

function stateProblem(template: Template | undefined, sent: TemplateRequest): BodyProblem | undefined {
  switch (template?.status) {
    case 'APPROVED':
      return undefined
    case 'PAUSED':
      return { code: 132015, details: `Template ${sent.name} is paused.` }
    case 'DISABLED':
      return { code: 132016, details: `Template ${sent.name} is disabled.` }
    default:
      return {
        code: 132001,
        details: `template name (${sent.name}) does not exist in ${sent.language.code}`,
      }
  }
}

function parameterProblem(template: Template | undefined, sent: TemplateRequest): BodyProblem | undefined {
  if (!template) return undefined
  const body = componentOf(template, 'BODY')
  const header = componentOf(template, 'HEADER')
  return (
    shownTextProblem(sent) ??
    headerProblem(template, header, parametersOf(sent, 'header')) ??
    textProblem('body', template, body?.text, parametersOf(sent, 'body')) ??
    buttonProblem(template, sent)
  )
}

/** Wherever a text is shown: in headers, bodies, links and codes, and in those of cards. */
function shownTextProblem({ components = [] }: TemplateRequest): BodyProblem | undefined {
  const all = components.flatMap((one) => [
    one,
    ...(one.cards ?? []).flatMap((card) => card.components ?? []),
  ])
  for (const { type, parameters = [] } of all) {
    for (const given of parameters) {
      const shown = shownText(given)
      if (shown === '') return { code: 132012, details: `${type}: a text parameter is empty or missing` }
      if (shown !== undefined && UNSHOWABLE.test(shown)) {
        const details = `${type}: a text parameter cannot have new-line or tab characters or more than 4 consecutive spaces`
        return { code: 132018, details }
      }
    }
  }
  return undefined
}

/**
 * What the person reads, empty where it is missing; of an amount or a date the value that is shown where WhatsApp formats
 * none. Undefined for a parameter that is no text.
 */
function shownText(given: Parameter): string | undefined {
  const type = given.type.toLowerCase()
  const value = given[type]
  if (SHOWN_AS_THEY_ARE.has(type)) return typeof value === 'string' ? value : ''
  if (!SHOWN_AS_FALLBACK.has(type)) return undefined
  return isObject(value) && typeof value.fallback_value === 'string' ? value.fallback_value : ''
}

function textProblem(
  where: string,
  template: Template,
  text: unknown,
  given: Parameter[],
): BodyProblem | undefined {
  const names = [...new Set([...String(text ?? '').matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))]
  if (given.length !== names.length) return countProblem(where, given.length, names.length)
  const given_names = new Set(given.map(({ parameter_name }) => parameter_name))
  if (template.parameter_format === 'NAMED' && names.some((name) => !given_names.has(name))) {
    return { code: 132012, details: `${where}: parameter name is missing, repeated or unknown` }
  }
  const added = given.reduce((sum, one) => sum + (shownText(one)?.length ?? 0), 0)
  const bare = String(text ?? '').replace(PLACEHOLDER, '').length
  if (bare + added > HYDRATED_MAX) return { code: 132005, details: `${where}: translated text is too long` }
  return undefined
}

function headerProblem(
  template: Template,
  header: JsonObject | undefined,
  given: Parameter[],
): BodyProblem | undefined {
  const format = String(header?.format ?? 'TEXT').toLowerCase()
  if (!header || format === 'text') return textProblem('header', template, header?.text, given)
  if (given.length !== 1) return countProblem('header', given.length, 1)
  if (given[0]?.type.toLowerCase() !== format) return { code: 132012, details: `header: expected ${format}` }
  return undefined
}

/** Buttons with a changing link, and one-time passwords, need one parameter each; all others need none. */
function buttonProblem(template: Template, sent: TemplateRequest): BodyProblem | undefined {
  const buttons = buttonsOf(template)
  for (const [index, button] of buttons.entries()) {
    const given = (sent.components ?? [])
      .filter((one) => one.type.toLowerCase() === 'button' && Number(one.index ?? 0) === index)
      .flatMap((one) => one.parameters ?? [])
    const link_changes = button.type === 'URL' && String(button.url ?? '').includes('{{')
    const expected = link_changes || button.type === 'OTP' ? 1 : 0
    if (given.length < expected) return countProblem(`buttons[${index}]`, given.length, expected)
  }
  return undefined
}

function countProblem(where: string, given: number, expected: number): BodyProblem {
  return {
    code: 132000,
    details: `${where}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
  }
}

function parametersOf(sent: TemplateRequest, type: string): Parameter[] {
  return (sent.components ?? [])
    .filter((one) => one.type.toLowerCase() === type)
    .flatMap((one) => one.parameters ?? [])
}

export function componentOf(template: Template, type: string): JsonObject | undefined {
  return template.components.find((one) => String(one.type).toUpperCase() === type)
}

export function buttonsOf(template: Template): JsonObject[] {
  const buttons = componentOf(template, 'BUTTONS')?.buttons
  if (!Array.isArray(buttons)) return []
  return buttons.filter(isObject)
}
