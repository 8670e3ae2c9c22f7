import { z } from 'zod'
import { problem } from '../platform/base/errors.ts'
import { idPattern, presentId } from '../platform/base/ids.ts'
import { parseId } from '../platform/base/parse-id.ts'
import type { ReadTrx } from '../platform/db/types.ts'
import { asAccount } from '../platform/db/with-viewer.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf } from '../platform/http/auth.ts'
import type { Http } from '../platform/http/types.ts'
import { withCaller } from '../platform/http/with-caller.ts'
import { findConversation, requireConversation } from './queries.ts'
import { moveMarker } from './reads/move-marker.ts'
import { MOST_UNREAD } from './reads/unread.ts'
import { conversationParams } from './schema.ts'

const readSchema = z.object({
  conversation_id: z.string().regex(idPattern('conversation')),
  unread_count: z
    .number()
    .int()
    .min(0)
    .max(MOST_UNREAD)
    .describe('The number of messages that are still unread.'),
})

/** How far a member has read. */
export function registerReadRoutes(http: Http, deps: Deps): void {
  http.post(
    '/conversations/:id/read',
    {
      config: {
        scope: 'conversations:read',
        audit: { none: 'a read state belongs to one member and changes nothing for others' },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Mark a conversation as read, up to a message',
        description:
          'Only for the signed-in user. The read state never moves back, so repeated and late requests change nothing. It sends nothing to WhatsApp: the contact sees no blue ticks.',
        params: conversationParams,
        body: z.strictObject({
          message_id: z
            .string()
            .regex(idPattern('message'))
            .describe(
              'Everything that arrived up to this message is read. Usually `last_unread_message_id`.',
            ),
        }),
        response: { 200: readSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      if (caller.kind !== 'user') throw problem('member_only')
      const { user_id } = caller
      const asked_for = parseId('conversation', request.params.id)
      const message_id = parseId('message', request.body.message_id)
      const now = new Date(deps.clock.now())
      return withCaller(deps.db, request, async (trx) => {
        const conversation_id = await requireConversation(trx, account_id, asked_for)
        const up_to = await arrivalOf(trx, account_id, message_id)
        await asAccount({ trx }, ({ trx }) =>
          moveMarker(trx, account_id, { conversation_id, user_id, up_to, now }),
        )
        const view = { now, include_sealed: false, reader_id: user_id }
        const row = await findConversation(trx, account_id, conversation_id, view)
        if (row === null) throw problem('not_found')
        return {
          conversation_id: presentId('conversation', conversation_id),
          unread_count: row.unread?.messages ?? 0,
        }
      })
    },
  )
}

/**
 * The number of a message that the caller sees, wherever it is shown by now: a message may move while it is read. 0 where it
 * has none, so that nothing is marked.
 */
async function arrivalOf(trx: ReadTrx, account_id: string, id: string): Promise<number> {
  const row = await trx
    .selectFrom('messages')
    .select('arrival')
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw problem('not_found')
  return row.arrival ?? 0
}
