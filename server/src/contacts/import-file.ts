import type { z } from 'zod'
import { type FieldError, invalidField } from '../errors.ts'
import { presentId } from '../ids.ts'
import type { ImportOutcome } from './import-contacts.ts'

const MOST_ROWS = 5_000

/** Reads the rows of an import, each for itself: one that is malformed becomes an error of its own. */
export function parseImport<Row>(
  body: unknown[] | string,
  schema: z.ZodType<Row>,
): (Row | { errors: FieldError[] })[] {
  const given = typeof body === 'string' ? body.split(/\r?\n/).filter((line) => line.trim() !== '') : body
  if (given.length > MOST_ROWS) {
    throw invalidField('body', `holds ${given.length} rows; send ${MOST_ROWS} at most at a time`)
  }
  return given.map((row) => {
    const value = typeof body === 'string' && typeof row === 'string' ? parseLine(row) : row
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    return {
      errors: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'row', message })),
    }
  })
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export function presentOutcome(outcome: ImportOutcome, index: number) {
  const failed = outcome.outcome === 'failed' ? outcome : null
  return {
    row: index + 1,
    outcome: outcome.outcome,
    contact_id: outcome.outcome === 'failed' ? null : presentId('contact', outcome.contact_id),
    code: failed?.code ?? null,
    contact_ids:
      failed?.code === 'already_exists' ? failed.contact_ids.map((id) => presentId('contact', id)) : [],
    errors: failed?.code === 'invalid_request' ? failed.errors : [],
  }
}
