import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { problem } from '../platform/base/errors.ts'
import { presentId } from '../platform/base/ids.ts'
import { parseId } from '../platform/base/parse-id.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf } from '../platform/http/auth.ts'
import { answerOnce, idempotencyHeaders } from '../platform/http/idempotency.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../platform/http/pagination.ts'
import type { Http } from '../platform/http/types.ts'
import { requireEverything, requireWhole, withCaller } from '../platform/http/with-caller.ts'
import {
  type FailureRow,
  findEvent,
  findReplay,
  type IngestStatus,
  listFailures,
  type ReplayRow,
  readStatus,
  type WebhookEventRow,
} from './queries.ts'
import { startReplay } from './replay.ts'
import {
  eventSchema,
  failureQuery,
  failureSchema,
  newReplaySchema,
  replaySchema,
  statusSchema,
} from './schema.ts'
import { registerUnmatchedRoutes } from './unmatched-routes.ts'

const failureCursor = buildCursor('ingest_failures', z.object({ event_id: z.uuid(), path: z.string() }))
const byId = z.object({ id: z.string() })

export function registerIngestRoutes(http: Http, deps: Deps): void {
  registerReads(http, deps)
  registerReplays(http, deps)
  registerUnmatchedRoutes(http, deps)
}

function registerReads(http: Http, deps: Deps): void {
  http.get(
    '/ingest',
    {
      config: { scope: 'ingest:read' },
      schema: { tags: ['ingest'], summary: 'Show the status of ingestion', response: { 200: statusSchema } },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      requireEverything(caller)
      const status = await withCaller(deps.db, request, (trx) => readStatus(trx, account_id))
      return presentStatus(status, deps.clock.now())
    },
  )

  http.get(
    '/ingest/failures',
    {
      config: { scope: 'ingest:read' },
      schema: {
        tags: ['ingest'],
        summary: 'List webhooks that could not be processed',
        querystring: z.strictObject({ ...pageQuery, ...failureQuery }),
        response: { 200: pageOf(failureSchema) },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      requireEverything(caller)
      const { limit, cursor, state } = request.query
      const after = cursor === undefined ? null : failureCursor.decode(cursor)
      const found = await withCaller(deps.db, request, (trx) =>
        listFailures(trx, account_id, state, limit + 1, after),
      )
      const { rows, next_cursor } = cutPage(found, limit, failureCursor, ({ event_id, path }) => ({
        event_id,
        path,
      }))
      return { data: rows.map(presentFailure), next_cursor }
    },
  )

  http.get(
    '/ingest/events/:id',
    {
      // What Meta sent holds everything about a person, so it takes a scope of its own.
      config: { scope: 'ingest:raw', audit: { action: 'webhook_event.opened', subject: 'params.id' } },
      schema: {
        tags: ['ingest'],
        summary: 'Show a stored webhook',
        params: byId,
        response: { 200: eventSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      requireEverything(caller)
      const id = parseId('webhook_event', request.params.id)
      const event = await withCaller(deps.db, request, (trx) => findEvent(trx, account_id, id))
      if (event === null) throw problem('not_found')
      return presentEvent(event)
    },
  )
}

function registerReplays(http: Http, deps: Deps): void {
  http.post(
    '/ingest/replays',
    {
      config: {
        scope: 'ingest:write',
        audit: {
          action: 'webhooks.replayed',
          subject: 'answer.id',
          details: { scope: 'body.scope', from: 'body.from', until: 'body.until' },
        },
      },
      schema: {
        tags: ['ingest'],
        summary: 'Replay stored webhooks',
        description: 'Processes stored webhooks again. Data that was already correct does not change.',
        headers: idempotencyHeaders,
        body: newReplaySchema,
        response: { 202: replaySchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      requireEverything(caller)
      const { scope, from, until } = request.body
      const now = new Date(deps.clock.now())
      const from_at = from === undefined ? null : new Date(from)
      const until_at = until === undefined ? now : new Date(Math.min(Date.parse(until), now.getTime()))
      return answerOnce(deps, request, reply, async (seen) => {
        const { trx } = requireWhole(seen)
        const id = await startReplay(trx, { account_id, scope, from_at, until_at, waits_for: null, now })
        const row = await findReplay(trx, account_id, id)
        if (row === null) throw new Error('The new replay can’t be read back.')
        return { status: 202, body: presentReplay(row) }
      })
    },
  )

  http.get(
    '/ingest/replays/:id',
    {
      config: { scope: 'ingest:read' },
      schema: { tags: ['ingest'], summary: 'Show a replay', params: byId, response: { 200: replaySchema } },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      requireEverything(caller)
      const id = parseId('replay', request.params.id)
      const replay = await withCaller(deps.db, request, (trx) => findReplay(trx, account_id, id))
      if (replay === null) throw problem('not_found')
      return presentReplay(replay)
    },
  )
}

function presentStatus(status: IngestStatus, now_ms: number): z.output<typeof statusSchema> {
  const { oldest_queued_at, last_processed_at, ...counts } = status
  return {
    ...counts,
    lag_ms: oldest_queued_at === null ? 0 : Math.max(now_ms - oldest_queued_at.getTime(), 0),
    last_processed_at: last_processed_at?.toISOString() ?? null,
  }
}

function presentFailure(row: FailureRow): z.output<typeof failureSchema> {
  return {
    ...row,
    event_id: presentId('webhook_event', row.event_id),
    received_at: row.received_at?.toISOString() ?? null,
    first_at: row.first_at.toISOString(),
    last_at: row.last_at.toISOString(),
  }
}

function presentEvent({ body, ...row }: WebhookEventRow): z.output<typeof eventSchema> {
  const encoding = body === null || isUtf8(body) ? 'utf8' : 'base64'
  return {
    ...row,
    id: presentId('webhook_event', row.id),
    request_id: presentId('webhook_event', row.request_id),
    received_at: row.received_at.toISOString(),
    encoding,
    body: body?.toString(encoding) ?? null,
  }
}

function presentReplay(row: ReplayRow): z.output<typeof replaySchema> {
  const all_queued = row.all_queued_at !== null
  return {
    id: presentId('replay', row.id),
    scope: row.scope,
    from: row.from_at?.toISOString() ?? null,
    until: row.until_at.toISOString(),
    state: !all_queued ? 'queueing' : row.remaining > 0 ? 'processing' : 'done',
    queued: row.queued,
    processed: row.queued - row.remaining,
    created_at: row.created_at.toISOString(),
  }
}
