import { afterEach, beforeEach, expect, test } from 'vitest'
import { errorOf, openShop, type Shop } from '../testing/shop.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'Hi' })
})
afterEach(() => shop.stop())

const TEXT = { messaging_product: 'whatsapp', to: '+15550104477', type: 'text', text: { body: 'Hello' } }
const send = () => shop.graph('POST', `/${shop.counter}/messages`, TEXT)

function received(): unknown[] {
  return [...shop.sandbox.world.messages.values()].filter(({ direction }) => direction === 'outbound')
}

test('an error on demand has Graph’s shape and counts down', async () => {
  await shop.control('POST', '/faults', { kind: 'http_error', code: 131016, operation: 'messages', times: 1 })
  const failed = await send()
  expect([failed.status, errorOf(failed).code]).toEqual([500, 131016])
  expect((await send()).status).toBe(200)
})

test('a bare 5xx has no body at all', async () => {
  await shop.control('POST', '/faults', { kind: 'http_error', code: 0, http_status: 502, times: 1 })
  const failed = await send()
  expect([failed.status, failed.body]).toEqual([502, {}])
})

test('a reset connection carries nothing out', async () => {
  await shop.control('POST', '/faults', { kind: 'connection_reset', times: 1 })
  await expect(send()).rejects.toThrow('fetch failed')
  expect(received()).toEqual([])
})

test('a lost answer: the message goes out, and its statuses come', async () => {
  await shop.control('POST', '/faults', { kind: 'answer_lost', operation: 'messages', times: 1 })
  await expect(send()).rejects.toThrow('fetch failed')
  expect(received()).toHaveLength(1)
  await shop.sandbox.advance('1 minute')
  expect(shop.sandbox.phone('ines').at(-1)).toMatchObject({ from: 'business', arrival: 'read' })
})

test('latency delays the answer, for one operation alone', async () => {
  await shop.control('POST', '/faults', { kind: 'latency', latency_ms: 300, operation: 'messages' })
  const started_ms = performance.now()
  await shop.graph('GET', `/${shop.counter}`)
  expect(performance.now() - started_ms).toBeLessThan(250)
  await send()
  expect(performance.now() - started_ms).toBeGreaterThan(290)
  await shop.control('DELETE', '/faults')
  expect((await shop.control('GET', '/faults')).body).toEqual({ data: [] })
})
