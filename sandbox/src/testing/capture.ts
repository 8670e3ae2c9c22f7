import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WebhookBody } from '../world/wire.ts'

export type Captured = { body: Buffer; signature: string; json: WebhookBody }

/** A webhook receiver for tests: stores what arrives, responds as configured. */
export interface Capture {
  url: string
  webhooks: Captured[]
  /** Decides the status for the nth POST (from 0); 200 by default. */
  answerWith: (index: number) => number
  stop(): Promise<void>
}

export async function startCapture(verify_token?: string): Promise<Capture> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://capture')
    if (request.method === 'GET') {
      const right = verify_token === undefined || url.searchParams.get('hub.verify_token') === verify_token
      response.statusCode = right ? 200 : 403
      response.end(right ? url.searchParams.get('hub.challenge') : '')
      return
    }
    const body = await readAll(request)
    const signature = String(request.headers['x-hub-signature-256'] ?? '')
    response.statusCode = capture.answerWith(capture.webhooks.length)
    capture.webhooks.push({ body, signature, json: JSON.parse(body.toString('utf8')) as WebhookBody })
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo
  const capture: Capture = {
    url: `http://127.0.0.1:${port}/webhooks/{app_id}`,
    webhooks: [],
    answerWith: () => 200,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return capture
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Every change of every webhook, in the order they came. */
export function changesOf(webhooks: Captured[]) {
  return webhooks.flatMap(({ json }) => json.entry.flatMap(({ changes }) => changes))
}
