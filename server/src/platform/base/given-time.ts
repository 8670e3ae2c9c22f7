import { z } from 'zod'

const FIRST_MS = Date.parse('0001-01-01T00:00:00Z')
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z')

function isWritable(text: string): boolean {
  const at_ms = Date.parse(text)
  return at_ms >= FIRST_MS && at_ms <= LAST_MS
}

/**
 * A time in a request or a cursor, ISO 8601 with `Z` or an offset. Before the year 1 and from 10000 on, in UTC, the database
 * and the response write times in other forms, which the other side can't read.
 */
export const givenTime = z.iso
  .datetime({ offset: true, abort: true, error: 'must be a time such as 2026-08-11T00:00:00Z' })
  .refine(isWritable, 'must be in the years 1 to 9999')
