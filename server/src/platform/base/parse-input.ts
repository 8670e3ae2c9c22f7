import { z } from 'zod'
import type { FieldError } from './errors.ts'
import { toFieldError } from './field-errors.ts'

/** `more`: how many errors there are beside these. */
export type Refused = { errors: FieldError[]; more: number }

/**
 * Judges a value by a schema and describes at most so many errors: a small request could have a million. Zod counts the items
 * of a list before it judges them, so a list that is too long has one error.
 */
export function parseInput<Value>(
  schema: z.ZodType<Value>,
  given: unknown,
  most_errors: number,
): { value: Value } | Refused {
  const context = { async: false }
  const result = schema._zod.run({ value: given, issues: [] }, context)
  if (result instanceof Promise) throw new Error('A schema of a request is asynchronous.')
  const { issues } = result
  // Zod types what it returns in `parse` alone.
  if (issues.length === 0) return { value: result.value as Value }
  // `safeParse` would describe them all.
  const described = issues
    .slice(0, most_errors)
    .map((issue) => toFieldError(z.core.util.finalizeIssue(issue, context, z.config())))
  return { errors: described, more: issues.length - described.length }
}
