import { z } from 'zod'
import { numberFields, personFields, portfolioFields, templateFields } from '../actions/create.ts'
import { deliverySchema, switchesSchema } from '../actions/settings.ts'
import { parseDuration } from '../runtime/time.ts'

/** The file format of scenarios; the README describes it. */

const text = z.string().min(1)
const alias = /^[a-z][a-z0-9_-]{0,39}$/
const named = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string().regex(alias, 'must be a lower-case word'), value)

/** A span of time, as milliseconds. */
export const span = z.union([z.string(), z.number()]).transform((value, context) => {
  const ms = parseDuration(value)
  if (ms !== undefined) return ms
  context.addIssue({ code: 'custom', message: 'Expected a span of time such as `30 days`' })
  return z.NEVER
})

const worldSchema = z.strictObject({
  portfolios: named(
    z
      .strictObject(portfolioFields)
      .nullable()
      .transform((fields) => fields ?? {}),
  ),
  numbers: named(z.strictObject({ ...numberFields, portfolio: text.optional() })),
  people: named(z.strictObject(personFields)),
  groups: named(
    z.strictObject({
      number: text.optional(),
      subject: text,
      description: text.optional(),
      people: z.array(text).optional(),
    }),
  ).default({}),
  templates: z.array(z.strictObject({ ...templateFields, portfolio: text.optional() })).default([]),
})

export type ScenarioWorld = z.output<typeof worldSchema>

export const scenarioSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be lower-case words joined by -'),
  title: text,
  about: text,
  start: z.iso
    .datetime()
    .transform((value) => Date.parse(value))
    .optional(),
  /** How long the world goes on after each step, unless the step says otherwise. */
  pause: span.default(2_000),
  switches: switchesSchema.default({}),
  delivery: deliverySchema.default({}),
  world: worldSchema,
  steps: z.array(z.record(z.string(), z.unknown())).min(1),
})

export type ScenarioStep = {
  /** Where it stands in the file. */
  line: number
  say: string | undefined
  pause_ms: number
} & (
  | { kind: 'act'; action: string; input: unknown; refused: number | undefined }
  | { kind: 'wait'; ms: number }
)

export type Scenario = Omit<z.output<typeof scenarioSchema>, 'steps' | 'start' | 'pause'> & {
  start_ms: number | undefined
  steps: ScenarioStep[]
}
