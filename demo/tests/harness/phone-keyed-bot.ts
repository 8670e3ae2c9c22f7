import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A program as thousands run today: it knows WhatsApp, and people by their phone numbers alone. */
export type PhoneKeyedBot = {
  url: string
  app_secret: string
  verify_token: string
  /** What it was told by each number, in order. */
  conversations: Map<string, string[]>
  /** Webhooks whose sender it could not name. */
  nameless: number
  /** Who took a conversation over from it, or gave it back. */
  handovers: { type: string; phone_number: string | undefined }[]
  /** What it overhears while somebody else answers. */
  standby: string[]
  statuses: { id: string; status: string; recipient_id: string | undefined }[]
  /** What it is answered with by whoever it sends to. */
  answers: { status: number; body: Answer }[]
  connect(graph: { url: string; token: string; phone_number_id: string }): void
  close(): Promise<void>
}

// What a test asks of an answer fails it where it is not there.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

/** Starts it: it answers every text with the same text, to the number that it came from. */
export async function startPhoneKeyedBot(): Promise<PhoneKeyedBot> {
  let graph: { url: string; token: string; phone_number_id: string } | null = null
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://bot')
    if (request.method === 'GET') {
      const right = searchParams.get('hub.verify_token') === bot.verify_token
      response.writeHead(right ? 200 : 403).end(right ? searchParams.get('hub.challenge') : '')
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const digest = createHmac('sha256', bot.app_secret).update(body).digest('hex')
      if (request.headers['x-hub-signature-256'] !== `sha256=${digest}`) {
        response.writeHead(401).end()
        return
      }
      response.writeHead(200).end()
      void take(JSON.parse(body.toString('utf8')))
    })
  })
  const bot: PhoneKeyedBot = {
    url: '',
    app_secret: 'the secret of the bot',
    verify_token: 'verify the bot',
    conversations: new Map(),
    nameless: 0,
    handovers: [],
    standby: [],
    statuses: [],
    answers: [],
    connect: (to) => {
      graph = to
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function take(webhook: Answer): Promise<void> {
    for (const entry of webhook.entry)
      for (const { field, value } of entry.changes) {
        if (field === 'messaging_handovers') {
          bot.handovers.push({ type: value.type, phone_number: value.sender?.phone_number })
        }
        for (const message of value.standby?.messages ?? []) bot.standby.push(message.text.body)
        if (field !== 'messages') continue
        bot.statuses.push(...(value.statuses ?? []))
        for (const message of value.messages ?? []) {
          if (message.type !== 'text') continue
          if (!message.from) bot.nameless += 1
          else {
            const texts = bot.conversations.get(message.from) ?? []
            bot.conversations.set(message.from, [...texts, message.text.body])
            await say(message.from, `You said: ${message.text.body}`)
          }
        }
      }
  }

  async function say(to: string, text: string): Promise<void> {
    if (graph === null) return
    const response = await fetch(`${graph.url}/v20.0/${graph.phone_number_id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${graph.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', to, type: 'text', text: { body: text } }),
    })
    bot.answers.push({ status: response.status, body: await response.json() })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  bot.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
  return bot
}
