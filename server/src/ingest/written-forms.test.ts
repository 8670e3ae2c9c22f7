import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { at, webhook } from '../../tests/harness/whatsapp-line.ts'

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  await app.database.truncateAll()
  shop = await openShop(app)
})

const FORMS = [
  ['551187659111', '5511987659111'],
  ['541155667788', '5491155667788'],
  ['525512345678', '5215512345678'],
].flatMap(([one = '', other = '']) => [
  { own: one, shown: other },
  { own: other, shown: one },
])

const text = (wamid: string, fields: object) => ({
  id: wamid,
  timestamp: at(60),
  type: 'text',
  text: { body: wamid },
  ...fields,
})

/** What names a person by phone beside a contact that names them by BSUID and the other form. */
const ELEMENTS: Record<string, { field: string; build: (own: string, contact: object) => object }> = {
  message: {
    field: 'messages',
    build: (from, contact) => ({ contacts: [contact], messages: [text('wamid.F1', { from })] }),
  },
  echo: {
    field: 'smb_message_echoes',
    build: (to, contact) => ({
      contacts: [contact],
      message_echoes: [text('wamid.F1', { from: shop.line.display_phone, to })],
    }),
  },
  history: {
    field: 'history',
    build: (from, contact) => ({
      history: [{ threads: [{ context: contact, messages: [text('wamid.F1', { from })] }] }],
    }),
  },
}

const cases = Object.entries(ELEMENTS).flatMap(([name, element]) =>
  FORMS.map((forms) => ({ name, ...element, ...forms })),
)

test.each(cases)(
  'a $name about $own beside a contact with $shown is that contact’s, as is what comes by BSUID',
  async ({ field, build, own, shown }) => {
    const contact = { profile: { name: 'Lia', username: 'lia.br' }, wa_id: shown, user_id: 'BR.88001' }
    await shop.receive(webhook(shop.line, build(own, contact), field))
    await shop.receive(
      webhook(shop.line, {
        contacts: [{ profile: { name: 'Lia' }, user_id: 'BR.88001' }],
        messages: [text('wamid.F2', { from_user_id: 'BR.88001', timestamp: at(90) })],
      }),
    )
    const contacts = await shop.call('GET', '/v1/contacts')
    expect(contacts.body.data).toMatchObject([{ display_name: 'Lia' }])
    const conversations = await shop.call('GET', '/v1/conversations')
    expect(conversations.body.data).toHaveLength(1)
    const messages = await shop.call('GET', `/v1/conversations/${conversations.body.data[0].id}/messages`)
    expect(messages.body.data.map((it: { wamid: string }) => it.wamid)).toEqual(['wamid.F2', 'wamid.F1'])
  },
)

test('a status about one form beside a contact with the other teaches the BSUID of the person', async () => {
  await shop.receive(
    webhook(shop.line, { messages: [text('wamid.F1', { from: '551187659111' })] }),
    webhook(shop.line, {
      contacts: [{ profile: { name: 'Lia' }, wa_id: '5511987659111', user_id: 'BR.88001' }],
      statuses: [{ id: 'wamid.S', status: 'delivered', timestamp: at(70), recipient_id: '551187659111' }],
    }),
  )
  expect(await shop.contactOf('BR.88001')).toBe(await shop.contactOf('551187659111'))
})

test('two people in one change with two forms of one phone stay two, each with their own messages', async () => {
  await shop.receive(
    webhook(shop.line, {
      contacts: [
        { profile: { name: 'Lia' }, wa_id: '551187659111', user_id: 'BR.A' },
        { profile: { name: 'Tom' }, wa_id: '5511987659111', user_id: 'BR.B' },
      ],
      messages: [
        text('wamid.A', { from: '551187659111' }),
        text('wamid.B', { from: '5511987659111', timestamp: at(61) }),
      ],
    }),
  )
  const owners = await shop.rows(
    'select m.wamid, c.profile_name from messages m join anchors a on a.id = m.anchor_id join contacts c on c.id = a.contact_id order by 1',
  )
  expect(owners).toEqual([
    { wamid: 'wamid.A', profile_name: 'Lia' },
    { wamid: 'wamid.B', profile_name: 'Tom' },
  ])
})
