import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Runtime, resetRuntime } from '../runtime/runtime.ts'
import { listScenarios, loadScenario } from '../scenarios/library.ts'
import { parseScenario, ScenarioFileError } from '../scenarios/parse.ts'
import { playScenario, type ScenarioRun } from '../scenarios/play.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { stageScenario } from '../scenarios/stage.ts'
import { type LiveTraffic, liveTrafficSchema, startLiveTraffic } from '../traffic/live.ts'
import { setClockRate } from './clock-routes.ts'
import { ControlError } from './errors.ts'

const runSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'must be the name of a scenario')
      .optional(),
    yaml: z.string().optional(),
    seed: z.number().int().optional(),
    speed: z.union([z.number().positive(), z.literal('max')]).default(1),
    webhook: z
      .strictObject({
        url: z.url(),
        app_id: z.string().optional(),
        app_secret: z.string().optional(),
        verify_token: z.string().optional(),
        access_token: z.string().optional(),
      })
      .optional(),
    /** Answers only when the scenario is over. */
    wait: z.boolean().default(false),
  })
  .refine(({ name, yaml }) => (name === undefined) !== (yaml === undefined), {
    path: ['name'],
    message: 'Set either name or yaml',
  })

/** Scenarios and traffic: what runs without further requests once started. */
export function registerPlayRoutes(app: FastifyInstance, runtime: Runtime): void {
  let current: ScenarioRun | undefined

  app.get('/scenarios', () => ({
    data: listScenarios().map(({ name, title, about, steps }) => ({
      name,
      title,
      about,
      steps: steps.length,
    })),
  }))
  app.post('/scenario', async ({ body }, reply) => {
    const input = runSchema.parse(body ?? {})
    const scenario = readScenario(input)
    runtime.webhook = input.webhook ?? runtime.webhook
    // A scenario starts in an empty world, on a clock that only it moves.
    await setClockRate(runtime, 0)
    await resetRuntime(runtime, {
      ...runtime.world_options,
      seed: input.seed ?? runtime.world_options.seed,
      start_ms: scenario.start_ms ?? runtime.world_options.start_ms,
    })
    const lines = await stageScenario(runtime, scenario)
    current = playScenario(runtime, scenario, input.speed)
    if (input.wait) await current.done
    return reply.code(201).send({ ...presentRun(current), lines })
  })
  app.get('/scenario', () => presentRun(running(current)))
  app.delete('/scenario', async () => {
    await running(current).stop()
    return presentRun(running(current))
  })

  app.post('/traffic', (request, reply) => {
    const input = liveTrafficSchema.parse(request.body ?? {})
    if (runtime.performances.has('traffic')) {
      throw new ControlError(
        409,
        'already_running',
        'Traffic is running; stop it with DELETE /control/traffic',
      )
    }
    return reply.code(201).send(presentTraffic(startLiveTraffic(runtime, input)))
  })
  app.get('/traffic', () => presentTraffic(runningTraffic(runtime)))
  app.delete('/traffic', async () => {
    const traffic = runningTraffic(runtime)
    await traffic.stop()
    return presentTraffic(traffic)
  })
}

function readScenario({ name, yaml }: { name?: string; yaml?: string }): Scenario {
  try {
    return yaml === undefined ? loadScenario(name ?? '') : parseScenario(yaml)
  } catch (error) {
    const code = error instanceof ScenarioFileError ? 'bad_scenario' : 'unknown_scenario'
    throw new ControlError(400, code, error instanceof Error ? error.message : String(error))
  }
}

function running(run: ScenarioRun | undefined): ScenarioRun {
  if (run) return run
  throw new ControlError(404, 'not_found', 'No scenario has been started')
}

function presentRun({ scenario, speed, steps_done, result }: ScenarioRun) {
  return {
    scenario: scenario.name,
    speed,
    state: result?.outcome ?? 'running',
    steps_done,
    steps: scenario.steps.length,
    reason: result?.reason,
  }
}

function runningTraffic(runtime: Runtime): LiveTraffic {
  const traffic = runtime.performances.get('traffic')
  if (traffic && 'refused' in traffic) return traffic as LiveTraffic
  throw new ControlError(404, 'not_found', 'No traffic is running')
}

function presentTraffic({ options, events, refused }: LiveTraffic) {
  return { ...options, events, refused_so_far: refused, events_so_far: events }
}
