import { parameterProblem } from '../../channels/templates/check-parameters.ts'
import type { TemplateDefinition } from '../../channels/templates/definition.ts'
import { ruleOf } from '../../channels/templates/fill-button.ts'
import type { TemplateVariable } from '../../channels/templates/variables.ts'
import { givenName } from '../../contacts/display-name.ts'
import type { ContactFields } from '../../contacts/queries.ts'
import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'

/** What fills a variable: the same text for all recipients, or data of the contact. */
export type Filling =
  | { text: string }
  | {
      /** An attribute of the contact, or `name`: the saved name, else the profile name. */
      attribute: string
      fallback?: string | undefined
    }

export type Parameters = Record<string, Filling>

/** How each kind of parameter carries a text. */
const CARRIERS: ReadonlyMap<string, (text: string) => object> = new Map<string, (text: string) => object>([
  ['text', (text: string) => ({ type: 'text', text })],
  ['payload', (payload: string) => ({ type: 'payload', payload })],
  ['coupon_code', (coupon_code: string) => ({ type: 'coupon_code', coupon_code })],
])

/** How `parameters` names a variable: `body.first_name`, `header.1`, `button.0`; in a carousel `card.1.body.1`. */
export function nameVariable(variable: TemplateVariable): string {
  const { component, card_index, button_index, name, position } = variable
  const card = card_index === null ? '' : `card.${card_index}.`
  return `${card}${component}.${component === 'button' ? button_index : (name ?? position)}`
}

/** The variables that a text can fill. */
export function fillableVariables(variables: TemplateVariable[]): TemplateVariable[] {
  return variables.filter(({ type }) => CARRIERS.has(type))
}

type Plan = { definition: TemplateDefinition; variables: TemplateVariable[] }

/**
 * The components of a template for one contact: those that are the same for all, and those that `parameters` fills.
 * `missing` names the variables for which nothing is known and no fallback given.
 */
export function fillParameters(
  { definition, variables }: Plan,
  components: TemplateComponent[],
  parameters: Parameters,
  fields: ContactFields,
): { components: TemplateComponent[]; missing: string[] } {
  const missing: string[] = []
  const filled = new Map<string, { variable: TemplateVariable; parameters: object[] }>()
  for (const variable of fillableVariables(variables)) {
    const name = nameVariable(variable)
    const filling = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    const carrier = CARRIERS.get(variable.type)
    if (filling === undefined || carrier === undefined) continue
    const text = textOf(filling, fields, variable.type)
    if (text === null) missing.push(name)
    const { component, card_index, button_index } = variable
    const place = `${card_index} ${component} ${button_index}`
    const list = filled.get(place) ?? { variable, parameters: [] }
    list.parameters.push({
      ...carrier(text ?? ''),
      ...(variable.name !== null && { parameter_name: variable.name }),
    })
    filled.set(place, list)
  }
  return { components: merge(definition, components, [...filled.values()]), missing }
}

/** Why a text that fills a variable for all contacts, or as the fallback, fits none of them; or null. */
export function fillingProblem(text: string, variable: TemplateVariable): string | null {
  return parameterProblem(onOneLine(text), variable.type)?.message ?? null
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

// WhatsApp takes neither line breaks nor long gaps in a parameter: what is known of a contact is sent without them.
function textOf(filling: Filling, fields: ContactFields, type: string): string | null {
  const fits = (value: unknown): string | null => {
    if (typeof value !== 'string' && typeof value !== 'number') return null
    const text = onOneLine(String(value))
    return parameterProblem(text, type) === null ? text : null
  }
  if ('text' in filling) return fits(filling.text)
  const { attribute, fallback } = filling
  // Attributes have any name, and `constructor` is none that this contact has for that.
  const known = Object.hasOwn(fields.attributes, attribute) ? fields.attributes[attribute] : undefined
  const value = attribute === 'name' ? givenName(fields) : known
  return fits(value) ?? fits(fallback)
}

type Part = { variable: TemplateVariable; parameters: object[] }

function merge(
  definition: TemplateDefinition,
  components: TemplateComponent[],
  parts: Part[],
): TemplateComponent[] {
  const own = parts.filter(({ variable }) => variable.card_index === null)
  const outside = [...components, ...own.map((part) => buildComponent(definition.buttons, part))]
  const in_cards = parts.filter(({ variable }) => variable.card_index !== null)
  if (in_cards.length === 0) return outside
  const carousel = components.find(({ type }) => type === 'carousel')
  const given = carousel?.type === 'carousel' ? carousel.cards : []
  const cards = definition.cards.map((card, card_index) => ({
    card_index,
    components: [
      ...(given.find((it) => it.card_index === card_index)?.components ?? []),
      ...in_cards
        .filter(({ variable }) => variable.card_index === card_index)
        .map((part) => buildComponent(card.buttons, part)),
    ],
  }))
  // Inside of cards stand the same headers, bodies and buttons, and nothing else.
  return [...outside.filter((it) => it !== carousel), { type: 'carousel', cards } as TemplateComponent]
}

function buildComponent(buttons: TemplateDefinition['buttons'], { variable, parameters }: Part) {
  const { component: type, button_index } = variable
  const button = button_index === null ? undefined : buttons[button_index]
  const place = button && { sub_type: ruleOf(button)?.sub_type, index: String(button_index) }
  // Built as the template says, so it has the form of its kind; whether it fits is checked before it is sent.
  return { type, ...place, parameters } as TemplateComponent
}
