import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { type AnyAnswer, openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import {
  at,
  echoTo,
  rotationOf,
  type TestLine,
  textFrom,
  type Who,
  webhook,
} from '../../../tests/harness/whatsapp-line.ts'
import { parseId } from '../../platform/base/parse-id.ts'

const WORLDS = Number(process.env.SELFSAME_TEST_WORLDS ?? 8)
const NOON = Date.UTC(2026, 10, 1, 12)

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const number = fc.nat({ max: 9 })
const told = fc.record({
  is: fc.constant('webhook' as const),
  kind: fc.constantFrom(
    'text',
    'text',
    'phone text',
    'group text',
    'echo',
    'reaction',
    'history',
    'rotation',
  ),
  line: fc.nat({ max: 1 }),
  bsuid: fc.nat({ max: 2 }),
  next: fc.nat({ max: 2 }),
  phone: fc.option(fc.nat({ max: 2 }), { nil: undefined, freq: 3 }),
  /** How far before now WhatsApp says that it was. */
  late: fc.nat({ max: 5 }),
})
const act = fc.oneof(
  { arbitrary: told, weight: 8 },
  // History that comes live, or anything that comes once more.
  {
    arbitrary: fc.record({ is: fc.constantFrom('live' as const, 'again' as const), one: number }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      is: fc.constant('read' as const),
      by: number,
      thread: number,
      message: number,
      twice: fc.boolean(),
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({
      is: fc.constantFrom('merge' as const, 'undo' as const),
      one: number,
      other: number,
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ is: fc.constant('resolve' as const), one: number }), weight: 1 },
  { arbitrary: fc.record({ is: fc.constant('join' as const) }), weight: 1 },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
type Told = Extract<Act, { is: 'webhook' }>

type Reader = { member: SignedIn; since: number; read: Map<string, number> }
type Shown = {
  wamid: string
  id: string
  conversation_id: string
  inbox_id: string
  anchor_id: string
  group_id: string | null
  direction: string
}

/** What is unread by its definition alone, beside the product: nothing here reads a number or a marker from the store. */
type World = {
  shop: Shop
  lines: TestLine[]
  readers: Reader[]
  /** The messages of contacts in the order in which they came live. */
  arrived: string[]
  /** After how many of them each message of ours was told. */
  ours: Map<string, number>
  sent: { body: object; wamid: string; live: object | null }[]
}

function bodyOf(world: World, it: Told, n: number): { body: object; wamid: string; live: object | null } {
  const line = world.lines[it.line]
  if (!line) throw new Error('no such line')
  const phone = it.phone === undefined ? undefined : `1555010440${it.phone}`
  const who: Who = { bsuid: `US.${it.line + 1}0${it.bsuid}`, phone, name: `N${it.bsuid}` }
  const wamid = `w${n}`
  const seconds = 100 + n * 10 - it.late * 7
  const text = textFrom(line, who, wamid, seconds)
  switch (it.kind) {
    case 'phone text':
      return { body: textFrom(line, { phone: phone ?? '15550104400' }, wamid, seconds), wamid, live: null }
    case 'group text':
      return {
        body: JSON.parse(JSON.stringify(text).replaceAll('"type":"text"', '"group_id":"G1","type":"text"')),
        wamid,
        live: null,
      }
    case 'echo':
      return { body: echoTo(line, who, wamid, seconds), wamid, live: null }
    case 'rotation':
      return {
        body: rotationOf(
          line,
          { bsuid: who.bsuid },
          { bsuid: `US.${it.line + 1}0${it.next}`, phone },
          wamid,
          seconds,
        ),
        wamid,
        live: null,
      }
    case 'reaction': {
      const message = {
        from_user_id: who.bsuid,
        id: wamid,
        timestamp: at(seconds),
        type: 'reaction',
        reaction: { message_id: 'w0', emoji: '👍' },
      }
      return {
        body: webhook(line, { contacts: [{ user_id: who.bsuid }], messages: [message] }),
        wamid,
        live: null,
      }
    }
    case 'history': {
      const message = {
        from_user_id: who.bsuid,
        id: wamid,
        timestamp: at(seconds),
        type: 'text',
        text: { body: wamid },
      }
      const threads = [{ id: '1', messages: [message] }]
      const history = [{ metadata: { phase: 0, chunk_order: 1, progress: 10 }, threads }]
      return { body: webhook(line, { history }, 'history'), wamid, live: text }
    }
    default:
      return { body: text, wamid, live: null }
  }
}

async function tell(world: World, it: Told, n: number): Promise<void> {
  const made = bodyOf(world, it, n)
  await world.shop.receive(made.body)
  world.sent.push(made)
  if (['text', 'phone text', 'group text'].includes(it.kind)) world.arrived.push(made.wamid)
  if (it.kind === 'echo') world.ours.set(made.wamid, world.arrived.length)
}

async function work(world: World, it: Act, n: number): Promise<void> {
  const { shop, sent, arrived } = world
  app.clock.advance(10_000)
  switch (it.is) {
    case 'webhook':
      return tell(world, it, n)
    case 'live': {
      const history = sent.filter(({ live }) => live !== null)
      const chosen = history[it.one % history.length]
      if (!chosen?.live) return
      await shop.receive(chosen.live)
      if (!arrived.includes(chosen.wamid)) arrived.push(chosen.wamid)
      return
    }
    case 'again': {
      const chosen = sent[it.one % sent.length]
      if (chosen) await shop.receive(chosen.body)
      return
    }
    case 'join': {
      const member = await addMember(app, shop.account, 'agent')
      world.readers.push({ member, since: arrived.length, read: new Map() })
      return
    }
    case 'read':
      return read(world, it)
    case 'resolve': {
      const threads = await shop.rows<{ id: string }>(
        'select id from conversations where merged_into is null order by id',
      )
      const thread = threads[it.one % threads.length]
      if (thread) await shop.rows(`update conversations set status = 'resolved' where id = '${thread.id}'`)
      return
    }
    default:
      return join(shop, it)
  }
}

/** A merge or its undo; what may not be merged is refused. */
async function join(shop: Shop, it: { is: 'merge' | 'undo'; one: number; other: number }): Promise<void> {
  const table = it.is === 'merge' ? 'contacts where merged_into is null' : 'merges where undone_at is null'
  const rows = await shop.rows<{ id: string }>(`select id from ${table} order by id`)
  const [one, other] = [rows[it.one % rows.length]?.id, rows[it.other % rows.length]?.id]
  if (one === undefined || other === undefined) return
  const asId = (prefix: string, id: string) => `${prefix}_${id.replaceAll('-', '')}`
  if (it.is === 'undo') await shop.call('DELETE', `/v1/merges/${asId('mrg', one)}`)
  else if (one !== other)
    await shop.call('POST', `/v1/contacts/${asId('con', one)}/merges`, { contact_id: asId('con', other) })
}

const shownMessages = (shop: Shop) =>
  shop.rows<Shown>(
    `select m.wamid, m.id, m.conversation_id, m.inbox_id, m.anchor_id, c.group_id, m.direction
       from messages m join conversations c on c.id = m.conversation_id order by m.id`,
  )
const subjectOf = ({ group_id, conversation_id, anchor_id, inbox_id }: Shown) =>
  `${inbox_id} ${group_id === null ? anchor_id : conversation_id}`

function unreadOf({ arrived }: World, { since, read }: Reader, messages: Shown[]): Shown[] {
  return messages.filter(({ direction, ...it }) => {
    const place = arrived.indexOf(it.wamid) + 1
    return direction === 'inbound' && place > Math.max(since, read.get(subjectOf({ direction, ...it })) ?? 0)
  })
}

async function read(world: World, it: Extract<Act, { is: 'read' }>): Promise<void> {
  const { shop, readers, arrived, ours } = world
  const reader = readers[it.by % readers.length]
  const messages = await shownMessages(shop)
  const message = messages[it.message % messages.length]
  const threads = [...new Set(messages.map(({ conversation_id }) => conversation_id))]
  const thread = threads[it.thread % threads.length]
  if (!reader || !message || !thread) return
  const ask = () =>
    app.http.inject({
      method: 'POST',
      url: `/v1/conversations/cnv_${thread.replaceAll('-', '')}/read`,
      headers: reader.member.headers,
      payload: { message_id: `msg_${message.id.replaceAll('-', '')}` },
    })
  const answers = await Promise.all(it.twice ? [ask(), ask()] : [ask()])
  for (const { statusCode } of answers) expect(statusCode).toBe(200)
  const up_to =
    message.direction === 'inbound' ? arrived.indexOf(message.wamid) + 1 : (ours.get(message.wamid) ?? 0)
  for (const one of unreadOf(world, reader, messages).filter(
    ({ conversation_id }) => conversation_id === thread,
  )) {
    const place = arrived.indexOf(one.wamid) + 1
    if (place <= up_to) reader.read.set(subjectOf(one), Math.max(reader.read.get(subjectOf(one)) ?? 0, place))
  }
}

/** By conversation: how many are unread, and which came first and last. */
function expected(world: World, reader: Reader, messages: Shown[]): Map<string, [number, string, string]> {
  const by_thread = Map.groupBy(unreadOf(world, reader, messages), ({ conversation_id }) => conversation_id)
  return new Map(
    [...by_thread].map(([id, unread]) => {
      const ids = unread
        .sort((a, b) => world.arrived.indexOf(a.wamid) - world.arrived.indexOf(b.wamid))
        .map((it) => it.id)
      return [id, [ids.length, ids[0] ?? '', ids.at(-1) ?? '']]
    }),
  )
}

async function expectExact(world: World): Promise<void> {
  const messages = await shownMessages(world.shop)
  for (const reader of world.readers) {
    const ask = async (path: string): Promise<AnyAnswer> =>
      (await app.http.inject({ url: `/v1/conversations${path}`, headers: reader.member.headers })).json()
    const { data } = await ask('?limit=100')
    const idOf = (kind: 'conversation' | 'message', id: string | null) =>
      id === null ? null : parseId(kind, id)
    const wanted = expected(world, reader, messages)
    for (const row of data) {
      const [count, first, last] = wanted.get(parseId('conversation', row.id)) ?? [0, null, null]
      expect([
        row.unread_count,
        idOf('message', row.first_unread_message_id),
        idOf('message', row.last_unread_message_id),
      ]).toEqual([count, first, last])
    }
    const unread = (await ask('?limit=100&unread=true')).data.map(({ id }: AnyAnswer) =>
      parseId('conversation', id),
    )
    expect(unread.toSorted()).toEqual([...wanted.keys()].toSorted())
    const open = data.filter(
      ({ id, status }: AnyAnswer) => status === 'open' && wanted.has(parseId('conversation', id)),
    )
    expect((await ask('/counts')).unread).toBe(open.length)
  }
}

test('what is unread is exact for every member, whatever comes in whatever copies, is merged, undone and read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 20 }), async (acts) => {
      await app.database.truncateAll()
      app.clock.set(NOON)
      const shop = await openShop(app)
      const lines = [shop.line, await shop.addLine()]
      const readers = [
        await addMember(app, shop.account, 'agent'),
        await addMember(app, shop.account, 'viewer'),
      ]
      const world: World = {
        shop,
        lines,
        readers: readers.map((member) => ({ member, since: 0, read: new Map() })),
        arrived: [],
        ours: new Map(),
        sent: [],
      }
      for (const [n, it] of acts.entries()) {
        await work(world, it, n)
        await expectExact(world)
      }
    }),
    { numRuns: WORLDS, endOnFailure: true },
  )
}, 600_000)
