import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import {
  addTemplate,
  bringAllForward,
  prepared,
  recipientsOf,
  SALE,
} from '../../../tests/harness/broadcasts.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { startBroadcaster } from './broadcaster.ts'

let app: TestApp
let shop: Shop

beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  await app.database.truncateAll()
  shop = await openShop(app)
  await addTemplate(shop, SALE)
})

/** People who have written, every third without a phone; in the order of their numbers. */
async function meet(number: number): Promise<string[]> {
  const bodies = Array.from({ length: number }, (_, i) =>
    textFrom(
      shop.line,
      { bsuid: `US.${1000 + i}`, name: `Person ${i}`, ...(i % 3 !== 0 && { phone: `1555200${1000 + i}` }) },
      `m${i}`,
      i,
    ),
  )
  await shop.receive(...bodies)
  const rows = await shop.rows<{ contact_id: string }>(
    `select contact_id from identities where kind = 'bsuid' order by value`,
  )
  return rows.map(({ contact_id }) => `con_${contact_id.replaceAll('-', '')}`)
}

async function started(contact_ids: string[], given: object = {}): Promise<string> {
  const { id } = await prepared(app, shop, { audience: { contact_ids }, ...given })
  expect((await change(id, 'start')).status).toBe(200)
  return id
}

const change = (id: string, verb: string) => shop.call('POST', `/v1/broadcasts/${id}/${verb}`)
const show = async (id: string) => (await shop.call('GET', `/v1/broadcasts/${id}`)).body
const told = async () =>
  (
    await shop.rows<{ type: string }>(`select type from events where type like 'broadcast.%' order by seq`)
  ).map(({ type }) => type.replace('broadcast.', ''))
const sends = () =>
  shop.rows<{ state: string; head: boolean; n: number }>(
    'select state, head, count(*)::int as n from sends group by 1, 2 order by 1, 2',
  )
/** As the sender would leave it. */
const leave = () =>
  shop.rows(
    `with gone as (update sends set state = 'sent', head = false where state = 'queued' returning message_id)
     update messages set status = 'sent', wamid = id::text where id in (select message_id from gone)`,
  )

test('a broadcast leaves every conversation as it was, and opens none that it begins', async () => {
  const written = await meet(4)
  const rows = async (query = '') => (await shop.call('GET', `/v1/conversations${query}`)).body.data
  const [last, third, second, first] = await rows()
  await shop.call('PATCH', `/v1/conversations/${third.id}`, { status: 'resolved' })
  await shop.call('PATCH', `/v1/conversations/${second.id}`, { status: 'pending' })
  await shop.call('PATCH', `/v1/conversations/${first.id}`, { status: 'snoozed' })
  await shop.call('PUT', `/v1/inboxes/${shop.account.inbox_id}/assignment_rule`, { method: 'round_robin' })
  const before = await rows()
  const counts = (await shop.call('GET', '/v1/conversations/counts')).body
  const made = await shop.call('POST', '/v1/contacts', { phone: '+15552009999', name: 'New' })
  app.clock.advance(60_000)
  await started([...written, made.body.id])
  await bringAllForward(app)
  await leave()
  const after = await rows()
  expect(after.slice(1)).toEqual(before)
  expect((await shop.call('GET', '/v1/conversations/counts')).body).toEqual(counts)
  expect(after[0]).toMatchObject({
    contact: { id: made.body.id },
    status: 'resolved',
    assignee_id: null,
    last_message: { author: { kind: 'broadcast' } },
  })
  const [sent] = (await shop.call('GET', `/v1/conversations/${last.id}/messages`)).body.data
  expect(sent.author.kind).toBe('broadcast')
})

test('the first answer to a broadcast opens its conversation, and what follows has its place again', async () => {
  const made = await shop.call('POST', '/v1/contacts', { phone: '+15552009999', name: 'New' })
  await started([made.body.id])
  await bringAllForward(app)
  await leave()
  app.clock.set(Date.UTC(2026, 10, 1, 2))
  await shop.receive(textFrom(shop.line, { phone: '15552009999' }, 'answer', 7_200))
  const [thread] = (await shop.call('GET', '/v1/conversations?status=open')).body.data
  expect(thread).toMatchObject({
    contact: { id: made.body.id },
    last_message: { direction: 'inbound' },
    last_message_at: '2026-11-01T02:00:00.000Z',
  })
  // A second broadcast, and whatever looks again at the messages, leave it there.
  app.clock.set(Date.UTC(2026, 10, 1, 3))
  await started([made.body.id], { name: 'Again' })
  await bringAllForward(app)
  const again = async () => (await shop.call('GET', `/v1/conversations/${thread.id}`)).body
  expect(await again()).toEqual(thread)
  const other = await shop.call('POST', '/v1/contacts', { phone: '+15552008888', name: 'Other' })
  const merged = await shop.call('POST', `/v1/contacts/${made.body.id}/merges`, { contact_id: other.body.id })
  expect(merged.status).toBe(201)
  expect(await again()).toMatchObject({
    last_message: thread.last_message,
    last_message_at: thread.last_message_at,
  })
})

test('it queues as much as keeps the line busy, and more once that has left, until it is finished', async () => {
  const id = await started(await meet(400))
  await bringAllForward(app)
  expect(await show(id)).toMatchObject({
    state: 'running',
    counts: { by_state: { planned: 240, queued: 160 } },
  })
  await leave()
  await bringAllForward(app)
  expect((await show(id)).counts.by_state).toEqual({ planned: 80, queued: 160, sent: 160 })
  await leave()
  await bringAllForward(app)
  await leave()
  await bringAllForward(app)
  expect(await show(id)).toMatchObject({
    state: 'finished',
    counts: { by_state: { sent: 400 }, by_reason: {}, by_address_kind: { phone: 266, bsuid: 134 } },
  })
  expect(await told()).toEqual(['ready', 'started', 'finished'])
  const told_of = await shop.rows<{ n: number }>(
    `select count(distinct data ->> 'message_id')::int as n from events where type = 'message.queued'`,
  )
  expect(told_of).toEqual([{ n: 400 }])
})

test('a pause holds back what is queued, what people write goes on, and a resumption lets it go', async () => {
  const [first = '', ...others] = await meet(20)
  const id = await started([first, ...others])
  await bringAllForward(app)
  const { body } = await change(id, 'pause')
  expect(body).toMatchObject({
    state: 'paused',
    pause_reason: 'by_hand',
    counts: { by_state: { queued: 20 } },
  })
  expect(await sends()).toEqual([{ state: 'held', head: false, n: 20 }])
  const reply = { to: first, type: 'text', text: { body: 'Yes?' } }
  expect((await shop.call('POST', '/v1/messages', reply)).status).toBe(202)
  // Something of it that was under way comes back to be sent again.
  await shop.rows(`update sends set state = 'queued', head = true
    where message_id = (select message_id from sends where state = 'held' order by message_id desc limit 1)`)
  await bringAllForward(app)
  expect(await sends()).toEqual([
    { state: 'held', head: false, n: 20 },
    { state: 'queued', head: true, n: 1 },
  ])
  expect((await change(id, 'pause')).body).toMatchObject({ code: 'wrong_broadcast_state', state: 'paused' })
  expect((await change(id, 'resume')).body.state).toBe('running')
  expect(await sends()).toEqual([
    { state: 'queued', head: false, n: 1 },
    { state: 'queued', head: true, n: 20 },
  ])
  expect(await told()).toEqual(['ready', 'started', 'paused', 'resumed'])
})

test('a cancellation takes back what has not left, and says so of everybody', async () => {
  const id = await started(await meet(200))
  await bringAllForward(app)
  await shop.rows(`update sends set state = 'sending', head = false
    where message_id = (select message_id from sends order by message_id limit 1)`)
  expect((await change(id, 'cancel')).body.counts.by_state).toEqual({ cancelled: 199, queued: 1 })
  await shop.rows(`update sends set state = 'queued', head = true where state = 'sending'`)
  await bringAllForward(app)
  expect((await show(id)).counts.by_state).toEqual({ cancelled: 200 })
  expect((await show(id)).ended_at).not.toBeNull()
  expect((await change(id, 'resume')).body.code).toBe('wrong_broadcast_state')
  expect((await change(id, 'cancel')).body.code).toBe('wrong_broadcast_state')
})

test('what was scheduled waits for its time, and a draft cannot be started', async () => {
  const people = await meet(2)
  const send_at = new Date(app.clock.now() + 3_600_000).toISOString()
  const id = await started(people, { send_at })
  await bringAllForward(app)
  expect(await show(id)).toMatchObject({ state: 'scheduled', started_at: null })
  app.clock.advance(3_600_000)
  await bringAllForward(app)
  expect(await show(id)).toMatchObject({ state: 'running', counts: { by_state: { queued: 2 } } })
  const draft = await shop.call('POST', '/v1/broadcasts', {
    name: 'Draft',
    inbox_id: shop.account.inbox_id,
    template: { name: 'sale', language: 'en' },
    parameters: { 'body.first_name': { text: 'x' }, 'body.cake': { text: 'x' } },
    audience: { contact_ids: people },
  })
  expect((await change(draft.body.id, 'start')).body).toMatchObject({
    code: 'wrong_broadcast_state',
    state: 'draft',
  })
})

test('a part that the database refuses leaves nothing behind and is done again, also by several processes', async () => {
  const people = await meet(300)
  await shop.call('PATCH', `/v1/inboxes/${shop.account.inbox_id}/sending`, { messages_per_second: 1000 })
  const id = await started(people)
  const constraint = 'check (position <> 270 or message_id is null)'
  const alter = (what: string) =>
    app.deps.store.asOwner((session) => session.exec(`alter table broadcast_recipients ${what}`))
  await alter(`add constraint refused ${constraint}`)
  await bringAllForward(app)
  const [half] = await shop.rows<{ n: number }>('select count(*)::int as n from sends')
  expect(half?.n).toBe(250)
  expect((await show(id)).counts.by_state).toEqual({ planned: 50, queued: 250 })
  await alter('drop constraint refused')
  const several = [1, 2, 3].map(() => startBroadcaster(app.deps, { poll_ms: 1, wakeSender: () => undefined }))
  await Promise.all(several.map((broadcaster) => broadcaster.drain()))
  await Promise.all(several.map((broadcaster) => broadcaster.stop()))
  const messages = await shop.rows<{ anchor_id: string }>(
    `select anchor_id from messages where direction = 'outbound'`,
  )
  expect([messages.length, new Set(messages.map(({ anchor_id }) => anchor_id)).size]).toEqual([300, 300])
  expect((await show(id)).counts.by_state).toEqual({ queued: 300 })
})

test('what changed since the dry run counts: who stopped marketing gets nothing, who was merged one message', async () => {
  const [a, b, c, d = ''] = await meet(4)
  const { id } = await prepared(app, shop, { audience: { contact_ids: [a, b, c, d] } })
  expect((await show(id)).counts.by_state).toEqual({ planned: 4 })
  await shop.call('POST', `/v1/contacts/${a}/merges`, { contact_id: c })
  await shop.call('PUT', `/v1/contacts/${d}/consents/marketing_messages`, {
    value: 'opted_out',
    source: 'call',
  })
  await change(id, 'start')
  await bringAllForward(app)
  const rows = await recipientsOf(shop, id)
  expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
    ['queued', null],
    ['queued', null],
    ['unreachable', 'same_person'],
    ['unreachable', 'marketing_stopped'],
  ])
  const message = await shop.call('GET', `/v1/messages/${rows[0].message_id}`)
  expect(message.body).toMatchObject({ type: 'template', text: 'Hi Person 2, almond cake is back.' })
})

test('who was left out as the same person gets a message of their own where the merge is undone before the run', async () => {
  const [a, b, c] = await meet(3)
  const merged = await shop.call('POST', `/v1/contacts/${a}/merges`, { contact_id: c })
  const { id } = await prepared(app, shop, { audience: { contact_ids: [a, b, c] } })
  expect((await show(id)).counts.by_reason).toEqual({ same_person: 1 })
  expect((await shop.call('DELETE', `/v1/merges/${merged.body.id}`)).status).toBe(200)
  await change(id, 'start')
  await bringAllForward(app)
  expect((await recipientsOf(shop, id)).map(({ state, reason }) => [state, reason])).toEqual([
    ['queued', null],
    ['queued', null],
    ['queued', null],
  ])
})

test('a template that WhatsApp pauses pauses the broadcast, which goes on once it is approved again', async () => {
  const id = await started(await meet(3))
  await shop.rows(`update templates set status = 'paused'`)
  await bringAllForward(app)
  expect(await show(id)).toMatchObject({
    state: 'paused',
    pause_reason: 'template_not_approved',
    counts: { by_state: { planned: 3 } },
  })
  expect((await change(id, 'resume')).body.code).toBe('template_not_approved')
  await shop.rows(`update templates set status = 'approved'`)
  expect((await change(id, 'resume')).body.state).toBe('running')
  await bringAllForward(app)
  expect((await show(id)).counts.by_state).toEqual({ queued: 3 })
})

test('pages of broadcasts lead through all of them', async () => {
  const people = await meet(1)
  const ids = []
  for (let i = 0; i < 3; i += 1)
    ids.unshift((await prepared(app, shop, { audience: { contact_ids: people } })).id)
  const first = (await shop.call('GET', '/v1/broadcasts?limit=2')).body
  const second = (await shop.call('GET', `/v1/broadcasts?limit=2&cursor=${first.next_cursor}`)).body
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids)
  expect(second.next_cursor).toBeNull()
})
