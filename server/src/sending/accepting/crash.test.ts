import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type KillableServer, killableServer } from '../../../tests/harness/killable-server.ts'

// Processes are started and killed.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const PEOPLE = 8
const CLIENTS = 16
const KILLED_AFTER = 60
const LONGEST_WAIT = { timeout: 60_000, interval: 100 }

let server: KillableServer
beforeEach(async () => {
  server = await killableServer()
})
afterEach(() => server.remove())

test('what was answered 202 before a kill is there once, also where the client asks again under the same key', async () => {
  await server.serve()
  const [inbox] = (await server.call('GET', '/inboxes')).data
  await server.call('PATCH', `/inboxes/${inbox.id}/sending`, { paused: true })
  for (let n = 0; n < PEOPLE; n += 1) expect(await server.receive(`wamid.${100 + n}`, new Date())).toBe(true)
  const contacts = async () => (await server.call('GET', '/contacts')).data
  await expect.poll(async () => (await contacts()).length, LONGEST_WAIT).toBe(PEOPLE)
  const people: { id: string }[] = await contacts()

  const answered = new Map<string, string>()
  const asked = new Set<string>()
  let killing: Promise<void> | undefined
  const ask = (key: string) => {
    const to = people[Number(key.slice(4)) % PEOPLE]?.id
    const headers = {
      authorization: `Bearer ${server.api_key}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    }
    const body = JSON.stringify({ to, type: 'text', text: { body: key } })
    return fetch(`${server.url()}/v1/messages`, { method: 'POST', headers, body })
  }
  const send = async (key: string): Promise<string> => {
    const answer = await ask(key)
    if (answer.status !== 202) throw new Error(`${key} was answered ${answer.status}`)
    return JSON.parse(await answer.text()).id
  }
  const client = async () => {
    while (!killing) {
      const key = `key-${asked.size}`
      asked.add(key)
      try {
        answered.set(key, await send(key))
      } catch {
        // It was killed before it answered.
      }
      if (answered.size >= KILLED_AFTER) killing ??= server.kill()
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  await killing

  await server.serve()
  const again = new Map<string, string>()
  await Promise.all([...asked].map(async (key) => again.set(key, await send(key))))
  for (const [key, id] of answered) expect(again.get(key)).toBe(id)
  const stored: string[] = []
  for (const { id } of people) {
    const { data } = await server.call('GET', `/conversations?contact_id=${id}`)
    const page = await server.call('GET', `/conversations/${data[0].id}/messages?limit=100`)
    for (const { direction, text } of page.data) if (direction === 'outbound') stored.push(text)
  }
  expect(stored.sort()).toEqual([...asked].sort())
}, 180_000)
