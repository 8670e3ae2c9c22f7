import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { buildLog } from '../base/log.ts'
import { buildServer } from './server.ts'
import type { Http } from './types.ts'
import { limitUnread } from './unread-responses.ts'

/** More than the system keeps of a response for a client that does not read it. */
const LARGE = 'x'.repeat(32 * 1024 * 1024)
const TIMES = {
  headers_within_ms: 5_000,
  request_within_ms: 60_000,
  keep_alive_ms: 60_000,
  open_body_within_ms: 5_000,
  unread_within_ms: 60_000,
  check_every_ms: 50,
}
const SOON = { timeout: 15_000, interval: 20 }

let http: Http
let clients: Socket[] = []
afterEach(async () => {
  for (const client of clients) client.destroy()
  clients = []
  await http.close()
})

async function listen(change: Partial<typeof TIMES> = {}, most_bytes?: number): Promise<void> {
  http = await buildServer(buildLog('silent'), undefined, undefined, { ...TIMES, ...change })
  http.addHook('onRequest', async (request) => {
    const account_id = String(request.headers['x-account'])
    request.caller = { kind: 'api_key', account_id, api_key_id: 'key', name: 'A key', scopes: [] }
  })
  limitUnread(http, most_bytes)
}

/** Asks for a page, and reads nothing of the response. */
function askWithoutReading(path: string, account = 'crowd'): void {
  const client = connect(Number(new URL(http.listeningOrigin).port), '127.0.0.1')
  client.on('error', () => undefined)
  client.pause()
  client.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nX-Account: ${account}\r\n\r\n`)
  clients.push(client)
}

test('the connection of a client that reads nothing of its response is closed, and one that waits for its response is not', async () => {
  await listen({ unread_within_ms: 100 })
  const gone = Promise.withResolvers<void>()
  const done = Promise.withResolvers<string>()
  http.get('/large', async (_, reply) => {
    reply.raw.once('close', gone.resolve)
    return LARGE
  })
  http.get('/slow', async () => done.promise)
  await http.listen({ port: 0, host: '127.0.0.1' })
  const waiting = fetch(`${http.listeningOrigin}/slow`)
  askWithoutReading('/large')
  await gone.promise
  done.resolve('done')
  expect(await (await waiting).text()).toBe('done')
})

test('an account with much that its clients do not read gets no further page, and another account does', async () => {
  await listen({}, 1_000_000)
  http.get('/large', async () => LARGE)
  http.get('/page', async () => ({ data: 'page' }))
  http.post('/change', async () => ({ data: 'changed' }))
  await http.listen({ port: 0, host: '127.0.0.1' })
  const ask = async (account: string, path = '/page', method = 'GET') => {
    const answer = await fetch(http.listeningOrigin + path, { method, headers: { 'x-account': account } })
    await answer.arrayBuffer()
    return answer
  }
  expect((await ask('crowd')).status).toBe(200)
  askWithoutReading('/large')
  await expect.poll(async () => (await ask('crowd')).status, SOON).toBe(503)
  const refused = await ask('crowd')
  expect(refused.headers.get('retry-after')).not.toBeNull()
  expect((await ask('crowd', '/change', 'POST')).status).toBe(200)
  expect((await ask('quiet')).status).toBe(200)
  for (const client of clients) client.destroy()
  await expect.poll(async () => (await ask('crowd')).status, SOON).toBe(200)
})
