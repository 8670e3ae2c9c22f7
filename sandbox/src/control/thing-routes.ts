import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findApp, findGroup, findNumber, findPerson, findPortfolio, findWaba } from '../actions/references.ts'
import { PERMISSIONS } from '../runtime/grants.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { issueToken } from '../runtime/tokens.ts'
import { verifyCallback } from '../webhooks/delivery.ts'
import { revokeAccessToken, setCallback } from '../world/portfolios.ts'
import { WorldError } from '../world/world.ts'
import { actAndDeliver } from './act.ts'
import { durationSchema } from './clock-routes.ts'
import { ControlError } from './errors.ts'
import {
  presentApp,
  presentBusinessNumber,
  presentGroup,
  presentPerson,
  presentPhone,
  presentPortfolio,
  presentWaba,
} from './present.ts'

type Kind = {
  create: string
  list?: (runtime: Runtime) => object[]
  read?: (runtime: Runtime, reference: string) => object
}

const KINDS: Record<string, Kind> = {
  portfolios: {
    create: 'add_portfolio',
    list: ({ world }) => [...world.portfolios.values()].map(presentPortfolio),
    read: (runtime, id) => presentPortfolio(findPortfolio(runtime, id)),
  },
  apps: {
    create: 'add_app',
    list: ({ world }) => [...world.apps.values()].map(presentApp),
    read: (runtime, id) => presentApp(findApp(runtime, id)),
  },
  wabas: {
    create: 'add_waba',
    list: ({ world }) => [...world.wabas.values()].map(presentWaba),
    read: (runtime, id) => presentWaba(findWaba(runtime, id)),
  },
  numbers: {
    create: 'add_number',
    list: ({ world }) => [...world.numbers.values()].map(presentBusinessNumber),
    read: (runtime, id) => presentBusinessNumber(findNumber(runtime, id)),
  },
  people: {
    create: 'add_person',
    list: ({ world }) => [...world.people.values()].map((person) => presentPerson(world, person)),
    read: (runtime, who) => presentPerson(runtime.world, findPerson(runtime, who)),
  },
  groups: {
    create: 'add_group',
    list: ({ world }) => [...world.groups.values()].map(presentGroup),
    read: (runtime, id) => presentGroup(findGroup(runtime, id)),
  },
  templates: { create: 'add_template' },
}

/** What there is: made, listed, looked at. */
export function registerThingRoutes(app: FastifyInstance, runtime: Runtime): void {
  for (const [path, { create, list, read }] of Object.entries(KINDS)) {
    app.post(`/${path}`, async ({ body, query }, reply) =>
      reply.code(201).send(await actAndDeliver(runtime, create, body, query)),
    )
    if (list) app.get(`/${path}`, () => ({ data: list(runtime) }))
    if (read) {
      app.get<{ Params: { id: string } }>(`/${path}/:id`, ({ params }) =>
        orNotFound(() => read(runtime, params.id)),
      )
    }
  }
  app.get<{ Params: { id: string } }>('/people/:id/phone', ({ params }) => {
    const person = orNotFound(() => findPerson(runtime, params.id))
    return { person_id: person.id, messages: presentPhone(runtime.world, person) }
  })
  app.get<{ Params: { id: string } }>('/messages/:id', ({ params }) => {
    const message = runtime.world.messages.get(runtime.names.get(params.id) ?? params.id)
    if (!message) throw new ControlError(404, 'not_found', `Unknown message "${params.id}"`)
    return message
  })
  registerTokenRoutes(app, runtime)
}

const tokenSchema = z.strictObject({
  app: z.string().optional(),
  permissions: z.array(z.enum(PERMISSIONS)).default([...PERMISSIONS]),
  wabas: z.array(z.string()).optional(),
  expires_in: durationSchema.optional(),
})

const callbackSchema = z.strictObject({
  app: z.string().optional(),
  url: z.url(),
  verify_token: z.string().min(1).optional(),
  /** False skips the verification GET. */
  verify: z.boolean().default(true),
})

function registerTokenRoutes(app: FastifyInstance, runtime: Runtime): void {
  app.post('/tokens', ({ body }, reply) => {
    const input = tokenSchema.parse(body ?? {})
    const access_token = issueToken(runtime, findApp(runtime, input.app).id, {
      permissions: new Set(input.permissions),
      waba_ids: input.wabas && new Set(input.wabas.map((waba) => findWaba(runtime, waba).id)),
      expires_at_ms:
        input.expires_in === undefined ? undefined : runtime.world.clock.now_ms + input.expires_in,
    })
    return reply.code(201).send({ access_token })
  })
  app.delete('/tokens', ({ body }) => {
    const { access_token } = z.strictObject({ access_token: z.string() }).parse(body ?? {})
    revokeAccessToken(runtime.world, access_token)
    runtime.grants.delete(access_token)
    return { ok: true }
  })
  app.put('/callback', async ({ body }) => {
    const { app: reference, url, verify, verify_token } = callbackSchema.parse(body ?? {})
    const owner = findApp(runtime, reference)
    const token = verify_token ?? owner.verify_token
    if (verify && !(await verifyCallback(runtime.world, owner.id, url, token))) {
      throw new ControlError(422, 'not_verified', `${url} did not return the challenge of the verification`)
    }
    setCallback(runtime.world, owner.id, { callback_url: url, verify_token: token })
    return { ok: true, app_id: owner.id, url, verified: verify }
  })
}

/** An unknown thing in the path is 404; in a body it is the caller's bad input. */
function orNotFound<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof WorldError) throw new ControlError(404, 'not_found', error.message)
    throw error
  }
}
