import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A Graph API that takes every message, and answers when the test lets it. */
export type GraphStandIn = {
  url: string
  /** Of each message that came, our id of it and the id that it got. */
  taken: { message_id: string; wamid: string }[]
  /** From now on no message is answered. */
  hold(): void
  /** Answers so many of those that wait, by default all, and from then on at once where all are answered. */
  release(count?: number): void
  close(): Promise<void>
}

export async function graphStandIn(): Promise<GraphStandIn> {
  const taken: GraphStandIn['taken'] = []
  const waiting: (() => void)[] = []
  let holds = false
  const server = createServer(async (request, response) => {
    const body = await text(request)
    if (!request.url?.endsWith('/messages')) {
      answer(response, 404, { error: { code: 100, message: 'Unknown path' } })
      return
    }
    const wamid = `wamid.sent.${taken.length}`
    taken.push({ message_id: JSON.parse(body).biz_opaque_callback_data, wamid })
    const reply = () => answer(response, 200, { messages: [{ id: wamid }] })
    if (holds) waiting.push(reply)
    else reply()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    hold: () => {
      holds = true
    },
    release: (count = waiting.length) => {
      for (const reply of waiting.splice(0, count)) reply()
      if (waiting.length === 0) holds = false
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
