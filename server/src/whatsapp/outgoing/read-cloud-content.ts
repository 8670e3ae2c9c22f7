import { z } from 'zod'
import { isObject, type JsonObject } from '../values/readers.ts'
import type { OutgoingContent } from './content.ts'
import { FOREIGN } from './foreign.ts'
import { withInteractiveWords, withTemplateWords } from './words.ts'

/** What Meta refuses content with: its code, and in words what is wrong with which field. */
export type CloudRefusal = { code: number; details: string }

export type CloudContent = { ok: true; content: OutgoingContent } | ({ ok: false } & CloudRefusal)

const LONGEST_BODY = 4096
const WORD = /^[a-z][a-z0-9_]{0,63}$/
const PLAIN_NUMBER = /^-?\d{1,15}(\.\d+)?$/
const FILES = new Set(['image', 'video', 'audio', 'document', 'sticker'])
const KNOWN = new Set([...FILES, 'text', 'location', 'contacts', 'reaction', 'template', 'interactive'])
/** Members of the envelope, none of which is the object of a type. */
const ENVELOPE = new Set([
  'messaging_product',
  'recipient_type',
  'to',
  'recipient',
  'context',
  'biz_opaque_callback_data',
  'type',
  'status',
])

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

/** What we read of content ourselves, and so rely on; everything else in it is Meta's to judge. */
const READ = {
  text: z.looseObject({ body: z.string().min(1).max(LONGEST_BODY) }),
  reaction: z.looseObject({ message_id: z.string().min(1), emoji: z.string() }),
  interactive: z.looseObject({ type: z.string() }),
  template: z.looseObject({
    name: z.string().min(1),
    language: z.looseObject({ code: z.string().min(1) }),
    components: z
      .array(
        component.extend({
          cards: z.array(z.looseObject({ components: z.array(component).optional() })).optional(),
        }),
      )
      .optional(),
  }),
}

/**
 * Reads content as a client of the Cloud API writes it, by Meta's rules instead of the stricter ones of our own API: null
 * and empty optional fields are absent, words of Meta's may be in any case, types and fields that we do not know pass.
 * Only what Meta surely refuses is refused here, with Meta's code.
 */
export function readCloudContent(body: JsonObject): CloudContent {
  const type = readType(body.type)
  if (type === null) return refuse(100, 'Param type must be a string.')
  if (!WORD.test(type) || ENVELOPE.has(type)) return refuse(131051, `Unsupported message type: ${type}.`)
  const given = Object.hasOwn(body, type) ? body[type] : undefined
  if (given === undefined || given === null || given === '') {
    return KNOWN.has(type)
      ? refuse(131008, `The parameter ${type} is required.`)
      : refuse(131051, `Unsupported message type: ${type}.`)
  }
  const code = type === 'interactive' ? 131009 : 100
  if (type === 'contacts' ? !Array.isArray(given) : !isObject(given)) {
    return refuse(code, `Param ${type} must be ${type === 'contacts' ? 'a list' : 'an object'}.`)
  }
  const object = inOurForm(type, withoutAbsent(given))
  const parsed = Object.hasOwn(READ, type) ? READ[type as keyof typeof READ].safeParse(object) : null
  if (parsed && !parsed.success) return refuse(code, describe(type, parsed.error))
  // What is read of content is its type and, of templates and reactions, what the schema above has found there.
  return { ok: true, content: { type, [type]: object } as unknown as OutgoingContent }
}

/** Meta reads a body without a type as a text. */
function readType(type: unknown): string | null {
  if (type === undefined || type === null || type === '') return 'text'
  return typeof type === 'string' ? type.toLowerCase() : null
}

function refuse(code: number, details: string): CloudContent {
  return { ok: false, code, details }
}

/** The first issue, as Meta words them: `Param template['language']['code']: …`. */
function describe(type: string, { issues: [issue] }: z.ZodError): string {
  const path = (issue?.path ?? []).map((part) => `['${String(part)}']`).join('')
  return `Param ${type}${path}: ${issue?.message ?? 'invalid'}.`
}

/** A copy without members that are null or empty, which clients in Python and PHP send everywhere. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      // An empty emoji is no absent one: it takes a reaction back.
      .filter(([name, inner]) => inner !== null && (inner !== '' || name === 'emoji'))
      .map(([name, inner]) => [name, FOREIGN.has(name) ? inner : withoutAbsent(inner)]),
  )
}

/** As our own API would store it, so that a timeline shows the same for every sender. */
function inOurForm(type: string, object: unknown): unknown {
  const known = withTextIds(object, type)
  if (!isObject(known)) return known
  switch (type) {
    case 'location':
      return { ...known, ...numberOf(known, 'latitude'), ...numberOf(known, 'longitude') }
    case 'interactive':
      return interactiveForm(known)
    case 'template':
      return withTemplateWords({ ...known, ...listOf(known, 'components', componentForm) })
    default:
      return known
  }
}

/** Meta's ids of files come as numbers too. */
function withTextIds(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((inner) => withTextIds(inner, name))
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    FOREIGN.has(key) ? inner : withTextIds(inner, key),
  ])
  const copy: JsonObject = Object.fromEntries(entries)
  return FILES.has(name) && Number.isInteger(copy.id) ? { ...copy, id: String(copy.id) } : copy
}

function interactiveForm(interactive: JsonObject): JsonObject {
  const known = withInteractiveWords(interactive)
  const { action } = known
  if (!isObject(action)) return known
  // A card of a carousel is an interactive message of its own.
  const cards = listOf(action, 'cards', (card) => ({
    ...interactiveForm(card),
    ...numberOf(card, 'card_index'),
  }))
  return { ...known, action: { ...action, ...cards } }
}

function componentForm(component: JsonObject): JsonObject {
  return {
    ...component,
    ...(typeof component.index === 'number' && { index: String(component.index) }),
    ...listOf(component, 'cards', (card) => ({
      ...card,
      ...numberOf(card, 'card_index'),
      ...listOf(card, 'components', componentForm),
    })),
  }
}

/** What is written in another way than in plain digits, Meta judges as it was given. */
function numberOf(object: JsonObject, name: string): JsonObject {
  const text = object[name]
  return typeof text === 'string' && PLAIN_NUMBER.test(text) ? { [name]: Number(text) } : {}
}

function listOf(object: JsonObject, name: string, form: (item: JsonObject) => JsonObject): JsonObject {
  const list = object[name]
  return Array.isArray(list) ? { [name]: list.map((item) => (isObject(item) ? form(item) : item)) } : {}
}
