import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** One request that a receiver of our webhooks got. */
export type Received = {
  path: string
  headers: Record<string, string>
  body: string
  /** The body as JSON. */
  payload: { type: string; timestamp: string; data: Record<string, unknown> }
}

export type Responder = (response: ServerResponse, request: Received) => void

export type TestReceiver = {
  url: string
  received: Received[]
  /** How it answers from now on; at first with 204. */
  answer: (how: Responder) => void
  types(path?: string): string[]
  close(): Promise<void>
}

const TAKEN: Responder = (response) => response.writeHead(204).end()

/** Answers with this status, and these headers. */
export const answering =
  (status: number, headers: Record<string, string> = {}, body = ''): Responder =>
  (response) =>
    response.writeHead(status, headers).end(body)

/** A real receiver of webhooks on this machine. */
export async function startReceiver(): Promise<TestReceiver> {
  const received: Received[] = []
  let how = TAKEN
  const server = createServer((request, response) => {
    // How the address of a consumer of the gateway is verified.
    const challenge = new URL(request.url ?? '/', 'http://receiver').searchParams.get('hub.challenge')
    if (challenge !== null) {
      response.end(challenge)
      return
    }
    void take(request).then((it) => {
      received.push(it)
      how(response, it)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer: (next) => {
      how = next
    },
    types: (path) =>
      received.filter((it) => path === undefined || it.path === path).map(({ payload }) => payload.type),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function take(request: IncomingMessage): Promise<Received> {
  const body = await text(request)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  return { path: request.url ?? '', headers, body, payload: JSON.parse(body) }
}
