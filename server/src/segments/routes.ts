import { z } from 'zod'
import { asAccount } from '../db/with-viewer.ts'
import type { Deps } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../http/pagination.ts'
import type { Http } from '../http/types.ts'
import { withCaller } from '../http/with-caller.ts'
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

function serveChanges(http: Http, deps: Deps): void {
  const now = () => new Date(deps.clock.now())
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
      const { account_id } = callerOf(request)
      const made = await withCaller(deps.db, request, (trx) =>
        asAccount(trx, () => addSegment(trx, account_id, { ...request.body, now: now() })),
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
      const { account_id } = callerOf(request)
      const id = parseId('segment', request.params.id)
      const change = { ...request.body, now: now() }
      return presentSegment(
        await withCaller(deps.db, request, (trx) =>
          asAccount(trx, () => changeSegment(trx, account_id, id, change)),
        ),
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
      const { account_id } = callerOf(request)
      const id = parseId('segment', request.params.id)
      await withCaller(deps.db, request, (trx) => asAccount(trx, () => removeSegment(trx, account_id, id)))
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
