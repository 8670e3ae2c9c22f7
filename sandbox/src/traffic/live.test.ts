import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCapture } from '../testing/capture.ts'
import { presenceProblems } from '../testing/presence.ts'
import { openShop, type Shop } from '../testing/shop.ts'
import { postTraffic } from './post.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop({ switches: { limits: 'off' } })
})
afterEach(() => shop.stop())

test('people of the world write, adopt, change numbers and are answered, by themselves', async () => {
  const traffic = shop.sandbox.startTraffic({
    people: 20,
    per_second: 50,
    events: 300,
    adopters: 0.5,
    rotations: 0.05,
    number: 'counter',
    pace: 0,
  })
  await traffic.done
  expect(traffic.events).toBe(300)
  expect(shop.capture.webhooks.length).toBeGreaterThan(200)
  for (const { json } of shop.capture.webhooks) expect(presenceProblems(json)).toEqual([])
  const people = [...shop.sandbox.world.people.values()]
  expect(people.filter(({ username }) => username?.startsWith('visitor.')).length).toBeGreaterThan(3)
  expect(people.filter(({ generation }) => generation > 0).length).toBeGreaterThan(3)
})

test('traffic is started, seen and stopped over HTTP, one at a time', async () => {
  const started = await shop.control('POST', '/traffic', { people: 5, per_second: 20, number: 'counter' })
  expect(started.status).toBe(201)
  expect((await shop.control('POST', '/traffic', {})).status).toBe(409)
  await expect.poll(() => shop.capture.webhooks.length, { timeout: 10_000 }).toBeGreaterThan(5)
  const stopped = await shop.control('DELETE', '/traffic')
  expect(Number(stopped.body.events_so_far)).toBeGreaterThan(5)
  const { length } = shop.capture.webhooks
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(shop.capture.webhooks).toHaveLength(length)
  expect((await shop.control('GET', '/traffic')).status).toBe(404)
  const bad = await shop.control('POST', '/traffic', { people: 0 })
  expect(bad.body.error).toMatchObject({ code: 'bad_input', fields: [{ field: 'people' }] })
})

test('generated bodies are posted to a URL, refused ones again, and counted', async () => {
  const capture = await startCapture()
  capture.answerWith = (index) => (index === 3 ? 503 : 200)
  const report = await postTraffic({
    url: capture.url.replace('{app_id}', '1'),
    secret: 'test_app_secret',
    updates: 100,
    batch_size: 5,
    concurrency: 2,
  })
  expect(report).toMatchObject({ updates: 100, posts: 20, retried: 1, failed: 0 })
  expect(capture.webhooks).toHaveLength(21)
  await capture.stop()
})

test('posting keeps to the rate asked for', async () => {
  const capture = await startCapture()
  const report = await postTraffic({
    url: capture.url.replace('{app_id}', '1'),
    secret: 'test_app_secret',
    updates: 100,
    updates_per_second: 200,
  })
  expect(report.seconds).toBeGreaterThan(0.4)
  expect(report.seconds).toBeLessThan(1.5)
  await capture.stop()
})
