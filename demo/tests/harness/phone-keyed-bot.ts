import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
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
  /** What it receives on standby, while another app answers. */
  standby: string[]
  statuses: { id: string; status: string; recipient_id: string | undefined }[]
  /** What the API it sends to responds with. */
  answers: { status: number; body: Answer }[]
  connect(graph: Graph): void
  close(): Promise<void>
}

// What a test asks of an answer fails it where it is not there.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

type Graph = { url: string; token: string; phone_number_id: string }

/** Starts it: it answers every text with the same text, to the number that it came from. */
export async function startPhoneKeyedBot(): Promise<PhoneKeyedBot> {
  let graph: Graph | null = null
  const server = createServer((request, response) => {
    if (request.method === 'GET') answerChallenge(bot, request, response)
    else takeWebhook(bot, request, response, say)
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

  async function say(to: string, text: string): Promise<void> {
    if (graph !== null) bot.answers.push(await sendText(graph, to, text))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  bot.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
  return bot
}

function answerChallenge(
  { verify_token }: PhoneKeyedBot,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { searchParams } = new URL(request.url ?? '/', 'http://bot')
  const right = searchParams.get('hub.verify_token') === verify_token
  response.writeHead(right ? 200 : 403).end(right ? searchParams.get('hub.challenge') : '')
}

/** Reads a webhook and answers it before it works on it, as Meta wants. */
function takeWebhook(bot: PhoneKeyedBot, request: IncomingMessage, response: ServerResponse, say: Say): void {
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
    void hear(bot, JSON.parse(body.toString('utf8')), say)
  })
}

type Say = (to: string, text: string) => Promise<void>

async function hear(bot: PhoneKeyedBot, webhook: Answer, say: Say): Promise<void> {
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

async function sendText({ url, token, phone_number_id }: Graph, to: string, text: string) {
  const response = await fetch(`${url}/v20.0/${phone_number_id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', to, type: 'text', text: { body: text } }),
  })
  return { status: response.status, body: await response.json() }
}
