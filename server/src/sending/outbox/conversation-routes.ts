import { loadContactNames } from '../../contacts/queries.ts'
import { presentConversation } from '../../conversations/present-conversation.ts'
import { findConversation } from '../../conversations/queries.ts'
import { conversationSchema } from '../../conversations/schema.ts'
import { lockSeenIdentity } from '../../platform/account-lock/identity-scope.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf, memberIdOf } from '../../platform/http/auth.ts'
import { answerOnce, idempotencyHeaders } from '../../platform/http/idempotency.ts'
import type { Http } from '../../platform/http/types.ts'
import { openConversation } from '../accepting/open-conversation.ts'
import { bindingOf } from '../accepting/recipient-schema.ts'
import { newConversationSchema } from '../accepting/schema.ts'

/** Opening a conversation with a contact before the first message. */
export function registerNewConversationRoutes(http: Http, deps: Deps): void {
  http.post(
    '/conversations',
    {
      config: { scope: 'conversations:write', audit: { action: 'conversation.begun', subject: 'answer.id' } },
      schema: {
        tags: ['conversations'],
        summary: 'Open a conversation with a contact, existing or new',
        description:
          'Refused for the same reasons as a message to the contact. Nothing is sent. Lists show a new conversation after its first message.',
        headers: idempotencyHeaders,
        body: newConversationSchema,
        response: { 200: conversationSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const binding = bindingOf(request.body)
      return answerOnce(deps, request, reply, async (seen) => {
        const locked = await lockSeenIdentity(seen)
        const { trx, now } = locked
        const conversation_id = await asAccount(locked, (locked) => openConversation(locked, binding))
        const view = { now, include_sealed: false, reader_id: memberIdOf(callerOf(request)) }
        const row = await findConversation(trx, account_id, conversation_id, view)
        if (row === null) throw new Error('a conversation that was just opened is missing')
        const names = await loadContactNames(trx, account_id, [row.contact_id], false)
        return { status: 200, body: presentConversation(row, names, view) }
      })
    },
  )
}
