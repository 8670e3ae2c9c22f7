import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { type AnyAnswer, openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { at, echoTo, rotationOf, textFrom, type Who, webhook } from '../../../tests/harness/whatsapp-line.ts'

const ANA: Who = { bsuid: 'US.1001', name: 'Ana' }
const BEA: Who = { bsuid: 'US.2002', name: 'Bea' }

let app: TestApp
let shop: Shop
let maud: SignedIn
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  maud = await addMember(app, shop.account, 'agent')
})

async function ask(member: SignedIn, method: 'GET' | 'POST', path: string, payload?: object) {
  const answer = await app.http.inject({
    method,
    url: `/v1${path}`,
    headers: member.headers,
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() as AnyAnswer }
}

/** What a member has unread: by conversation, as the list, each conversation, the filter and the counts say alike. */
async function unread(member = maud): Promise<Record<string, number>> {
  const { data } = (await ask(member, 'GET', '/conversations')).body
  const filtered = (await ask(member, 'GET', '/conversations?unread=true')).body.data
  const counts = (await ask(member, 'GET', '/conversations/counts')).body
  const found = data.filter(({ unread_count }: AnyAnswer) => unread_count > 0)
  expect(filtered.map(({ id }: AnyAnswer) => id)).toEqual(found.map(({ id }: AnyAnswer) => id))
  expect(counts.unread).toBe(found.filter(({ status }: AnyAnswer) => status === 'open').length)
  for (const row of data) expect((await ask(member, 'GET', `/conversations/${row.id}`)).body).toEqual(row)
  return Object.fromEntries(
    found.map(({ contact, unread_count }: AnyAnswer) => [contact?.display_name ?? 'group', unread_count]),
  )
}

async function conversation(value = 'US.1001', member = maud): Promise<AnyAnswer> {
  const contact_id = await shop.contactOf(value)
  return (await ask(member, 'GET', `/conversations?contact_id=${contact_id}`)).body.data[0]
}

async function read(value = 'US.1001', member = maud, message_id?: string) {
  const { id, last_unread_message_id } = await conversation(value, member)
  return ask(member, 'POST', `/conversations/${id}/read`, {
    message_id: message_id ?? last_unread_message_id,
  })
}

test('messages and calls of a contact are unread by each member until that member reads them', async () => {
  const otto = await addMember(app, shop.account, 'agent')
  await shop.receive(textFrom(shop.line, ANA, 'a1', 1), textFrom(shop.line, BEA, 'b1', 2))
  await shop.receive(textFrom(shop.line, ANA, 'a2', 3))
  expect(await unread()).toEqual({ Ana: 2, Bea: 1 })
  expect(await read()).toMatchObject({ status: 200, body: { unread_count: 0 } })
  expect(await unread()).toEqual({ Bea: 1 })
  expect(await unread(otto)).toEqual({ Ana: 2, Bea: 1 })
  await shop.receive(textFrom(shop.line, ANA, 'a3', 4))
  expect(await unread()).toEqual({ Ana: 1, Bea: 1 })
})

test('what came before a member joined is not unread', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 1))
  const late = await addMember(app, shop.account, 'agent')
  expect(await unread(late)).toEqual({})
  await shop.receive(textFrom(shop.line, ANA, 'a2', 2))
  expect(await unread(late)).toEqual({ Ana: 1 })
  expect(await unread()).toEqual({ Ana: 2 })
})

test('reading up to a message leaves what arrived after it, and never goes back', async () => {
  for (const n of [1, 2, 3]) await shop.receive(textFrom(shop.line, ANA, `a${n}`, n))
  const { id, first_unread_message_id, last_unread_message_id } = await conversation()
  const { data } = (await ask(maud, 'GET', `/conversations/${id}/messages`)).body
  expect([last_unread_message_id, first_unread_message_id]).toEqual([data[0].id, data[2].id])
  expect((await read('US.1001', maud, data[1].id)).body.unread_count).toBe(1)
  expect((await conversation()).first_unread_message_id).toBe(data[0].id)
  expect((await read('US.1001', maud, data[2].id)).body.unread_count).toBe(1)
  expect((await read()).body.unread_count).toBe(0)
  expect((await read('US.1001', maud, data[0].id)).body.unread_count).toBe(0)
})

test('a message that is older by WhatsApp’s time, and comes later, is unread', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a2', 100))
  await read()
  await shop.receive(textFrom(shop.line, ANA, 'a1', 50))
  expect(await unread()).toEqual({ Ana: 1 })
})

test('history is read, and counts once it comes live, and only once', async () => {
  const threads = [
    {
      id: '1',
      messages: [{ from_user_id: ANA.bsuid, id: 'h1', timestamp: at(5), type: 'text', text: { body: 'x' } }],
    },
  ]
  const history = webhook(
    shop.line,
    { history: [{ metadata: { phase: 0, chunk_order: 1, progress: 10 }, threads }] },
    'history',
  )
  await shop.receive(history)
  expect(await unread()).toEqual({})
  await shop.receive(textFrom(shop.line, ANA, 'h1', 5))
  expect(await unread()).toEqual({ Ana: 1 })
  await read()
  await shop.receive(textFrom(shop.line, ANA, 'h1', 5), history)
  expect(await unread()).toEqual({})
})

test('reactions, edits and deletions are no messages', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 1))
  await read()
  const about = { from_user_id: ANA.bsuid, timestamp: at(2) }
  for (const more of [
    { id: 'r1', type: 'reaction', reaction: { message_id: 'a1', emoji: '👍' } },
    {
      id: 'e1',
      type: 'edit',
      edit: { original_message_id: 'a1', message: { type: 'text', text: { body: 'y' } } },
    },
    { id: 'd1', type: 'revoke', revoke: { original_message_id: 'a1' } },
  ])
    await shop.receive(
      webhook(shop.line, { contacts: [{ user_id: ANA.bsuid }], messages: [{ ...about, ...more }] }),
    )
  expect(await unread()).toEqual({})
})

test('what we or the business app send is not unread, and reading up to it reads what came before', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 1))
  await shop.receive(echoTo(shop.line, ANA, 'e1', 2))
  await shop.receive(textFrom(shop.line, ANA, 'a2', 3))
  expect(await unread()).toEqual({ Ana: 2 })
  const { id } = await conversation()
  const { data } = (await ask(maud, 'GET', `/conversations/${id}/messages`)).body
  expect((await read('US.1001', maud, data[1].id)).body.unread_count).toBe(1)
})

test('a merge joins what is unread of both, and an undo gives each its own back', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 1), textFrom(shop.line, BEA, 'b1', 2))
  await shop.receive(textFrom(shop.line, BEA, 'b2', 3))
  await read()
  const [ana, bea] = [await shop.contactOf('US.1001'), await shop.contactOf('US.2002')]
  const merged = await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bea })
  expect(merged.status).toBe(201)
  expect((await conversation()).unread_count).toBe(2)
  await shop.call('DELETE', `/v1/merges/${merged.body.id}`)
  expect(await unread()).toEqual({ Bea: 2 })
})

test('a member who read a conversation has read it under its contact’s next WhatsApp ID', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 1))
  await read()
  await shop.receive(rotationOf(shop.line, ANA, { bsuid: 'US.1009' }, 'sys', 5))
  expect(await unread()).toEqual({})
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1009', name: 'Ana' }, 'a2', 6))
  expect(await unread()).toEqual({ Ana: 1 })
})

test('a group has one read state for all who write in it', async () => {
  const inGroup = (who: Who, id: string, seconds: number) => {
    const message = {
      from_user_id: who.bsuid,
      id,
      timestamp: at(seconds),
      type: 'text',
      text: { body: id },
      group_id: 'G1',
    }
    return webhook(shop.line, {
      contacts: [{ user_id: who.bsuid, profile: { name: who.name } }],
      messages: [message],
    })
  }
  await shop.receive(inGroup(ANA, 'g1', 1), inGroup(BEA, 'g2', 2))
  expect(await unread()).toEqual({ group: 2 })
  const [group] = (await ask(maud, 'GET', '/conversations')).body.data
  const { body } = await ask(maud, 'POST', `/conversations/${group.id}/read`, {
    message_id: group.last_unread_message_id,
  })
  expect(body.unread_count).toBe(0)
  await shop.receive(inGroup(BEA, 'g3', 3))
  expect(await unread()).toEqual({ group: 1 })
})

test('an API key has no read state, and a message of another conversation marks nothing of it', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 1), textFrom(shop.line, BEA, 'b1', 2))
  const { body } = await shop.call('GET', '/v1/conversations')
  for (const row of body.data)
    expect([row.unread_count, row.first_unread_message_id, row.last_unread_message_id]).toEqual([
      null,
      null,
      null,
    ])
  const { id, last_unread_message_id: message_id } = await conversation()
  const refused = await shop.call('POST', `/v1/conversations/${id}/read`, { message_id })
  expect([refused.status, refused.body.code]).toEqual([403, 'member_only'])
  expect((await shop.call('GET', '/v1/conversations?unread=true')).status).toBe(400)
  const unknown = await ask(maud, 'POST', `/conversations/${id}/read`, {
    message_id: 'msg_019a2f5e7c10700080000000000000d1',
  })
  expect(unknown.status).toBe(404)
  const bea = await conversation('US.2002')
  await ask(maud, 'POST', `/conversations/${bea.id}/read`, { message_id })
  expect(await unread()).toEqual({ Ana: 1, Bea: 1 })
})

test('a member of a team reads and counts the team’s inboxes only', async () => {
  const limited = await addMember(app, shop.account, 'agent', 'teams')
  const team = await shop.call('POST', '/v1/teams', {
    name: 'Desk',
    member_ids: [limited.user_id],
    inbox_ids: [shop.account.inbox_id],
  })
  expect(team.status).toBe(201)
  await shop.receive(textFrom(shop.line, ANA, 'a1', 1))
  expect(await unread(limited)).toEqual({ Ana: 1 })
  await read('US.1001', limited)
  expect(await unread(limited)).toEqual({})
  expect(await unread()).toEqual({ Ana: 1 })
})

test('more than a hundred unread messages count as a hundred, and are read at once', async () => {
  await shop.receive(...Array.from({ length: 120 }, (_, n) => textFrom(shop.line, ANA, `a${n}`, n)))
  expect(await unread()).toEqual({ Ana: 100 })
  await read()
  expect(await unread()).toEqual({})
})

test('a saved view of unread conversations counts those of the user who opens it', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 1), textFrom(shop.line, BEA, 'b1', 2))
  const made = await ask(maud, 'POST', '/views', {
    name: 'To read',
    filters: { status: 'open', unread: 'true' },
  })
  expect(made.status).toBe(201)
  await read()
  const { body } = await ask(maud, 'GET', '/views/counts')
  expect(body).toMatchObject({ data: [{ id: made.body.id, count: 1 }] })
})
