import { z } from 'zod'
import { loadContacts } from '../../contacts/queries.ts'
import { problem } from '../../platform/base/errors.ts'
import { givenTime } from '../../platform/base/given-time.ts'
import { idPattern } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { asAccount, type SeenTrx } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { changeContacts } from '../../platform/http/change-routes.ts'
import { idempotencyHeaders } from '../../platform/http/idempotency.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { type ConflictRow, findConflict, listConflicts, loadEvidence } from './conflicts.ts'
import { conflictSchema, presentConflict } from './present-conflict.ts'
import { resolveConflict } from './resolve-conflict.ts'

const params = z.object({ id: z.string() })
const conflictCursor = buildCursor('conflicts', z.object({ opened_at: givenTime, id: z.uuid() }))

const resolutionSchema = z.strictObject({
  decision: z
    .enum(['merge', 'distinct', 'dismiss'])
    .describe(
      '`merge`: the sides are one contact. `distinct`: the sides are two contacts, whatever WhatsApp shows later. `dismiss`: close the conflict without a change.',
    ),
  survivor_contact_id: z
    .string()
    .regex(idPattern('contact'))
    .optional()
    .describe('The contact to keep. Absent: the left one.'),
})

/** What the rules refuse to decide, and a person's answers. */
export function registerConflictRoutes(http: Http, deps: Deps): void {
  serveConflicts(http, deps)
  serveConflict(http, deps)
}

function serveConflicts(http: Http, deps: Deps): void {
  http.get(
    '/conflicts',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['conflicts'],
        summary: 'List conflicts, newest first',
        querystring: z.strictObject({
          ...pageQuery,
          state: z
            .enum(['open', 'resolved', 'dismissed', 'settled'])
            .optional()
            .describe('Absent: every state.'),
        }),
        response: { 200: pageOf(conflictSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor, state = null } = request.query
      const after = cursor === undefined ? null : conflictCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const found = await listConflicts(trx, account_id, { state, after, limit: limit + 1 })
        const { rows, next_cursor } = cutPage(found, limit, conflictCursor, ({ opened_at, id }) => ({
          opened_at: opened_at.toISOString(),
          id,
        }))
        return { data: await present(trx, account_id, rows), next_cursor }
      })
    },
  )
}

function serveConflict(http: Http, deps: Deps): void {
  http.get(
    '/conflicts/:id',
    {
      config: { scope: 'contacts:read' },
      schema: { tags: ['conflicts'], summary: 'Show a conflict', params, response: { 200: conflictSchema } },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('conflict', request.params.id)
      return withCaller(deps.db, request, async (trx) => {
        const row = await findConflict(trx, account_id, id)
        return presentOne(trx, account_id, row)
      })
    },
  )

  http.put(
    '/conflicts/:id/resolution',
    {
      config: {
        scope: 'contacts:write',
        audit: { action: 'conflict.decided', subject: 'params.id', details: { decision: 'body.decision' } },
      },
      schema: {
        tags: ['conflicts'],
        summary: 'Decide a conflict',
        params,
        headers: idempotencyHeaders,
        body: resolutionSchema,
        response: { 200: conflictSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('conflict', request.params.id)
      const { decision, survivor_contact_id } = request.body
      const survivor = survivor_contact_id === undefined ? null : parseId('contact', survivor_contact_id)
      return changeContacts(deps, request, reply, async ({ locked, decided_by }) => {
        if ((await findConflict(locked.trx, account_id, id)) === null) throw problem('not_found')
        const row = await asAccount(locked, (locked) =>
          resolveConflict(locked, id, { decision, survivor_contact_id: survivor }, decided_by),
        )
        return { status: 200, body: await presentOne(locked.trx, account_id, row) }
      })
    },
  )
}

async function presentOne(trx: SeenTrx, account_id: string, row: ConflictRow | null) {
  const [conflict] = row === null ? [] : await present(trx, account_id, [row])
  if (conflict === undefined) throw problem('not_found')
  return conflict
}

async function present(trx: SeenTrx, account_id: string, rows: ConflictRow[]) {
  const ids = new Set(rows.flatMap((row) => [row.left_contact_id, row.right_contact_id]))
  const contacts = await loadContacts(trx, account_id, [...ids], false)
  const sides = rows.flatMap((row) => [row.left_anchor, row.right_anchor])
  // Facts are in no inbox. These are about contacts that the caller sees.
  const evidence = await asAccount({ trx }, ({ trx }) => loadEvidence(trx, account_id, sides))
  const by_id = new Map(contacts.map((contact) => [contact.id, contact]))
  return rows.map((row) => presentConflict(row, by_id, evidence))
}
