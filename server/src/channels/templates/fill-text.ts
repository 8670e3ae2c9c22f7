import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import { readObject, readText } from '../../whatsapp/values/readers.ts'
import { fillPlaceholders, type TextDefinition } from './definition.ts'
import type { TemplateError } from './template-error.ts'

export type Parameter = NonNullable<
  Extract<TemplateComponent, { type: 'header' | 'body' }>['parameters']
>[number]

/** How parameters belong to placeholders. `unknown`: the template has a format that this version does not know. */
export type Naming = 'by_name' | 'in_order' | 'unknown'

/**
 * Fills the placeholders of a text: by name, or one after another. Whatever does not fit is added to `errors`, each with
 * the field that it stands in.
 */
export function fillText(
  part: TextDefinition,
  parameters: Parameter[],
  { naming, field, where }: { naming: Naming; field: string; where: string },
  errors: TemplateError[],
): string {
  const keys = part.placeholders.map(({ key }) => key)
  if (naming !== 'unknown' && parameters.length !== keys.length) {
    const expected = keys.length === 0 ? 'no parameters' : `${count(keys.length)} (${keys.join(', ')})`
    const message = `Expected ${expected} for the ${where}, not ${parameters.length}`
    errors.push({ field, message, meta_code: 132000 })
    return part.text
  }
  const values = new Map<string, string>()
  for (const [index, parameter] of parameters.entries()) {
    if (naming === 'unknown') {
      const guess = [nameOf(parameter), keys[index]].find((it) => it !== undefined && keys.includes(it))
      if (guess !== undefined) values.set(guess, shownValue(parameter))
      continue
    }
    const key = naming === 'by_name' ? nameOf(parameter) : keys[index]
    if (key === undefined || !keys.includes(key) || values.has(key)) {
      const free = keys.filter((it) => !values.has(it))
      const message = `Expected the name of a parameter that has no value yet: ${free.join(', ')}`
      errors.push({ field: `${field}.${index}.parameter_name`, message })
    } else values.set(key, shownValue(parameter))
  }
  return fillPlaceholders(part.text, values)
}

/** What WhatsApp shows where it cannot format the value itself. */
function shownValue(parameter: Parameter): string {
  switch (parameter.type) {
    case 'text':
      return readText(parameter, 'text') ?? ''
    case 'currency':
    case 'date_time':
      // A client of the Cloud API may have left any of it out.
      return readText(readObject(parameter, parameter.type) ?? {}, 'fallback_value') ?? ''
    default:
      return ''
  }
}

function nameOf(parameter: Parameter): string | undefined {
  return 'parameter_name' in parameter ? parameter.parameter_name : undefined
}

function count(parameters: number): string {
  return parameters === 1 ? '1 parameter' : `${parameters} parameters`
}
