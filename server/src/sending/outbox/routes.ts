import { z } from 'zod'
import { lockSeenIdentity } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { answerOnce, idempotencyHeaders } from '../../platform/http/idempotency.ts'
import { maySeeSealed, sealedQuery } from '../../platform/http/sealed.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import type { Acceptor } from '../accepting/acceptor.ts'
import { answerAccepted } from '../accepting/answer-routes.ts'
import { plainMessage } from '../accepting/plain-message.ts'
import { bindingOf } from '../accepting/recipient-schema.ts'
import { newMessageSchema, sentMessageSchema } from '../accepting/schema.ts'
import { showMessages } from '../accepting/show-messages.ts'
import { cancelMessage } from './cancel-message.ts'
import { markRead } from './mark-read.ts'
import { settleUnknown } from './settle-unknown.ts'

const params = z.object({ id: z.string() })

/** Outbound messages: sending, showing and cancelling one, and resolving one with an unknown outcome. */
export function registerOutboxRoutes(
  http: Http,
  deps: Deps,
  acceptor: Acceptor,
  wakeSender: () => void,
): void {
  serveSending(http, deps, acceptor)
  serveMessage(http, deps)
  serveCancelling(http, deps)
  serveResolution(http, deps, wakeSender)
  serveReading(http, deps)
}

function serveSending(http: Http, deps: Deps, acceptor: Acceptor): void {
  http.post(
    '/messages',
    {
      config: {
        scope: 'messages:write',
        audit: {
          action: 'message.sent',
          subject: 'answer.id',
          details: { conversation_id: 'answer.conversation_id', type: 'answer.type' },
          by_people_only: true,
        },
      },
      schema: {
        tags: ['messages'],
        summary: 'Send a message',
        description:
          'The response comes once the message is stored. It is sent to WhatsApp afterwards, to the safest address at that time. The content is in the field of its type, in the format of the Cloud API.',
        headers: idempotencyHeaders,
        body: newMessageSchema,
        response: { 202: sentMessageSchema },
      },
    },
    async (request, reply) => {
      const { to, inbox_id, reply_to, send_at, if_no_phone, endpoint, ...content } = request.body
      const message = {
        ...bindingOf({ to, inbox_id, reply_to }),
        reacts_to: content.type === 'reaction' ? parseId('message', content.reaction.message_id) : undefined,
        send_at,
        if_no_phone,
        endpoint,
        content,
      }
      return answerAccepted({ acceptor, clock: deps.clock }, request, reply, message, plainMessage)
    },
  )
}

function serveMessage(http: Http, deps: Deps): void {
  http.get(
    '/messages/:id',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['messages'],
        summary: 'Show a message with its statuses and its sending',
        params,
        querystring: z.strictObject(sealedQuery),
        response: { 200: sentMessageSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('message', request.params.id)
      const include_sealed = maySeeSealed(request, request.query)
      return withCaller(deps.db, request, (trx) => show(deps, trx, account_id, id, include_sealed))
    },
  )
}

function serveCancelling(http: Http, deps: Deps): void {
  http.post(
    '/messages/:id/cancellation',
    {
      config: { scope: 'messages:write', audit: { action: 'message.cancelled', subject: 'params.id' } },
      schema: {
        tags: ['messages'],
        summary: 'Cancel a message that was not sent yet',
        params,
        headers: idempotencyHeaders,
        response: { 200: sentMessageSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('message', request.params.id)
      return answerOnce(deps, request, reply, async (seen) => {
        const locked = await lockSeenIdentity(seen)
        const { trx } = locked
        await requireMessage(trx, account_id, id)
        await asAccount(locked, (locked) => cancelMessage(locked, id))
        return { status: 200, body: await show(deps, trx, account_id, id) }
      })
    },
  )
}

function serveResolution(http: Http, deps: Deps, wakeSender: () => void): void {
  http.put(
    '/messages/:id/resolution',
    {
      config: {
        scope: 'messages:write',
        audit: { action: 'message.decided', subject: 'params.id', details: { decision: 'body.decision' } },
      },
      schema: {
        tags: ['messages'],
        summary: 'Resolve a message with an unknown outcome',
        params,
        headers: idempotencyHeaders,
        body: z.strictObject({
          decision: z
            .enum(['resend', 'give_up'])
            .describe(
              '`resend`: sends the message again, so the contact may get it twice. `give_up`: marks the message as failed.',
            ),
        }),
        response: { 200: sentMessageSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('message', request.params.id)
      const answer = await answerOnce(deps, request, reply, async (seen) => {
        const locked = await lockSeenIdentity(seen)
        const { trx } = locked
        await requireMessage(trx, account_id, id)
        await asAccount(locked, (locked) => settleUnknown(locked, id, request.body.decision))
        return { status: 200, body: await show(deps, trx, account_id, id) }
      })
      wakeSender()
      return answer
    },
  )
}

function serveReading(http: Http, deps: Deps): void {
  http.post(
    '/messages/:id/read',
    {
      config: { scope: 'messages:write', audit: { none: 'The opened conversation has an entry.' } },
      schema: {
        tags: ['messages'],
        summary: 'Mark a message as read',
        description:
          'Marks this message and all earlier ones as read in WhatsApp. With `typing`, the contact sees a typing indicator for 25 seconds.',
        params,
        body: z.strictObject({ typing: z.boolean().default(false) }),
        response: { 200: z.object({ read: z.literal(true) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('message', request.params.id)
      await withCaller(deps.db, request, (trx) => requireMessage(trx, account_id, id))
      await markRead(deps, account_id, id, request.body.typing)
      return { read: true as const }
    },
  )
}

async function requireMessage(trx: ReadTrx, account_id: string, id: string): Promise<void> {
  const found = await trx
    .selectFrom('messages')
    .select('id')
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw problem('not_found')
}

async function show({ clock }: Deps, trx: ReadTrx, account_id: string, id: string, include_sealed = false) {
  const shown = await showMessages(trx, account_id, [id], { include_sealed, now_ms: clock.now() })
  const found = shown.get(id)
  if (found === undefined) throw problem('not_found')
  return found
}
