import { storableJsonText, storableText } from '../base/storable.ts'

const READ_AS_JSON = /\$(\d+)(?:::text)?::jsonb?\b|\bcast\(\$(\d+) as jsonb?\b/gi

/**
 * The parameters of a statement as PostgreSQL takes them, whichever door their text came through: one message with a NUL
 * would otherwise fail the statement, and with it everything that the statement writes beside it. What the statement
 * reads as JSON (`$1::json`), and objects, which both drivers send as JSON, also lose the escapes that `jsonb` refuses.
 */
export function storableParameters(sql: string, parameters: readonly unknown[]): unknown[] {
  let json: Set<number> | null = null
  const isJson = (index: number) => {
    json ??= new Set(Array.from(sql.matchAll(READ_AS_JSON), ([, cast, call]) => Number(cast ?? call)))
    return json.has(index + 1)
  }
  return parameters.map((parameter, index) => storableParameter(parameter, () => isJson(index)))
}

function storableParameter(parameter: unknown, isJson: () => boolean): unknown {
  if (typeof parameter === 'string')
    return parameter.includes('\\u') && isJson() ? storableJsonText(parameter) : storableText(parameter)
  if (Array.isArray(parameter)) return parameter.map((element) => storableParameter(element, isJson))
  return isPlainObject(parameter) ? storableJsonText(JSON.stringify(parameter)) : parameter
}

/** Dates, bytes and whatever else has a form of its own in a driver stay as they are. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && !('toPostgres' in value)
}
