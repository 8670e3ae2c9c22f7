import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Runtime } from '../runtime/runtime.ts'
import { moveTime, moveTimeTo, parseDuration, startTicker } from '../runtime/time.ts'
import { ControlError } from './errors.ts'

/** A span as people write it, or milliseconds. */
export const durationSchema = z.union([z.string(), z.number()]).transform((value, context) => {
  const ms = parseDuration(value)
  if (ms !== undefined) return ms
  context.addIssue({ code: 'custom', message: 'Expected milliseconds or a span such as `30 days`' })
  return z.NEVER
})

const advanceSchema = z
  .strictObject({ by: durationSchema.optional(), to_ms: z.number().int().nonnegative().optional() })
  .refine(({ by, to_ms }) => (by === undefined) !== (to_ms === undefined), {
    path: ['by'],
    message: 'Set either by or to_ms',
  })

const rateSchema = z.strictObject({ rate: z.number().min(0).max(1_000_000) })

export function registerClockRoutes(app: FastifyInstance, runtime: Runtime): void {
  /** Other programs follow this clock, so that their windows and days agree with the world's. */
  app.get('/clock', () => presentClock(runtime))
  app.post('/clock/advance', async ({ body }) => {
    const { by, to_ms } = advanceSchema.parse(body ?? {})
    if (to_ms !== undefined && to_ms < runtime.world.clock.now_ms) {
      throw new ControlError(400, 'bad_input', 'to_ms: The clock cannot go back')
    }
    if (to_ms === undefined) await moveTime(runtime, by ?? 0)
    else await moveTimeTo(runtime, to_ms)
    return presentClock(runtime)
  })
  app.put('/clock/rate', async ({ body }) => {
    const { rate } = rateSchema.parse(body ?? {})
    await setClockRate(runtime, rate)
    return presentClock(runtime)
  })
}

/** 0 stops the clock; 1 lets it run with real time. */
export async function setClockRate(runtime: Runtime, rate: number): Promise<void> {
  await runtime.ticker?.stop()
  runtime.ticker = rate > 0 ? startTicker(runtime, rate) : undefined
}

function presentClock({ world, ticker, deliverer }: Runtime) {
  const { now_ms } = world.clock
  return {
    now_ms,
    now: new Date(now_ms).toISOString(),
    rate: ticker?.rate ?? 0,
    scheduled: world.clock.tasks.length,
    pending: deliverer.pending(),
  }
}
