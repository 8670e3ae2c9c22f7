import { z } from 'zod'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller, withWhole } from '../../platform/http/with-caller.ts'
import { buildJudge } from '../../platform/outbound-http/addresses.ts'
import { buildWebhook } from './build-webhook.ts'
import { openConsumer, requireConsumer } from './consumers.ts'
import {
  type DeliveryRow,
  listDeliveries,
  readHealth,
  replayDeliveries,
  requireDelivery,
} from './deliveries.ts'
import type { Policy } from './fill-slots.ts'
import { linesOf } from './lines.ts'
import { comparisonSchema, deliverySchema, healthSchema, verificationSchema } from './schema.ts'
import { verifyAddress } from './verify-address.ts'

const deliveryCursor = buildCursor('gateway_deliveries', z.uuid())
const params = z.object({ id: z.string() })
const one = params.extend({ delivery_id: z.string() })
const scope = 'gateway:write'
const config = { scope } as const

/** What went to a consumer, what of it differs from what Meta sent, and sending it once more. */
export function registerGatewayDeliveryRoutes(http: Http, deps: Deps): void {
  serveHealth(http, deps)
  serveList(http, deps)
  serveComparison(http, deps)
  serveReplays(http, deps)
}

function serveHealth(http: Http, deps: Deps): void {
  http.get(
    '/gateway_consumers/:id/health',
    {
      config,
      schema: {
        tags: ['gateway'],
        summary: 'Show the delivery health of a consumer',
        params,
        response: { 200: healthSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      const health = await withCaller(deps.db, request, async (trx) => {
        await requireConsumer(trx, account_id, id)
        return readHealth(trx, account_id, id)
      })
      return {
        ...health,
        oldest_queued_at: health.oldest_queued_at?.toISOString() ?? null,
        last_delivered_at: health.last_delivered_at?.toISOString() ?? null,
      }
    },
  )

  http.post(
    '/gateway_consumers/:id/verification',
    {
      config: { scope, audit: { none: 'the request asks the address and changes nothing' } },
      schema: {
        tags: ['gateway'],
        summary: 'Verify the address of a consumer with the GET request that Meta uses',
        params,
        response: { 200: verificationSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      const consumer = await withCaller(deps.db, request, (trx) =>
        openConsumer(trx, deps.secrets, account_id, id),
      )
      const { url, verify_token } = consumer
      if (url === null) throw problem('not_found', 'This consumer has no address.')
      const verification = await verifyAddress(buildJudge(deps.config.webhook_allowed_networks), {
        url,
        verify_token,
      })
      return { reason: null, ...verification }
    },
  )
}

function serveList(http: Http, deps: Deps): void {
  http.get(
    '/gateway_consumers/:id/deliveries',
    {
      config,
      schema: {
        tags: ['gateway'],
        summary: 'List the deliveries to a consumer, newest first',
        params,
        querystring: z.strictObject({
          ...pageQuery,
          state: z.enum(['queued', 'delivered', 'failed', 'shadow']).optional(),
        }),
        response: { 200: pageOf(deliverySchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      const { limit, cursor, state = null } = request.query
      const after = cursor === undefined ? null : deliveryCursor.decode(cursor)
      const found = await withCaller(deps.db, request, async (trx) => {
        await requireConsumer(trx, account_id, id)
        return listDeliveries(trx, account_id, id, { state, limit: limit + 1, after })
      })
      const { rows, next_cursor } = cutPage(found, limit, deliveryCursor, (row) => row.id)
      return { data: rows.map(presentDelivery), next_cursor }
    },
  )
}

function serveComparison(http: Http, deps: Deps): void {
  http.get(
    '/gateway_consumers/:id/deliveries/:delivery_id',
    {
      config,
      schema: {
        tags: ['gateway'],
        summary: 'Show a delivery: the webhook from Meta, and the result of each policy for this consumer',
        description: 'The results use current data. `filled` lists the fields that were filled at delivery.',
        params: one,
        response: { 200: comparisonSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      const delivery_id = parseId('gateway_delivery', request.params.delivery_id)
      // Comparing gives contacts their numbers.
      return withWhole(deps.db, request, async (trx) => {
        const delivery = await requireDelivery(trx, account_id, id, delivery_id)
        const consumer = await openConsumer(trx, deps.secrets, account_id, id)
        const lines = await linesOf(trx, consumer)
        const now = new Date(deps.clock.now())
        const own_url = deps.config.public_url ?? null
        const make = async (policy: Policy): Promise<Record<string, unknown> | null> => {
          const { body } = await buildWebhook(trx, consumer, lines, delivery, { policy, own_url, now })
          return body === null ? null : JSON.parse(body)
        }
        const views = {
          passthrough: await make('passthrough'),
          known_phone: await make('known_phone'),
          stable_phone: await make('stable_phone'),
        }
        const original = delivery.entry && { object: 'whatsapp_business_account', entry: [delivery.entry] }
        return { ...presentDelivery(delivery), original, views }
      })
    },
  )
}

function serveReplays(http: Http, deps: Deps): void {
  http.post(
    '/gateway_consumers/:id/deliveries/:delivery_id/replay',
    {
      config: { scope, audit: { action: 'gateway_consumer.replayed', subject: 'params.id' } },
      schema: {
        tags: ['gateway'],
        summary: 'Deliver a webhook again, or now if it waits for a retry',
        params: one,
        response: { 202: z.object({ queued: z.int() }) },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      const delivery_id = parseId('gateway_delivery', request.params.delivery_id)
      const queued = await changeWhole(deps, request, async ({ trx }) => {
        await requireDelivery(trx, account_id, id, delivery_id)
        return replayDeliveries(trx, account_id, id, { id: delivery_id }, new Date(deps.clock.now()))
      })
      return reply.code(202).send({ queued })
    },
  )

  http.post(
    '/gateway_consumers/:id/replay',
    {
      config: { scope, audit: { action: 'gateway_consumer.replayed', subject: 'params.id' } },
      schema: {
        tags: ['gateway'],
        summary: 'Deliver all failed webhooks again',
        params,
        response: { 202: z.object({ queued: z.int() }) },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      const queued = await changeWhole(deps, request, async ({ trx }) => {
        await requireConsumer(trx, account_id, id)
        return replayDeliveries(trx, account_id, id, { state: 'failed' }, new Date(deps.clock.now()))
      })
      return reply.code(202).send({ queued })
    },
  )
}

function presentDelivery(row: DeliveryRow): z.output<typeof deliverySchema> {
  return {
    id: presentId('gateway_delivery', row.id),
    webhook_event_id: row.event_id && presentId('webhook_event', row.event_id),
    // What is for none of its lines is left out of every list.
    state: row.state,
    attempts: row.attempts,
    next_at: row.next_at?.toISOString() ?? null,
    status_code: row.status_code,
    error: row.error,
    filled: row.filled,
    created_at: row.created_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
  }
}
