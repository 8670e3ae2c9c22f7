import { z } from 'zod'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeRecorded } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { newSegmentSchema, segmentChangeSchema, segmentSchema } from './schema.ts'
import { addSegment, changeSegment, listSegments, removeSegment, type Segment } from './segments.ts'

const segmentCursor = buildCursor('segments', z.string())
const params = z.object({ id: z.string() })

/** Saved filters of the list of contacts. */
export function registerSegmentRoutes(http: Http, deps: Deps): void {
  serveList(http, deps)
  serveAdding(http, deps)
  serveChanging(http, deps)
  serveRemoving(http, deps)
}

function serveList(http: Http, deps: Deps): void {
  http.get(
    '/segments',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['contacts'],
        summary: 'List segments, by name',
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

function serveAdding(http: Http, deps: Deps): void {
  http.post(
    '/segments',
    {
      config: { scope: 'contacts:write', audit: { action: 'segment.added', subject: 'answer.id' } },
      schema: {
        tags: ['contacts'],
        summary: 'Save a segment',
        body: newSegmentSchema,
        response: { 201: segmentSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const made = await changeRecorded(deps, request, async (seen) =>
        presentSegment(
          await asAccount(seen, ({ trx }) =>
            addSegment(trx, account_id, { ...request.body, now: new Date(deps.clock.now()) }),
          ),
        ),
      )
      return reply.code(201).send(made)
    },
  )
}

function serveChanging(http: Http, deps: Deps): void {
  http.patch(
    '/segments/:id',
    {
      config: {
        scope: 'contacts:write',
        audit: { action: 'segment.changed', subject: 'params.id', fields: true },
      },
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
      const change = { ...request.body, now: new Date(deps.clock.now()) }
      return presentSegment(
        await changeRecorded(deps, request, (seen) =>
          asAccount(seen, ({ trx }) => changeSegment(trx, account_id, id, change)),
        ),
      )
    },
  )
}

function serveRemoving(http: Http, deps: Deps): void {
  http.delete(
    '/segments/:id',
    {
      config: { scope: 'contacts:write', audit: { action: 'segment.removed', subject: 'params.id' } },
      schema: {
        tags: ['contacts'],
        summary: 'Remove a segment',
        description: 'The contacts in the segment stay.',
        params,
        response: { 204: z.null().describe('The segment is removed.') },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('segment', request.params.id)
      await changeRecorded(deps, request, (seen) =>
        asAccount(seen, ({ trx }) => removeSegment(trx, account_id, id)),
      )
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
