import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection, statusOf, webhookRequest } from './connection.ts'

const seen: { url: string | undefined; body: string; signature: unknown }[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    seen.push({ url: request.url, body, signature: request.headers['x-hub-signature-256'] })
    if (request.url === '/broken') response.destroy()
    else
      response.writeHead(request.url === '/refused' ? 401 : 200).end(request.url === '/refused' ? 'no' : '')
  })
})
let port = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this form.
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

const request = (path: string) => webhookRequest(path, '127.0.0.1', Buffer.from('{"é":1}'), 'sha256=00')

test('a connection is used again and tells the status of each answer', async () => {
  const connection = await openConnection('127.0.0.1', port)
  const statuses = [
    await connection.send(request('/a')),
    await connection.send(request('/refused')),
    await connection.send(request('/b')),
  ]
  connection.close()
  expect(statuses).toEqual([200, 401, 200])
  expect(seen[0]).toEqual({ url: '/a', body: '{"é":1}', signature: 'sha256=00' })
})

test('a connection that breaks before the answer rejects, so that the webhook counts as unanswered', async () => {
  const connection = await openConnection('127.0.0.1', port)
  await expect(connection.send(request('/broken'))).rejects.toThrow()
  await expect(connection.send(request('/a'))).rejects.toThrow('closed')
})

test('a port on which nobody listens rejects', async () => {
  await expect(openConnection('127.0.0.1', 1)).rejects.toThrow('ECONNREFUSED')
})

test('an answer that came in parts counts once it is whole', () => {
  const whole = 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\nbusy'
  for (let length = 0; length < whole.length; length += 1) {
    expect(statusOf(Buffer.from(whole.slice(0, length)))).toBeNull()
  }
  expect(statusOf(Buffer.from(whole))).toBe(503)
})
