import type { z } from 'zod'
import type { Runtime } from '../runtime/runtime.ts'

/** What an action gives back, as JSON: ids of what it made, or how a send was answered. */
export type ActionResult = Record<string, unknown>

/** One thing that can happen in the world; the same for scenarios, the control API and TypeScript callers. */
export interface Action {
  about: string
  schema: z.ZodType
  /** Checks the input itself; throws `z.ZodError` or `WorldError`. */
  run(runtime: Runtime, input: unknown): Promise<ActionResult>
}

export function defineAction<Schema extends z.ZodType>(
  about: string,
  schema: Schema,
  run: (
    runtime: Runtime,
    input: z.output<Schema>,
    // biome-ignore lint/suspicious/noConfusingVoidType: most actions have nothing to give back.
  ) => ActionResult | void | Promise<ActionResult | void>,
): Action {
  return {
    about,
    schema,
    run: async (runtime, input) => (await run(runtime, schema.parse(input))) ?? {},
  }
}
