import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import { type ButtonDefinition, fillPlaceholders } from './definition.ts'
import type { TemplateError } from './template-error.ts'

export type GivenButton = Extract<TemplateComponent, { type: 'button' }>

/** What a kind of button is sent with. Kinds that are not here are not checked. */
type Rule = {
  sub_type: GivenButton['sub_type']
  parameter: 'text' | 'payload' | 'coupon_code' | 'action'
  needed: boolean
}

const RULES: Record<string, Rule> = {
  quick_reply: { sub_type: 'quick_reply', parameter: 'payload', needed: false },
  url: { sub_type: 'url', parameter: 'text', needed: true },
  otp: { sub_type: 'url', parameter: 'text', needed: true },
  copy_code: { sub_type: 'copy_code', parameter: 'coupon_code', needed: true },
  flow: { sub_type: 'flow', parameter: 'action', needed: false },
  catalog: { sub_type: 'catalog', parameter: 'action', needed: false },
  mpm: { sub_type: 'mpm', parameter: 'action', needed: true },
  order_details: { sub_type: 'order_details', parameter: 'action', needed: true },
  voice_call: { sub_type: 'voice_call', parameter: 'payload', needed: false },
}

const TAKES_NOTHING = new Set(['phone_number', 'request_contact_info'])

/** What this button is sent with; null for nothing, undefined if unknown. */
export function ruleOf(button: ButtonDefinition): Rule | null | undefined {
  const fixed_link = button.kind === 'url' && button.placeholders.length === 0
  if (fixed_link || TAKES_NOTHING.has(button.kind)) return null
  return Object.hasOwn(RULES, button.kind) ? RULES[button.kind] : undefined
}

/** Checks what is given for one button, adds what does not fit to `errors`, and returns the link as it will be. */
export function fillButton(
  button: ButtonDefinition,
  { index, missing_field }: { index: number; missing_field: string },
  given: { component: GivenButton; field: string } | undefined,
  errors: TemplateError[],
): string | null {
  const rule = ruleOf(button)
  const named = `Button ${index}${button.label === null ? '' : ` (“${button.label}”)`}`
  if (rule === undefined) return button.url
  if (given === undefined) {
    if (rule?.needed) {
      const message = `${named} needs a component with sub_type ${rule.sub_type} and one parameter of type ${rule.parameter}`
      errors.push({ field: missing_field, message, ...certainty(rule) })
    }
    return button.url
  }
  const { component, field } = given
  if (rule === null) {
    errors.push({ field, message: `${named} is sent without a component`, unsure: true })
    return button.url
  }
  if (component.sub_type !== rule.sub_type) {
    const message = `Expected ${rule.sub_type}, as ${named} is`
    errors.push({ field: `${field}.sub_type`, message, unsure: true })
    return button.url
  }
  const parameters = component.parameters ?? []
  if (parameters.length > 1 || (rule.needed && parameters.length === 0)) {
    const message = `Expected one parameter of type ${rule.parameter}, not ${parameters.length}`
    errors.push({
      field: `${field}.parameters`,
      message,
      ...(parameters.length === 0 ? certainty(rule) : { unsure: true as const }),
    })
    return button.url
  }
  const [parameter] = parameters
  if (parameter !== undefined && parameter.type !== rule.parameter) {
    const message = `Expected ${rule.parameter}`
    errors.push({ field: `${field}.parameters.0.type`, message, unsure: true })
  }
  const [placeholder] = button.placeholders
  if (parameter?.type !== 'text' || placeholder === undefined || button.url === null) return button.url
  return fillPlaceholders(button.url, new Map([[placeholder.key, parameter.text]]))
}

/** Meta counts the parameters of links and one-time passwords; of other buttons we know what they need from elsewhere. */
function certainty({ parameter }: Rule): Pick<TemplateError, 'meta_code' | 'unsure'> {
  return parameter === 'text' ? { meta_code: 132000 } : { unsure: true }
}
