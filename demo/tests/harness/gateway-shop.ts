import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { openSandboxShop, type SandboxShop } from './sandbox-shop.ts'

/** What an operator enters in a consumer to put it behind the gateway. */
export type ConsumerSetup = {
  /** In place of https://graph.facebook.com. */
  graph_url: string
  access_token: string
  phone_number_id: string
  waba_id: string
  app_secret: string
  verify_token: string
}

/** A consumer of the gateway that runs in this process. */
export type ServedConsumer = {
  id: string
  setup: ConsumerSetup
  /** The address of its webhook. */
  url: string
  /** What it answered to webhooks. */
  statuses: number[]
}

/** The product beside the sandbox, and consumers behind it. */
export type GatewayShop = {
  shop: SandboxShop
  /** Adds a consumer that has no address yet. */
  add(change?: object): Promise<{ id: string; setup: ConsumerSetup }>
  /** Gives a consumer its address, and verifies it with the GET that Meta uses. */
  point(id: string, url: string): Promise<void>
  /** Serves a program that is made with what it is to be set up with, adds it as a consumer and verifies its address. */
  serve(
    make: (setup: ConsumerSetup) => RequestListener | Promise<RequestListener>,
    change?: object,
  ): Promise<ServedConsumer>
  write(who: string, text: string): Promise<void>
  /** The texts that reached WhatsApp, in order. */
  texts(): string[]
  /** Waits until so many messages have reached WhatsApp. */
  answered(count: number): Promise<void>
  close(): Promise<void>
}

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    ines: { name: Ines Duarte, phone: "+1 555 010 0902" }
    rafa: { name: Rafa Kite, phone: "+1 555 010 0903", username: rafa.kite }
    lupe: { name: Lupe Mora, phone: "+52 1 55 1234 5678" }
  templates:
    - {
        name: hello_world,
        language: en_US,
        category: UTILITY,
        components: [{ type: BODY, text: "Hello, and welcome." }],
      }
`
const SLOWEST_ANSWER_MS = 30_000

/** Opens a bakery with one number; Ines shows her phone, Rafa shows none, Lupe has one that WhatsApp writes in two ways. */
export async function openGatewayShop(): Promise<GatewayShop> {
  const shop = await openSandboxShop(WORLD, {}, { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' })
  const closers: (() => Promise<void>)[] = []
  const [line] = shop.sandbox.lines
  if (!line) throw new Error('the world has no line')
  let added = 0
  const add: GatewayShop['add'] = async (change = {}) => {
    added += 1
    const secrets = { app_secret: 'the secret of the bot', verify_token: 'verify the bot' }
    const made = { name: `Consumer ${added}`, ...secrets, ...change }
    const { status, body } = await shop.call('POST', '/v1/gateway_consumers', made)
    expect(status).toBe(201)
    const { phone_number_id, waba_id } = line
    const { access_token } = body
    const graph_url = `${shop.server.url}/graph`
    return { id: body.id, setup: { ...secrets, graph_url, access_token, phone_number_id, waba_id } }
  }
  const point: GatewayShop['point'] = async (id, url) => {
    await shop.call('PATCH', `/v1/gateway_consumers/${id}`, { url })
    const { body } = await shop.call('POST', `/v1/gateway_consumers/${id}/verification`)
    expect(body).toEqual({ verified: true, reason: null })
  }
  return {
    shop,
    add,
    point,
    serve: async (make, change = {}) => {
      const { id, setup } = await add(change)
      const listener = await make(setup)
      const statuses: number[] = []
      const server = createServer((request, response) => {
        if (request.method === 'POST') response.on('finish', () => statuses.push(response.statusCode))
        listener(request, response)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      closers.push(async () => {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      })
      const { port } = server.address() as AddressInfo
      const url = `http://127.0.0.1:${port}/webhook`
      await point(id, url)
      return { id, setup, url, statuses }
    },
    write: async (who, text) => {
      await shop.sandbox.act('write', { who, text })
      await shop.settle()
    },
    texts: () => shop.sent().flatMap(({ body }) => body.text?.body ?? []),
    answered: async (count) => {
      await shop.until(async () => (shop.sent().length >= count ? true : undefined), SLOWEST_ANSWER_MS)
      await shop.settle()
    },
    close: async () => {
      for (const close of closers) await close()
      await shop.close()
    },
  }
}

/** The bytes of a request, as the signature is over them. */
export async function readBytes(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
