import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Http } from '../platform/http/types.ts'
import type { WebhookReceiver } from './receive.ts'

const PATH = '/webhooks/whatsapp/'

/** Meta's two ways in, one path per app: the handshake and the webhooks themselves. */
export function registerWebhookRoutes(http: Http, receiver: WebhookReceiver): void {
  http.register(async (scope: Http) => {
    // The receiver reads the untouched bytes itself: the signature is over exactly these.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.get(
      `${PATH}:app`,
      { schema: { hide: true, params: z.object({ app: z.string() }) } },
      async (request, reply) => {
        const query = new URL(request.url, 'http://webhook').searchParams
        const challenge = await receiver.verify(request.params.app, Object.fromEntries(query))
        return reply.type('text/plain; charset=utf-8').send(challenge)
      },
    )
    scope.post(
      `${PATH}:app`,
      { schema: { hide: true, params: z.object({ app: z.string() }) } },
      async (request, reply) => {
        reply.hijack()
        await receiver.receive(request.params.app, request.raw, reply.raw)
      },
    )
  })
}

/**
 * Takes a webhook past the framework, whose work for one request (routing, hooks, headers, log line) costs as much as
 * checking and storing it. False for every other request.
 */
export function takeWebhook(
  receiver: WebhookReceiver,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { url = '', method } = request
  if (method !== 'POST' || !url.startsWith(PATH)) return false
  const end = url.slice(PATH.length).search(/[/?]/)
  const app = end === -1 ? url.slice(PATH.length) : url.slice(PATH.length, PATH.length + end)
  void receiver.receive(app, request, response)
  return true
}
