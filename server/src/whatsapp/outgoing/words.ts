import { isObject, type JsonObject } from '../values/readers.ts'

/** Where Meta's words stand in an object, or in each item of a list, and the case that Meta writes them in. */
type Words = { [name: string]: 'lower' | 'upper' | Words }

const ORDER: Words = {
  type: 'lower',
  payment_type: 'lower',
  currency: 'upper',
  order: { status: 'lower', type: 'lower' },
  payment: { status: 'lower' },
  payment_settings: {
    type: 'lower',
    pix_dynamic_code: { key_type: 'upper' },
    payment_gateway: { type: 'lower' },
  },
}

/** By the type of the interactive message. */
const PARAMETERS = new Map<unknown, Words>([
  ['flow', { mode: 'lower', flow_action: 'lower' }],
  ['order_details', ORDER],
  ['order_status', ORDER],
])

const COMPONENT: Words = {
  type: 'lower',
  sub_type: 'lower',
  parameters: {
    type: 'lower',
    date_time: { calendar: 'upper' },
    action: { order_details: ORDER },
    order_status: ORDER,
  },
}

const TEMPLATE: Words = {
  language: { policy: 'lower' },
  components: { ...COMPONENT, cards: { components: COMPONENT } },
}

/** With Meta's words as Meta writes them. A word that is not known yet is kept, in the same case as the known ones. */
export function withTemplateWords(template: JsonObject): JsonObject {
  return inCase(template, TEMPLATE)
}

/** The same for an interactive message, or a card of a carousel. */
export function withInteractiveWords(interactive: JsonObject): JsonObject {
  const { type } = inCase(interactive, { type: 'lower' })
  const parameters = PARAMETERS.get(type) ?? {}
  return inCase(interactive, {
    type: 'lower',
    header: { type: 'lower' },
    action: { name: 'lower', buttons: { type: 'lower' }, parameters },
  })
}

function inCase(object: JsonObject, words: Words): JsonObject {
  const changed = Object.entries(words)
    .filter(([name]) => Object.hasOwn(object, name))
    .map(([name, inner]) => [name, changeCase(object[name], inner)])
  return { ...object, ...Object.fromEntries(changed) }
}

function changeCase(value: unknown, words: Words[string]): unknown {
  if (typeof words === 'object') {
    if (Array.isArray(value)) return value.map((item) => (isObject(item) ? inCase(item, words) : item))
    return isObject(value) ? inCase(value, words) : value
  }
  if (typeof value !== 'string') return value
  return words === 'lower' ? value.toLowerCase() : value.toUpperCase()
}
