import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cloneTemplate } from './harness/database.ts'
import { type KillableServer, killableServer } from './harness/killable-server.ts'
import { type TcpProxy, tcpProxy } from './harness/tcp-proxy.ts'

// Processes are started and killed.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const SOON = { timeout: 60_000, interval: 50 }
const ROUNDS = 6
const SECRETS = { app_secret: 'secret of the bot', verify_token: 'verify the bot' }

let elsewhere: Awaited<ReturnType<typeof startElsewhere>>
let server: KillableServer
let network: TcpProxy | null = null
let drop = async () => {}
beforeEach(async () => {
  elsewhere = await startElsewhere()
  const settings = { GRAPH_URL: elsewhere.url }
  const url = process.env.TEST_DATABASE_URL
  if (url === undefined) server = await killableServer('embedded', settings)
  else {
    const clone = await cloneTemplate(url)
    drop = clone.drop
    const place = new URL(clone.url)
    network = await tcpProxy(Number(place.port))
    place.port = String(network.port)
    server = await killableServer({ DATABASE_URL: place.href }, settings)
  }
  await server.serve()
})
afterEach(async () => {
  await server.remove()
  await network?.close()
  await drop()
  await elsewhere.close()
})

test('connections that WhatsApp, endpoints, consumers, clients and the database reset in bulk cost nothing that was acknowledged', async () => {
  await server.call('POST', '/webhook_endpoints', { url: `${elsewhere.url}/endpoint` })
  const bot = { name: 'Bot', url: `${elsewhere.url}/bot`, ...SECRETS }
  const { access_token } = await server.call('POST', '/gateway_consumers', bot)
  await until(() => server.receive('wamid.first', new Date()))
  await expect.poll(async () => (await list('/contacts')).length, SOON).toBe(1)
  const [contact] = await list('/contacts')
  elsewhere.resets(true)
  const sent = new Set<string>()
  const isSent = async (key: string) => {
    const id = await send(contact.id, key)
    if (id !== null) sent.add(id)
    return id !== null
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(PARTS.map((part) => resetAfter(part(server.api_key, access_token))))
    network?.reset()
    await until(() => server.receive(`wamid.${round}`, new Date()))
    await until(() => isSent(`message-${round}`))
  }
  elsewhere.resets(false)
  await until(() => server.receive('wamid.last', new Date()))
  await until(() => isSent('message-last'))
  const inbound = ['first', ...Array.from({ length: ROUNDS }, (_, round) => round), 'last']
  const stored = async () => {
    const threads = await list('/conversations?limit=100')
    const pages = await Promise.all(
      threads.map(({ id }: { id: string }) => list(`/conversations/${id}/messages?limit=100`)),
    )
    return pages.flat().map(({ id, wamid }) => (sent.has(id) ? id : wamid))
  }
  const acknowledged = [...sent, ...inbound.map((name) => `wamid.${name}`)].sort()
  await expect.poll(async () => (await stored()).sort(), SOON).toEqual(acknowledged)
  const all = expect.arrayContaining(['/bot', '/endpoint', '/messages'])
  await expect.poll(() => [...elsewhere.reached], SOON).toEqual(all)
  expect(server.runs()).toBe(true)
  expect(server.said()).not.toMatch(/^ +at /m)
})

async function until(done: () => Promise<boolean>): Promise<void> {
  await expect.poll(done, SOON).toBe(true)
}

async function list(path: string) {
  return (await server.call('GET', path)).data ?? []
}

/** The id of a message that was accepted; null where it was not. */
async function send(to: string, key: string): Promise<string | null> {
  const headers = {
    authorization: `Bearer ${server.api_key}`,
    'content-type': 'application/json',
    'idempotency-key': key,
  }
  const body = JSON.stringify({ to, type: 'text', text: { body: key } })
  const answer = await fetch(`${server.url()}/v1/messages`, { method: 'POST', headers, body })
  const { id }: { id?: string } = JSON.parse(await answer.text())
  return answer.ok && id !== undefined ? id : null
}

type Part = (api_key: string, bot_token: string) => string
const request = (line: string, token: string, rest = '') =>
  `${line} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n${rest}\r\n`
const HALF = 'Content-Type: multipart/form-data; boundary=part\r\nContent-Length: 90000\r\n\r\n--part\r\n'
/** What clients have sent when they reset: half a head, half a body, or everything. */
const PARTS: Part[] = [
  () => 'POST /webhooks/whatsapp/app_1 HTTP/1.1\r\nHost: loc',
  (_, token) => request('POST /webhooks/whatsapp/app_1', token, HALF),
  (key) => request('POST /v1/media', key, HALF),
  (key) =>
    request(
      'POST /v1/contacts',
      key,
      'Content-Type: application/json\r\nContent-Length: 9000\r\n\r\n{"name": "',
    ),
  (key) => request('GET /v1/contacts/export', key),
  (key) => request('GET /v1/stream', key),
  (_, token) => request('POST /graph/v22.0/4/media', token, HALF),
  (_, token) => request('GET /graph/v22.0/4', token),
]

async function resetAfter(part: string): Promise<void> {
  const { hostname, port } = new URL(server.url())
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  await new Promise((resolve) => socket.write(part, resolve))
  socket.resetAndDestroy()
}

/** WhatsApp, an endpoint and a consumer in one, which reset at another moment of each request. */
async function startElsewhere() {
  let resets = false
  let count = 0
  const reached = new Set<string>()
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://elsewhere')
    const challenge = searchParams.get('hub.challenge')
    if (challenge !== null) return response.end(challenge)
    const moment = resets ? count++ % 4 : null
    if (moment === 0) return request.socket.resetAndDestroy()
    await text(request)
    if (moment === 1) return request.socket.resetAndDestroy()
    if (moment === 2)
      return request.socket.write('HTTP/1.1 200 OK\r\nContent-Ty', () => request.socket.resetAndDestroy())
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(moment === 3 && { 'content-length': '900' }),
    })
    if (moment === 3) return response.write('{"messages', () => request.socket.resetAndDestroy())
    reached.add(pathname.slice(pathname.lastIndexOf('/')))
    return response.end(JSON.stringify({ messages: [{ id: `wamid.sent.${count++}` }] }))
  }
  const http = createServer((request, response) => void handle(request, response).catch(() => undefined))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    /** The paths of requests that were answered. */
    reached,
    /** Forgets what was reached. */
    resets: (on: boolean) => {
      resets = on
      reached.clear()
    },
    close: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
