import { expect, test } from 'vitest'
import { presenceProblems } from '../testing/presence.ts'
import { signBody } from '../webhooks/delivery.ts'
import type { WebhookBody } from '../world/wire.ts'
import { type BodyOptions, generateBodies } from './generate.ts'

const BASE: BodyOptions = { secret: 'test_app_secret', updates: 3_000, people: 200, rotations: 0.02 }

type Inbound = {
  id: string
  type: string
  from?: string
  from_user_id?: string
  system?: { user_id: string; previous_user_id: string }
}

function generate(options: Partial<BodyOptions> = {}) {
  const bodies = [...generateBodies({ ...BASE, ...options })]
  const changes = bodies.flatMap(({ body }) =>
    (JSON.parse(body.toString('utf8')) as WebhookBody).entry.flatMap((entry) => entry.changes),
  )
  const list = <Item>(name: string) =>
    changes.flatMap(({ value }) => (value[name] as Item[] | undefined) ?? [])
  return {
    bodies,
    changes,
    messages: list<Inbound>('messages'),
    statuses: list<{ id: string; status: string }>('statuses'),
  }
}

test.each([[{}], [{ parents: true }], [{ batch_size: 100 }], [{ adopters: 1 }], [{ bsuid_only: 1 }]])(
  'every body of %o could be Meta’s, and its signature is right',
  (options) => {
    const { bodies } = generate(options)
    for (const { body, signature } of bodies) {
      expect(signature).toBe(`sha256=${signBody('test_app_secret', body)}`)
      const json = JSON.parse(body.toString('utf8')) as WebhookBody
      expect(presenceProblems(json, () => 'parents' in options)).toEqual([])
    }
  },
)

test('the same options give the same bytes, another seed others', () => {
  const bytes = (seed: number) => generate({ seed }).bodies.map(({ body }) => body.toString('utf8'))
  expect(bytes(1)).toEqual(bytes(1))
  expect(bytes(1)).not.toEqual(bytes(2))
})

test('updates are counted, put into batches, and named by id', () => {
  const { bodies, messages, statuses } = generate({ updates: 250, batch_size: 100 })
  expect(bodies.map(({ updates }) => updates)).toEqual([100, 100, 50])
  const ids = bodies.flatMap((body) => [...body.ids.messages, ...body.ids.rotations])
  expect(new Set(ids).size).toBe(ids.length)
  expect(messages.map(({ id }) => id).sort()).toEqual(ids.sort())
  const named = bodies.flatMap((body) => body.ids.statuses)
  expect(named).toEqual(statuses.map(({ id, status }) => ({ wamid: id, status })))
})

test('the shares are those asked for', () => {
  const { changes, messages, statuses } = generate({ updates: 10_000, statuses: 0.4, rotations: 0.05 })
  const systems = messages.filter(({ type }) => type === 'system')
  expect(statuses.length / changes.length).toBeCloseTo(0.4, 1)
  expect(systems.length / changes.length).toBeCloseTo(0.05, 1)
})

test('people who adopt a username are seen with their phone first, others never or always', () => {
  const { messages } = generate({ adopters: 0.5, bsuid_only: 0.2, rotations: 0, updates: 6_000 })
  const seen = new Map<string, boolean[]>()
  for (const { from_user_id = '', from } of messages) {
    seen.set(from_user_id, [...(seen.get(from_user_id) ?? []), from !== undefined])
  }
  const kinds = { never: 0, always: 0, first: 0 }
  for (const shown of seen.values()) {
    if (shown.length < 3) continue
    if (!shown.includes(true)) kinds.never++
    else if (!shown.includes(false)) kinds.always++
    else {
      expect(shown).toEqual(shown.map((_, index) => index === 0))
      kinds.first++
    }
  }
  expect(kinds.never).toBeGreaterThan(20)
  expect(kinds.always).toBeGreaterThan(20)
  expect(kinds.first).toBeGreaterThan(50)
})

test('a number change names the BSUID in use before, and messages go on under the new one', () => {
  const { messages } = generate({ updates: 20_000, people: 50, statuses: 0 })
  const current = new Set<string>()
  const retired = new Set<string>()
  for (const { from_user_id, system } of messages) {
    if (system) {
      expect(retired.has(system.previous_user_id)).toBe(false)
      retired.add(system.previous_user_id)
      current.delete(system.previous_user_id)
      current.add(system.user_id)
    } else if (from_user_id) {
      expect(retired.has(from_user_id)).toBe(false)
      current.add(from_user_id)
    }
  }
  expect(retired.size).toBeGreaterThan(100)
  expect(current.size).toBe(50)
})

test('statuses of one message come in order, and end with read', () => {
  const { statuses } = generate({ updates: 5_000, statuses: 1, rotations: 0 })
  const ranks = new Map<string, string[]>()
  for (const { id, status } of statuses) ranks.set(id, [...(ranks.get(id) ?? []), status])
  for (const order of ranks.values()) {
    expect(['sent', 'delivered', 'read'].slice(0, order.length)).toEqual(order)
  }
})
