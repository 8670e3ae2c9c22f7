import { workOffContactBook } from '@selfsame/server/internals/records/erasures/contact-book.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSandboxShop, type SandboxShop } from './harness/sandbox-shop.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: true }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
    oven: { portfolio: bakery, name: Luna Oven, phone: "+1 555 010 0910" }
  people:
    ines: { name: Ines Duarte, phone: "+1 555 010 0901", username: ines.duarte }
    otto: { name: Otto Kern, phone: "+1 555 010 0902" }
`

let shop: SandboxShop
let inbox_id: string
let other_id: string
beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  const { data } = (await shop.call('GET', '/v1/inboxes')).body
  const named = (name: string) => data.find((it: { name: string }) => it.name === name).id
  inbox_id = named('Luna Bakery')
  other_id = named('Luna Oven')
})
afterAll(() => shop.close())

async function write(who: string, name: string): Promise<string> {
  await shop.sandbox.act('write', { who, number: 'counter', text: 'Hello' })
  await shop.settle()
  return shop.contact(name)
}

const blockedInWorld = () => {
  const [number] = shop.sandbox.world.numbers.values()
  return [...(number?.blocked ?? [])]
}

test.each([
  ['ines', 'Ines Duarte', 'bsuid'],
  ['otto', 'Otto Kern', 'phone'],
])('%s is blocked by what is known of them, sent nothing, and unblocked again', async (who, name, kind) => {
  const contact = await write(who, name)
  const blocks = `/v1/contacts/${contact}/blocks`
  const { status, body } = await shop.call('POST', blocks, { inbox_id })
  expect(status).toBe(200)
  expect(body.data).toMatchObject([{ state: 'blocked', inbox_id, address: { kind } }])
  expect(blockedInWorld()).toContain(who)
  const message = { to: contact, inbox_id, type: 'text', text: { body: 'Hello?' } }
  const refused = await shop.call('POST', '/v1/messages', message)
  expect([refused.status, refused.body.code]).toEqual([409, 'contact_blocked'])
  expect((await shop.call('DELETE', `${blocks}/${inbox_id}`)).body.data).toMatchObject([
    { state: 'unblocked' },
  ])
  expect(blockedInWorld()).not.toContain(who)
  expect((await shop.call('POST', '/v1/messages', message)).status).toBe(202)
  await shop.settle()
})

test('after a day WhatsApp refuses, and says why', async () => {
  const contact = await write('ines', 'Ines Duarte')
  await shop.advance('25 hours')
  const { status, body } = await shop.call('POST', `/v1/contacts/${contact}/blocks`, { inbox_id })
  expect([status, body.code, body.meta_code]).toEqual([409, 'block_refused', 131047])
  expect(blockedInWorld()).toEqual([])
})

test('a username is claimed, told of by webhook, taken over by the other line and given up', async () => {
  const path = (id: string) => `/v1/inboxes/${id}/username`
  const [suggested] = (await shop.call('GET', `${path(inbox_id)}_suggestions`)).body.data
  expect((await shop.call('PUT', path(inbox_id), { username: suggested })).body).toEqual({
    username: suggested,
    status: 'approved',
  })
  await shop.settle()
  expect((await shop.call('GET', `/v1/inboxes/${inbox_id}`)).body.username).toBe(suggested)
  const held = await shop.call('PUT', path(other_id), { username: suggested })
  expect([held.status, held.body.code, held.body.meta_code]).toEqual([
    409,
    'username_transfer_required',
    147005,
  ])
  expect((await shop.call('PUT', path(other_id), { username: suggested, transfer: true })).status).toBe(200)
  await shop.settle()
  const { data } = (await shop.call('GET', '/v1/inboxes')).body
  expect(
    Object.fromEntries(data.map((it: { id: string; username: string | null }) => [it.id, it.username])),
  ).toEqual({
    [inbox_id]: null,
    [other_id]: suggested,
  })
  const taken = await shop.call('PUT', path(inbox_id), { username: 'ines.duarte' })
  expect([taken.status, taken.body.code]).toEqual([409, 'username_unavailable'])
  expect((await shop.call('PUT', path(inbox_id), { username: 'luna.com' })).status).toBe(400)
  expect((await shop.call('DELETE', path(other_id))).status).toBe(204)
  expect((await shop.call('GET', path(other_id))).body).toEqual({ username: null, status: null })
})

test('an erased person leaves WhatsApp’s contact book', async () => {
  const contact = await write('otto', 'Otto Kern')
  const [portfolio] = shop.sandbox.world.portfolios.values()
  const entries = () => [...(portfolio?.contact_book.entries.keys() ?? [])].length
  const before = entries()
  expect(before).toBeGreaterThan(0)
  expect((await shop.call('DELETE', `/v1/contacts/${contact}`)).status).toBe(200)
  await workOffContactBook(shop.server.deps, new AbortController().signal)
  expect(entries()).toBe(before - 1)
  expect(await shop.rows('select 1 from contact_book_deletions')).toEqual([])
})
