import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type KillableServer, killableServer } from '../../../tests/harness/killable-server.ts'
import { startReceiver, type TestReceiver } from '../../../tests/harness/receiver.ts'

// Processes are started and killed.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const KILLS = 3
const CONTACTS_EACH = 25
const LONGEST_WAIT = { timeout: 90_000, interval: 100 }

let server: KillableServer
let receiver: TestReceiver
beforeEach(async () => {
  server = await killableServer()
  receiver = await startReceiver()
})
afterEach(async () => {
  await server.remove()
  await receiver.close()
})

test('of a process that is killed at random moments every event arrives, under its own id, and in the order that was asked for', async () => {
  const { call } = server
  await server.serve()
  // Answers take a while, so that a kill finds some under way.
  receiver.answer((response) => setTimeout(() => response.writeHead(204).end(), 20 * Math.random()))
  await call('POST', '/webhook_endpoints', { url: `${receiver.url}/any` })
  await call('POST', '/webhook_endpoints', { url: `${receiver.url}/ordered`, ordered: true })
  for (let round = 0; round < KILLS; round += 1) {
    const many = Array.from({ length: CONTACTS_EACH }, async (_, i) => {
      const { id } = await call('POST', '/contacts', {
        name: `Person ${i}`,
        phone: `+155501${round}1${100 + i}`,
      })
      for (const name of ['Ana', 'Bo']) await call('PATCH', `/contacts/${id}`, { name })
    })
    await Promise.all(many)
    await new Promise((resolve) => setTimeout(resolve, 300 * Math.random()))
    await server.kill()
    await server.serve()
  }
  const { data: feed } = await call('GET', '/events?limit=1000')
  expect(feed.length).toBeGreaterThanOrEqual(KILLS * CONTACTS_EACH * 3)
  const told = feed.map(({ id }: { id: string }) => id).sort()
  for (const path of ['/any', '/ordered']) {
    const arrived = () => {
      const ids = receiver.received
        .filter((it) => it.path === path)
        .map(({ headers }) => headers['webhook-id'])
      return [...new Set(ids)].sort()
    }
    await expect.poll(arrived, LONGEST_WAIT).toEqual(told)
  }
  const latest = new Map<unknown, number>()
  const seen = new Set<unknown>()
  for (const { path, payload } of receiver.received) {
    const { contact_id, seq, event_id } = payload.data
    if (path !== '/ordered' || seen.has(event_id)) continue
    seen.add(event_id)
    expect(Number(seq)).toBeGreaterThan(latest.get(contact_id) ?? 0)
    latest.set(contact_id, Number(seq))
  }
}, 300_000)
