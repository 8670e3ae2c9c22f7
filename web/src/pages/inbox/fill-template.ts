import type { TemplateDetail } from '../../api/types'
import type { Attachment } from './attachment'

type Variable = TemplateDetail['variables'][number]
type TextParameter = { type: 'text'; text: string; parameter_name?: string }
type Filled =
  | { type: 'header' | 'body'; parameters: TextParameter[] }
  | { type: 'header'; parameters: [HeaderFile] }
  | { type: 'button'; sub_type: 'url'; index: string; parameters: TextParameter[] }
  | { type: 'button'; sub_type: 'copy_code'; index: string; parameters: [CouponParameter] }

type CouponParameter = { type: 'coupon_code'; coupon_code: string }
type HeaderFile =
  | { type: 'image'; image: { media_id: string } }
  | { type: 'video'; video: { media_id: string } }
  | { type: 'document'; document: { media_id: string; filename: string } }

const FILES = ['image', 'video', 'document'] as const
export type FileKind = (typeof FILES)[number]

/** The kind of file that a variable is; null for what is typed. */
export function fileKindOf({ component, type }: Variable): FileKind | null {
  return component === 'header' ? (FILES.find((kind) => kind === type) ?? null) : null
}

/** What a send gives for these variables; null where one of them can neither be typed nor be a file. */
export function componentsOf(
  variables: Variable[],
  values: string[],
  file: Attachment | null = null,
): Filled[] | null {
  const filled: Filled[] = []
  for (const [index, variable] of variables.entries()) {
    const value = values[index] ?? ''
    if (variable.card_index !== null) return null
    const kind = fileKindOf(variable)
    if (kind !== null) filled.push({ type: 'header', parameters: [headerFile(kind, file)] })
    else if (variable.component === 'button') {
      const button = buttonOf(variable, value)
      if (button === null) return null
      filled.push(button)
    } else if (!addText(filled, variable, value)) return null
  }
  return filled
}

function addText(filled: Filled[], { component, type, name }: Variable, text: string): boolean {
  if (type !== 'text' || (component !== 'header' && component !== 'body')) return false
  const parameter: TextParameter = { type: 'text', text, ...(name !== null && { parameter_name: name }) }
  const part = filled.find((it) => it.type === component)
  if (part === undefined) filled.push({ type: component, parameters: [parameter] })
  else (part.parameters as TextParameter[]).push(parameter)
  return true
}

function headerFile(kind: FileKind, file: Attachment | null): HeaderFile {
  const media_id = file?.media_id ?? ''
  if (kind === 'document') return { type: kind, document: { media_id, filename: file?.name ?? '' } }
  return kind === 'image' ? { type: kind, image: { media_id } } : { type: kind, video: { media_id } }
}

function buttonOf({ type, button_index }: Variable, value: string): Filled | null {
  const index = String(button_index ?? 0)
  if (type === 'text')
    return { type: 'button', sub_type: 'url', index, parameters: [{ type: 'text', text: value }] }
  if (type !== 'coupon_code') return null
  return {
    type: 'button',
    sub_type: 'copy_code',
    index,
    parameters: [{ type: 'coupon_code', coupon_code: value }],
  }
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
