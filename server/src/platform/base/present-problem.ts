import { STATUS_CODES } from 'node:http'
import type { Problem, RequestPart } from './errors.ts'

/** Where in a request a field of the input stands. */
export type PartOf = (field: string) => RequestPart

/** Where the input of a route stands that takes it from its body. */
const inBody = (): RequestPart => 'body'

/** RFC 9457. `partOf` says where in the request a field of the input stands. */
export function presentProblem(error: Problem, partOf: PartOf = inBody): Record<string, unknown> {
  const { errors } = error.members
  return {
    type: `urn:selfsame:error:${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: presentDetail(error, partOf),
    ...error.members,
    ...(errors && {
      errors: errors.map((it) => ({ ...it, field: placeField(error, it.field, partOf) })),
    }),
  }
}

/** The detail of an error, with the whole path of the field that it begins with. */
export function presentDetail(error: Problem, partOf: PartOf = inBody): string {
  const { about, message } = error
  if (about === null) return message
  const place = placeField(error, about, partOf)
  return about === '' ? `${place}: ${message}` : `${place}${message.slice(about.length)}`
}

function placeField({ part }: Problem, field: string, partOf: PartOf): string {
  const found = part ?? partOf(field)
  return field === '' ? found : `${found}.${field}`
}
