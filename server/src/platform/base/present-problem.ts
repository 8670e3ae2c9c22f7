import { STATUS_CODES } from 'node:http'
import { MOST_ERRORS, type Problem, type RequestPart } from './errors.ts'
import { beginningOf } from './storable.ts'

/** A sentence may name what the caller sent, of any length. */
const LONGEST_MESSAGE = 1_000

/** Where in a request a field of the input stands. */
export type PartOf = (field: string) => RequestPart

/** Where the input of a route stands that takes it from its body. */
const inBody = (): RequestPart => 'body'

/** RFC 9457. `partOf` says where in the request a field of the input stands. */
export function presentProblem(error: Problem, partOf: PartOf = inBody): Record<string, unknown> {
  const { errors = [], more_errors = 0 } = error.members
  const more = more_errors + Math.max(errors.length - MOST_ERRORS, 0)
  return {
    type: `urn:selfsame:error:${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: presentDetail(error, partOf),
    ...error.members,
    ...(error.members.errors && {
      errors: errors.slice(0, MOST_ERRORS).map((it) => ({
        ...it,
        field: placeField(error, it.field, partOf),
        message: shorten(it.message),
      })),
    }),
    ...(more > 0 && { more_errors: more }),
  }
}

/** The detail of an error, with the whole path of the field that it begins with. */
export function presentDetail(error: Problem, partOf: PartOf = inBody): string {
  const { about, message } = error
  if (about === null) return shorten(message)
  const place = placeField(error, about, partOf)
  return shorten(about === '' ? `${place}: ${message}` : `${place}${message.slice(about.length)}`)
}

function shorten(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${beginningOf(message, LONGEST_MESSAGE)}…`
}

function placeField({ part }: Problem, field: string, partOf: PartOf): string {
  const found = part ?? partOf(field)
  return field === '' ? found : `${found}.${field}`
}
