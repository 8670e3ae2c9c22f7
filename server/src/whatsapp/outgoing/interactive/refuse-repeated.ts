import type { z } from 'zod'

/** Adds an issue, at `path` and `field` below it, for every value that an earlier one has already. */
export function refuseRepeated(
  context: z.RefinementCtx,
  field: string[],
  values: { path: (string | number)[]; value: string }[],
): void {
  const seen = new Set<string>()
  for (const { path, value } of values) {
    if (seen.has(value)) {
      context.addIssue({
        code: 'custom',
        path: [...path, ...field],
        message: 'Expected unique values',
      })
    }
    seen.add(value)
  }
}
