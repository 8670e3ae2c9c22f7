import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Trx } from '../db/types.ts'
import { withAccount } from '../db/with-account.ts'
import type { Deps } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../http/pagination.ts'
import type { Http } from '../http/types.ts'
import { requireEverything, withCaller } from '../http/with-caller.ts'
import { parseId, presentId } from '../ids.ts'
import { newSegmentSchema, segmentChangeSchema, segmentSchema } from './schema.ts'
import { addSegment, changeSegment, listSegments, removeSegment, type Segment } from './segments.ts'

const segmentCursor = buildCursor('segments', z.string())
const params = z.object({ id: z.string() })

/** Saved filters of the list of contacts. */
export function registerSegmentRoutes(http: Http, deps: Deps): void {
  serveList(http, deps)
  serveChanges(http, deps)
}

function serveList(http: Http, deps: Deps): void {
  http.get(
    '/segments',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['contacts'],
        summary: 'Segments, by name',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(segmentSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : segmentCursor.decode(cursor)
      const found = await withCaller(deps.db, request, (trx) =>
        listSegments(trx, account_id, { limit: limit + 1, after }),
      )
      const { rows, next_cursor } = cutPage(found, limit, segmentCursor, ({ name }) => name)
      return { data: rows.map(presentSegment), next_cursor }
    },
  )
}

/** A segment is everybody's in the account, so whoever changes one sees all of it. */
function serveChanges(http: Http, deps: Deps): void {
  const now = () => new Date(deps.clock.now())
  const change = <T>(request: FastifyRequest, fn: (trx: Trx, account_id: string) => Promise<T>) => {
    const caller = callerOf(request)
    requireEverything(caller)
    return withAccount(deps.db, caller.account_id, (trx) => fn(trx, caller.account_id))
  }
  http.post(
    '/segments',
    {
      config: { scope: 'contacts:write' },
      schema: {
        tags: ['contacts'],
        summary: 'Save a segment',
        body: newSegmentSchema,
        response: { 201: segmentSchema },
      },
    },
    async (request, reply) => {
      const made = await change(request, (trx, account_id) =>
        addSegment(trx, account_id, { ...request.body, now: now() }),
      )
      return reply.code(201).send(presentSegment(made))
    },
  )

  http.patch(
    '/segments/:id',
    {
      config: { scope: 'contacts:write' },
      schema: {
        tags: ['contacts'],
        summary: 'Change a segment',
        params,
        body: segmentChangeSchema,
        response: { 200: segmentSchema },
      },
    },
    async (request) => {
      const id = parseId('segment', request.params.id)
      const given = { ...request.body, now: now() }
      return presentSegment(
        await change(request, (trx, account_id) => changeSegment(trx, account_id, id, given)),
      )
    },
  )

  http.delete(
    '/segments/:id',
    {
      config: { scope: 'contacts:write' },
      schema: {
        tags: ['contacts'],
        summary: 'Remove a segment',
        description: 'Whoever is in it stays a contact.',
        params,
        response: { 204: z.null().describe('It is gone.') },
      },
    },
    async (request, reply) => {
      const id = parseId('segment', request.params.id)
      await change(request, (trx, account_id) => removeSegment(trx, account_id, id))
      return reply.code(204).send(null)
    },
  )
}

function presentSegment(segment: Segment) {
  return {
    ...segment,
    id: presentId('segment', segment.id),
    created_at: segment.created_at.toISOString(),
    updated_at: segment.updated_at.toISOString(),
  }
}
