import { z } from 'zod'
import type { FieldError } from './errors.ts'
import { beginningOf } from './storable.ts'

/** What can be wrong with a field, for programs; docs/errors.md says which `params` each has. Never renamed. */
export const FIELD_ERRORS = [
  'required',
  'invalid_type',
  'invalid_format',
  'not_one_of',
  'too_short',
  'too_long',
  'too_few',
  'too_many',
  'too_small',
  'too_big',
  'unknown_field',
] as const
export type FieldErrorCode = (typeof FIELD_ERRORS)[number]

/** The error of a field as a response shows it. */
export const fieldErrorSchema = z.object({
  field: z.string().describe('Where in the request, such as `body.name`.'),
  message: z.string().describe('The error, for human readers.'),
  code: z
    .enum(FIELD_ERRORS)
    .optional()
    .describe('The stable kind of error. Absent for a rare kind that only `message` describes.'),
  params: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('The values in `message`, such as `maximum`.'),
})

type Fault = Pick<FieldError, 'message' | 'code' | 'params'>
/** What a schema found; `received` is no part of it, so that a missing field is known by the sentence only. */
type SchemaIssue = { code: string; message: string; details: Record<string, unknown> }

// How Zod's own sentences begin; a schema that has a sentence for its rule keeps that.
const OF_ZOD = /^(?:Invalid |Too small|Too big|Unrecognized key)/
const MISSING = /received undefined$/
/** An object may have a million unknown fields, with names of any length. */
const MOST_NAMED = 10
const LONGEST_NAME = 200
const TYPES: ReadonlyMap<unknown, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
])

/** An issue of Zod as the error of a field. */
export function toFieldError({ path, code, message, ...details }: z.core.$ZodIssue): FieldError {
  return { field: toField(path), ...faultOf({ code, message, details }) }
}

/** The steps to a field as an error names it. */
export function toField(path: PropertyKey[]): string {
  return path.map((step) => shorten(String(step))).join('.')
}

/** What is wrong, with a code for programs and a sentence for people. */
function faultOf({ code, message, details }: SchemaIssue): Fault {
  const fault = knownFault(code, message, details)
  if (fault === null) return { message: OF_ZOD.test(message) ? 'is invalid' : message }
  return OF_ZOD.test(message) ? fault : { ...fault, message }
}

function knownFault(code: string, message: string, details: Record<string, unknown>): Fault | null {
  switch (code) {
    case 'invalid_type':
      return MISSING.test(message) ? { code: 'required', message: 'is required' } : wrongType(details)
    case 'invalid_format':
      return { code: 'invalid_format', message: 'has an invalid format', params: { format: details.format } }
    case 'invalid_value':
      return notOneOf(message, details)
    case 'too_small':
      return details.inclusive === false ? null : tooSmall(details)
    case 'too_big':
      return details.inclusive === false ? null : tooBig(details)
    case 'unrecognized_keys':
      return unknownField(details)
    default:
      return null
  }
}

function wrongType({ expected }: Record<string, unknown>): Fault {
  const message = `must be ${TYPES.get(expected) ?? expected}`
  return { code: 'invalid_type', message, params: { expected } }
}

function notOneOf(message: string, { values }: Record<string, unknown>): Fault {
  if (MISSING.test(message)) return { code: 'required', message: 'is required' }
  return { code: 'not_one_of', message: `must be one of: ${listOf(values)}`, params: { values } }
}

function unknownField({ keys }: Record<string, unknown>): Fault {
  const names: unknown[] = Array.isArray(keys) ? keys : []
  const fields = names.slice(0, MOST_NAMED).map((name) => shorten(String(name)))
  const more = names.length > fields.length ? ` and ${names.length - fields.length} more` : ''
  return {
    code: 'unknown_field',
    message: `has an unknown field: ${listOf(fields)}${more}`,
    params: { fields },
  }
}

function tooSmall({ origin, minimum }: Record<string, unknown>): Fault {
  const params = { minimum }
  if (origin === 'string')
    return { code: 'too_short', message: `must have at least ${amountOf(minimum, 'character')}`, params }
  if (origin === 'array' || origin === 'set')
    return { code: 'too_few', message: `must have at least ${amountOf(minimum, 'item')}`, params }
  return { code: 'too_small', message: `must be at least ${minimum}`, params }
}

function tooBig({ origin, maximum }: Record<string, unknown>): Fault {
  const params = { maximum }
  if (origin === 'string')
    return { code: 'too_long', message: `must have at most ${amountOf(maximum, 'character')}`, params }
  if (origin === 'array' || origin === 'set')
    return { code: 'too_many', message: `must have at most ${amountOf(maximum, 'item')}`, params }
  return { code: 'too_big', message: `must be at most ${maximum}`, params }
}

const amountOf = (count: unknown, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`
const listOf = (values: unknown) => (Array.isArray(values) ? values.join(', ') : '')
/** A name as an error shows it: the caller chose it, of any length. */
const shorten = (name: string) => (name.length <= LONGEST_NAME ? name : `${beginningOf(name, LONGEST_NAME)}…`)
