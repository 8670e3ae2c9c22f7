import type { Writable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Viewer } from '../db/with-viewer.ts'
import type { Deps } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import type { Http } from '../http/types.ts'
import { viewerOf, withCaller } from '../http/with-caller.ts'
import { endWhenRefused } from './end-when-refused.ts'
import { buildFeedHub } from './feed-hub.ts'
import { presentPage } from './present-event.ts'
import { readSeenEvents } from './queries.ts'
import { eventSchema, feedQuery, streamHeaders, streamQuery } from './schema.ts'

const POLL_MS = 200
const HEARTBEAT_MS = 15_000
// How often each stream's caller is checked, so that a revoked key or a session that has ended does not go on reading.
const CHECK_CALLER_MS = 5_000
// Streams are spread again over the servers that are there now.
const LIFETIME_MS = 10 * 60_000

/** The feed of everything that happened, in pages and live. */
export function registerEventRoutes(http: Http, deps: Deps, beside: Beside): void {
  serveFeed(http, deps)
  serveStream(http, deps, beside)
}

/** Tells a stream what is no event: true for some seconds, and kept nowhere. */
export type Beside = {
  attach(viewer: Viewer, stream: Writable): void
  close(): void
}

function serveFeed(http: Http, deps: Deps): void {
  http.get(
    '/events',
    {
      config: { scope: 'events:read' },
      schema: {
        tags: ['events'],
        summary: 'List events, oldest first',
        description:
          'The feed is append-only: new events never appear before events that were already read. Ask again with `next_after`, also after an empty page.',
        querystring: feedQuery,
        response: {
          200: z.object({
            data: z.array(eventSchema),
            next_after: z.number().int().describe('Pass it as `after` for the next events, now or later.'),
          }),
        },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { after, limit, types = null } = request.query
      return withCaller(deps.db, request, async (trx) => {
        const page = await readSeenEvents(trx, account_id, { after, types, limit })
        const { events, next_after } = await presentPage(trx, account_id, page)
        return { data: events, next_after }
      })
    },
  )
}

function serveStream(http: Http, deps: Deps, beside: Beside): void {
  const hub = buildFeedHub({
    db: deps.db,
    log: deps.log,
    poll_ms: POLL_MS,
    heartbeat_ms: HEARTBEAT_MS,
    lifetime_ms: LIFETIME_MS,
  })
  // A stream would keep a closing server open.
  http.addHook('preClose', async () => {
    beside.close()
    await hub.close()
  })
  http.get(
    '/stream',
    {
      config: { scope: 'events:read' },
      schema: {
        tags: ['events'],
        summary: 'Stream events as server-sent events',
        description:
          'Each event is one line of `data` in the format of `GET /v1/events`, with its number as `id`. With `form=changes`, a line is `{seq, types, contact_ids, conversation_ids, inbox_ids, more}`: the objects that the events up to `seq` affect. Also with `form=changes`, `event: presence` lists the members who view a conversation now, without an id: `[{conversation_id, user_id, typing}]`. If the database is unavailable, `event: unavailable` is sent once, without an id, and the stream continues afterwards. The stream ends after ten minutes, and within ten seconds after its key is revoked or its session ends. Reconnect with Last-Event-ID, as browsers do automatically.',
        querystring: streamQuery,
        headers: streamHeaders,
        produces: ['text/event-stream'],
        response: { 200: { content: { 'text/event-stream': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const { types = null, after = null, form } = request.query
      const last_id = request.headers['last-event-id']
      const stream = await hub.open(viewerOf(callerOf(request)), {
        after: last_id === undefined ? after : Number(last_id),
        types,
        form,
      })
      if (request.isLetIn !== null) endWhenRefused(stream, request.isLetIn, CHECK_CALLER_MS)
      if (form === 'changes') beside.attach(viewerOf(callerOf(request)), stream)
      // Typed by its schema a reply takes text only; this one is text that comes bit by bit.
      const answer: FastifyReply = reply
      answer.header('content-type', 'text/event-stream; charset=utf-8')
      // Proxies would hold back what must arrive at once.
      answer.header('cache-control', 'no-store, no-transform').header('x-accel-buffering', 'no')
      return answer.send(stream)
    },
  )
}
