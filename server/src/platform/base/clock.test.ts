import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { followClock } from './clock.ts'

async function startClock(answer: () => object) {
  const server = createServer((_request, response) => response.end(JSON.stringify(answer())))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A listening TCP server has an address of this shape.
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

test('a followed clock shows the time of the other, also right after it has jumped', async () => {
  let now_ms = Date.UTC(2026, 8, 1)
  const other = await startClock(() => ({ now_ms, rate: 0 }))
  const clock = await followClock(other.url, fetch, () => undefined)
  expect(clock.now()).toBe(now_ms)
  now_ms += 31 * 86_400_000
  await clock.refresh()
  expect(clock.now()).toBe(now_ms)
  clock.stop()
  other.close()
})

test('between answers the time goes on at the rate of the other clock', async () => {
  const started = performance.now()
  const other = await startClock(() => ({ now_ms: (performance.now() - started) * 1000, rate: 1000 }))
  const clock = await followClock(other.url, fetch, () => undefined)
  const before = clock.now()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(clock.now() - before).toBeGreaterThan(40_000)
  clock.stop()
  other.close()
})

test('the time goes on from the last answer when the other clock has gone, and the trouble is reported once', async () => {
  const other = await startClock(() => ({ now_ms: 1_000_000 }))
  const troubles: unknown[] = []
  const clock = await followClock(other.url, fetch, (error) => troubles.push(error))
  other.close()
  await expect.poll(() => troubles.length, { timeout: 5_000 }).toBe(1)
  expect(clock.now()).toBeGreaterThan(1_000_000)
  clock.stop()
})
