import { z } from 'zod'
import { invalidField } from '../platform/base/errors.ts'
import { givenTime } from '../platform/base/given-time.ts'
import { idPattern } from '../platform/base/ids.ts'
import { parseId } from '../platform/base/parse-id.ts'
import type { ReadTrx } from '../platform/db/types.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf } from '../platform/http/auth.ts'
import { buildCursor, pageQuery } from '../platform/http/pagination.ts'
import { maySeeSealed, sealedQuery } from '../platform/http/sealed.ts'
import type { Http } from '../platform/http/types.ts'
import { withCaller } from '../platform/http/with-caller.ts'
import { type PagePosition, pageAround, pageFrom } from './message-pages.ts'
import { loadMessageContext } from './messages/load-context.ts'
import { presentMessage } from './messages/present-message.ts'
import { requireConversation } from './queries.ts'
import { conversationParams, messagePageSchema } from './schema.ts'

const position = [givenTime, z.uuid()] as const
const messageCursor = buildCursor<PagePosition>(
  'messages',
  z.union([z.tuple([...position]), z.tuple([...position, z.literal('newer')])]),
)

const messagesQuery = z.strictObject({
  ...pageQuery,
  cursor: pageQuery.cursor.describe('The `next_cursor` or `previous_cursor` of another page.'),
  around: z
    .string()
    .regex(idPattern('message'))
    .optional()
    .describe(
      'Returns this message with equal numbers of newer and older ones. Can’t be combined with `cursor`.',
    ),
  ...sealedQuery,
})

/** The messages of a conversation, from its newest end or around one of them. */
export function registerMessageRoutes(http: Http, deps: Deps): void {
  http.get(
    '/conversations/:id/messages',
    {
      config: { scope: 'conversations:read', audit: { action: 'conversation.opened', subject: 'params.id' } },
      schema: {
        tags: ['conversations'],
        summary: 'List the messages of a conversation, newest first',
        params: conversationParams,
        querystring: messagesQuery,
        response: { 200: messagePageSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('conversation', request.params.id)
      const include_sealed = maySeeSealed(request, request.query)
      return withCaller(deps.db, request, async (trx) => {
        const id = await requireConversation(trx, account_id, asked_for)
        const page = await readPage(trx, account_id, id, request.query, include_sealed)
        const context = await loadMessageContext(trx, account_id, page.rows, {
          include_sealed,
          now_ms: deps.clock.now(),
        })
        return {
          data: page.rows.map((row) => presentMessage(row, context)),
          next_cursor: page.older && messageCursor.encode(page.older),
          previous_cursor: page.newer && messageCursor.encode(page.newer),
        }
      })
    },
  )
}

function readPage(
  trx: ReadTrx,
  account_id: string,
  conversation_id: string,
  { limit, cursor, around }: z.output<typeof messagesQuery>,
  include_sealed: boolean,
) {
  const how = { limit, include_sealed }
  if (around === undefined) {
    const from = cursor === undefined ? null : messageCursor.decode(cursor)
    return pageFrom(trx, account_id, conversation_id, from, how)
  }
  if (cursor !== undefined) throw invalidField('around', 'can’t be combined with cursor')
  return pageAround(trx, account_id, conversation_id, parseId('message', around), how)
}
