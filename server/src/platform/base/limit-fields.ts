import type { z } from 'zod'

/** Gives an object whose fields may have any name a largest number of them. */
export function limitFields<Schema extends z.ZodType<object>>(schema: Schema, maximum: number): Schema {
  return schema
    .refine((given) => Object.keys(given).length <= maximum, `must have at most ${maximum} fields`)
    .meta({ maxProperties: maximum })
}
