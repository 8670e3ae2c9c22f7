import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookUp } from './look-up.ts'

let silent: Socket
let servers: string[]
beforeAll(async () => {
  silent = createSocket('udp4').bind(0, '127.0.0.1')
  await once(silent, 'listening')
  servers = [`127.0.0.1:${silent.address().port}`]
})
afterAll(() => void silent.close())

test('names with a DNS server that does not answer fail, and keep no other name waiting', async () => {
  const failed: string[] = []
  const hanging = Array.from({ length: 20 }, (_, n) => `hangs-${n}.example`).map((name) =>
    lookUp(name, {}, servers).catch((error: unknown) => {
      failed.push(String(Reflect.get(Object(error), 'code')))
    }),
  )
  expect(await lookUp('localhost')).not.toEqual([])
  expect(failed).toEqual([])
  await Promise.all(hanging)
  expect(failed).toEqual(Array(20).fill('EAI_AGAIN'))
})
