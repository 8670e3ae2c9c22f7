import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { WorldError } from '../world/world.ts'

/** A request that cannot be carried out, with the status and code to answer. */
export class ControlError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export type FieldError = { field: string; message: string }

/** Names each field as one would write it: `card.phone`, `threads[0].who`. */
function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: fieldName([...issue.path, key]), message: 'Unknown field' }))
    }
    return [{ field: fieldName(issue.path), message: issue.message }]
  })
}

function fieldName(path: PropertyKey[]): string {
  let name = ''
  for (const part of path) {
    if (typeof part === 'number') name += `[${part}]`
    else name += name === '' ? String(part) : `.${String(part)}`
  }
  return name
}

export function handleControlErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof z.ZodError) {
      const fields = fieldErrors(error)
      const message = fields
        .map(({ field, message }) => (field ? `${field}: ${message}` : message))
        .join('; ')
      return reply.code(400).send({ error: { code: 'bad_input', message, fields } })
    }
    if (error instanceof ControlError) {
      return reply.code(error.status).send({ error: { code: error.code, message: error.message } })
    }
    if (error instanceof WorldError) {
      return reply.code(400).send({ error: { code: 'impossible', message: error.message } })
    }
    const status = error.statusCode ?? 500
    if (status >= 500) process.stderr.write(`${error.stack ?? error.message}\n`)
    const code = status >= 500 ? 'internal' : 'bad_request'
    return reply.code(status).send({ error: { code, message: error.message } })
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: { code: 'not_found', message: `There is no ${request.method} ${request.url}; see GET /control` },
    }),
  )
}
