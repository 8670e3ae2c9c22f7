import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseScenario, startSandbox } from '@selfsame/sandbox'
import { type ConsumerSetup, openGatewayShop, readBytes } from '../../demo/tests/harness/gateway-shop.ts'

/** A client of the Cloud API as a bot uses it. Its own parser reads webhooks, where it has one. */
export type Client = {
  say(to: string, text: string): Promise<unknown>
  parse?(webhook: Webhook): { from?: string; text?: string } | null
}

export type Connect = (setup: ConsumerSetup) => Client

/** As far as the bots here read it. */
export type Webhook = {
  entry: { changes: { field: string; value: { messages?: Message[]; contacts?: Contact[] } }[] }[]
}
type Message = { id: string; from?: string; from_user_id?: string; type: string; text?: { body: string } }
type Contact = { wa_id?: string; profile?: { name?: string } }

/** What a bot heard, from which number, and what of its answers reached WhatsApp. */
export type Conversation = { heard: [from: string | undefined, text: string][]; texts: string[] }

const WORLD = `
name: shop
title: A shop
about: A world for a test.
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    ines: { name: Ines Duarte, phone: "+1 555 010 0902" }
    rafa: { name: Rafa Kite, phone: "+1 555 010 0903", username: rafa.kite }
steps:
  - wait: 1 second
`

/** Ines shows her phone and Rafa hides his; both write to a bot that stands behind the gateway. */
export async function throughGateway(connect: Connect): Promise<Conversation> {
  const gateway = await openGatewayShop()
  try {
    const heard: Conversation['heard'] = []
    // As its app would be subscribed at Meta: some parsers fail on other fields.
    const fields = ['messages']
    await gateway.serve((setup) => answer(setup, connect(setup), heard), { fields })
    await gateway.write('ines', 'one')
    await gateway.answered(1)
    await gateway.write('rafa', 'two')
    await gateway.answered(2)
    await gateway.write('rafa', 'three')
    await gateway.answered(3)
    return { heard, texts: gateway.texts() }
  } finally {
    await gateway.close()
  }
}

/** The same two write to the same bot, which gets WhatsApp's webhooks as they are. */
export async function directly(connect: Connect): Promise<Conversation> {
  const sandbox = await startSandbox({ scenario: parseScenario(WORLD) })
  const [line] = sandbox.lines
  if (line === undefined) throw new Error('the world has no line')
  const heard: Conversation['heard'] = []
  const setup = { ...line, graph_url: sandbox.url }
  const server = createServer(answer(setup, connect(setup), heard))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/webhook`
    await fetch(`${sandbox.url}/control/callback`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ app: line.app_id, url, verify_token: line.verify_token }),
    })
    for (const [who, text] of [
      ['ines', 'one'],
      ['rafa', 'two'],
    ] as const) {
      await sandbox.act('write', { who, text })
      await sandbox.flush()
    }
    const sent = [...sandbox.world.messages.values()].filter(({ direction }) => direction === 'outbound')
    return { heard, texts: sent.map(({ body }) => (body as { text: { body: string } }).text.body) }
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await sandbox.stop()
  }
}

/** Answers every text to the number that it came from; a webhook is acknowledged when all of it is answered. */
function answer(
  { verify_token }: Pick<ConsumerSetup, 'verify_token'>,
  client: Client,
  heard: Conversation['heard'],
): RequestListener {
  return async (request, response) => {
    if (request.method === 'GET') {
      const { searchParams } = new URL(request.url ?? '/', 'http://bot')
      const right = searchParams.get('hub.verify_token') === verify_token
      response.writeHead(right ? 200 : 403).end(right ? searchParams.get('hub.challenge') : '')
      return
    }
    const webhook: Webhook = JSON.parse(await readBytes(request))
    const messages = client.parse ? [client.parse(webhook)] : plainTexts(webhook)
    for (const message of messages) {
      if (message?.text === undefined) continue
      heard.push([message.from, message.text])
      // Without a number it has no recipient.
      if (message.from) await client.say(message.from, `You said: ${message.text}`)
    }
    response.end()
  }
}

function plainTexts(webhook: Webhook): { from?: string; text?: string }[] {
  return webhook.entry
    .flatMap(({ changes }) => changes)
    .filter(({ field }) => field === 'messages')
    .flatMap(({ value }) => value.messages ?? [])
    .map(({ from, text }) => ({ from, text: text?.body }))
}
