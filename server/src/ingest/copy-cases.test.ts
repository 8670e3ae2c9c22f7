import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import {
  type CopyContent,
  echoCopy,
  historyCopy,
  historyFile,
  liveCopy,
  standbyCopy,
  standbyEcho,
} from '../../tests/harness/copies.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { rotationOf, statusOf, textFrom, type Who } from '../../tests/harness/whatsapp-line.ts'
import { parseContent } from '../whatsapp/content/content.ts'
import { joinContents } from './join-content.ts'

const ANA: Who = { bsuid: 'US.1001', name: 'Ana' }
const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 10, 1)

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(START_MS + 3_600_000)
  shop = await openShop(app)
})

const text = (body = 'please help'): CopyContent => ({ type: 'text', body: { body } })
const photo = (body: object): CopyContent => ({ type: 'image', body })
const told = (content: CopyContent, seconds = 60, wamid = 'w1') => ({ wamid, seconds, content })
/** What WhatsApp does not pass on, with the type that it has on the phone. */
const unsupported = (type: unknown): CopyContent => ({
  type: 'unsupported',
  body: { type },
  rest: { errors: [{ code: 131051, title: 'Message type unknown' }] },
})
const history = (content: CopyContent, status = 'READ', seconds = 60, wamid = 'w1') =>
  historyCopy(shop.line, ANA, { ...told(content, seconds, wamid), direction: 'inbound', status })
const live = (content: CopyContent, seconds = 60, wamid = 'w1') =>
  liveCopy(shop.line, ANA, told(content, seconds, wamid))

async function thread() {
  return (await shop.call('GET', '/v1/conversations')).body.data[0]
}

async function message(wamid = 'w1') {
  const { body } = await shop.call('GET', `/v1/conversations/${(await thread()).id}/messages`)
  return body.data.find((it: { wamid: string }) => it.wamid === wamid)
}

async function change(body: object): Promise<void> {
  expect((await shop.call('PATCH', `/v1/conversations/${(await thread()).id}`, body)).status).toBe(200)
}

async function eventTypes(): Promise<string[]> {
  const rows = await shop.rows<{ type: string }>(
    `select type from events where type like 'message.%' order by seq`,
  )
  return rows.map(({ type }) => type)
}

describe('what copies say together', () => {
  test('a placeholder, its file and its caption are one message, found by its caption', async () => {
    const copies = [
      history({ type: 'media_placeholder' }),
      historyFile(shop.line, ANA, { ...told(photo({ id: '901', sha256: 'aGk=' })), direction: 'inbound' }),
      history(photo({ caption: 'broken shelf photo' })),
    ]
    for (const copy of copies) await shop.receive(copy)
    const { type, text, content, media } = await message()
    expect({ type, text }).toEqual({ type: 'image', text: 'broken shelf photo' })
    expect(content.media).toMatchObject({ media_id: '901', caption: 'broken shelf photo' })
    expect(media).toHaveLength(1)
    expect((await shop.call('GET', '/v1/search/messages?query=shelf')).body.data).toHaveLength(1)
  })

  test('a file that copies name by two ids of WhatsApp is shown once', async () => {
    await shop.receive(live(photo({ id: '901', sha256: 'aGk=' })))
    await shop.receive(history(photo({ id: '902', sha256: 'aGk=' })))
    expect((await message()).media).toHaveLength(1)
  })

  test('history moves the status of an echo forward and never back', async () => {
    const echo = echoCopy(shop.line, ANA, told(text()))
    const past = (status: string) =>
      historyCopy(shop.line, ANA, { ...told(text()), direction: 'outbound', status })
    await shop.receive(echo)
    await shop.receive(past('READ'))
    app.clock.set(START_MS + 3 * DAY_MS)
    expect(await message()).toMatchObject({ status: 'read', undelivered: false, source: 'echo' })
    await shop.receive(past('SENT'), statusOf(shop.line, ANA, 'w1', 'delivered', 90))
    expect(await message()).toMatchObject({
      status: 'read',
      seen_copies: ['echo', 'history', 'status'],
    })
  })

  test('a template shows the text of another copy, and is found by it', async () => {
    const template = { name: 'greeting', language: { code: 'en' } }
    const sent = standbyEcho(shop.line, ANA, told({ type: 'template', body: template }))
    const shown = { ...told(text('Hello Ana zebra')), direction: 'outbound' as const, status: 'SENT' }
    for (const copies of [[sent, historyCopy(shop.line, ANA, shown)], [sent]]) await shop.receive(...copies)
    expect(await message()).toMatchObject({ type: 'template', text: 'Hello Ana zebra' })
    const { body } = await shop.call('GET', '/v1/search/messages?query=zebra')
    expect(body.data).toHaveLength(1)
  })

  test('what a status tells as sent after history is not told again by its echo', async () => {
    const outbound = { ...told(text()), direction: 'outbound' as const, status: 'PENDING' }
    await shop.receive(historyCopy(shop.line, ANA, outbound))
    await shop.receive(statusOf(shop.line, ANA, 'w1', 'sent', 65))
    await shop.receive(echoCopy(shop.line, ANA, told(text())))
    expect((await eventTypes()).filter((type) => type === 'message.sent')).toHaveLength(1)
  })

  test('what came beside another app is ours once it comes to us', async () => {
    await shop.receive(standbyCopy(shop.line, ANA, told(text())))
    expect(await message()).toMatchObject({ standby: true, seen_copies: ['standby'] })
    await shop.receive(live(text()))
    expect(await message()).toMatchObject({ standby: false, seen_copies: ['live', 'standby'] })
  })

  test('a message is received once, when it comes live, and a redelivery tells nothing', async () => {
    await shop.receive(history(text()))
    await shop.receive(standbyCopy(shop.line, ANA, told(text())))
    expect(await eventTypes()).not.toContain('message.received')
    await shop.receive(live(text()))
    const once = await eventTypes()
    expect(once.filter((type) => type === 'message.received')).toHaveLength(1)
    await shop.receive(live(text()), history(text()), standbyCopy(shop.line, ANA, told(text())))
    expect(await eventTypes()).toEqual(once)
  })

  test('rows from before copies were kept say theirs by their source', async () => {
    await shop.receive(standbyCopy(shop.line, ANA, told(text())), live(text(), 70, 'w2'))
    await shop.rows(`update messages set seen_copies = '{}'`)
    expect([await message(), await message('w2')]).toMatchObject([
      { seen_copies: ['standby'] },
      { seen_copies: ['live'] },
    ])
    await shop.receive(live(text()))
    expect(await message()).toMatchObject({ standby: false, seen_copies: ['live', 'standby'] })
  })
})

describe('a number that changed between the copies', () => {
  const BEFORE: Who = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
  const SAME_ID: Who = { ...BEFORE, phone: '15550109911' }
  const NEW_ID: Who = { ...SAME_ID, bsuid: 'US.1009' }
  const past = (who: Who) =>
    historyCopy(shop.line, who, { ...told(text()), direction: 'inbound', status: 'READ' })
  const rotated = (previous: Who, current: Who) => rotationOf(shop.line, previous, current, 'sys', 90)

  const stored = () => shop.rows('select bsuid, phone, anomaly from messages')
  const contacts = () =>
    shop.rows(
      `select contact_id, string_agg(kind || ' ' || value || ' ' || state, ', ' order by kind, value) as identities
         from identities group by contact_id`,
    )

  const WITH_SAME_ID = { bsuid: BEFORE.bsuid, phone: BEFORE.phone, anomaly: false }
  test.each([
    ['together', [[0, 1]]],
    ['live first', [[0], [1]]],
    ['history first', [[1], [0]]],
    ['again and again', [[0, 1], [1], [0], [1]]],
  ])('one BSUID with two phones is one contact, %s', async (_, batches) => {
    const copies = [liveCopy(shop.line, BEFORE, told(text())), past(SAME_ID)]
    for (const batch of batches) await shop.receive(...batch.flatMap((it) => copies[it] ?? []))
    expect(await stored()).toEqual([WITH_SAME_ID])
    expect(await contacts()).toMatchObject([
      { identities: 'bsuid US.1001 active, phone 15550104477 retired, phone 15550109911 active' },
    ])
    expect(await message()).toMatchObject({ anomaly: false, seen_copies: ['live', 'history'] })
  })

  test.each([
    ['together', [[0, 1, 2]]],
    ['as it happened', [[0], [1], [2]]],
    ['history before the live copy', [[1], [2], [0]]],
    ['history in the batch of the rotation', [[0], [2, 1]]],
    ['history before the rotation, and the live copy after it', [[2], [1], [0]]],
  ])('two BSUIDs that follow each other are one contact, %s', async (_, batches) => {
    const copies = [liveCopy(shop.line, BEFORE, told(text())), rotated(BEFORE, NEW_ID), past(NEW_ID)]
    for (const batch of batches) await shop.receive(...batch.flatMap((it) => copies[it] ?? []))
    expect(await stored()).toEqual([WITH_SAME_ID])
    expect(await contacts()).toHaveLength(1)
    expect((await shop.call('GET', '/v1/conversations')).body.data).toHaveLength(1)
    const { contact } = await message()
    expect(contact).toMatchObject({ display_name: 'Ana' })
  })

  test('a phone without a BSUID belongs to the contact that was shown with it', async () => {
    await shop.receive(textFrom(shop.line, BEFORE, 'w0', 1))
    await shop.receive(liveCopy(shop.line, { phone: BEFORE.phone, name: 'Ana' }, told(text())))
    await shop.receive(past(SAME_ID))
    expect(await stored()).toEqual([WITH_SAME_ID, WITH_SAME_ID])
    expect(await contacts()).toHaveLength(1)
  })

  test('what the business sent before the change is also one message', async () => {
    await shop.receive(echoCopy(shop.line, BEFORE, told(text())), rotated(BEFORE, NEW_ID))
    await shop.receive(
      historyCopy(shop.line, NEW_ID, { ...told(text()), direction: 'outbound', status: 'READ' }),
    )
    expect(await message()).toMatchObject({
      anomaly: false,
      status: 'read',
      seen_copies: ['echo', 'history'],
    })
  })

  test.each<[string, Who, Who]>([
    ['two BSUIDs that nothing connects', BEFORE, NEW_ID],
    ['two phones alone', { phone: BEFORE.phone, name: 'Ana' }, { phone: SAME_ID.phone, name: 'Ana' }],
    ['a phone that its BSUID was never shown with', { phone: BEFORE.phone, name: 'Ana' }, NEW_ID],
  ])('%s still disagree', async (_, one, other) => {
    for (const copy of [liveCopy(shop.line, one, told(text())), past(other)]) await shop.receive(copy)
    expect(await message()).toMatchObject({ anomaly: true })
  })
})

describe('what opens a conversation', () => {
  test.each(['resolved', 'snoozed'])(
    'new inbound opens one that is %s, also after its history',
    async (status) => {
      await shop.receive(textFrom(shop.line, ANA, 'w0', 1))
      await change({ status, ...(status === 'snoozed' && { snoozed_until: '2026-11-05T00:00:00Z' }) })
      await shop.receive(history(text()))
      expect(await thread()).toMatchObject({ status })
      await shop.receive(live(text()))
      expect(await thread()).toMatchObject({ status: 'open', snoozed_until: null })
      expect(await message()).toMatchObject({ source: 'inbound' })
    },
  )

  test('what a member resolved after new inbound stays resolved when further copies come', async () => {
    await shop.receive(live(text()))
    await change({ status: 'resolved' })
    await shop.receive(history(text()), standbyCopy(shop.line, ANA, told(text())), live(text()))
    expect(await thread()).toMatchObject({ status: 'resolved' })
  })

  test.each<[string, CopyContent]>([
    ['a reaction', { type: 'reaction', body: { message_id: 'w0', emoji: '👍' } }],
    ['a reaction that is taken back', { type: 'reaction', body: { message_id: 'w0' } }],
    [
      'an edit',
      { type: 'edit', body: { original_message_id: 'w0', message: { type: 'text', text: { body: 'x' } } } },
    ],
    ['a deletion', { type: 'revoke', body: { original_message_id: 'w0' } }],
    ['a reaction that WhatsApp does not pass on', unsupported('reaction')],
    ['an edit that WhatsApp does not pass on', unsupported('EDIT')],
    ['a deletion that WhatsApp does not pass on', unsupported('revoke')],
  ])('%s opens none, whether it is resolved, snoozed or not there yet', async (_, content) => {
    await shop.receive(live(content))
    expect(await thread()).toMatchObject({ status: 'resolved' })
    await shop.receive(textFrom(shop.line, ANA, 'w0', 1))
    expect(await thread()).toMatchObject({ status: 'open' })
    await change({ status: 'resolved' })
    await shop.receive(live(content, 70, 'w2'))
    expect(await thread()).toMatchObject({ status: 'resolved' })
    await change({ status: 'snoozed', snoozed_until: '2026-11-05T00:00:00Z' })
    await shop.receive(live(content, 80, 'w3'))
    expect(await thread()).toMatchObject({ status: 'snoozed', snoozed_until: '2026-11-05T00:00:00.000Z' })
  })

  test.each(['poll_creation', 'gif', 'reaction of a kind', { type: 'reaction' }, null])(
    'another message that WhatsApp does not pass on opens one: %j',
    async (type) => {
      await shop.receive(textFrom(shop.line, ANA, 'w0', 1))
      await change({ status: 'resolved' })
      await shop.receive(live(unsupported(type)))
      expect(await thread()).toMatchObject({ status: 'open' })
    },
  )

  test.each([
    ['reaction', 'resolved'],
    ['poll_creation', 'open'],
  ])(
    'a message that WhatsApp does not pass on, %s, leaves the conversation that it moves to %s',
    async (type, status) => {
      const former: Who = { bsuid: 'US.1000', name: 'Ana' }
      await shop.receive(history(text(), 'READ', 30, 'w2'))
      await shop.receive(liveCopy(shop.line, former, told(unsupported(type))))
      await shop.receive(rotationOf(shop.line, former, ANA, 'sys', 90))
      const { data } = (await shop.call('GET', '/v1/conversations')).body
      expect(data).toMatchObject([{ status }])
    },
  )

  test('imported history arrives resolved, opens no window and is no new inbound', async () => {
    await shop.receive(history(text()))
    expect(await thread()).toMatchObject({ status: 'resolved', window: { may_send: 'templates' } })
    expect(await eventTypes()).toEqual(['message.stored'])
    await shop.receive(live(text('more'), 120, 'w2'))
    expect(await thread()).toMatchObject({ status: 'open', window: { may_send: 'anything' } })
  })

  test('an echo opens what held only history, until a member has put it aside', async () => {
    const echo = (wamid: string) => echoCopy(shop.line, ANA, told(text(), 200, wamid))
    await shop.receive(history(text()))
    await shop.receive(echo('e1'))
    expect(await thread()).toMatchObject({ status: 'open' })
    await change({ status: 'resolved' })
    await shop.receive(echo('e2'))
    expect(await thread()).toMatchObject({ status: 'resolved' })
  })
})

const word = fc.constantFrom('a', 'bb', 'cc', '')
const contents = fc
  .record({
    type: fc.constantFrom(
      'unknown',
      'media_placeholder',
      'unsupported',
      'text',
      'image',
      'order',
      'template',
    ),
    body: fc.dictionary(
      fc.constantFrom('id', 'caption', 'body', 'filename', 'constructor', '__proto__'),
      fc.oneof(
        word,
        fc.boolean(),
        fc.array(word, { maxLength: 2 }),
        fc.dictionary(word, word),
        fc.constant(null),
      ),
    ),
    context: fc.option(fc.record({ id: word, forwarded: fc.boolean(), frequently_forwarded: fc.boolean() })),
    referral: fc.option(fc.dictionary(word, word)),
    errors: fc.array(fc.record({ code: fc.nat(3), title: fc.option(word) }), { maxLength: 2 }),
  })
  .map(({ type, body, ...rest }) => parseContent({ type, [type]: body, ...rest }))

test('contents are joined the same in any order, grouping and repetition', () => {
  fc.assert(
    fc.property(contents, contents, contents, (a, b, c) => {
      const joined = joinContents(joinContents(a, b), c)
      expect(joinContents(joinContents(c, b), a)).toEqual(joined)
      expect(joinContents(a, joinContents(b, c))).toEqual(joined)
      expect(joinContents(joined, b)).toEqual(joined)
    }),
  )
})
