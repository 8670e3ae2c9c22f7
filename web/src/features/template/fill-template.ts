import type { TemplateDetail } from '../../api/types'
import type { Attachment } from '../attachment/attachment'
import { listOf } from '../message/content/read-content'

type Variable = TemplateDetail['variables'][number]
type TextParameter = { type: 'text'; text: string; parameter_name?: string }
type FilledPart =
  | { type: 'header' | 'body'; parameters: TextParameter[] }
  | { type: 'header'; parameters: [HeaderFile] }
  | { type: 'button'; sub_type: 'url'; index: string; parameters: TextParameter[] }
  | { type: 'button'; sub_type: 'copy_code'; index: string; parameters: [CouponParameter] }
type Filled = FilledPart | { type: 'carousel'; cards: { card_index: number; components: FilledPart[] }[] }

type CouponParameter = { type: 'coupon_code'; coupon_code: string }
type HeaderFile =
  | { type: 'image'; image: { media_id: string } }
  | { type: 'video'; video: { media_id: string } }
  | { type: 'document'; document: { media_id: string; filename: string } }

/** One thing that a template leaves open, and what it is given: words, or a file. */
export type Field = { variable: Variable; text: string; file: Attachment | null }

const FILES = ['image', 'video', 'document'] as const
export type FileKind = (typeof FILES)[number]

/** The kind of file that a variable is; null for what is typed. */
export function fileKindOf({ component, type }: Variable): FileKind | null {
  return component === 'header' ? (FILES.find((kind) => kind === type) ?? null) : null
}

/** Whether a variable can be given here: typed, or as a file. */
export function canBeGiven(variable: Variable): boolean {
  const { component, type } = variable
  if (fileKindOf(variable) !== null) return true
  if (component === 'button') return type === 'text' || type === 'coupon_code'
  return type === 'text' && (component === 'header' || component === 'body')
}

export function isGiven({ variable, text, file }: Field): boolean {
  return fileKindOf(variable) === null ? text.trim() !== '' : file !== null
}

/** The cards of a carousel, each as the components that WhatsApp lists of it; none where it is no carousel. */
export function cardsOf(components: unknown[]): unknown[][] {
  const carousel = listOf(components).find(({ type }) => type === 'CAROUSEL')
  return listOf(carousel?.cards).map((card) => listOf(card.components))
}

/** What a send gives for these fields, of a template with this many cards. All of them can be given. */
export function componentsOf(fields: Field[], cards = 0): Filled[] {
  const of = (index: number | null) => fields.filter(({ variable }) => variable.card_index === index)
  const own = partsOf(of(null))
  if (cards === 0) return own
  // WhatsApp wants every card named, also one that leaves nothing open.
  const filled = Array.from({ length: cards }, (_, card_index) => ({
    card_index,
    components: partsOf(of(card_index)),
  }))
  return [...own, { type: 'carousel', cards: filled }]
}

function partsOf(fields: Field[]): FilledPart[] {
  const filled: FilledPart[] = []
  for (const { variable, text, file } of fields) {
    const kind = fileKindOf(variable)
    if (kind !== null) filled.push({ type: 'header', parameters: [headerFile(kind, file)] })
    else if (variable.component === 'button') filled.push(buttonOf(variable, text))
    else addText(filled, variable, text)
  }
  return filled
}

function addText(filled: FilledPart[], { component, name }: Variable, text: string): void {
  const type = component === 'header' ? component : 'body'
  const parameter: TextParameter = { type: 'text', text, ...(name !== null && { parameter_name: name }) }
  const part = filled.find((it) => it.type === type)
  if (part === undefined) filled.push({ type, parameters: [parameter] })
  // A header is of text or a file, never both.
  else (part.parameters as TextParameter[]).push(parameter)
}

function headerFile(kind: FileKind, file: Attachment | null): HeaderFile {
  const media_id = file?.media_id ?? ''
  if (kind === 'document') return { type: kind, document: { media_id, filename: file?.name ?? '' } }
  return kind === 'image' ? { type: kind, image: { media_id } } : { type: kind, video: { media_id } }
}

function buttonOf({ type, button_index }: Variable, text: string): FilledPart {
  const index = String(button_index ?? 0)
  if (type !== 'coupon_code')
    return { type: 'button', sub_type: 'url', index, parameters: [{ type: 'text', text }] }
  return {
    type: 'button',
    sub_type: 'copy_code',
    index,
    parameters: [{ type: 'coupon_code', coupon_code: text }],
  }
}

/** Where each field's text stands in the request of `componentsOf`, as the server names it; undefined for a file. */
export function placesOf(fields: Field[], cards = 0): (string | undefined)[] {
  const marked = fields.map((field, index) => ({ ...field, text: String(index) }))
  const places = new Map(placesIn(componentsOf(marked, cards), 'template.components'))
  return marked.map(({ text }) => places.get(text))
}

function placesIn(components: Filled[], path: string): [string, string][] {
  return components.flatMap((part, at) => {
    if (part.type === 'carousel')
      return part.cards.flatMap((card, of) =>
        placesIn(card.components, `${path}.${at}.cards.${of}.components`),
      )
    return part.parameters.flatMap((parameter, index): [string, string][] => {
      if (parameter.type !== 'text' && parameter.type !== 'coupon_code') return []
      const text = parameter.type === 'text' ? parameter.text : parameter.coupon_code
      return [[text, `${path}.${at}.parameters.${index}`]]
    })
  })
}

/** The text of a template, with what is already filled in. */
export function bodyOf(components: unknown[], variables: Variable[] = [], values: string[] = []): string {
  return textIn(components, 'BODY', variables, values)
}

/** … and of its header; empty where that is none of text. */
export function headerOf(components: unknown[], variables: Variable[] = [], values: string[] = []): string {
  return textIn(components, 'HEADER', variables, values)
}

function textIn(
  components: unknown[],
  part: 'HEADER' | 'BODY',
  variables: Variable[],
  values: string[],
): string {
  const found = components.find((it) => hasText(it) && it.type === part)
  const text = hasText(found) ? found.text : ''
  return variables.reduce((filled, { component, name, position }, index) => {
    const value = values[index]
    if (component !== part.toLowerCase() || !value) return filled
    return filled.replaceAll(`{{${name ?? position}}}`, () => value)
  }, text)
}

function hasText(value: unknown): value is { type: unknown; text: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'text' in value &&
    typeof value.text === 'string'
  )
}
