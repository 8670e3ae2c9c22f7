import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { deliverySchema, faultSchema, presentDelivery, switchesSchema } from '../actions/settings.ts'
import { ACTIONS, act, findAction } from '../actions/table.ts'
import { type Runtime, resetRuntime } from '../runtime/runtime.ts'
import { isTooDeep } from '../world/json.ts'
import { SWITCH_VALUES } from '../world/switches.ts'
import { actAndDeliver } from './act.ts'
import { registerClockRoutes } from './clock-routes.ts'
import { ControlError, handleControlErrors } from './errors.ts'
import { registerEventRoutes } from './event-routes.ts'
import { registerPlayRoutes } from './play-routes.ts'
import { registerThingRoutes } from './thing-routes.ts'

/** The control API: everything that can be done to the world, as JSON over HTTP under `/control`. */
export async function registerControl(app: FastifyInstance, runtime: Runtime): Promise<void> {
  handleControlErrors(app)
  app.addHook('preHandler', async ({ body }) => {
    if (isTooDeep(body)) throw new ControlError(400, 'bad_input', 'The body is nested too deeply')
  })
  app.get('/', () => ({
    about: 'The control API of the sandbox. POST /control/act/<action> runs one action. See the README.',
    actions: Object.fromEntries(Object.entries(ACTIONS).map(([name, { about }]) => [name, about])),
    routes: ROUTES,
  }))
  registerActionRoutes(app, runtime)
  registerSettingRoutes(app, runtime)
  registerThingRoutes(app, runtime)
  registerClockRoutes(app, runtime)
  registerEventRoutes(app, runtime)
  registerPlayRoutes(app, runtime)
}

const ROUTES = [
  'GET /control/actions/<action>',
  'POST /control/act/<action>',
  'GET, POST /control/{portfolios,apps,wabas,numbers,people,groups,templates}',
  'GET /control/{portfolios,apps,wabas,numbers,people,groups}/<id or name>',
  'GET /control/people/<who>/phone',
  'GET /control/messages/<wamid>',
  'GET, PATCH /control/switches',
  'GET, PATCH /control/delivery',
  'GET, POST, DELETE /control/faults',
  'POST, DELETE /control/tokens',
  'PUT /control/callback',
  'GET /control/clock',
  'POST /control/clock/advance',
  'PUT /control/clock/rate',
  'POST /control/flush',
  'GET /control/webhooks',
  'GET /control/journal',
  'GET /control/events',
  'GET /control/scenarios',
  'GET, POST, DELETE /control/scenario',
  'GET, POST, DELETE /control/traffic',
  'POST /control/reset',
]

function registerActionRoutes(app: FastifyInstance, runtime: Runtime): void {
  app.get<{ Params: { action: string } }>('/actions/:action', ({ params }) => {
    const action = knownAction(params.action)
    const input = z.toJSONSchema(action.schema, { io: 'input', unrepresentable: 'any' })
    return { action: params.action, about: action.about, input }
  })
  app.post<{ Params: { action: string } }>('/act/:action', ({ params, body, query }) => {
    knownAction(params.action)
    return actAndDeliver(runtime, params.action, body, query)
  })
  app.post('/flush', async () => {
    await runtime.deliverer.flush()
    return { ok: true, pending: runtime.deliverer.pending() }
  })
  app.post('/reset', async ({ body }) => {
    const { seed, start_ms, switches } = resetSchema.parse(body ?? {})
    await resetRuntime(runtime, {
      ...runtime.world_options,
      seed: seed ?? runtime.world.seed,
      ...(start_ms === undefined ? {} : { start_ms }),
      switches: {},
    })
    await act(runtime, 'switches', switches ?? {})
    return { ok: true, seed: runtime.world.seed, now_ms: runtime.world.clock.now_ms }
  })
}

const resetSchema = z.strictObject({
  seed: z.number().int().optional(),
  start_ms: z.number().int().nonnegative().optional(),
  switches: switchesSchema.optional(),
})

function knownAction(name: string) {
  const action = findAction(name)
  if (action) return action
  throw new ControlError(404, 'unknown_action', `Unknown action "${name}". GET /control lists all actions`)
}

function registerSettingRoutes(app: FastifyInstance, runtime: Runtime): void {
  app.get('/switches', () => ({ switches: runtime.world.switches, values: SWITCH_VALUES }))
  app.patch('/switches', ({ body }) => act(runtime, 'switches', body ?? {}))
  app.get('/delivery', () => presentDelivery(runtime))
  app.patch('/delivery', async ({ body }) => {
    await act(runtime, 'delivery', deliverySchema.parse(body ?? {}))
    return presentDelivery(runtime)
  })
  app.get('/faults', () => ({ data: runtime.world.faults }))
  app.post('/faults', ({ body }, reply) => {
    runtime.world.faults.push(faultSchema.parse(body))
    return reply.code(201).send({ data: runtime.world.faults })
  })
  app.delete('/faults', () => act(runtime, 'clear_faults', {}).then(() => ({ ok: true })))
}
