import { z } from 'zod'
import { requireContact } from '../../contacts/queries.ts'
import { contactParams } from '../../contacts/schema.ts'
import { loadMessageContext } from '../../conversations/messages/load-context.ts'
import { presentMessage } from '../../conversations/messages/present-message.ts'
import { loadMessages } from '../../conversations/messages/queries.ts'
import { messageSchema } from '../../conversations/messages/schema.ts'
import { givenTime } from '../../platform/base/given-time.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import { maySeeSealed, sealedQuery } from '../../platform/http/sealed.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { listFileMessages } from './files.ts'

const fileCursor = buildCursor('contact_files', z.tuple([givenTime, z.uuid()]))

export function registerFileRoutes(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/files',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['contacts'],
        summary: 'List the messages with files of a contact, newest first',
        description:
          'Inbound and outbound messages of all one-to-one conversations. The files are in `media`.',
        params: contactParams,
        querystring: z.strictObject({ ...pageQuery, ...sealedQuery }),
        response: { 200: pageOf(messageSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      const include_sealed = maySeeSealed(request, request.query)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : fileCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const contact_id = await requireContact(trx, account_id, asked_for)
        const found = await listFileMessages(trx, account_id, contact_id, {
          limit: limit + 1,
          after,
          include_sealed,
        })
        const { rows, next_cursor } = cutPage(found, limit, fileCursor, ({ at, id }) => [
          at.toISOString(),
          id,
        ])
        const messages = await loadMessages(
          trx,
          account_id,
          rows.map(({ id }) => id),
          include_sealed,
        )
        const how = { include_sealed, now_ms: deps.clock.now() }
        const context = await loadMessageContext(trx, account_id, messages, how)
        const by_id = new Map(messages.map((message) => [message.id, message]))
        const shown = rows.flatMap(({ id }) => by_id.get(id) ?? [])
        return { data: shown.map((message) => presentMessage(message, context)), next_cursor }
      })
    },
  )
}
