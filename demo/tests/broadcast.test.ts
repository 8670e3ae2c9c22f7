import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSandboxShop, type SandboxShop } from './harness/sandbox-shop.ts'

/** By hand, `BROADCAST_PEOPLE=100000 npx vitest run demo/src/broadcast.test.ts` runs the large one of the goals. */
const MANY = Number(process.env.BROADCAST_PEOPLE ?? 2000)
/** Of those who write at the start; whoever else is broadcast to is known from an import only. */
const FEW = ['ines', 'otto', 'rita', 'emil', 'vera']
const PATIENCE_MS = 30_000 + MANY * 60
const IMPORTED_AT_ONCE = 5_000
const WRITING_AT_ONCE = 2_000

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900", messages_per_second: 1000 }
  people:
    ines: { name: Ines Duarte, phone: "+351 910 000 001", username: ines.duarte }
    otto: { name: Otto Kern, phone: "+351 910 000 002" }
    rita: { name: Rita Moss, phone: "+351 910 000 003" }
    emil: { name: Emil Holt, phone: "+351 910 000 004" }
    vera: { name: Vera Lund, phone: "+351 910 000 005", username: vera.lund }
  templates:
    - name: cake
      language: en
      category: MARKETING
      parameter_format: NAMED
      components:
        - type: BODY
          text: "Hi {{first_name}}, the {{cake}} cake is back."
          example: { body_text_named_params: [{ param_name: first_name, example: Ana }, { param_name: cake, example: lemon }] }
`

let shop: SandboxShop
let inbox_id: string

beforeAll(async () => {
  shop = await openSandboxShop(WORLD, { limits: 'off' })
  await shop.sandbox.act('delivery', { max_updates: 100 })
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  inbox_id = inbox.id
  await shop.call('POST', '/v1/templates/syncs', { inbox_id })
  await shop.call('PATCH', `/v1/inboxes/${inbox_id}/sending`, { messages_per_second: 1000 })
})
afterAll(() => shop.close())
beforeEach(() => shop.sandbox.act('clear_faults'))

async function prepare(audience: object): Promise<string> {
  const { status, body } = await shop.call('POST', '/v1/broadcasts', {
    name: 'Cakes',
    inbox_id,
    template: { name: 'cake', language: 'en' },
    parameters: {
      'body.first_name': { attribute: 'name', fallback: 'there' },
      'body.cake': { attribute: 'cake', fallback: 'almond' },
    },
    audience,
  })
  expect([status, body.state]).toEqual([201, 'draft'])
  await shop.until(async () => ((await show(body.id)).state === 'ready' ? true : undefined), PATIENCE_MS)
  return body.id
}

const show = async (id: string) => (await shop.call('GET', `/v1/broadcasts/${id}`)).body
const change = (id: string, verb: string) => shop.call('POST', `/v1/broadcasts/${id}/${verb}`)

/** The line's pace is kept by the sandbox's clock, which moves only when told to; the server follows by itself. */
async function finished(id: string) {
  return shop.until(async () => {
    await shop.sandbox.advance('1 second')
    const broadcast = await show(id)
    return broadcast.state === 'finished' ? broadcast : undefined
  }, PATIENCE_MS)
}

/** Lets every status of its messages come in, and what goes out once more because of one. */
async function toldOf(id: string) {
  return shop.until(async () => {
    await shop.sandbox.advance('10 minutes')
    const { counts } = await show(id)
    const open = ['queued', 'sent', 'delivered'].some((state) => counts.by_state[state])
    return open ? undefined : counts
  }, PATIENCE_MS)
}

async function recipients(id: string, filter = ''): Promise<{ display_name: string; state: string }[]> {
  return (await shop.call('GET', `/v1/broadcasts/${id}/recipients?limit=100${filter}`)).body.data
}

test('a broadcast reaches each by the address that is safe, an answer goes before it, and each row says what became of it', async () => {
  for (const who of FEW) await shop.sandbox.act('write', { who, text: 'Hello' })
  await shop.settle()
  await shop.sandbox.act('stop_marketing', { who: 'rita' })
  await shop.settle()
  await shop.sandbox.act('delete_account', { who: 'emil' })
  const id = await prepare({ query: {} })
  expect((await show(id)).counts).toEqual({
    by_state: { planned: 4, unreachable: 1 },
    by_reason: { marketing_stopped: 1 },
    by_address_kind: { phone: 2, bsuid: 2 },
  })
  expect(shop.sent()).toEqual([])

  await shop.call('PATCH', `/v1/inboxes/${inbox_id}/sending`, { paused: true })
  await change(id, 'start')
  await shop.until(async () => ((await show(id)).counts.by_state.queued === 4 ? true : undefined))
  const otto = await shop.contact('Otto Kern')
  const ines = await shop.contact('Ines Duarte')
  // Otto gets both in their order; to Ines it goes before what is broadcast to others.
  await shop.call('POST', '/v1/messages', { to: otto, type: 'text', text: { body: 'To Otto' } })
  await change(id, 'pause')
  await shop.call('POST', '/v1/messages', { to: ines, type: 'text', text: { body: 'To Ines' } })
  await change(id, 'resume')
  await shop.call('PATCH', `/v1/inboxes/${inbox_id}/sending`, { paused: false })
  await finished(id)
  await toldOf(id)

  const sent = shop.sent()
  expect(sent.map(({ to, recipient }) => [to, recipient].filter(Boolean).length)).toEqual(Array(7).fill(1))
  // Emil's was tried by his BSUID, too.
  expect(sent.filter(({ type }) => type === 'template')).toHaveLength(5)
  expect(sent.findIndex(({ body }) => body.text?.body === 'To Ines')).toBeLessThan(2)
  expect((await recipients(id)).map(({ display_name, state }) => [display_name, state]).sort()).toEqual([
    ['Emil Holt', 'failed'],
    ['Ines Duarte', 'read'],
    ['Otto Kern', 'read'],
    ['Rita Moss', 'unreachable'],
    ['Vera Lund', 'read'],
  ])
  expect(await recipients(id, '&state=failed')).toMatchObject([{ reason: 'meta_refused', meta_code: 131026 }])
  const [got] = shop.sandbox.phone('ines').filter(({ type }) => type === 'template')
  expect(got).toBeDefined()
})

test(
  'a large one, a third of it without a phone, ends with a truthful row for each',
  async () => {
    const names = Array.from({ length: MANY }, (_, i) => `Guest ${i}`)
    for (const [i, name] of names.entries()) {
      const username = i % 3 === 0 ? { username: `guest.${i}` } : {}
      await shop.sandbox.act('add_person', {
        name,
        phone: `+351 92${String(i).padStart(7, '0')}`,
        ...username,
      })
    }
    const people = [...shop.sandbox.world.people.values()].filter(({ name }) => name?.startsWith('Guest'))
    for (let at = 0; at < people.length; at += WRITING_AT_ONCE) {
      const some = people.slice(at, at + WRITING_AT_ONCE)
      await Promise.all(some.map(({ id: who }) => shop.sandbox.act('write', { who, text: 'Hello' })))
      await shop.settle()
    }
    for (let at = 0; at < MANY / 100; at += IMPORTED_AT_ONCE) {
      const rows = Array.from({ length: Math.min(IMPORTED_AT_ONCE, MANY / 100 - at) }, (_, i) => ({
        email: `mail${at + i}@example.com`,
      }))
      await shop.call('POST', '/v1/contacts/imports', rows)
    }
    // By id, as the sandbox forgets its oldest messages.
    const before = new Set(shop.sent().map(({ id: wamid }) => wamid))
    const started = performance.now()
    const id = await prepare({ query: { updated_since: '2000-01-01T00:00:00Z' } })
    const dry = await show(id)
    const tried = performance.now()
    await change(id, 'start')
    const broadcast = await finished(id)
    const done = performance.now()
    const counts = await toldOf(id)

    const total = MANY + MANY / 100 + FEW.length
    const without = MANY / 100
    expect(dry.counts).toMatchObject({
      by_state: { planned: total - without - 1, unreachable: without + 1 },
      by_reason: { no_safe_address: without, marketing_stopped: 1 },
    })
    expect(broadcast.recipients).toBe(total)
    expect(counts.by_state).toEqual({ read: total - without - 2, failed: 1, unreachable: without + 1 })
    expect(counts.by_address_kind.bsuid / total).toBeCloseTo(1 / 3, 1)
    const reached = shop.sent().filter(({ id: wamid }) => !before.has(wamid))
    // Nobody twice; Emil's phone and then his BSUID were tried.
    expect(reached).toHaveLength(total - without)
    expect(new Set(reached.map(({ to, recipient }) => to ?? recipient)).size).toBe(reached.length)
    if (process.env.BROADCAST_PEOPLE !== undefined) {
      const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
      console.log(`dry run ${seconds(tried - started)}, run ${seconds(done - tried)}, ${total} recipients`)
    }
  },
  PATIENCE_MS * 3,
)
