import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { buildLog } from '../base/log.ts'
import { requireBodySoon } from './body-deadline.ts'
import { buildServer } from './server.ts'
import type { Http } from './types.ts'

const PATHS = ['/taken', '/open/taken']

test.each(PATHS)('a client that leaves while it sends a body to %s is no failure of ours', async (path) => {
  const lines: { level: number; msg: string; status?: number }[] = []
  const http = await buildServer(
    buildLog('info', { write: (line) => lines.push(JSON.parse(line)) }),
    undefined,
  )
  http.post('/taken', async ({ body }) => JSON.stringify(body))
  http.register(async (open: Http) => {
    requireBodySoon(open, 5_000)
    open.post('/open/taken', async ({ body }) => JSON.stringify(body))
  })
  const address = await http.listen({ port: 0, host: '127.0.0.1' }).then(() => http.server.address())
  const begun = once(http.server, 'request')
  const socket = connect((address as AddressInfo).port, '127.0.0.1')
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"name"`,
  )
  const [request] = await begun
  await once(request, 'data')
  const left = new Promise((resolve) => request.once('close', resolve))
  socket.resetAndDestroy()
  await left
  await http.close()
  expect(lines.filter(({ level }) => level > 30)).toEqual([])
})
