import { z } from 'zod'
import { invalidField } from '../../platform/base/errors.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeRecorded } from '../../platform/http/audit.ts'
import { callerOf, memberIdOf } from '../../platform/http/auth.ts'
import type { Caller, Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { countMatching, MOST_COUNTED } from '../counts.ts'
import type { ConversationFilters } from '../queries.ts'
import { newViewSchema, type ViewFilters, viewChangeSchema, viewSchema } from './schema.ts'
import { addView, findView, listViews, removeView, saveView, type View } from './views.ts'

const params = z.object({ id: z.string() })

/** Saved views: each member's own, and shared ones. */
export function registerViewRoutes(http: Http, deps: Deps): void {
  serveViews(http, deps)
  serveCounts(http, deps)
  serveMaking(http, deps)
  serveChanges(http, deps)
}

function serveViews(http: Http, deps: Deps): void {
  http.get(
    '/views',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'List views, by name: the user’s own and shared ones',
        response: { 200: z.object({ data: z.array(viewSchema) }) },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const views = await withCaller(deps.db, request, (trx) =>
        listViews(trx, account_id, memberIdOf(caller)),
      )
      return { data: views.map(presentView) }
    },
  )
}

function serveCounts(http: Http, deps: Deps): void {
  http.get(
    '/views/counts',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'Count the conversations of each view',
        response: {
          200: z.object({
            data: z.array(
              z.object({
                id: z.string().regex(idPattern('view')),
                count: z
                  .int()
                  .max(MOST_COUNTED)
                  .nullable()
                  .describe(
                    `${MOST_COUNTED} means ${MOST_COUNTED} or more. Null: the view depends on the signed-in user, and the caller is an API key.`,
                  ),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      return withCaller(deps.db, request, async (trx) => {
        const data: { id: string; count: number | null }[] = []
        for (const { id, filters } of await listViews(trx, account_id, memberIdOf(caller))) {
          const wanted = readFilters(filters, memberIdOf(caller))
          const count = wanted && (await countMatching(trx, account_id, wanted))
          data.push({ id: presentId('view', id), count })
        }
        return { data }
      })
    },
  )
}

function serveMaking(http: Http, deps: Deps): void {
  http.post(
    '/views',
    {
      config: { scope: 'conversations:write', audit: { action: 'view.added', subject: 'answer.id' } },
      schema: {
        tags: ['conversations'],
        summary: 'Save a view',
        body: newViewSchema,
        response: { 201: viewSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const { name, shared, filters } = request.body
      const user_id = ownerOf(caller, shared)
      const now = new Date(deps.clock.now())
      const view = await changeRecorded(deps, request, async (seen) =>
        presentView(
          await asAccount(seen, ({ trx }) => addView(trx, account_id, { name, user_id, filters, now })),
        ),
      )
      return reply.code(201).send(view)
    },
  )
}

function serveChanges(http: Http, deps: Deps): void {
  http.patch(
    '/views/:id',
    {
      config: {
        scope: 'conversations:write',
        audit: { action: 'view.changed', subject: 'params.id', fields: true },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Change a view. The user who stops sharing a view becomes its owner',
        params,
        body: viewChangeSchema,
        response: { 200: viewSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const id = parseId('view', request.params.id)
      const { name, shared, filters } = request.body
      return changeRecorded(deps, request, async (seen) => {
        const before = await findView(seen.trx, account_id, memberIdOf(caller), id)
        const view: View = {
          ...before,
          name: name ?? before.name,
          filters: filters ?? before.filters,
          user_id: shared === undefined ? before.user_id : ownerOf(caller, shared),
          updated_at: seen.now,
        }
        await asAccount(seen, ({ trx }) => saveView(trx, account_id, { before, view }))
        return presentView(view)
      })
    },
  )

  http.delete(
    '/views/:id',
    {
      config: { scope: 'conversations:write', audit: { action: 'view.removed', subject: 'params.id' } },
      schema: {
        tags: ['conversations'],
        summary: 'Remove a view',
        params,
        response: { 204: z.null().describe('The view is removed. The conversations are unchanged.') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const id = parseId('view', request.params.id)
      await changeRecorded(deps, request, async (seen) => {
        await findView(seen.trx, account_id, memberIdOf(caller), id)
        await asAccount(seen, ({ trx }) => removeView(trx, account_id, id))
      })
      return reply.code(204).send(null)
    },
  )
}

function ownerOf(caller: Caller, shared: boolean): string | null {
  if (shared) return null
  if (caller.kind !== 'user')
    throw invalidField('shared', 'must be true: an API key can’t have its own views')
  return caller.user_id
}

/** The filters with internal ids; null if they ask for the signed-in user and there is none. */
function readFilters(filters: ViewFilters, user_id: string | null): ConversationFilters | null {
  const { status = null, label = null, priority = null, assignee, team, inbox_id } = filters
  if ((assignee === 'me' || filters.unread !== undefined) && user_id === null) return null
  return {
    status,
    label,
    priority,
    unread_by: filters.unread === undefined ? null : user_id,
    contact_id: null,
    inbox_id: inbox_id === undefined ? null : parseId('inbox', inbox_id),
    team: team === undefined ? 'any' : team === 'none' ? 'none' : { team_id: parseId('team', team) },
    assignee:
      assignee === undefined
        ? 'anybody'
        : assignee === 'none'
          ? 'nobody'
          : { user_id: assignee === 'me' && user_id !== null ? user_id : parseId('user', assignee) },
  }
}

function presentView({ user_id, ...view }: View): z.output<typeof viewSchema> {
  return {
    ...view,
    id: presentId('view', view.id),
    shared: user_id === null,
    created_at: view.created_at.toISOString(),
    updated_at: view.updated_at.toISOString(),
  }
}
