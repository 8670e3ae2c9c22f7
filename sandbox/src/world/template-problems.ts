import { newTraceId } from './ids.ts'
import { isObject } from './json.ts'
import type { World } from './types.ts'
import type { GraphFailure, JsonObject } from './wire.ts'

/** What Meta refuses at creation; the number stands in `error_subcode` where it has one (section 20.8). */
export type TemplateProblem = { subcode?: number; details: string }

export const TOO_MANY = 2388019
export const EXISTS = 2388024
const TOO_LONG = 2388040
const HEADER = 2388047
const BODY = 2388072
const FOOTER = 2388073
const PARAMETER_AT_EDGE = 2388299

const MOST_BUTTONS = 10
const LONGEST = { HEADER: 60, BODY: 1024, FOOTER: 60 }
const PARAMETER = /\{\{[^{}]*\}\}/g
// Punctuation around it does not help.
const AT_EDGE = /^[\s\p{P}]*\{\{|\}\}[\s\p{P}]*$/u
const SHARE_LABEL = 'Share Contact Info'

export function templateProblem(category: string, components: JsonObject[]): TemplateProblem | undefined {
  const of = (type: string) => components.filter((one) => String(one.type).toUpperCase() === type)
  const [body, ...others] = of('BODY')
  if (body === undefined || others.length > 0)
    return { subcode: BODY, details: 'A template has exactly one body.' }
  if (category !== 'AUTHENTICATION' && textOf(body) === '')
    return { subcode: BODY, details: 'The body has no text.' }
  for (const [type, most] of Object.entries(LONGEST)) {
    if (of(type).some((one) => textOf(one).length > most))
      return { subcode: TOO_LONG, details: `The ${type.toLowerCase()} has more than ${most} characters.` }
  }
  if (of('HEADER').some((one) => parametersIn(one) > 1))
    return { subcode: HEADER, details: 'A header has one parameter at most.' }
  if (of('FOOTER').some((one) => parametersIn(one) > 0))
    return { subcode: FOOTER, details: 'A footer has no parameters.' }
  if (category !== 'AUTHENTICATION' && parametersIn(body) > 0 && AT_EDGE.test(textOf(body)))
    return { subcode: PARAMETER_AT_EDGE, details: 'The body begins or ends with a parameter.' }
  return buttonsProblem(of('BUTTONS'))
}

/** The label of the button that asks for the phone cannot be changed, and there is one at most. */
function buttonsProblem(components: JsonObject[]): TemplateProblem | undefined {
  const buttons = components.flatMap(({ buttons }) =>
    Array.isArray(buttons) ? buttons.filter(isObject) : [],
  )
  if (buttons.length > MOST_BUTTONS) return { details: `A template has at most ${MOST_BUTTONS} buttons.` }
  const shares = buttons.filter((one) => String(one.type).toUpperCase() === 'REQUEST_CONTACT_INFO')
  if (shares.length > 1) return { details: 'At most one REQUEST_CONTACT_INFO button is allowed.' }
  const label = shares[0]?.text
  return label !== undefined && label !== SHARE_LABEL
    ? { details: `The button text must be ${SHARE_LABEL}.` }
    : undefined
}

/** The shape of these errors is Graph's own: no code in the message, and a text for the author of the template. */
export function refuseTemplate(world: World, { subcode, details }: TemplateProblem): GraphFailure {
  return {
    ok: false,
    http_status: 400,
    body: {
      error: {
        message: 'Invalid parameter',
        type: 'OAuthException',
        code: 100,
        error_subcode: subcode,
        is_transient: false,
        error_user_title: 'The template was not saved',
        error_user_msg: details,
        fbtrace_id: newTraceId(world),
      },
    },
  }
}

function textOf({ text }: JsonObject): string {
  return typeof text === 'string' ? text : ''
}

function parametersIn(component: JsonObject): number {
  return textOf(component).match(PARAMETER)?.length ?? 0
}
