import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'

let app: TestApp
let shop: Shop
let now: number
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  now = Date.UTC(2026, 10, 1, 12)
  app.clock.set(now)
  shop = await openShop(app)
  await shop.receive(
    textFrom(shop.line, { bsuid: 'US.1', name: 'Ana' }, 'm1', 10),
    textFrom(shop.line, { bsuid: 'US.2', name: 'Bob' }, 'm2', 20),
  )
})

type Note = { id: string; text: string; conversation_id: string | null; mentions: string[] }
type Thread = { id: string; contact: { id: string; display_name: string } }

async function threadOf(name: string): Promise<Thread> {
  const { body } = await shop.call('GET', '/v1/conversations')
  const found = body.data.find((it: Thread) => it.contact.display_name === name)
  if (found === undefined) throw new Error(`no thread of ${name}`)
  return found
}
async function write(conversation_id: string, text: string, more: object = {}): Promise<Note> {
  now += 1000
  app.clock.set(now)
  const { status, body } = await shop.call('POST', `/v1/conversations/${conversation_id}/notes`, {
    text,
    ...more,
  })
  expect([status, status === 201 ? '' : body]).toEqual([201, ''])
  return body
}
const textsAt = async (path: string): Promise<string[]> =>
  (await shop.call('GET', path)).body.data.map(({ text }: Note) => text)
const textsOf = (conversation_id: string) => textsAt(`/v1/conversations/${conversation_id}/notes`)
const as = (member: SignedIn, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
  app.http.inject({ method, url: `/v1${url}`, headers: member.headers, ...(payload && { payload }) })

test('a note is written, read page by page with the newest first, told of and removed; nothing is sent', async () => {
  const ana = await threadOf('Ana')
  const first = await write(ana.id, '  Wants a refund.  ')
  expect(first).toMatchObject({
    text: 'Wants a refund.',
    conversation_id: ana.id,
    contact: { id: ana.contact.id },
  })
  await write(ana.id, 'Called back.')
  await write(ana.id, 'Done.')
  const page = (await shop.call('GET', `/v1/conversations/${ana.id}/notes?limit=2`)).body
  expect(page.data.map(({ text }: Note) => text)).toEqual(['Done.', 'Called back.'])
  expect(await textsAt(`/v1/conversations/${ana.id}/notes?cursor=${page.next_cursor}`)).toEqual([
    'Wants a refund.',
  ])
  expect(await textsOf((await threadOf('Bob')).id)).toEqual([])
  expect((await shop.call('DELETE', `/v1/notes/${first.id}`)).status).toBe(204)
  expect((await shop.call('DELETE', `/v1/notes/${first.id}`)).status).toBe(404)
  expect(await textsOf(ana.id)).toEqual(['Done.', 'Called back.'])
  const told = (await shop.call('GET', '/v1/events?types=note.*')).body.data
  expect(told.map((it: { type: string; data: object }) => [it.type, it.data])).toEqual([
    ['note.created', { note_id: first.id }],
    ['note.created', { note_id: expect.any(String) }],
    ['note.created', { note_id: expect.any(String) }],
    ['note.deleted', { note_id: first.id }],
  ])
  const messages = (await shop.call('GET', `/v1/conversations/${ana.id}/messages`)).body.data
  expect(messages).toHaveLength(1)
})

test('a repeated request with one Idempotency-Key is one note', async () => {
  const ana = await threadOf('Ana')
  const ask = () =>
    app.http.inject({
      method: 'POST',
      url: `/v1/conversations/${ana.id}/notes`,
      headers: { ...shop.account.headers, 'idempotency-key': 'once' },
      payload: { text: 'Once.' },
    })
  const [one, two] = [await ask(), await ask()]
  expect(two.json()).toEqual(one.json())
  expect(await textsOf(ana.id)).toEqual(['Once.'])
})

describe('mentions', () => {
  test('are found by whom they name, and only there', async () => {
    const [maud, otto] = [
      await addMember(app, shop.account, 'agent'),
      await addMember(app, shop.account, 'viewer'),
    ]
    const ana = await threadOf('Ana')
    await write(ana.id, '@Maud please look', { mentions: [maud.user_id, maud.user_id] })
    await write(ana.id, 'nobody in particular')
    await write(ana.id, '@Maud @Otto look again', { mentions: [maud.user_id, otto.user_id] })
    const seenBy = async (member: SignedIn, query = '') =>
      (await as(member, 'GET', `/notes?mentions=me${query}`)).json()
    const first = await seenBy(maud, '&limit=1')
    expect(first.data).toMatchObject([{ text: '@Maud @Otto look again', contact: { display_name: 'Ana' } }])
    const rest = await seenBy(maud, `&cursor=${first.next_cursor}`)
    expect(rest.data).toMatchObject([{ text: '@Maud please look', mentions: [maud.user_id] }])
    expect((await seenBy(otto)).data).toHaveLength(1)
    expect(await textsAt(`/v1/notes?mentions=${otto.user_id}`)).toEqual(['@Maud @Otto look again'])
    const nobody = await shop.call('GET', '/v1/notes?mentions=me')
    expect([nobody.status, nobody.body.errors[0].field]).toEqual([400, 'query.mentions'])
  })

  test('of somebody who is no member are refused, and nothing is written', async () => {
    const stranger = await addMember(app, await app.addAccount(), 'agent')
    const ana = await threadOf('Ana')
    const { status, body } = await shop.call('POST', `/v1/conversations/${ana.id}/notes`, {
      text: 'Hello',
      mentions: [stranger.user_id],
    })
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'invalid_request', 'body.mentions'])
    expect(await textsOf(ana.id)).toEqual([])
  })
})

describe('after a merge', () => {
  test('the survivor’s thread shows both, and an undo leaves with them what was written since', async () => {
    const [ana, bob] = [await threadOf('Ana'), await threadOf('Bob')]
    await write(ana.id, 'on Ana')
    await write(bob.id, 'on Bob')
    const merge = await shop.call('POST', `/v1/contacts/${ana.contact.id}/merges`, {
      contact_id: bob.contact.id,
    })
    expect(await textsOf(ana.id)).toEqual(['on Bob', 'on Ana'])
    expect(await textsOf(bob.id)).toEqual(['on Bob', 'on Ana'])
    const since = await write(bob.id, 'on both')
    expect(since.conversation_id).toBe(ana.id)
    expect(await textsAt(`/v1/contacts/${bob.contact.id}/notes`)).toEqual(['on both', 'on Bob', 'on Ana'])
    await shop.call('DELETE', `/v1/merges/${merge.body.id}`)
    expect(await textsOf(ana.id)).toEqual(['on both', 'on Ana'])
    expect(await textsOf(bob.id)).toEqual(['on Bob'])
    expect(await textsAt(`/v1/contacts/${bob.contact.id}/notes`)).toEqual(['on Bob'])
  })

  test('with somebody who never wrote on that line, a note written since is still found with the survivor', async () => {
    await shop.call('POST', '/v1/contacts', { name: 'Card', phone: '+15550103344' })
    const [card] = (await shop.call('GET', '/v1/contacts?query=Card')).body.data
    const bob = await threadOf('Bob')
    const merge = await shop.call('POST', `/v1/contacts/${card.id}/merges`, { contact_id: bob.contact.id })
    expect(merge.status).toBeLessThan(300)
    await write(bob.id, 'since')
    await shop.call('DELETE', `/v1/merges/${merge.body.id}`)
    expect(await textsOf(bob.id)).toEqual([])
    const { data } = (await shop.call('GET', `/v1/contacts/${card.id}/notes`)).body
    expect(data).toMatchObject([{ text: 'since', conversation_id: null }])
  })
})

test('an erasure removes the notes on a person, with what mentions and answers kept of them', async () => {
  const maud = await addMember(app, shop.account, 'agent')
  const [ana, bob] = [await threadOf('Ana'), await threadOf('Bob')]
  await app.http.inject({
    method: 'POST',
    url: `/v1/conversations/${ana.id}/notes`,
    headers: { ...shop.account.headers, 'idempotency-key': 'kept' },
    payload: { text: 'secret of Ana', mentions: [maud.user_id] },
  })
  await write(bob.id, 'on Bob')
  expect((await shop.call('POST', '/v1/erasures', { contact_id: ana.contact.id })).status).toBeLessThan(300)
  expect(await shop.rows('select text from notes')).toEqual([{ text: 'on Bob' }])
  expect(await shop.rows('select note_id from note_mentions')).toEqual([])
  expect(await shop.rows(`select key from idempotency_keys where body like '%secret%'`)).toEqual([])
})

describe('who may', () => {
  test('remove a note: its author, an admin and an owner', async () => {
    const [maud, otto, admin] = [
      await addMember(app, shop.account, 'agent'),
      await addMember(app, shop.account, 'agent'),
      await addMember(app, shop.account, 'admin'),
    ]
    const ana = await threadOf('Ana')
    const add = async (member: SignedIn) =>
      (await as(member, 'POST', `/conversations/${ana.id}/notes`, { text: 'mine' })).json()
    const [one, two] = [await add(maud), await add(maud)]
    expect(one.author).toEqual({ kind: 'member', id: maud.user_id, name: 'agent' })
    const refused = await as(otto, 'DELETE', `/notes/${one.id}`)
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'author_only'])
    expect((await shop.call('DELETE', `/v1/notes/${one.id}`)).body.code).toBe('author_only')
    expect((await as(maud, 'DELETE', `/notes/${one.id}`)).statusCode).toBe(204)
    expect((await as(admin, 'DELETE', `/notes/${two.id}`)).statusCode).toBe(204)
  })

  test('write one: whoever may write conversations, and a viewer reads only', async () => {
    const otto = await addMember(app, shop.account, 'viewer')
    const ana = await threadOf('Ana')
    const path = `/conversations/${ana.id}/notes`
    const refused = await as(otto, 'POST', path, { text: 'no' })
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'missing_scope'])
    expect((await as(otto, 'GET', path)).statusCode).toBe(200)
  })

  test('nothing of another account, and nothing without a key', async () => {
    const theirs = await app.addAccount()
    const ana = await threadOf('Ana')
    const note = await write(ana.id, 'ours')
    for (const [method, url] of [
      ['GET', `/v1/conversations/${ana.id}/notes`],
      ['GET', `/v1/contacts/${ana.contact.id}/notes`],
      ['POST', `/v1/conversations/${ana.id}/notes`],
      ['DELETE', `/v1/notes/${note.id}`],
    ] as const) {
      const payload = method === 'POST' ? { payload: { text: 'theirs' } } : {}
      expect((await app.http.inject({ method, url, ...payload })).statusCode).toBe(401)
      expect((await app.http.inject({ method, url, headers: theirs.headers, ...payload })).statusCode).toBe(
        404,
      )
    }
    expect(await textsOf(ana.id)).toEqual(['ours'])
  })

  test.each([
    ['without a text', { text: '  ' }],
    ['that is too long', { text: 'x'.repeat(4001) }],
    ['with a mention that is no id', { text: 'x', mentions: ['Maud'] }],
    ['with a field that is not known', { text: 'x', colour: 'red' }],
  ])('a note %s is refused', async (_, payload) => {
    const ana = await threadOf('Ana')
    const { status, body } = await shop.call('POST', `/v1/conversations/${ana.id}/notes`, payload)
    expect([status, body.code]).toEqual([400, 'invalid_request'])
  })
})
