import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { type CopyContent, echoCopy, historyCopy, liveCopy, standbyEcho } from '../../tests/harness/copies.ts'
import { ordersOf } from '../../tests/harness/orders.ts'
import { type AnyAnswer, openShop, type Shop } from '../../tests/harness/people.ts'
import { at, rotationOf, statusOf, textFrom, type Who, webhook } from '../../tests/harness/whatsapp-line.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  app.clock.set(Date.UTC(2026, 10, 1, 12))
})
afterAll(() => app.close())

type Told = (shop: Shop) => object

const ANA: Who = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana', username: 'ana.k' }
const BEA: Who = { bsuid: 'US.2002', name: 'Bea' }
const TEXT: CopyContent = { type: 'text', body: { body: 'hello shelf' } }
const VOICE: CopyContent = { type: 'audio', body: { id: '77', mime_type: 'audio/ogg' } }
const told = (content: CopyContent, wamid = 'w1') => ({ wamid, seconds: 60, content })

const change =
  (value: object, field?: string): Told =>
  ({ line }) =>
    webhook(line, value, field)
const live =
  (content: CopyContent, wamid?: string, who = ANA): Told =>
  ({ line }) =>
    liveCopy(line, who, told(content, wamid))
const inGroup = (group_id: string | null, field = 'messages'): Told =>
  change(
    {
      contacts: [{ user_id: ANA.bsuid }],
      messages: [
        {
          from_user_id: ANA.bsuid,
          ...(group_id && { group_id }),
          id: 'w1',
          timestamp: at(60),
          type: 'text',
          text: { body: 'hello shelf' },
        },
      ],
    },
    field,
  )
const echo: Told = ({ line }) => echoCopy(line, ANA, told(TEXT))
const history =
  (status: string): Told =>
  ({ line }) =>
    historyCopy(line, ANA, { ...told(TEXT), direction: 'outbound', status })
const status =
  (word: string, seconds: number, who = ANA): Told =>
  ({ line }) =>
    statusOf(line, who, 'w1', word, seconds)

/** A message in history without a sign of its author. */
const vague = (word: string) =>
  change(
    {
      history: [
        {
          threads: [
            {
              context: { user_id: ANA.bsuid },
              messages: [
                {
                  id: 'w1',
                  timestamp: at(60),
                  type: 'text',
                  text: { body: 'hey' },
                  history_context: { status: word },
                },
              ],
            },
          ],
        },
      ],
    },
    'history',
  )

const profile = (wamid: string, seconds: number, shown: object, user_id = ANA.bsuid): Told =>
  change({
    contacts: [{ profile: shown, user_id }],
    messages: [
      { from_user_id: user_id, id: wamid, timestamp: at(seconds), type: 'text', text: { body: wamid } },
    ],
  })

/** The business app's address book has the contact under a name, since this second. */
const saved = (full_name: string, seconds: number): Told => {
  const metadata = { timestamp: at(seconds) }
  const contact = { user_id: ANA.bsuid, full_name }
  return change({ state_sync: [{ type: 'contact', contact, action: 'add', metadata }] }, 'smb_app_state_sync')
}

const document = (filename: string): CopyContent => ({ type: 'document', body: { id: '78', filename } })

const call = (event: string, seconds: number): Told =>
  change(
    {
      contacts: [{ user_id: ANA.bsuid }],
      calls: [
        {
          id: 'wacid.1',
          from_user_id: ANA.bsuid,
          event,
          direction: 'USER_INITIATED',
          timestamp: at(seconds),
        },
      ],
    },
    'calls',
  )

const delivered = (seconds: number, more: object): Told =>
  change({
    statuses: [
      { id: 'w1', status: 'delivered', timestamp: at(seconds), recipient_user_id: ANA.bsuid, ...more },
    ],
  })

const SETS: Record<string, Told[]> = {
  'history without an author, then the echo that names it': [vague('READ'), vague('DELIVERED'), echo],
  'a status with a username before the contact is known': [status('read', 80), history('SENT'), echo],
  'statuses of history and of webhooks': [history('ERROR'), status('delivered', 70), status('played', 90)],
  'a status that names a stranger, before its message': [
    status('delivered', 70, { bsuid: 'US.666' }),
    echo,
    status('sent', 65),
  ],
  'an echo of another app and its statuses': [
    ({ line }) => standbyEcho(line, ANA, told(TEXT)),
    status('failed', 70),
    history('READ'),
  ],
  'a status told twice with other details': [
    echo,
    delivered(71, { conversation: { id: 'c1', origin: { type: 'service' } } }),
    delivered(70, { pricing: { billable: true }, conversation: { id: 'c2' } }),
    delivered(72, { pricing: { billable: false, category: 'utility' }, errors: [{ code: 1 }, { code: 2 }] }),
  ],
  'a call and the voice message that its caller left': [
    call('connect', 60),
    call('terminate', 90),
    live(VOICE, 'wacid.1'),
  ],
  'copies that name different contacts, and one of the contacts wrote before': [
    live(TEXT, 'w1', BEA),
    live(TEXT, 'w1', { bsuid: ANA.bsuid }),
    live(TEXT, 'w0', BEA),
  ],
  'copies that name different groups': [inGroup('G2'), inGroup('G1')],
  'copies with a group and without': [inGroup(null), inGroup('G1')],
  'a name that comes back': [
    profile('a', 1, { name: 'A' }),
    profile('b', 5, { name: 'B' }),
    profile('c', 10, { name: 'A' }),
  ],
  'names in one second': [
    profile('a', 1, { name: 'A' }),
    profile('a', 1, { name: 'B' }),
    profile('a', 1, { name: 'AA' }),
  ],
  'names in one second that JavaScript and the store would order differently': [
    profile('a', 1, { name: 'Ｋ' }),
    profile('b', 1, { name: '🌊' }),
  ],
  'names of the address book in one second that JavaScript and the store would order differently': [
    saved('Ｋ', 5),
    saved('🌊', 5),
  ],
  'copies that call a file by names that JavaScript and the store would order differently': [
    live(document('Ｋ.pdf')),
    live(document('🌊.pdf')),
  ],
  'a username that was removed, shown and removed again': [
    profile('a', 1, { name: 'A' }),
    profile('b', 5, { name: 'A', username: 'u' }),
    profile('c', 10, { name: 'A' }),
  ],
  'a username that goes to another contact and comes back': [
    profile('a', 1, { name: 'A', username: 'u' }),
    profile('b', 5, { name: 'B', username: 'U' }, 'US.2002'),
    profile('c', 9, { name: 'A', username: 'u' }),
  ],
  'a status with a name and a username, before its id is known as the former one of a contact': [
    status('read', 80, { bsuid: 'US.1009', name: 'A', username: 'u' }),
    live(TEXT, 'w1', { bsuid: 'US.1001' }),
    ({ line }) => rotationOf(line, { bsuid: 'US.1009' }, { bsuid: 'US.1001' }, 'sys', 90),
  ],
  'usernames in one second, of which one was shown before': [
    profile('a', 5, { name: 'A', username: 'u' }),
    profile('b', 5, { name: 'A', username: 'v' }),
    profile('c', 1, { name: 'A', username: 'u' }),
  ],
  'two ids of one contact in one second': [
    ({ line }) => textFrom(line, { bsuid: 'US.1001' }, 'a', 5),
    ({ line }) => rotationOf(line, { bsuid: 'US.1001' }, { bsuid: 'US.1009' }, 'sys', 6),
    ({ line }) => textFrom(line, { bsuid: 'US.1009' }, 'b', 5),
  ],
}

/** All that the API shows, without our own ids, and messages of one second in the order of their ids. */
async function view(shop: Shop): Promise<unknown> {
  const conversations = []
  for (const { id, status, window, last_message_at, contact } of await read(shop, '/v1/conversations')) {
    const messages = (await read(shop, `/v1/conversations/${id}/messages`)).map(
      ({ id: _, conversation_id, inbox_id, received_at, contact, media, ...shown }: AnyAnswer) => ({
        ...shown,
        name: nameOf(contact),
        media: media?.map(({ id: _, ...file }: AnyAnswer) => file) ?? [],
      }),
    )
    messages.sort((a: AnyAnswer, b: AnyAnswer) => (a.wamid < b.wamid ? -1 : 1))
    conversations.push({ status, window, last_message_at, name: nameOf(contact), messages })
  }
  const contacts = (await read(shop, '/v1/contacts')).map((it: AnyAnswer) => [nameOf(it), it.username])
  const last = await shop.rows(
    `select split_part(a.key, ':', 3) as id from conversations c join anchors a on a.id = c.last_inbound_anchor_id order by 1`,
  )
  const received = await shop.rows(
    `select data ->> 'type' as type, count(*)::int from events where type = 'message.received' group by 1 order by 1`,
  )
  const groups = await shop.rows(
    `select group_id, (select count(*)::int from messages m where m.conversation_id = c.id) as messages
       from conversations c where group_id is not null`,
  )
  return { conversations: conversations.sort(byName), contacts: contacts.sort(), last, received, groups }
}

const read = async (shop: Shop, url: string): Promise<AnyAnswer> => (await shop.call('GET', url)).body.data
const nameOf = (contact: AnyAnswer) => contact?.display_name.replace(/^Contact .*/, 'unnamed') ?? null
const byName = (a: AnyAnswer, b: AnyAnswer) => (a.name < b.name ? -1 : 1)

test.each(Object.entries(SETS))('%s: the same is shown in any order and batch', async (_, set) => {
  const whole = await openShop(app)
  await whole.receive(...set.map((build) => build(whole)))
  const expected = await view(whole)
  for (const order of ordersOf(set)) {
    const shop = await openShop(app)
    for (const build of order) await shop.receive(build(shop))
    expect(await view(shop)).toEqual(expected)
  }
})

test('a voice message that a caller left is new inbound, also after what was told of the call', async () => {
  const shop = await openShop(app)
  await shop.receive(
    textFrom(shop.line, ANA, 'w0', 1),
    call('connect', 60)(shop),
    call('terminate', 90)(shop),
  )
  const [thread] = await read(shop, '/v1/conversations')
  await shop.call('PATCH', `/v1/conversations/${thread.id}`, { status: 'resolved' })
  await shop.receive(live(VOICE, 'wacid.1')(shop))
  const [opened] = await read(shop, '/v1/conversations')
  expect(opened).toMatchObject({ status: 'open' })
  const [message] = await read(shop, `/v1/conversations/${thread.id}/messages`)
  expect(message).toMatchObject({ source: 'call', type: 'audio', call: { state: 'ended' } })
  expect(message.media).toHaveLength(1)
})

test.each<[string, Told[]]>([
  ['contacts', [live(TEXT, 'w1', BEA), live(TEXT, 'w1', ANA)]],
  ['contacts, the other way round', [live(TEXT, 'w1', ANA), live(TEXT, 'w1', BEA)]],
  ['groups', [inGroup('G2'), inGroup('G1')]],
  ['a contact and a group', [inGroup(null), inGroup('G1')]],
])('copies of one message that name different %s leave no empty conversation', async (_, copies) => {
  const shop = await openShop(app)
  for (const copy of copies) await shop.receive(copy(shop))
  const conversations = await shop.rows<{ id: string; status: string; messages: number }>(
    'select id, status, (select count(*)::int from messages m where m.conversation_id = c.id) as messages from conversations c',
  )
  expect(conversations).toMatchObject([{ status: 'open', messages: 1 }])
  const told = await shop.rows(
    `select distinct conversation_id as id from events where type = 'conversation.created'`,
  )
  expect(conversations).toEqual(expect.arrayContaining(told.map((it) => expect.objectContaining(it))))
})

test('a conversation that its only message leaves stays where a member worked in it', async () => {
  const shop = await openShop(app)
  await shop.receive(live(TEXT, 'w1', BEA)(shop))
  const [thread] = await read(shop, '/v1/conversations')
  await shop.call('POST', `/v1/conversations/${thread.id}/notes`, { text: 'asked by phone' })
  await shop.receive(live(TEXT, 'w1', ANA)(shop))
  expect((await shop.call('GET', `/v1/conversations/${thread.id}`)).status).toBe(200)
})
