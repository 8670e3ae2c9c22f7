import { z } from 'zod'
import { act } from '../actions/table.ts'
import type { Runtime } from '../runtime/runtime.ts'

/**
 * Does one thing, then delivers the webhooks that are due: the caller may look for them after the response. With
 * `?deliver=later` they wait for the next flush, or for the clock to move.
 */
export async function actAndDeliver(
  runtime: Runtime,
  action: string,
  input: unknown,
  query: unknown,
): Promise<object> {
  const { deliver } = z.strictObject({ deliver: z.enum(['now', 'later']).default('now') }).parse(query)
  const result = await act(runtime, action, input ?? {})
  if (deliver === 'now') await runtime.deliverer.flush()
  return { ok: true, ...result }
}
