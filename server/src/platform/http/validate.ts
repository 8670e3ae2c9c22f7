import type { FastifySchemaCompiler } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { invalidField } from '../base/errors.ts'
import { findUnstorable } from '../base/storable.ts'
import { REQUEST_PARTS } from './problems.ts'

const judged_by_row = new WeakSet<z.ZodType>()

/**
 * Marks the schema of a body of rows whose route validates each row separately, so that a bad row only refuses itself.
 */
export function judgedByRow<Schema extends z.ZodType>(schema: Schema): Schema {
  judged_by_row.add(schema)
  return schema
}

/**
 * Judges each part of a request by its schema, and before that by what the database can store: a text that would be stored
 * changed is refused with the name of its field, wherever it stands.
 */
export const compileValidator: FastifySchemaCompiler<z.ZodType> = (route) => {
  const validate = validatorCompiler(route)
  if (judged_by_row.has(route.schema)) return validate
  const part = REQUEST_PARTS.get(route.httpPart ?? '')
  return (given: unknown) => {
    const found = findUnstorable(given)
    if (found === null) return validate(given)
    return { error: invalidField(found.path.join('.'), found.message, part) }
  }
}
