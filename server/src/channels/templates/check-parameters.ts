import { visibleName } from '../../platform/base/visible-name.ts'
import { isObject, readObjects } from '../../whatsapp/values/readers.ts'
import type { TemplateError } from './template-error.ts'

/** What WhatsApp shows of a parameter's text, and how long it may be. */
const TEXTS: ReadonlyMap<
  string,
  { longest: number; of: (parameter: Record<string, unknown>) => unknown; step: string }
> = new Map([
  ['text', { longest: 1024, of: ({ text }) => text, step: 'text' }],
  ['payload', { longest: 256, of: ({ payload }) => payload, step: 'payload' }],
  ['coupon_code', { longest: 20, of: ({ coupon_code }) => coupon_code, step: 'coupon_code' }],
  [
    'currency',
    {
      longest: 1024,
      of: ({ currency }) => inner(currency, 'fallback_value'),
      step: 'currency.fallback_value',
    },
  ],
  [
    'date_time',
    {
      longest: 1024,
      of: ({ date_time }) => inner(date_time, 'fallback_value'),
      step: 'date_time.fallback_value',
    },
  ],
])
// A payload is only read by the program that sent the template; it is never shown.
const SHOWN_TO_NOBODY = new Set(['payload'])
const BREAKS = /[\n\r\t\v\f\u0085\u2028\u2029]/
const LONG_GAP = / {5,}/
const EMPTY = 'Expected text: WhatsApp does not accept an empty parameter'

/**
 * Why WhatsApp would refuse this text as a parameter of a template, with its code, or null. Every door asks this: a message,
 * a preview, a broadcast, the gateway. `unsure` where Meta documents no such rule for what stands in the request.
 */
export function parameterProblem(text: string, type = 'text'): Omit<TemplateError, 'field'> | null {
  const longest = TEXTS.get(type)?.longest ?? Number.POSITIVE_INFINITY
  if (text.length > longest) {
    // Where the filled text grows too long, `fillCard` says so with Meta's code.
    return { message: `Expected at most ${longest} characters, not ${text.length}`, unsure: true }
  }
  if (SHOWN_TO_NOBODY.has(type)) return text === '' ? { message: 'Expected text', unsure: true } : null
  if (text === '') return { message: EMPTY }
  if (BREAKS.test(text)) return { message: 'Expected no line break and no tab', meta_code: 132018 }
  if (LONG_GAP.test(text)) return { message: 'Expected no more than four spaces in a row', meta_code: 132018 }
  return visibleName(text) === null ? { message: EMPTY, unsure: true } : null
}

/** Adds to `errors` every parameter whose text WhatsApp would refuse, in cards too. */
export function checkParameters(components: readonly object[], field: string, errors: TemplateError[]): void {
  for (const [at, component] of components.entries()) {
    if (!isObject(component)) continue
    const where = `${field}.${at}`
    for (const [index, parameter] of readObjects(component, 'parameters').entries()) {
      const type = String(parameter.type).toLowerCase()
      const known = TEXTS.get(type)
      // Of what a client of the Cloud API leaves empty, nothing is left here.
      const text = known?.of(parameter) ?? ''
      if (known === undefined || typeof text !== 'string') continue
      const problem = parameterProblem(text, type)
      if (problem !== null) errors.push({ field: `${where}.parameters.${index}.${known.step}`, ...problem })
    }
    for (const [index, card] of readObjects(component, 'cards').entries())
      checkParameters(readObjects(card, 'components'), `${where}.cards.${index}.components`, errors)
  }
}

function inner(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}
