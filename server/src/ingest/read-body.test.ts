import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { buildClientAddress } from '../platform/base/networks.ts'
import { type BodyLimits, type BodyReader, buildBodyReader } from './read-body.ts'

const LIMITS: BodyLimits = { limit_bytes: 200_000, total_bytes: 1_000_000, within_ms: 5_000 }

const open: (Server | Socket)[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) {
    if ('destroy' in one) one.destroy()
    else await new Promise((resolve) => one.close(resolve))
  }
})

/** A server that reads bodies as the receiver does; a path is an app. Answers how it ended. */
async function serve(limits: Partial<BodyLimits> = {}): Promise<{ bodies: BodyReader; port: number }> {
  const bodies = buildBodyReader({ ...LIMITS, ...limits }, buildClientAddress(['127.0.0.9/32']))
  const server = createServer(async (request, response) => {
    const read = await bodies.read(request, request.url ?? '')
    response.setHeader('connection', 'close')
    response.end(read.ok ? `${read.bytes.length} bytes` : read.reason)
  })
  open.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { bodies, port: (server.address() as AddressInfo).port }
}

/** Sends the head of a request for so many bytes, and some of them. */
function begin(port: number, app: string, length: number, sent: number, from = '127.0.0.1', header = 'x: y') {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from })
  open.push(socket)
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  socket.on('error', () => undefined)
  const ended = once(socket, 'close').then(() =>
    answer.split('\r\n').findLast((line) => line !== '0' && line !== ''),
  )
  socket.write(
    `POST ${app} HTTP/1.1\r\nHost: x\r\n${header}\r\nContent-Length: ${length}\r\n\r\n${'x'.repeat(sent)}`,
  )
  return { socket, ended }
}

test('a body that does not arrive in time is refused, however steadily it drips', async () => {
  const { bodies, port } = await serve({ within_ms: 300 })
  const { socket, ended } = begin(port, '/app', 1_000, 1)
  const drip = setInterval(() => socket.write('x'), 20)
  expect(await ended).toBe('too_slow')
  clearInterval(drip)
  expect(bodies.held()).toBe(0)
})

test('a body too large that never ends is refused by the deadline at the latest', async () => {
  const { port } = await serve({ within_ms: 300 })
  const { ended } = begin(port, '/app', 300_000, 250_000)
  expect(await ended).toBe('too_large')
})

test('slow bodies for one app make room for the webhooks of another, the slowest first', async () => {
  const { bodies, port } = await serve()
  const slow = Array.from({ length: 8 }, () => begin(port, '/flooded', 200_000, 100_000))
  await expect.poll(() => bodies.held()).toBeGreaterThan(8 * 100_000)
  const { ended } = begin(port, '/quiet', 150_000, 150_000)
  expect(await ended).toBe('150000 bytes')
  expect(await Promise.race(slow.map(({ ended: end }) => end))).toBe('busy')
})

test('one sender who fills the memory of an app does not keep out another sender to the same app', async () => {
  const { bodies, port } = await serve()
  const slow = Array.from({ length: 8 }, () => begin(port, '/app', 200_000, 100_000, '127.0.0.2'))
  await expect.poll(() => bodies.held()).toBeGreaterThan(8 * 100_000)
  const { ended } = begin(port, '/app', 150_000, 150_000, '127.0.0.3')
  expect(await ended).toBe('150000 bytes')
  expect(await Promise.race(slow.map(({ ended: end }) => end))).toBe('busy')
})

test('senders behind a proxy of the operator are told apart by what it says of them', async () => {
  const { bodies, port } = await serve()
  const of = (client: string) => `x-forwarded-for: 198.51.100.1, ${client}`
  const slow = Array.from({ length: 8 }, () =>
    begin(port, '/app', 200_000, 100_000, '127.0.0.9', of('203.0.113.1')),
  )
  await expect.poll(() => bodies.held()).toBeGreaterThan(8 * 100_000)
  const { ended } = begin(port, '/app', 150_000, 150_000, '127.0.0.9', of('203.0.113.2'))
  expect(await ended).toBe('150000 bytes')
  expect(await Promise.race(slow.map(({ ended: end }) => end))).toBe('busy')
})

test('what is read to its end, refused or given up holds no memory any more', async () => {
  const { bodies, port } = await serve()
  expect(await begin(port, '/app', 1_000, 1_000).ended).toBe('1000 bytes')
  expect(await begin(port, '/app', 300_000, 300_000).ended).toBe('too_large')
  const { socket } = begin(port, '/app', 1_000, 500)
  await expect.poll(() => bodies.held()).toBeGreaterThan(0)
  socket.destroy()
  await expect.poll(() => bodies.held()).toBe(0)
  await wait(20)
  expect(bodies.held()).toBe(0)
})
