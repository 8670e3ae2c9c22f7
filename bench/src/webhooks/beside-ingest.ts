import { setTimeout as rest } from 'node:timers/promises'
import type { Latencies } from '../histogram.ts'
import type { RunResult } from '../phases/setting.ts'
import { askFor, type Count, load, pauseAll, resumeAll, type Stage, totalOf } from './stage.ts'

/** What comes in during a burst while endpoints are served, and while they are not. */
export type Round = {
  alone: RunResult
  beside: RunResult
  ratio: number
  /** While the burst was worked on. */
  deliveries_per_second: number
  /** Of the deliveries to healthy endpoints. */
  age_ms: Latencies
}

const SETTLED_MS = 1_500
// What the burst made may arrive for so long after it: later than the goal, if it is late.
const ARRIVES_MS = 4_000

/**
 * The same burst with all endpoints paused and with all of them served, by turns; which comes first changes from round to round,
 * because tables grow. The endpoints ask for these types.
 */
export async function compareIngest(
  stage: Stage,
  event_types: string[] | null,
  say: (text: string) => void,
): Promise<Round[]> {
  await askFor(stage, event_types)
  const rounds: Round[] = []
  for (let number = 0; number < stage.options.rounds; number += 1) {
    const first = number % 2 === 0 ? await loadAlone(stage) : null
    const { beside, deliveries_per_second, age_ms } = await loadBeside(stage)
    const alone = first ?? (await loadAlone(stage))
    const ratio = beside.updates_per_second / alone.updates_per_second
    rounds.push({ alone, beside, ratio, deliveries_per_second, age_ms })
    const rates = [alone, beside].map(({ updates_per_second }) => Math.round(updates_per_second))
    say(
      `${rates[0]} updates/s alone, ${rates[1]} beside ${Math.round(deliveries_per_second)} deliveries/s, ` +
        `p95 ${Math.round(age_ms.p95)} ms`,
    )
  }
  return rounds
}

async function loadAlone(stage: Stage): Promise<RunResult> {
  await pauseAll(stage)
  return load(stage, stage.options.burst)
}

async function loadBeside(stage: Stage) {
  // What waits from before is skipped where an endpoint is resumed, and only there.
  await pauseAll(stage)
  await resumeAll(stage, true)
  await rest(SETTLED_MS)
  await stage.receiver.ask('reset')
  const beside = await load(stage, stage.options.burst)
  const { taken } = await stage.receiver.ask<Count>('count')
  await rest(ARRIVES_MS)
  const { age_ms } = await stage.receiver.ask<Count>('count')
  return { beside, age_ms, deliveries_per_second: (totalOf(taken) * 1000) / beside.took_ms }
}
