import { act } from '../actions/table.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { moveTime } from '../runtime/time.ts'
import { verifyCallback } from '../webhooks/delivery.ts'
import { HOUR_MS } from '../world/clock.ts'
import type { Scenario, ScenarioStep } from './scenario.ts'

/** 1 is for people to watch, 10 ten times as fast; `max` never waits for real time. */
export type Speed = number | 'max'

export type ScenarioResult = {
  scenario: string
  outcome: 'finished' | 'stopped' | 'failed'
  steps_done: number
  steps: number
  /** Why it failed. */
  reason?: string
}

export interface ScenarioRun {
  scenario: Scenario
  speed: Speed
  /** Steps done so far. */
  steps_done: number
  result: ScenarioResult | undefined
  done: Promise<ScenarioResult>
  stop(): Promise<void>
}

/**
 * The world goes on in slices of this length, whatever the speed: real time decides only how long each one takes to
 * watch. So the same seed and scenario give the same bytes at every speed.
 */
const SLICE_MS = 250
/** A webhook that is refused for longer than this, in the world's time, is left to its retries. */
const PATIENCE_MS = 2 * HOUR_MS
const AFTERGLOW_MS = 20_000

/** Starts to play a staged scenario. `done` never rejects. */
export function playScenario(runtime: Runtime, scenario: Scenario, speed: Speed): ScenarioRun {
  const stopping = new AbortController()
  const run: ScenarioRun = {
    scenario,
    speed,
    steps_done: 0,
    result: undefined,
    done: Promise.resolve({ scenario: scenario.name, outcome: 'stopped', steps_done: 0, steps: 0 }),
    async stop() {
      stopping.abort()
      await run.done
    },
  }
  runtime.performances.set('scenario', run)
  run.done = perform(runtime, run, stopping.signal).then((result) => {
    run.result = result
    if (runtime.performances.get('scenario') === run) runtime.performances.delete('scenario')
    announceEnd(runtime, result)
    return result
  })
  return run
}

async function perform(runtime: Runtime, run: ScenarioRun, signal: AbortSignal): Promise<ScenarioResult> {
  const { scenario } = run
  const ended = (outcome: ScenarioResult['outcome'], reason?: string): ScenarioResult => ({
    scenario: scenario.name,
    outcome,
    steps_done: run.steps_done,
    steps: scenario.steps.length,
    ...(reason === undefined ? {} : { reason }),
  })
  runtime.journal.record({
    type: 'scenario.started',
    at_ms: runtime.world.clock.now_ms,
    scenario: scenario.name,
    title: scenario.title,
    steps: scenario.steps.length,
    text: scenario.about.trim(),
  })
  try {
    await verifyCallbacks(runtime)
    for (const step of scenario.steps) {
      announce(runtime, run, step)
      await takeStep(runtime, step)
      run.steps_done++
      await goOn(runtime, run.speed, step.pause_ms, signal)
      if (signal.aborted) return ended('stopped')
    }
    await settle(runtime, run.speed, signal)
    await goOn(runtime, 'max', AFTERGLOW_MS, signal)
    return ended('finished')
  } catch (error) {
    if (signal.aborted) return ended('stopped')
    const line = scenario.steps[run.steps_done]?.line
    const reason = error instanceof Error ? error.message : String(error)
    return ended(
      'failed',
      line === undefined ? reason : `Step ${run.steps_done + 1} (line ${line}): ${reason}`,
    )
  }

  async function takeStep(runtime: Runtime, step: ScenarioStep): Promise<void> {
    if (step.kind === 'wait') {
      // In a long jump, what is in flight now would run out of retries.
      await settle(runtime, run.speed, signal)
      await moveTime(runtime, step.ms)
      return
    }
    const result = await act(runtime, step.action, step.input)
    if (result.refused !== step.refused) {
      throw new Error(
        step.refused === undefined
          ? `Meta refused with ${String(result.refused)}: ${String(result.reason)}`
          : `Expected the refusal ${step.refused} from Meta, but got ${JSON.stringify(result)}`,
      )
    }
    await runtime.deliverer.flush()
  }
}

/** As Meta does when a callback is saved. A target that responds wrongly is reported, and still gets its webhooks. */
async function verifyCallbacks(runtime: Runtime): Promise<void> {
  const { world } = runtime
  for (const app of world.apps.values()) {
    const url = app.callback_url
    if (!url) continue
    const ok = await verifyCallback(world, app.id, url, app.verify_token)
    const outcome = ok ? 'passed the verification' : 'failed the verification'
    runtime.journal.record({
      type: 'callback.verified',
      at_ms: world.clock.now_ms,
      app_id: app.id,
      url,
      ok,
      text: `${url} ${outcome}.`,
    })
  }
}

/** Lets the world go on for `ms`, slice by slice. */
async function goOn(runtime: Runtime, speed: Speed, ms: number, signal: AbortSignal): Promise<void> {
  for (let gone_ms = 0; gone_ms < ms && !signal.aborted; gone_ms += SLICE_MS) {
    const slice_ms = Math.min(SLICE_MS, ms - gone_ms)
    if (speed !== 'max') await sleep(slice_ms / speed, signal)
    await moveTime(runtime, slice_ms)
  }
}

/** Waits for webhooks that were refused and will be tried again. */
async function settle(runtime: Runtime, speed: Speed, signal: AbortSignal): Promise<void> {
  const until_ms = runtime.world.clock.now_ms + PATIENCE_MS
  while (runtime.deliverer.pending().retries > 0 && !signal.aborted) {
    const next_ms = runtime.world.clock.tasks[0]?.at_ms
    if (next_ms === undefined || next_ms > until_ms) return
    const gap_ms = Math.max(0, next_ms - runtime.world.clock.now_ms)
    if (speed !== 'max') await sleep(Math.min(gap_ms, 2_000) / speed, signal)
    await moveTime(runtime, gap_ms)
  }
}

function announce(runtime: Runtime, run: ScenarioRun, step: ScenarioStep): void {
  const action = step.kind === 'wait' ? 'wait' : step.action
  runtime.journal.record({
    type: 'scenario.step',
    at_ms: runtime.world.clock.now_ms,
    scenario: run.scenario.name,
    step: run.steps_done + 1,
    steps: run.scenario.steps.length,
    action,
    text: step.say ?? unsaid(step),
  })
}

/** What happens, in the words of the file. */
function unsaid(step: ScenarioStep): string {
  if (step.kind === 'wait') return `Time passes: ${Math.round(step.ms / 1_000)} seconds.`
  const fields = Object.entries(step.input ?? {}).map(
    ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  )
  return `${step.action.replaceAll('_', ' ')}${fields.length > 0 ? `: ${fields.join(', ')}` : ''}`
}

function announceEnd(runtime: Runtime, result: ScenarioResult): void {
  const { scenario, outcome, steps_done, steps, reason } = result
  const words = {
    finished: `The scenario finished after ${steps} steps.`,
    stopped: `The scenario was stopped after ${steps_done} of ${steps} steps.`,
    failed: `The scenario failed. ${reason ?? ''}`.trim(),
  }
  runtime.journal.record({
    type: 'scenario.ended',
    at_ms: runtime.world.clock.now_ms,
    scenario,
    outcome,
    steps_done,
    text: words[outcome],
  })
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
    function end() {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
  })
}
