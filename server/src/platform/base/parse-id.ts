import { problem } from './errors.ts'
import { ID_KINDS, type IdKind, PREFIXES } from './ids.ts'

// Only the edge reads ids of the API, a rule of .dependency-cruiser.cjs says: what is behind it works with UUIDs.
const SHAPE = /^([a-z]+)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/

/** The UUID behind an id of the API. Throws `invalid_id` for anything else, and for the id of another kind of thing. */
export function parseId(kind: IdKind, text: string): string {
  const match = SHAPE.exec(text)
  const expected = `${PREFIXES[kind]}_ and 32 hexadecimal digits`
  if (match === null) throw problem('invalid_id', `Expected the id of ${named(kind)}: ${expected}.`)
  const [, prefix = '', ...parts] = match
  if (prefix !== PREFIXES[kind]) {
    throw problem(
      'invalid_id',
      `Expected the id of ${named(kind)}, ${expected}; ${prefix}_… names ${namedBy(prefix)}.`,
    )
  }
  return parts.join('-')
}

/** The UUID behind an optional field. Text of any kind is read, so that an empty id is refused like any other. */
export function parseOptionalId<Absent extends null | undefined>(
  kind: IdKind,
  text: string | Absent,
): string | Absent {
  return typeof text === 'string' ? parseId(kind, text) : text
}

/** What an id of the API names, and its UUID; null for any other text. */
export function readAnyId(text: string): { kind: IdKind; id: string } | null {
  const [, prefix, ...parts] = SHAPE.exec(text) ?? []
  const kind = ID_KINDS.find((candidate) => PREFIXES[candidate] === prefix)
  return kind === undefined ? null : { kind, id: parts.join('-') }
}

function named(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind.replace('_', ' ')}`
}

function namedBy(prefix: string): string {
  const found = Object.entries(PREFIXES).find(([, candidate]) => candidate === prefix)
  return found === undefined ? 'nothing we know' : named(found[0])
}
