import { z } from 'zod'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { buildJudge, type JudgeAddress, requireReachable } from '../../platform/outbound-http/addresses.ts'
import {
  addEndpoint,
  changeEndpoint,
  type Endpoint,
  findEndpoint,
  listEndpoints,
  pauseEndpoint,
  removeEndpoint,
  resumeEndpoint,
  rotateSecret,
} from './endpoints.ts'
import { presentEndpoint } from './present-webhooks.ts'
import {
  endpointChangeSchema,
  endpointSchema,
  LONGEST_ENDPOINT_NAME,
  newEndpointSchema,
  resumeSchema,
  rotationSchema,
  secretSchema,
} from './schema.ts'

const endpointCursor = buildCursor('endpoints', z.uuid())
const HOUR_MS = 60 * 60_000
const params = z.object({ id: z.string() })
const tags = ['webhooks']
const read = { config: { scope: 'webhooks:read' } } as const
const scope = 'webhooks:write'

/** Where events go: made, changed, paused, resumed, given another secret. */
export function registerEndpointRoutes(http: Http, deps: Deps): void {
  const judge = buildJudge(deps.config.webhook_allowed_networks)
  serveReading(http, deps)
  serveMaking(http, deps, judge)
  serveChanging(http, deps, judge)
  serveStates(http, deps)
  serveRotation(http, deps)
}

function serveReading(http: Http, deps: Deps): void {
  const present = (endpoint: Endpoint) => presentEndpoint(endpoint, deps.clock.now())
  http.get(
    '/webhook_endpoints',
    {
      ...read,
      schema: {
        tags,
        summary: 'List endpoints with their health, oldest first',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(endpointSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : endpointCursor.decode(cursor)
      const found = await withCaller(deps.db, request, (trx) =>
        listEndpoints(trx, account_id, limit + 1, after),
      )
      const { rows, next_cursor } = cutPage(found, limit, endpointCursor, (row) => row.id)
      return { data: rows.map(present), next_cursor }
    },
  )

  http.get(
    '/webhook_endpoints/:id',
    { ...read, schema: { tags, summary: 'Show an endpoint', params, response: { 200: endpointSchema } } },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('endpoint', request.params.id)
      return present(await withCaller(deps.db, request, (trx) => findEndpoint(trx, account_id, id)))
    },
  )
}

function serveMaking(http: Http, deps: Deps, judge: JudgeAddress): void {
  http.post(
    '/webhook_endpoints',
    {
      config: { scope, audit: { action: 'endpoint.added', subject: 'answer.endpoint.id' } },
      schema: {
        tags,
        summary: 'Add an endpoint. It receives events from now on',
        description:
          'The response contains the secret, which is shown only once. It does not accept an Idempotency-Key: a stored response would contain the secret. See docs/events.md.',
        body: newEndpointSchema,
        response: { 201: secretSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const { name, inbox_ids, ...given } = request.body
      const url = await requireReachable(given.url, judge)
      const fields = {
        ...given,
        name: name ?? url.host.slice(0, LONGEST_ENDPOINT_NAME),
        inbox_ids: parseInboxes(inbox_ids),
      }
      const now = new Date(deps.clock.now())
      const made = await changeWhole(deps, request, async ({ trx }) => {
        const { endpoint, secret } = await addEndpoint(trx, deps.secrets, account_id, fields, now)
        return { endpoint: presentEndpoint(endpoint, now.getTime()), secret }
      })
      return reply.code(201).send(made)
    },
  )
}

function serveChanging(http: Http, deps: Deps, judge: JudgeAddress): void {
  http.patch(
    '/webhook_endpoints/:id',
    {
      config: { scope, audit: { action: 'endpoint.changed', subject: 'params.id', fields: true } },
      schema: {
        tags,
        summary: 'Change an endpoint. The change applies within seconds, from the next attempt',
        params,
        body: endpointChangeSchema,
        response: { 200: endpointSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('endpoint', request.params.id)
      const { inbox_ids, ...given } = request.body
      if (given.url !== undefined) await requireReachable(given.url, judge)
      const change = { ...given, ...(inbox_ids !== undefined && { inbox_ids: parseInboxes(inbox_ids) }) }
      const now = new Date(deps.clock.now())
      const endpoint = await changeWhole(deps, request, ({ trx }) =>
        changeEndpoint(trx, account_id, id, change, now),
      )
      return presentEndpoint(endpoint, now.getTime())
    },
  )

  http.delete(
    '/webhook_endpoints/:id',
    {
      config: { scope, audit: { action: 'endpoint.removed', subject: 'params.id' } },
      schema: {
        tags,
        summary: 'Remove an endpoint and its deliveries',
        params,
        response: { 204: z.null().describe('The endpoint is removed.') },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('endpoint', request.params.id)
      await changeWhole(deps, request, ({ trx }) => removeEndpoint(trx, account_id, id))
      return reply.code(204).send(null)
    },
  )
}

function serveStates(http: Http, deps: Deps): void {
  http.post(
    '/webhook_endpoints/:id/pause',
    {
      config: { scope, audit: { action: 'endpoint.paused', subject: 'params.id' } },
      schema: {
        tags,
        summary: 'Pause an endpoint. Events wait until it is resumed',
        params,
        response: { 200: endpointSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('endpoint', request.params.id)
      const now = new Date(deps.clock.now())
      const endpoint = await changeWhole(deps, request, ({ trx }) => pauseEndpoint(trx, account_id, id, now))
      return presentEndpoint(endpoint, now.getTime())
    },
  )

  http.post(
    '/webhook_endpoints/:id/resume',
    {
      config: { scope, audit: { action: 'endpoint.resumed', subject: 'params.id' } },
      schema: {
        tags,
        summary: 'Resume a paused, disabled or held back endpoint where it stopped',
        params,
        body: resumeSchema,
        response: { 200: endpointSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('endpoint', request.params.id)
      const now = new Date(deps.clock.now())
      const endpoint = await changeWhole(deps, request, ({ trx }) =>
        resumeEndpoint(trx, account_id, id, { ...request.body, now }),
      )
      return presentEndpoint(endpoint, now.getTime())
    },
  )
}

function serveRotation(http: Http, deps: Deps): void {
  http.post(
    '/webhook_endpoints/:id/secret_rotations',
    {
      config: { scope, audit: { action: 'endpoint.secret_changed', subject: 'params.id' } },
      schema: {
        tags,
        summary: 'Replace the secret of an endpoint. The new secret is shown only once',
        description:
          'For a while, requests are also signed with the previous secret, so that the receiver can switch.',
        params,
        body: rotationSchema,
        response: { 201: secretSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('endpoint', request.params.id)
      const now = new Date(deps.clock.now())
      const keep_until = new Date(now.getTime() + request.body.keep_previous_hours * HOUR_MS)
      const { endpoint, secret } = await changeWhole(deps, request, ({ trx }) =>
        rotateSecret(trx, deps.secrets, account_id, id, { keep_until, now }),
      )
      return reply.code(201).send({ endpoint: presentEndpoint(endpoint, now.getTime()), secret })
    },
  )
}

function parseInboxes(inbox_ids: string[] | null): string[] | null {
  return inbox_ids?.map((id) => parseId('inbox', id)) ?? null
}
