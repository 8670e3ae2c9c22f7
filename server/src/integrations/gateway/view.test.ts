import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import {
  echoTo,
  rotationOf,
  statusOf,
  type TestLine,
  textFrom,
  type Who,
} from '../../../tests/harness/whatsapp-line.ts'
import { newId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { isObject, type JsonObject } from '../../whatsapp/values/readers.ts'
import type { Policy } from './fill-slots.ts'
import { findByNumber, isSurrogate } from './numbers.ts'
import { viewEntry } from './view.ts'

let app: TestApp
let shop: Shop
let consumer: { id: string; surrogate_code: string; answers_by_itself: boolean; fields: string[] | null }
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  shop = await openShop(app)
  consumer = await addConsumer('bot')
})

async function addConsumer(name: string) {
  const id = newId()
  await shop.rows(`insert into gateway_consumers (account_id, id, name, policy, mode, app_secret, verify_token, token_digest,
    created_at, updated_at) values ('${shop.account.account_uuid}', '${id}', '${name}', 'stable_phone', 'live', 'a', 'b',
    '${id}', now(), now())`)
  return { id, surrogate_code: '999', answers_by_itself: false, fields: null }
}

const INES = { bsuid: 'US.1001', phone: '15550104477', name: 'Ines' }
const hidden = ({ bsuid, name }: Who): Who => ({ ...(bsuid && { bsuid }), ...(name && { name }) })

/** What the consumer gets of a webhook, after we have taken it in. */
async function see(
  body: object,
  policy: Policy = 'stable_phone',
  as = consumer,
  lines: TestLine[] = [shop.line],
) {
  await shop.receive(body)
  return view(body, policy, as, lines)
}

async function view(body: object, policy: Policy, as = consumer, lines: TestLine[] = [shop.line]) {
  // As it is stored: what is undefined here was never sent.
  const [entry] = JSON.parse(JSON.stringify(body)).entry
  const seen = await withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
    viewEntry(trx, shop.account.account_uuid, as, {
      entry,
      lines: lines.map((line) => ({ ...line, id: line.inbox_id })),
      policy,
      own_url: null,
      now: new Date(app.clock.now()),
    }),
  )
  const changes = Array.isArray(seen?.entry.changes) ? seen.entry.changes : []
  const value: JsonObject = isObject(changes[0]) && isObject(changes[0].value) ? changes[0].value : {}
  const first = (list: string): JsonObject => {
    const elements = value[list]
    return Array.isArray(elements) && isObject(elements[0]) ? elements[0] : {}
  }
  return {
    seen,
    value,
    message: first('messages'),
    contact: first('contacts'),
    status: first('statuses'),
    first,
  }
}

test('one number stays with a person: phone, hidden phone, another phone, a merge, and its undo', async () => {
  const number = (await see(textFrom(shop.line, INES, 'wamid.1', 1))).message.from
  expect(number).toBe(INES.phone)
  const later = await see(textFrom(shop.line, hidden(INES), 'wamid.2', 2))
  expect([later.message.from, later.contact.wa_id]).toEqual([number, number])
  const moved = { bsuid: 'US.1002', phone: '15550109911', name: 'Ines' }
  const told = await see(rotationOf(shop.line, INES, moved, 'wamid.3', 3))
  // For a consumer that keeps one number per contact, nothing has changed.
  expect(told.seen).toBeNull()
  expect((await see(textFrom(shop.line, moved, 'wamid.4', 4))).message.from).toBe(number)
  const rafa = { bsuid: 'US.2001', name: 'Rafa' }
  const surrogate = (await see(textFrom(shop.line, rafa, 'wamid.5', 5))).message.from
  expect(isSurrogate(String(surrogate))).toBe(true)
  const [ines_id, rafa_id] = [await shop.contactOf('US.1002'), await shop.contactOf('US.2001')]
  const merge = await shop.call('POST', `/v1/contacts/${ines_id}/merges`, { contact_id: rafa_id })
  expect(merge.status).toBe(201)
  expect((await see(textFrom(shop.line, rafa, 'wamid.6', 6))).message.from).toBe(number)
  expect((await see(textFrom(shop.line, moved, 'wamid.7', 7))).message.from).toBe(number)
  expect((await shop.call('DELETE', `/v1/merges/${merge.body.id}`)).status).toBe(200)
  expect((await see(textFrom(shop.line, rafa, 'wamid.8', 8))).message.from).toBe(surrogate)
  expect((await see(textFrom(shop.line, moved, 'wamid.9', 9))).message.from).toBe(number)
})

test('both numbers of two who were merged lead to the survivor, and to each of them after the undo', async () => {
  const one = String((await see(textFrom(shop.line, INES, 'wamid.1', 1))).message.from)
  const other = String((await see(textFrom(shop.line, { bsuid: 'US.2001' }, 'wamid.2', 2))).message.from)
  const [ines, rafa] = [await shop.contactOf('US.1001'), await shop.contactOf('US.2001')]
  const find = (number: string) =>
    withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
      findByNumber(trx, shop.account.account_uuid, consumer.id, number),
    )
  const { body } = await shop.call('POST', `/v1/contacts/${ines}/merges`, { contact_id: rafa })
  expect([await find(one), await find(other)]).toEqual([parseId('contact', ines), parseId('contact', ines)])
  await shop.call('DELETE', `/v1/merges/${body.id}`)
  expect([await find(one), await find(other)]).toEqual([parseId('contact', ines), parseId('contact', rafa)])
})

test('a phone that becomes known later does not change a surrogate that was given', async () => {
  const surrogate = (await see(textFrom(shop.line, hidden(INES), 'wamid.1', 1))).message.from
  expect(isSurrogate(String(surrogate))).toBe(true)
  const shown = await see(textFrom(shop.line, INES, 'wamid.2', 2))
  expect([shown.message.from, shown.contact.wa_id]).toEqual([surrogate, surrogate])
})

test('a recycled number stays whom the consumer knows by it; the stranger gets a surrogate', async () => {
  await see(textFrom(shop.line, INES, 'wamid.1', 1))
  const stranger = { bsuid: 'US.3001', phone: INES.phone, name: 'Paul' }
  const number = (await see(textFrom(shop.line, stranger, 'wamid.2', 2))).message.from
  expect(isSurrogate(String(number))).toBe(true)
  expect((await see(textFrom(shop.line, hidden(INES), 'wamid.3', 3))).message.from).toBe(INES.phone)
})

test('each consumer knows somebody by a surrogate of its own', async () => {
  const body = textFrom(shop.line, { bsuid: 'US.2001' }, 'wamid.1', 1)
  const one = (await see(body)).message.from
  const other = (await view(body, 'stable_phone', await addConsumer('crm'))).message.from
  expect(one).not.toBe(other)
  expect((await view(body, 'stable_phone')).message.from).toBe(one)
})

test('known_phone fills in the current phone where Meta left it out, and leaves out what nobody knows', async () => {
  await see(textFrom(shop.line, INES, 'wamid.1', 1), 'known_phone')
  expect((await see(textFrom(shop.line, hidden(INES), 'wamid.2', 2), 'known_phone')).message.from).toBe(
    INES.phone,
  )
  const unknown = await see(textFrom(shop.line, { bsuid: 'US.2001' }, 'wamid.3', 3), 'known_phone')
  expect(unknown.message).not.toHaveProperty('from')
  expect(unknown.seen?.filled).toEqual([])
})

test('passthrough leaves an entry as Meta sent it', async () => {
  const body = textFrom(shop.line, hidden(INES), 'wamid.1', 1)
  const { seen } = await see(body, 'passthrough')
  expect(seen).toEqual({ entry: JSON.parse(JSON.stringify(body)).entry[0], filled: [] })
})

test('echoes and statuses name the person by the same number', async () => {
  const number = (await see(textFrom(shop.line, hidden(INES), 'wamid.1', 1))).message.from
  const echo = await see(echoTo(shop.line, hidden(INES), 'wamid.2', 2))
  expect([echo.first('message_echoes').to, echo.first('message_echoes').from]).toEqual([
    number,
    shop.line.display_phone,
  ])
  const status = await see(statusOf(shop.line, hidden(INES), 'wamid.2', 'delivered', 3))
  expect([status.status.recipient_id, status.contact.wa_id]).toEqual([number, number])
})

test.each([
  ['empty text', ''],
  ['blank', ' '],
  ['null', null],
  ['a BSUID', 'US.1001'],
])('a phone field that holds %s counts as left out', async (_, from) => {
  const body = JSON.parse(JSON.stringify(textFrom(shop.line, hidden(INES), 'wamid.1', 1)))
  body.entry[0].changes[0].value.messages[0].from = from
  expect(isSurrogate(String((await see(body)).message.from))).toBe(true)
})

test('a changed number is news to whom it changes for, with the phone that is known now', async () => {
  await see(textFrom(shop.line, INES, 'wamid.1', 1))
  const moved = { bsuid: 'US.1002', phone: '15550109911', name: 'Ines' }
  const body = rotationOf(shop.line, INES, moved, 'wamid.2', 2)
  await shop.receive(body)
  for (const policy of ['passthrough', 'known_phone'] as const) {
    const { message } = await view(body, policy)
    expect(message.system).toMatchObject({ wa_id: '15550109911' })
  }
})

test('a consumer gets nothing of the fields that it did not subscribe to', async () => {
  const body = textFrom(shop.line, INES, 'wamid.1', 1)
  const calls = { ...consumer, fields: ['calls'] }
  expect((await see(body, 'stable_phone', calls)).seen).toBeNull()
  expect((await view(body, 'stable_phone', { ...consumer, fields: ['messages'] })).seen).not.toBeNull()
})

test('changes of other lines are not for a consumer', async () => {
  const other = await shop.addLine()
  const { seen } = await see(textFrom(other, INES, 'wamid.1', 1))
  expect(seen).toBeNull()
  expect(
    (await view(textFrom(other, INES, 'wamid.1', 1), 'stable_phone', consumer, [other])).message.from,
  ).toBe(INES.phone)
})

test('what is written in a conversation that a person has stands under standby for a bot, and nowhere else for others', async () => {
  const bot = { ...consumer, answers_by_itself: true }
  await see(textFrom(shop.line, INES, 'wamid.1', 1))
  await shop.rows(`update conversations set assignee_id = '${consumer.id}'`)
  const body = textFrom(shop.line, INES, 'wamid.2', 2)
  await shop.receive(body)
  const { seen, value } = await view(body, 'stable_phone', bot)
  expect(seen?.entry.changes).toMatchObject([{ field: 'standby' }])
  expect(value.standby).toMatchObject({ messages: [{ id: 'wamid.2', from: INES.phone }] })
  expect((await view(body, 'stable_phone')).seen?.entry.changes).toMatchObject([{ field: 'messages' }])
  await shop.rows(`update conversations set status = 'resolved'`)
  expect((await view(body, 'stable_phone', bot)).seen?.entry.changes).toMatchObject([{ field: 'messages' }])
})
