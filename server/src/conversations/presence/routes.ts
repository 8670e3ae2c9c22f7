import { z } from 'zod'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { asAccount, type Viewer, withViewer } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf, ownUserId } from '../../platform/http/auth.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { findThread } from '../queries.ts'
import { listPresences, noteGone, noteHere } from './presence.ts'

const params = z.object({ id: z.string() })

/** Who looks at a conversation, and who writes there. */
export function registerPresenceRoutes(http: Http, deps: Deps): void {
  http.post(
    '/conversations/:id/presence',
    {
      config: {
        scope: 'conversations:read',
        audit: { none: 'presence is not stored and expires within a minute' },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Report that the user is viewing or typing in a conversation',
        description:
          'Repeat it every 20 seconds, and every 3 seconds while typing. Presence is not stored. It expires 45 seconds after the last report, typing after 7 seconds. Other members see it on `GET /v1/stream?form=changes` within a second.',
        params,
        body: z.strictObject({ typing: z.boolean() }),
        response: { 204: z.null().describe('The presence is updated.') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const user_id = ownUserId(caller, 'authorization', 'headers')
      const asked_for = parseId('conversation', request.params.id)
      const { typing } = request.body
      await withCaller(deps.db, request, async (trx) => {
        const thread = await findThread(trx, account_id, asked_for)
        if (thread === null) throw problem('not_found')
        const now = new Date(deps.clock.now())
        await asAccount({ trx }, ({ trx }) => noteHere(trx, account_id, thread, user_id, { typing, now }))
      })
      return reply.code(204).send(null)
    },
  )

  http.delete(
    '/conversations/:id/presence',
    {
      config: {
        scope: 'conversations:read',
        audit: { none: 'presence is not stored and expires within a minute' },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Report that the user left a conversation',
        params,
        response: { 204: z.null().describe('The presence is updated.') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const user_id = ownUserId(caller, 'authorization', 'headers')
      const asked_for = parseId('conversation', request.params.id)
      await withCaller(deps.db, request, async (trx) => {
        const thread = await findThread(trx, account_id, asked_for)
        if (thread === null) throw problem('not_found')
        await asAccount({ trx }, ({ trx }) => noteGone(trx, account_id, thread.id, user_id))
      })
      return reply.code(204).send(null)
    },
  )
}

/** Who is where, of what a viewer sees, as the stream tells it. */
export async function presencesOf(deps: Deps, viewer: Viewer): Promise<string> {
  const now = new Date(deps.clock.now())
  const rows = await withViewer(deps.db, viewer, (trx) => listPresences(trx, viewer.account_id, now))
  return JSON.stringify(
    rows.map(({ conversation_id, user_id, typing }) => ({
      conversation_id: presentId('conversation', conversation_id),
      user_id: presentId('user', user_id),
      typing,
    })),
  )
}
