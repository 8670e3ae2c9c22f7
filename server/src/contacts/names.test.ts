import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../test/app.ts'
import { openShop, type Shop } from '../test/people.ts'
import { at, textFrom, type Who, webhook } from '../test/whatsapp-line.ts'

const ANA: Who = { bsuid: 'US.1001' }
const INVISIBLE = ['\u200e', '\u3164', '\u2800', '\u200b', '\u00ad', '\u2060', '\u0301', ' \u00a0 ']

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 2))
  shop = await openShop(app)
})

/** The business app's address book has somebody under a name, since this second. */
function savedAs(who: Who, full_name: string, seconds: number): object {
  const contact = { user_id: who.bsuid, phone_number: who.phone, full_name }
  const state_sync = [{ type: 'contact', contact, action: 'add', metadata: { timestamp: at(seconds) } }]
  return webhook(shop.line, { state_sync }, 'smb_app_state_sync')
}

async function contact(value = 'US.1001') {
  const { body } = await shop.call('GET', `/v1/contacts/${await shop.contactOf(value)}`)
  return body
}

describe('a name that shows nothing on screen is no name', () => {
  test.each(INVISIBLE)('%j in a profile', async (name) => {
    await shop.receive(textFrom(shop.line, { ...ANA, name }, 'm1', 1))
    expect(await contact()).toMatchObject({
      profile_name: null,
      display_name: expect.stringMatching(/^Contact /),
    })
  })

  test.each(INVISIBLE)('%j in an address book', async (name) => {
    await shop.receive(savedAs(ANA, name, 1))
    expect(await contact()).toMatchObject({ name: null, display_name: expect.stringMatching(/^Contact /) })
  })

  test('in a profile, after a visible one: that one stays', async () => {
    await shop.receive(textFrom(shop.line, { ...ANA, name: 'Ana' }, 'm1', 1))
    await shop.receive(textFrom(shop.line, { ...ANA, name: '\u3164' }, 'm2', 2))
    expect(await contact()).toMatchObject({ profile_name: 'Ana', display_name: 'Ana' })
  })

  test('from an API client, which makes or changes the contact all the same', async () => {
    const made = await shop.call('POST', '/v1/contacts', { phone: '+15550104477', name: '\u200b\u2060' })
    expect(made).toMatchObject({
      status: 201,
      body: { name: null, display_name: expect.stringMatching(/^Contact /) },
    })
    const named = await shop.call('PATCH', `/v1/contacts/${made.body.id}`, { name: 'Ana' })
    expect(named.body.display_name).toBe('Ana')
    const cleared = await shop.call('PATCH', `/v1/contacts/${made.body.id}`, { name: '\u2800' })
    expect(cleared).toMatchObject({
      status: 200,
      body: { name: null, display_name: expect.stringMatching(/^Contact /) },
    })
  })

  test('in a row of an import, which names nobody and renames nobody', async () => {
    const rows = [
      { phone: '+15550104477', name: '\u3164', profile_name: 'Ana' },
      { phone: '+15550104488', name: '\u200e', profile_name: '\u200e' },
    ]
    const body = await shop.call('POST', '/v1/contacts/imports', rows)
    expect(body.body.rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['created', 'created'])
    expect(await contact('15550104477')).toMatchObject({ name: 'Ana' })
    expect(await contact('15550104488')).toMatchObject({
      name: null,
      display_name: expect.stringMatching(/^Contact /),
    })
    await shop.call('POST', '/v1/contacts/imports', [{ phone: '+15550104477', name: '\u00ad' }])
    expect(await contact('15550104477')).toMatchObject({ name: 'Ana' })
  })

  test('on a card: the visible names of the other cards are its text', async () => {
    const contacts = ['\u2800', 'Bob'].map((formatted_name) => ({ name: { formatted_name } }))
    const message = { from_user_id: ANA.bsuid, id: 'm1', timestamp: at(1), type: 'contacts', contacts }
    await shop.receive(webhook(shop.line, { contacts: [{ user_id: ANA.bsuid }], messages: [message] }))
    expect(await shop.rows('select text from messages')).toEqual([{ text: 'Bob' }])
  })
})
