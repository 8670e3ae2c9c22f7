import type { TemplateDetail } from '../../api/types'

type Variable = TemplateDetail['variables'][number]
type TextParameter = { type: 'text'; text: string; parameter_name?: string }
type Filled = { type: 'header' | 'body'; parameters: TextParameter[] }

/** What a send gives for these variables; null where one of them is no text of header or body. */
export function componentsOf(variables: Variable[], values: string[]): Filled[] | null {
  const filled: Filled[] = []
  for (const [index, { component, type, name, card_index }] of variables.entries()) {
    if (type !== 'text' || card_index !== null) return null
    if (component !== 'header' && component !== 'body') return null
    let part = filled.find((it) => it.type === component)
    if (part === undefined) {
      part = { type: component, parameters: [] }
      filled.push(part)
    }
    part.parameters.push({
      type: 'text',
      text: values[index] ?? '',
      ...(name !== null && { parameter_name: name }),
    })
  }
  return filled
}

/** The text of a template, with what is already filled in. */
export function bodyOf(components: unknown[], variables: Variable[] = [], values: string[] = []): string {
  const body = components.find((it) => hasText(it) && it.type === 'BODY')
  const text = hasText(body) ? body.text : ''
  return variables.reduce((filled, { component, name, position }, index) => {
    const value = values[index]
    return component === 'body' && value ? filled.replaceAll(`{{${name ?? position}}}`, value) : filled
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
