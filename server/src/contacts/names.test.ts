import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { at, rotationOf, statusOf, textFrom, type Who, webhook } from '../../tests/harness/whatsapp-line.ts'

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

/** The business app's address book has a contact under a name, since this second. */
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

describe('a name in the address book', () => {
  const RENAMES: [string, number][] = [
    ['Rafa', 10],
    ['Rafa Kite VIP', 500],
    ['Rafa Kite', 200],
  ]

  test.each([
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ])('is the latest by Meta’s time, in the order %i, %i, %i', async (...order) => {
    const changes = order.map((index) => savedAs(ANA, ...(RENAMES[index] ?? ['', 0])))
    for (const change of changes) await shop.receive(change)
    expect(await contact()).toMatchObject({ name: 'Rafa Kite VIP', display_name: 'Rafa Kite VIP' })
    const found = await shop.call('GET', '/v1/contacts?query=vip')
    expect(found.body.data).toHaveLength(1)
  })

  test('in one batch with others is the latest, too', async () => {
    await shop.receive(...RENAMES.map(([name, seconds]) => savedAs(ANA, name, seconds)))
    expect((await contact()).name).toBe('Rafa Kite VIP')
  })

  test('never replaces a name that was saved here', async () => {
    await shop.receive(savedAs(ANA, 'Rafa', 10))
    const { id } = await contact()
    await shop.call('PATCH', `/v1/contacts/${id}`, { name: 'Rafael' })
    await shop.receive(savedAs(ANA, 'Rafa Kite VIP', 500))
    expect((await contact()).name).toBe('Rafael')
  })

  test('is the latest of all identifiers, also where a message joins them later', async () => {
    const phone = '15550104477'
    await shop.receive(savedAs({ phone }, 'Rafa', 10))
    await shop.receive(savedAs(ANA, 'Rafa Kite VIP', 500))
    await shop.receive(textFrom(shop.line, { ...ANA, phone }, 'm1', 600))
    expect(await contact()).toMatchObject({ name: 'Rafa Kite VIP' })
    expect((await contact(phone)).id).toBe((await contact()).id)
  })
})

/** The contact gets this BSUID, and it is the one whose link is withheld. */
async function rotateAndSeal(previous: string, current: string): Promise<void> {
  await shop.receive(rotationOf(shop.line, { bsuid: previous }, { bsuid: current }, `s${current}`, 40))
  await shop.rows(`update anchors set sealed = true where key like '%:${current}'`)
}

test.each([
  ['A', 'B'],
  ['B', 'A'],
])(
  'of names %s and %s that two ids of a contact had in one second, the same one is shown beside a sealed link',
  async (first, second) => {
    await shop.receive(textFrom(shop.line, { ...ANA, name: first }, 'm1', 10))
    await shop.receive(rotationOf(shop.line, ANA, { bsuid: 'US.1002' }, 's1', 20))
    await shop.receive(textFrom(shop.line, { bsuid: 'US.1002', name: second }, 'm2', 10))
    expect((await contact()).profile_name).toBe('B')
    await rotateAndSeal('US.1002', 'US.1003')
    expect(await contact()).toMatchObject({ sealed: true, profile_name: 'B' })
  },
)

describe('a username', () => {
  const BOB: Who = { bsuid: 'US.9009' }
  const by = (who: Who, username: string | undefined, seconds: number) =>
    textFrom(
      shop.line,
      { ...who, name: 'N', ...(username && { username }) },
      `m${who.bsuid}${seconds}`,
      seconds,
    )

  async function holders() {
    const all = (await shop.call('GET', '/v1/contacts')).body.data
    return Object.fromEntries(
      all.map((it: { username: string | null; identities: { value: string }[] }) => [
        it.identities[0]?.value,
        it.username,
      ]),
    )
  }

  test('that appears with a second contact ends with the first, which keeps it in its history', async () => {
    const told = [by(ANA, 'sam.k', 10), by(BOB, 'Sam.K', 11)]
    for (const body of told) await shop.receive(body)
    expect(await holders()).toEqual({ 'US.1001': null, 'US.9009': 'Sam.K' })
    expect((await contact()).usernames).toMatchObject([{ username: 'sam.k' }])
    await shop.replay()
    expect(await holders()).toEqual({ 'US.1001': null, 'US.9009': 'Sam.K' })
  })

  test('that a group shows with a second contact ends with the first', async () => {
    await shop.receive(by(ANA, 'sam.k', 10), by(BOB, undefined, 11))
    const added_participants = [{ user_id: BOB.bsuid, username: 'sam.k' }]
    const joined = { group_id: 'G', type: 'group_participants_add', timestamp: Number(at(20)) }
    await shop.receive(
      webhook(shop.line, { groups: [{ ...joined, added_participants }] }, 'group_participants_update'),
    )
    expect(await holders()).toEqual({ 'US.1001': null, 'US.9009': 'sam.k' })
  })

  test('stays where WhatsApp shows a later id of the contact with a name alone, also in events and beside a sealed link', async () => {
    await shop.receive(by(ANA, 'sam.k', 10))
    await shop.receive(rotationOf(shop.line, ANA, { bsuid: 'US.1002' }, 's1', 20))
    await shop.receive(statusOf(shop.line, { bsuid: 'US.1002', name: 'Sam' }, 'w1', 'read', 30))
    expect(await contact()).toMatchObject({ username: 'sam.k', profile_name: 'Sam' })
    const { body } = await shop.call('GET', '/v1/events')
    expect(body.data.at(-1).contact.username).toBe('sam.k')
    await rotateAndSeal('US.1002', 'US.1003')
    expect(await contact()).toMatchObject({ sealed: true, username: 'sam.k', profile_name: 'Sam' })
  })

  test('that shows nothing on screen is none', async () => {
    await shop.receive(by(ANA, '@\u200b', 10))
    expect(await holders()).toEqual({ 'US.1001': null })
  })

  test('goes to whoever had it last by Meta’s time, whichever webhook comes first', async () => {
    await shop.receive(by(BOB, 'sam.k', 11))
    await shop.receive(by(ANA, 'sam.k', 10))
    expect(await holders()).toEqual({ 'US.1001': null, 'US.9009': 'sam.k' })
    await shop.receive(by(ANA, 'sam.k', 12))
    expect(await holders()).toEqual({ 'US.1001': 'sam.k', 'US.9009': null })
  })

  test('that is gone from the profile is gone, until it is shown again', async () => {
    await shop.receive(by(ANA, 'sam.k', 10))
    await shop.receive(by(ANA, undefined, 20))
    await shop.receive(by(ANA, 'sam.k', 15))
    expect(await holders()).toEqual({ 'US.1001': null })
    await shop.receive(by(ANA, 'sam.k', 30))
    expect(await holders()).toEqual({ 'US.1001': 'sam.k' })
  })

  test('that two contacts had before it ended with the first is settled when it is next shown', async () => {
    await shop.receive(by(ANA, 'sam.k', 10), by(BOB, 'sam.k', 11))
    await shop.rows(`update anchors set username = 'sam.k', username_at = null`)
    await shop.rows(`update contacts set username = 'sam.k'`)
    await shop.receive(by(BOB, 'sam.k', 12))
    expect(await holders()).toEqual({ 'US.1001': null, 'US.9009': 'sam.k' })
  })

  test('is each contact’s the same in any order, doubling and batch split', async () => {
    const shown = fc.record({
      who: fc.constantFrom('US.1', 'US.2', 'US.3'),
      username: fc.constantFrom('sam.k', 'SAM.K', 'kit', undefined),
      at: fc.nat({ max: 6 }),
    })
    const worlds = fc
      .array(shown, { minLength: 2, maxLength: 7 })
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
          fc.integer({ min: 1, max: 3 }),
        ),
      )
    await fc.assert(
      fc.asyncProperty(worlds, async ([all, order, size]) => {
        const tell = (it: (typeof all)[number]) => by({ bsuid: it.who }, it.username, it.at)
        shop = await openShop(app)
        await shop.receive(...all.map(tell))
        const whole = await holders()
        shop = await openShop(app)
        for (let from = 0; from < order.length; from += size)
          await shop.receive(...order.slice(from, from + size).map(tell))
        expect(await holders()).toEqual(whole)
      }),
      { numRuns: 10 },
    )
  }, 120_000)
})
