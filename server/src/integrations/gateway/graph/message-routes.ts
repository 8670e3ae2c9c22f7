import type { FastifyReply, FastifyRequest } from 'fastify'
import { loadLine } from '../../../channels/inboxes/line.ts'
import { syncStaleTemplates } from '../../../channels/templates/sync-templates.ts'
import { Problem, problem } from '../../../platform/base/errors.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { Http } from '../../../platform/http/types.ts'
import { withCaller } from '../../../platform/http/with-caller.ts'
import type { Acceptor } from '../../../sending/accepting/acceptor.ts'
import { markRead } from '../../../sending/outbox/mark-read.ts'
import type { JsonObject } from '../../../whatsapp/values/readers.ts'
import { graphError, presentRefusedSend } from '../graph-error.ts'
import { requireLineOf } from '../lines.ts'
import { type AwaitedOutcome, awaitOutcome } from './await-outcome.ts'
import { consumerOf } from './caller.ts'
import { findMessages } from './find-messages.ts'
import { graphParams } from './params.ts'
import { readBody } from './read-body.ts'
import { isReceipt, readReceipt } from './read-receipt.ts'
import { readSend, type SentByConsumer, sendMessage } from './send-message.ts'

const TEMPLATES_ASKED_EVERY_MS = 30_000
const ABOUT_TEMPLATES = new Set(['template_not_found', 'template_not_approved', 'template_parameters'])
const schema = { hide: true, params: graphParams }

/** Sending, and telling that something was read. */
export function registerGraphMessageRoutes(graph: Http, deps: Deps, acceptor: Acceptor): void {
  graph.post('/:id/messages', { schema }, async (request, reply) => {
    const body = await readBody(request)
    return isReceipt(body)
      ? read(deps, request, request.params.id, body)
      : send(deps, request, reply, { id: request.params.id, body, endpoint: 'messages' }, acceptor)
  })
  graph.post('/:id/marketing_messages', { schema }, async (request, reply) =>
    send(
      deps,
      request,
      reply,
      { id: request.params.id, body: await readBody(request), endpoint: 'marketing_messages' },
      acceptor,
    ),
  )
}

async function send(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, body, endpoint }: { id: string; body: JsonObject; endpoint: 'messages' | 'marketing_messages' },
  acceptor: Acceptor,
): Promise<object> {
  const consumer = consumerOf(request)
  const asked = await withCaller(deps.db, request, async (trx) => {
    const line = await requireLineOf(trx, consumer, id)
    return readSend(trx, consumer, { inbox_id: line.id, body, endpoint })
  })
  const sent = await sendKnown(deps, request, asked.inbox_id, () => sendMessage(acceptor, consumer, asked))
  const outcome = await awaitOutcome(deps, consumer, sent.message_id)
  if (outcome.kind === 'sent' || outcome.kind === 'unknown') return presentSent(sent, outcome)
  const answer =
    outcome.kind === 'refused'
      ? presentRefusedSend(outcome)
      : graphError(
          { code: 130429, http_status: 400, message: 'Rate limit hit' },
          'The message waited too long in the queue and was not sent. Try again.',
        )
  return reply.code(answer.http_status).send(answer.body)
}

/** Where a template is not known here as it is sent, Meta is asked: the consumer may have made or edited it a moment ago. */
async function sendKnown(
  deps: Deps,
  request: FastifyRequest,
  inbox_id: string,
  attempt: () => Promise<SentByConsumer>,
): Promise<SentByConsumer> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof Problem && ABOUT_TEMPLATES.has(error.code))) throw error
    const { account_id } = consumerOf(request)
    const line = await withCaller(deps.db, request, (trx) =>
      loadLine(trx, deps.secrets, account_id, inbox_id),
    )
    const read = line !== null && (await syncStaleTemplates(deps, line, TEMPLATES_ASKED_EVERY_MS))
    if (!read) throw error
    return attempt()
  }
}

function presentSent(
  sent: SentByConsumer,
  outcome: Extract<AwaitedOutcome, { kind: 'sent' | 'unknown' }>,
): object {
  const { input, number, is_group, is_template } = sent
  const contact = is_group ? {} : number === null ? { user_id: input } : { wa_id: number }
  // Meta says how it stands with a template, and nothing of what always goes out at once.
  const message_status =
    (outcome.kind === 'sent' ? outcome.held : null) ?? (is_template ? 'accepted' : undefined)
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input, ...contact }],
    messages: [
      {
        id: outcome.kind === 'sent' ? outcome.wamid : outcome.given_wamid,
        ...(is_group && { group_id: input }),
        ...(message_status !== undefined && { message_status }),
      },
    ],
  }
}

async function read(
  deps: Deps,
  request: FastifyRequest,
  phone_number_id: string,
  body: JsonObject,
): Promise<object> {
  const consumer = consumerOf(request)
  const { account_id } = consumer
  const { message_id, typing } = await withCaller(deps.db, request, async (trx) => {
    const line = await requireLineOf(trx, consumer, phone_number_id)
    const { wamid, typing } = readReceipt(body)
    const found = await findMessages(trx, account_id, line.id, [wamid])
    return { message_id: found.get(wamid), typing }
  })
  if (message_id === undefined) throw problem('not_inbound', 'The message was not found.')
  await markRead(deps, account_id, message_id, typing)
  return { success: true }
}
