import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type KillableServer, killableServer } from './harness/killable-server.ts'
import { startReceiver, type TestReceiver } from './harness/receiver.ts'

// Processes are started and killed.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const HOOK = join(import.meta.dirname, 'harness/break-emitters.ts')
const SOON = { timeout: 30_000, interval: 50 }
const ON_POSTGRES = process.env.TEST_DATABASE_URL !== undefined

let server: KillableServer
let elsewhere: TestReceiver
const open: Socket[] = []
/** Kept, because fetch ends a stream once its response is collected. */
let stream: Response | undefined
beforeEach(async () => {
  elsewhere = await startReceiver()
  // Nothing that the server asks of WhatsApp or of a receiver ends before the test does.
  elsewhere.answer(() => undefined)
  server = await killableServer('any', { GRAPH_URL: elsewhere.url, NODE_OPTIONS: `--import ${HOOK}` })
  await server.serve()
})
afterEach(async () => {
  for (const socket of open) socket.destroy()
  await stream?.body?.cancel().catch(() => undefined)
  await server.remove()
  await elsewhere.close()
})

test('every client, socket and stream of the server may fail at any moment, and the server goes on', async () => {
  await makeTraffic()
  server.signal('SIGUSR2')
  await expect.poll(() => server.said(), SOON).toContain('"unheard"')
  const { broken, unheard } = JSON.parse(/^\{"broken".*$/m.exec(server.said())?.[0] ?? '{}')
  expect(broken).toEqual(expect.arrayContaining(['Server', 'Socket', 'PassThrough']))
  if (ON_POSTGRES) expect(broken).toEqual(expect.arrayContaining(['Client', 'BoundPool']))
  expect(unheard).toEqual([])
  await expect.poll(() => server.receive('wamid.after'), SOON).toBe(true)
  await expect.poll(async () => (await server.call('GET', '/contacts')).data?.length, SOON).toBe(3)
  expect(server.runs()).toBe(true)
  expect(server.said()).not.toMatch(/^ +at /m)
}, 240_000)

/** Leaves one of everything under way: a stream, a delivery, a call to WhatsApp, a webhook and an upload that stay half sent. */
async function makeTraffic(): Promise<void> {
  expect(await server.receive('wamid.before', new Date())).toBe(true)
  const contacts = async () => (await server.call('GET', '/contacts')).data
  await expect.poll(contacts, SOON).toHaveLength(1)
  const [contact] = await contacts()
  const headers = { authorization: `Bearer ${server.api_key}` }
  stream = await fetch(`${server.url()}/v1/stream`, { headers })
  expect(stream.status).toBe(200)
  await server.call('POST', '/webhook_endpoints', { url: `${elsewhere.url}/consumer` })
  await server.call('POST', '/contacts', { name: 'Ana', phone: '+15550100001' })
  await server.call('POST', '/messages', { to: contact.id, type: 'text', text: { body: 'hello' } })
  await expect.poll(() => new Set(elsewhere.received.map(({ path }) => path)).size, SOON).toBe(2)
  await sendHalf('POST /webhooks/whatsapp/app_unknown HTTP/1.1')
  await sendHalf('POST /v1/media HTTP/1.1')
}

async function sendHalf(line: string): Promise<void> {
  const { hostname, port } = new URL(server.url())
  const socket = connect(Number(port), hostname)
  // The server may end it.
  socket.on('error', () => undefined)
  open.push(socket)
  await once(socket, 'connect')
  const part =
    '--part\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nabc'
  socket.write(
    [
      line,
      'Host: localhost',
      `Authorization: Bearer ${server.api_key}`,
      'Content-Type: multipart/form-data; boundary=part',
      'Content-Length: 100000',
      '',
      part,
    ].join('\r\n'),
  )
}
