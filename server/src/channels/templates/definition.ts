import {
  isObject,
  type JsonObject,
  readObject,
  readObjects,
  readText,
} from '../../whatsapp/values/readers.ts'

/** A place in a text that a send fills: `key` is its name, or its number. */
export type Placeholder = { key: string; example: string | null }

export type TextDefinition = { text: string; placeholders: Placeholder[] }

/** `format` in lower case: `text`, or what kind of thing stands there instead. */
export type HeaderDefinition = TextDefinition & { format: string; example: string | null }

/** `kind` in lower case: `quick_reply`, `url`, `otp` and so on; the placeholders are those of a link. */
export type ButtonDefinition = {
  kind: string
  label: string | null
  url: string | null
  placeholders: Placeholder[]
}

export type CardDefinition = {
  header: HeaderDefinition | null
  body: TextDefinition | null
  buttons: ButtonDefinition[]
}

export type TemplateDefinition = CardDefinition & {
  footer: string | null
  cards: CardDefinition[]
  /** A limited-time offer that counts down to a time given with each send. */
  has_expiration: boolean
}

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g
// One-time passwords come back from Meta as a link of this form.
const OTP_LINK = /^https:\/\/www\.whatsapp\.com\/otp\//

/** Reads a template's components as Meta lists them. What it does not know is left out. */
export function readDefinition(components: unknown[]): TemplateDefinition {
  const known = components.filter(isObject)
  const of = (type: string) => known.find((component) => lower(component, 'type') === type)
  const offer = readObject(of('limited_time_offer') ?? {}, 'limited_time_offer')
  return {
    ...readCard(known),
    footer: readText(of('footer') ?? {}, 'text'),
    cards: readObjects(of('carousel') ?? {}, 'cards').map((card) =>
      readCard(readObjects(card, 'components')),
    ),
    has_expiration: offer?.has_expiration === true,
  }
}

/** Whether a button takes over a one-time password: one-tap, zero-tap or copy-code. */
export function isOneTimePassword(definition: TemplateDefinition): boolean {
  return definition.buttons.some(({ kind }) => kind === 'otp')
}

function readCard(components: JsonObject[]): CardDefinition {
  const of = (type: string) => components.find((component) => lower(component, 'type') === type)
  const header = of('header')
  const body = of('body')
  return {
    header: header === undefined ? null : readHeader(header),
    body: body === undefined ? null : readTextPart(body, readExamples(body, 'body_text')),
    buttons: readObjects(of('buttons') ?? {}, 'buttons').map(readButton),
  }
}

function readHeader(header: JsonObject): HeaderDefinition {
  const example = readObject(header, 'example')
  const handle = example?.header_handle
  return {
    ...readTextPart(header, readExamples(header, 'header_text')),
    format: lower(header, 'format') || 'text',
    example: Array.isArray(handle) && typeof handle[0] === 'string' ? handle[0] : null,
  }
}

function readTextPart(component: JsonObject, examples: Map<string, string>): TextDefinition {
  const text = readText(component, 'text') ?? ''
  return { text, placeholders: placeholdersIn(text, examples) }
}

function readButton(button: JsonObject): ButtonDefinition {
  const kind = lower(button, 'type')
  const url = readText(button, 'url')
  const [example] = Array.isArray(button.example) ? button.example : []
  const examples = new Map(typeof example === 'string' ? [['1', example]] : [])
  return {
    kind: url !== null && OTP_LINK.test(url) ? 'otp' : kind,
    label: readText(button, 'text'),
    url,
    placeholders: placeholdersIn(url ?? '', examples),
  }
}

/** Each placeholder once: numbers in their order, names as they come. */
function placeholdersIn(text: string, examples: Map<string, string>): Placeholder[] {
  const keys = [...new Set([...text.matchAll(PLACEHOLDER)].map(([, key = '']) => key))]
  if (keys.every((key) => /^\d+$/.test(key))) keys.sort((a, b) => Number(a) - Number(b))
  return keys.map((key) => ({ key, example: examples.get(key) ?? null }))
}

/** Puts values in the places of a text; a placeholder without one stays as it is. */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(PLACEHOLDER, (whole, key: string) => values.get(key) ?? whole)
}

/** Under `body_text` stands a row of values, under `body_text_named_params` each value has its name. */
function readExamples(component: JsonObject, key: string): Map<string, string> {
  const example = readObject(component, 'example')
  if (example === null) return new Map()
  const named = readObjects(example, `${key}_named_params`).map((one): [string, string] => [
    readText(one, 'param_name') ?? '',
    readText(one, 'example') ?? '',
  ])
  const listed = Array.isArray(example[key]) ? example[key].flat() : []
  const numbered = listed.map((value, index): [string, string] => [String(index + 1), String(value)])
  return new Map([...numbered, ...named])
}

function lower(object: JsonObject, key: string): string {
  return (readText(object, key) ?? '').toLowerCase()
}
