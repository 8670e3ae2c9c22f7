import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { invalidField, invalidFields, MOST_ERRORS } from '../base/errors.ts'
import { toField } from '../base/field-errors.ts'
import { parseInput } from '../base/parse-input.ts'
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
export const compileValidator: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const part = REQUEST_PARTS.get(httpPart ?? '')
  const by_row = judged_by_row.has(schema)
  return (given: unknown) => {
    const found = by_row ? null : findUnstorable(given)
    if (found !== null) return { error: invalidField(toField(found.path), found.message, part) }
    const parsed = parseInput(schema, given, MOST_ERRORS)
    return 'errors' in parsed ? { error: invalidFields(parsed.errors, parsed.more, part) } : parsed
  }
}
