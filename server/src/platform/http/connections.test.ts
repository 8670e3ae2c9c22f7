import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { shareDescriptors } from '../base/descriptors.ts'
import { buildLog } from '../base/log.ts'
import { buildServer } from './server.ts'
import type { Http } from './types.ts'

let http: Http
let told: { msg: string }[]
const open: Socket[] = []
beforeEach(async () => {
  told = []
  const log = buildLog('warn', { write: (line) => told.push(JSON.parse(line)) })
  http = await buildServer(log, undefined)
  http.get('/there', async () => 'yes')
  await http.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  await http.close()
})

test('connections beyond the share of clients are closed at once, said once in the log, and welcome when others end', async () => {
  expect(http.server.maxConnections).toBe(shareDescriptors().clients)
  http.server.maxConnections = 2
  const [first, second] = [await answered(), await answered()]
  for (let more = 0; more < 3; more += 1) expect(await answered()).toBe(null)
  expect(told.map(({ msg }) => msg)).toEqual(['connections refused'])
  expect(first && second).not.toBe(null)
  first?.destroy()
  await expect.poll(answered, { timeout: 10_000 }).not.toBe(null)
})

/** A connection whose request was answered, or null where it was closed. */
async function answered(): Promise<Socket | null> {
  const { port } = http.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  open.push(socket)
  socket.on('error', () => undefined)
  socket.write('GET /there HTTP/1.1\r\nhost: localhost\r\n\r\n')
  const what = await Promise.race([
    once(socket, 'data').then(String, () => ''),
    once(socket, 'close').then(() => ''),
  ])
  return what.startsWith('HTTP/1.1 200') ? socket : null
}
