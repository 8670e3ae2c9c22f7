import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../platform/base/clock.ts'
import { problem } from '../../platform/base/errors.ts'
import { auditEntry } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { authorOf } from '../../platform/http/author.ts'
import { onceOf } from '../../platform/http/idempotency.ts'
import { viewerOf } from '../../platform/http/with-caller.ts'
import type { Acceptor } from './acceptor.ts'
import type { Kind, NewMessage } from './submission.ts'

/**
 * Has a message of a request accepted, and sends the answer: once per Idempotency-Key, and with the route's line in the
 * audit log, as `answerOnce` does for what is no message.
 */
export async function answerAccepted(
  { acceptor, clock }: { acceptor: Acceptor; clock: Clock },
  request: FastifyRequest,
  reply: FastifyReply,
  message: NewMessage,
  kind: Kind,
): Promise<FastifyReply> {
  const result = await acceptor.accept({
    viewer: viewerOf(callerOf(request)),
    author: authorOf(request),
    message,
    kind,
    once: onceOf(request),
    audit: (answer) => auditEntry(request, new Date(clock.now()), answer),
  })
  // Written with the message; or with the first request under the key.
  request.audited = true
  if (result.accepted === null) reply.header('idempotent-replayed', 'true')
  const body = await result.body
  if (body === null) throw problem('not_found', 'The stored response was erased.')
  return reply.code(result.status).send(body)
}
