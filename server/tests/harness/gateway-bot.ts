import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Given = { status: number; headers?: Record<string, string>; body?: string } | 'hang'

/** A bot behind the gateway, which receives its webhooks. */
export type GatewayBot = {
  url: string
  /** What was received, with its right signature or not. */
  received: { body: string; signed: boolean; address: string }[]
  /** What is answered to the first request, to the second and so on. */
  answer: (times: number) => Given
  /** Goes on answering where a test says so. */
  endless: ((response: ServerResponse) => void) | null
  /** Receives nothing yet, and answers 200. */
  reset(): void
  close(): void
}

export async function startGatewayBot(app_secret: string): Promise<GatewayBot> {
  const server = createServer((request, response) => {
    // What a test left under way is none of the next one's.
    const into = bot.received
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const digest = createHmac('sha256', app_secret).update(body).digest('hex')
      if (request.method === 'POST')
        into.push({
          body,
          signed: request.headers['x-hub-signature-256'] === `sha256=${digest}`,
          address: request.url ?? '',
        })
      const given = bot.answer(into.length)
      if (given === 'hang') return
      if (bot.endless) {
        response.writeHead(given.status)
        bot.endless(response)
        return
      }
      const challenge = new URL(request.url ?? '/', 'http://bot').searchParams.get('hub.challenge')
      response.writeHead(given.status, given.headers).end(given.body ?? challenge ?? '')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bot: GatewayBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    received: [],
    answer: () => ({ status: 200 }),
    endless: null,
    reset: () => {
      bot.received = []
      bot.answer = () => ({ status: 200 })
      bot.endless = null
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return bot
}
