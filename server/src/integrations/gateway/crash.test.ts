import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type KillableServer, killableServer } from '../../../tests/harness/killable-server.ts'
import { startReceiver, type TestReceiver } from '../../../tests/harness/receiver.ts'

// Processes are started and killed.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const KILLS = 3
const WEBHOOKS_EACH = 40
// A dead process loses its leases after a minute.
const LONGEST_WAIT = { timeout: 150_000, interval: 100 }
const AT_ONCE = { timeout: 90_000, interval: 2 }

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

/** The messages that the consumer received, by their ids at Meta. */
function arrived(): Set<string> {
  return new Set(receiver.received.flatMap(({ body }) => body.match(/wamid\.[\d.]+/g) ?? []))
}

test('of a gateway that is killed at random moments while it delivers every webhook reaches the consumer', async () => {
  await server.serve()
  // Answers take a while, so that a kill finds some under way.
  receiver.answer((response) => setTimeout(() => response.writeHead(200).end(), 40 * Math.random()))
  const { id } = await server.call('POST', '/gateway_consumers', {
    name: 'Bot',
    url: `${receiver.url}/webhook`,
    app_secret: 'secret of the bot',
    verify_token: 'verify the bot',
  })
  expect(id).toBeDefined()
  const sent: string[] = []
  let cut_off = 0
  for (let round = 0; round < KILLS; round += 1) {
    const wamids = Array.from({ length: WEBHOOKS_EACH }, (_, i) => `wamid.${round}.${i}`)
    sent.push(...wamids)
    expect(await Promise.all(wamids.map((wamid) => server.receive(wamid)))).not.toContain(false)
    const told = () => wamids.filter((wamid) => arrived().has(wamid)).length
    const killed_after = 1 + Math.floor((Math.random() * WEBHOOKS_EACH) / 2)
    await expect.poll(told, AT_ONCE).toBeGreaterThanOrEqual(killed_after)
    await server.kill()
    cut_off += WEBHOOKS_EACH - told()
    await server.serve()
  }
  expect(cut_off).toBeGreaterThan(0)
  await expect.poll(() => [...arrived()].sort(), LONGEST_WAIT).toEqual(sent.sort())
}, 400_000)
