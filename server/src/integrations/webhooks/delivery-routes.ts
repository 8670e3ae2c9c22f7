import { z } from 'zod'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole, recorder } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { buildJudge } from '../../platform/outbound-http/addresses.ts'
import { buildPoster } from '../../platform/outbound-http/post.ts'
import { findDelivery, listDeliveries, renderDelivery, replayDelivery } from './deliveries.ts'
import { findEndpoint } from './endpoints.ts'
import { presentDelivery } from './present-webhooks.ts'
import { replayRange } from './replay-range.ts'
import { deliveryQuery, deliverySchema, rangeSchema, replayedSchema, shownDeliverySchema } from './schema.ts'
import { sendTest } from './send-test.ts'

const deliveryCursor = buildCursor('deliveries', z.uuid())
const params = z.object({ id: z.string() })
const deliveryParams = z.object({ id: z.string(), delivery_id: z.string() })
const tags = ['webhooks']
const read = { config: { scope: 'webhooks:read' } } as const
const scope = 'webhooks:write'

/** What was sent to an endpoint, and sending again. */
export function registerDeliveryRoutes(http: Http, deps: Deps): void {
  serveLog(http, deps)
  serveReplays(http, deps)
  serveTests(http, deps)
}

function serveLog(http: Http, deps: Deps): void {
  http.get(
    '/webhook_endpoints/:id/deliveries',
    {
      ...read,
      schema: {
        tags,
        summary: 'List the deliveries to an endpoint, newest first',
        description: 'Delivered events are stored for three days, others for thirty.',
        params,
        querystring: z.strictObject({ ...pageQuery, ...deliveryQuery }),
        response: { 200: pageOf(deliverySchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('endpoint', request.params.id)
      const { limit, cursor, state = null, event_type = null } = request.query
      const before = cursor === undefined ? null : deliveryCursor.decode(cursor)
      const found = await withCaller(deps.db, request, async (trx) => {
        await findEndpoint(trx, account_id, id)
        const filters = { state, event_type }
        return listDeliveries(trx, account_id, id, { filters, limit: limit + 1, before })
      })
      const { rows, next_cursor } = cutPage(found, limit, deliveryCursor, (row) => row.id)
      return { data: rows.map(presentDelivery), next_cursor }
    },
  )

  http.get(
    '/webhook_endpoints/:id/deliveries/:delivery_id',
    {
      ...read,
      schema: {
        tags,
        summary: 'Show a delivery with its payload',
        params: deliveryParams,
        response: { 200: shownDeliverySchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const of = deliveryOf(request.params)
      return withCaller(deps.db, request, async (trx) => {
        const { format } = await findEndpoint(trx, account_id, of.endpoint_id)
        const delivery = await findDelivery(trx, account_id, of)
        const payload = await renderDelivery(trx, account_id, delivery, format)
        return { ...presentDelivery(delivery), payload: payload?.body.toString() ?? null }
      })
    },
  )
}

function serveReplays(http: Http, deps: Deps): void {
  const now = () => new Date(deps.clock.now())
  http.post(
    '/webhook_endpoints/:id/deliveries/:delivery_id/replay',
    {
      config: { scope, audit: { action: 'endpoint.replayed', subject: 'params.id' } },
      schema: {
        tags,
        summary: 'Redeliver an event with a new set of attempts',
        params: deliveryParams,
        response: { 202: deliverySchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const of = deliveryOf(request.params)
      const delivery = await changeWhole(deps, request, ({ trx }) =>
        replayDelivery(trx, account_id, of, now()),
      )
      return reply.code(202).send(presentDelivery(delivery))
    },
  )

  http.post(
    '/webhook_endpoints/:id/replays',
    {
      config: { scope, audit: { action: 'endpoint.replayed', subject: 'params.id' } },
      schema: {
        tags,
        summary: 'Redeliver a range of the feed, or the failed events in it',
        description: 'One request covers at most 5,000 events. Continue with `next_after`.',
        params,
        body: rangeSchema,
        response: { 202: replayedSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('endpoint', request.params.id)
      const { until = null, ...given } = request.body
      const replayed = await changeWhole(deps, request, ({ trx }) =>
        replayRange(trx, account_id, id, { ...given, until }, now()),
      )
      return reply.code(202).send(replayed)
    },
  )
}

function serveTests(http: Http, deps: Deps): void {
  const poster = buildPoster(buildJudge(deps.config.webhook_allowed_networks))
  http.addHook('onClose', () => poster.close())
  http.post(
    '/webhook_endpoints/:id/tests',
    {
      config: { scope, audit: { action: 'endpoint.tested', subject: 'params.id' } },
      schema: {
        tags,
        summary: 'Send a test event now and show the response of the endpoint',
        params,
        response: { 201: deliverySchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('endpoint', request.params.id)
      return reply
        .code(201)
        .send(presentDelivery(await sendTest(deps, poster, account_id, id, recorder(deps, request))))
    },
  )
}

function deliveryOf(params: z.output<typeof deliveryParams>): { endpoint_id: string; id: string } {
  return { endpoint_id: parseId('endpoint', params.id), id: parseId('delivery', params.delivery_id) }
}
