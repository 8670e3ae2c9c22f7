import { storableJsonText, storableText } from '../storable.ts'

const READ_AS_JSON = /\$(\d+)::jsonb?\b/g

/**
 * The parameters of a statement as PostgreSQL takes them, whichever door their text came through: one message with a NUL
 * would otherwise fail the statement, and with it everything that the statement writes beside it. What the statement
 * reads as JSON (`$1::json`) also loses the escapes that `jsonb` refuses.
 */
export function storableParameters(sql: string, parameters: readonly unknown[]): unknown[] {
  let json: Set<number> | null = null
  return parameters.map((parameter, index) => {
    if (typeof parameter !== 'string')
      return Array.isArray(parameter) ? parameter.map(storableElement) : parameter
    if (!parameter.includes('\\u')) return storableText(parameter)
    json ??= new Set(Array.from(sql.matchAll(READ_AS_JSON), ([, number]) => Number(number)))
    return json.has(index + 1) ? storableJsonText(parameter) : storableText(parameter)
  })
}

function storableElement(element: unknown): unknown {
  return typeof element === 'string' ? storableText(element) : element
}
