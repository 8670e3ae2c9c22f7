import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { watchDatabase } from './watch-database.ts'

test('a watch that is closed while it connects leaves no connection, so that a command can end', async () => {
  const database = new URL(process.env.TEST_DATABASE_URL ?? '')
  const gate = createServer().listen(0, '127.0.0.1')
  await once(gate, 'listening')
  const { hostname, port } = database
  database.host = `127.0.0.1:${(gate.address() as AddressInfo).port}`
  const watch = watchDatabase({ connectionString: database.href }, () => undefined)
  watch.openSocket()
  const [asking]: Socket[] = await once(gate, 'connection')
  watch.close()
  const onward = connect(Number(port), hostname)
  asking?.pipe(onward).pipe(asking)
  await once(onward, 'close')
  expect(asking?.bytesRead).toBeGreaterThan(0)
  gate.close()
})
