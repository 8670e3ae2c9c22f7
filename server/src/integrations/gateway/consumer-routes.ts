import { z } from 'zod'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { requireScopes } from '../../platform/http/grants.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Caller, Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { buildJudge, type JudgeAddress, requireReachable } from '../../platform/outbound-http/addresses.ts'
import {
  addConsumer,
  type Consumer,
  changeConsumer,
  listConsumers,
  removeConsumer,
  requireConsumer,
} from './consumers.ts'
import { consumerChangeSchema, consumerSchema, madeConsumerSchema, newConsumerSchema } from './schema.ts'
import { digestToken, makeToken } from './token.ts'

const consumerCursor = buildCursor('gateway_consumers', z.string())
const params = z.object({ id: z.string() })
const scope = 'gateway:write'
const config = { scope } as const

/** The consumers of the gateway: who stands behind us and speaks WhatsApp's Cloud API. */
export function registerConsumerRoutes(http: Http, deps: Deps): void {
  const judge = buildJudge(deps.config.webhook_allowed_networks)
  serveReading(http, deps)
  serveMaking(http, deps, judge)
  serveChanging(http, deps, judge)
  serveNewTokens(http, deps)
  serveRemoving(http, deps)
}

/** Sending as a consumer is given by a caller that may send. */
function requireSending(caller: Caller, may_send: boolean | undefined): void {
  if (may_send) requireScopes(caller, ['messages:write', 'templates:write'])
}

function serveReading(http: Http, deps: Deps): void {
  http.get(
    '/gateway_consumers',
    {
      config,
      schema: {
        tags: ['gateway'],
        summary: 'List the consumers of the gateway, by name',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(consumerSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : consumerCursor.decode(cursor)
      const found = await withCaller(deps.db, request, (trx) =>
        listConsumers(trx, account_id, { limit: limit + 1, after }),
      )
      const { rows, next_cursor } = cutPage(found, limit, consumerCursor, (row) => row.name)
      return { data: rows.map(presentConsumer), next_cursor }
    },
  )

  http.get(
    '/gateway_consumers/:id',
    {
      config,
      schema: {
        tags: ['gateway'],
        summary: 'Show a consumer of the gateway',
        params,
        response: { 200: consumerSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      return presentConsumer(
        await withCaller(deps.db, request, (trx) => requireConsumer(trx, account_id, id)),
      )
    },
  )
}

function serveMaking(http: Http, deps: Deps, judge: JudgeAddress): void {
  http.post(
    '/gateway_consumers',
    {
      config: { scope, audit: { action: 'gateway_consumer.added', subject: 'answer.id' } },
      schema: {
        tags: ['gateway'],
        summary: 'Add a consumer. The access token is shown only once',
        description: 'It does not accept an Idempotency-Key: a stored response would contain the token.',
        body: newConsumerSchema,
        response: { 201: madeConsumerSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      requireSending(caller, request.body.may_send)
      if (request.body.url !== null) await requireReachable(request.body.url, judge)
      const { token, token_digest } = newToken()
      const settings = { ...request.body, inbox_ids: parseInboxes(request.body.inbox_ids) }
      const now = new Date(deps.clock.now())
      const made = await changeWhole(deps, request, async ({ trx }) =>
        presentConsumer(await addConsumer(trx, deps.secrets, account_id, { ...settings, token_digest, now })),
      )
      return reply.code(201).send({ ...made, access_token: token })
    },
  )
}

function serveChanging(http: Http, deps: Deps, judge: JudgeAddress): void {
  http.patch(
    '/gateway_consumers/:id',
    {
      config: { scope, audit: { action: 'gateway_consumer.changed', subject: 'params.id', fields: true } },
      schema: {
        tags: ['gateway'],
        summary: 'Change a consumer',
        params,
        body: consumerChangeSchema,
        response: { 200: consumerSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const id = parseId('gateway_consumer', request.params.id)
      const { inbox_ids, ...settings } = request.body
      requireSending(caller, settings.may_send)
      if (settings.url != null) await requireReachable(settings.url, judge)
      const change = {
        ...settings,
        ...(inbox_ids !== undefined && { inbox_ids: parseInboxes(inbox_ids) }),
        now: new Date(deps.clock.now()),
      }
      return presentConsumer(
        await changeWhole(deps, request, async ({ trx }) => {
          const after = await changeConsumer(trx, deps.secrets, account_id, id, change)
          // Both decide where and when a consumer that sends may send.
          if (inbox_ids !== undefined || settings.answers_by_itself !== undefined)
            requireSending(caller, after.may_send)
          return after
        }),
      )
    },
  )
}

function serveNewTokens(http: Http, deps: Deps): void {
  http.post(
    '/gateway_consumers/:id/access_token',
    {
      config: { scope, audit: { action: 'gateway_consumer.token_changed', subject: 'params.id' } },
      schema: {
        tags: ['gateway'],
        summary: 'Replace the access token of a consumer. The old token is no longer valid',
        params,
        response: { 200: madeConsumerSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const id = parseId('gateway_consumer', request.params.id)
      const { token, token_digest } = newToken()
      const now = new Date(deps.clock.now())
      const changed = await changeWhole(deps, request, async ({ trx }) => {
        const after = await changeConsumer(trx, deps.secrets, account_id, id, { token_digest, now })
        requireSending(caller, after.may_send)
        return after
      })
      return { ...presentConsumer(changed), access_token: token }
    },
  )
}

function serveRemoving(http: Http, deps: Deps): void {
  http.delete(
    '/gateway_consumers/:id',
    {
      config: { scope, audit: { action: 'gateway_consumer.removed', subject: 'params.id' } },
      schema: {
        tags: ['gateway'],
        summary: 'Remove a consumer with its placeholder numbers and queued webhooks',
        params,
        response: { 204: z.null().describe('The consumer is removed.') },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      await changeWhole(deps, request, ({ trx }) => removeConsumer(trx, account_id, id))
      return reply.code(204).send(null)
    },
  )
}

function newToken(): { token: string; token_digest: Buffer } {
  const token = makeToken()
  const token_digest = digestToken(token)
  if (token_digest === null) throw new Error('The new token is missing.')
  return { token, token_digest }
}

function parseInboxes(ids: string[] | null): string[] | null {
  return ids && [...new Set(ids)].map((id) => parseId('inbox', id))
}

function presentConsumer(consumer: Consumer): z.output<typeof consumerSchema> {
  const { account_id: _, ...shown } = consumer
  return {
    ...shown,
    id: presentId('gateway_consumer', consumer.id),
    inbox_ids: consumer.inbox_ids?.map((id) => presentId('inbox', id)) ?? null,
    created_at: consumer.created_at.toISOString(),
    updated_at: consumer.updated_at.toISOString(),
  }
}
