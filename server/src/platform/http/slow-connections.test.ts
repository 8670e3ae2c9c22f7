import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { problem } from '../base/errors.ts'
import { requireBodySoon } from './body-deadline.ts'
import { buildServer } from './server.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('a head that drips in is given up, and a full request on another connection is answered meanwhile', async () => {
  const times = {
    headers_within_ms: 1_500,
    request_within_ms: 10_000,
    keep_alive_ms: 5_000,
    open_body_within_ms: 5_000,
    unread_within_ms: 60_000,
    check_every_ms: 50,
  }
  const http = await buildServer(app.deps.log, undefined, undefined, times)
  http.get('/here', async () => 'here')
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  socket.write('GET /here HTTP/1.1\r\nHost: x\r\n')
  const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 30)
  expect(await (await fetch(`http://127.0.0.1:${port}/here`)).text()).toBe('here')
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(drip)
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  await http.close()
})

test.each([
  ['answered', 'HTTP/1.1 200'],
  ['answered with its head already sent', 'HTTP/1.1 200'],
])(
  'a request that is %s while the server closes leaves no connection for the close to wait for',
  async (when, head) => {
    const http = await buildServer(app.deps.log, undefined)
    const begun = Promise.withResolvers<void>()
    const ends = Promise.withResolvers<void>()
    http.get('/slow', async (_, reply) => {
      if (when !== 'answered') {
        reply.hijack()
        reply.raw.writeHead(200).write('first ')
      }
      begun.resolve()
      await ends.promise
      if (when === 'answered') return 'done'
      reply.raw.end('last')
    })
    await http.listen({ port: 0, host: '127.0.0.1' })
    const { port } = http.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    let answer = ''
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text
    })
    await begun.promise
    const hung_up = once(socket, 'close')
    const closed = http.close()
    await expect.poll(() => http.server.listening).toBe(false)
    ends.resolve()
    await Promise.all([closed, hung_up])
    expect(answer).toContain(head)
    expect(answer).toContain(when === 'answered' ? 'done' : 'last')
  },
)

test('a request to a path that does not exist is answered before its body arrives', async () => {
  const url = await app.http.listen({ port: 0, host: '127.0.0.1' })
  for (const path of ['/nothing', '/v1/nothing', '/healthz']) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{`,
    )
    const [answer] = await once(socket.setEncoding('utf8'), 'data')
    expect(answer).toMatch(/^HTTP\/1\.1 40[45] /)
    expect(answer).toContain('Content-Security-Policy')
    socket.destroy()
  }
})

/** A server that gives a body 300 ms, and a body that drips to one of its paths: what was answered until it hung up. */
async function drip(path: string): Promise<string> {
  const times = {
    headers_within_ms: 5_000,
    request_within_ms: 60_000,
    keep_alive_ms: 60_000,
    open_body_within_ms: 300,
    unread_within_ms: 60_000,
    check_every_ms: 50,
  }
  const http = await buildServer(app.deps.log, undefined, undefined, times)
  requireBodySoon(http, times.open_body_within_ms)
  http.post('/reads', async ({ body }) => JSON.stringify(body))
  http.post('/answers', { onRequest: async () => Promise.reject(problem('unauthenticated')) }, async () => '')
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{`,
  )
  const more = setInterval(() => socket.write(' '), 20)
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(more)
  const whole = await fetch(`http://127.0.0.1:${port}/reads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ a: 'b'.repeat(500_000) }),
  })
  expect(await whole.json()).toEqual({ a: 'b'.repeat(500_000) })
  await http.close()
  return answer
}

test.each([
  ['on a route that anyone may post to is refused', '/reads', /^HTTP\/1\.1 408 [\s\S]*request_timeout/],
  ['behind a refusal is not waited for', '/answers', /^HTTP\/1\.1 401 /],
  ['to a path that does not exist is not waited for', '/nothing', /^HTTP\/1\.1 404 /],
])('a body that drips in %s', async (_, path, answer) => {
  expect(await drip(path)).toMatch(answer)
})

test('a body that is refused by its length and never ends harms no other request', async () => {
  const http = await buildServer(app.deps.log, undefined)
  requireBodySoon(http, 50)
  http.post('/reads', { bodyLimit: 10 }, async ({ body }) => JSON.stringify(body))
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(
    'POST /reads HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{',
  )
  const [answer] = await once(socket.setEncoding('utf8'), 'data')
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  // The deadline of the body passes before that of a second one, which is answered by it.
  const second = connect(port, '127.0.0.1')
  second.on('error', () => undefined)
  second.write(
    'POST /reads HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  )
  const [refused] = await once(second.setEncoding('utf8'), 'data')
  expect(refused).toMatch(/^HTTP\/1\.1 408 /)
  second.destroy()
  socket.destroy()
  await http.close()
})
