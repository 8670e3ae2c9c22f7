import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { bodyOf, type InboxAct, inboxAct, type ToldAct } from '../../../tests/harness/inbox-acts.ts'
import { type AnyAnswer, openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { statusOf, type TestLine } from '../../../tests/harness/whatsapp-line.ts'
import { parseId } from '../../platform/base/parse-id.ts'

const WORLDS = Number(process.env.SELFSAME_TEST_WORLDS ?? 8)
const NOON = Date.UTC(2026, 10, 1, 12)

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

type Reader = { member: SignedIn; since: number; read: Map<string, number> }
type Shown = {
  sent_at: Date
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
  /** Behind how many of them each message of ours is, by its id at WhatsApp or here. */
  ours: Map<string, number>
  /** Those of ours that failed or were cancelled. */
  lost: Set<string>
  /** After how many of them each conversation was resolved last. */
  settled: Map<string, number>
  sent: { body: object; wamid: string; live: object | null }[]
}

async function tell(world: World, it: ToldAct, n: number): Promise<void> {
  const made = bodyOf(world.lines, it, n)
  await world.shop.receive(made.body)
  world.sent.push(made)
  if (['text', 'phone text', 'group text'].includes(it.kind)) world.arrived.push(made.wamid)
  if (it.kind === 'echo') world.ours.set(made.wamid, world.arrived.length)
}

async function work(world: World, it: InboxAct, n: number): Promise<void> {
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
    case 'resolve':
      return resolve(world, it.one)
    case 'reply':
      return reply(world, it)
    default:
      return join(shop, it)
  }
}

const asId = (prefix: string, id: string) => `${prefix}_${id.replaceAll('-', '')}`

async function resolve({ shop, arrived, settled }: World, one: number): Promise<void> {
  const threads = await shop.rows<{ id: string }>(
    'select id from conversations where merged_into is null order by id',
  )
  const thread = threads[one % threads.length]
  if (!thread) return
  // Resolving what is resolved changes nothing, and settles nothing.
  await shop.call('PATCH', `/v1/conversations/${asId('cnv', thread.id)}`, { status: 'open' })
  await shop.call('PATCH', `/v1/conversations/${asId('cnv', thread.id)}`, { status: 'resolved' })
  settled.set(thread.id, arrived.length)
}

async function reply(world: World, it: Extract<InboxAct, { is: 'reply' }>): Promise<void> {
  const { shop, arrived, ours, lost } = world
  const threads = await shop.rows<{ contact_id: string; inbox_id: string }>(
    'select contact_id, inbox_id from conversations where merged_into is null and group_id is null order by id',
  )
  const thread = threads[it.one % threads.length]
  if (!thread) return
  const { status, body } = await shop.call('POST', '/v1/messages', {
    to: { contact_id: asId('con', thread.contact_id) },
    inbox_id: asId('ibx', thread.inbox_id),
    type: 'text',
    text: { body: 'Yes' },
  })
  if (status !== 202) return
  const id = parseId('message', body.id)
  ours.set(id, arrived.length)
  if (it.ends === 'sent') return
  lost.add(id)
  if (it.ends === 'cancelled') await shop.call('POST', `/v1/messages/${body.id}/cancellation`)
  else {
    await shop.rows(`update messages set wamid = '${id}', status = 'sent' where id = '${id}'`)
    await shop.rows(`update sends set state = 'sent', head = false where message_id = '${id}'`)
    const line = world.lines.find(({ inbox_id }) => inbox_id === thread.inbox_id) ?? shop.line
    await shop.receive(statusOf(line, {}, id, 'failed', 500))
  }
}

/** A merge or its undo; what may not be merged is refused. */
async function join(shop: Shop, it: { is: 'merge' | 'undo'; one: number; other: number }): Promise<void> {
  const table = it.is === 'merge' ? 'contacts where merged_into is null' : 'merges where undone_at is null'
  const rows = await shop.rows<{ id: string }>(`select id from ${table} order by id`)
  const [one, other] = [rows[it.one % rows.length]?.id, rows[it.other % rows.length]?.id]
  if (one === undefined || other === undefined) return
  if (it.is === 'undo') await shop.call('DELETE', `/v1/merges/${asId('mrg', one)}`)
  else if (one !== other)
    await shop.call('POST', `/v1/contacts/${asId('con', one)}/merges`, { contact_id: asId('con', other) })
}

const shownMessages = (shop: Shop) =>
  shop.rows<Shown>(
    `select m.wamid, m.sent_at, m.id, m.conversation_id, m.inbox_id, m.anchor_id, c.group_id, m.direction
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

async function read(world: World, it: Extract<InboxAct, { is: 'read' }>): Promise<void> {
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
    message.direction === 'inbound'
      ? arrived.indexOf(message.wamid) + 1
      : (ours.get(message.id) ?? ours.get(message.wamid) ?? 0)
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

/** Since when the contact of a conversation waits: the first message after the last reply and the last time it was resolved. */
function waitingSince({ arrived, ours, lost, settled }: World, id: string, messages: Shown[]): string | null {
  const here = messages.filter(({ conversation_id }) => conversation_id === id)
  const replies = here.map((it) =>
    it.direction === 'outbound' && !lost.has(it.id) ? (ours.get(it.id) ?? ours.get(it.wamid) ?? 0) : 0,
  )
  const after = Math.max(settled.get(id) ?? 0, ...replies)
  const waiting = here.filter(
    ({ direction, wamid }) => direction === 'inbound' && arrived.indexOf(wamid) + 1 > after,
  )
  const [first] = waiting.map(({ sent_at }) => sent_at.getTime()).sort((a, b) => a - b)
  return first === undefined ? null : new Date(first).toISOString()
}

async function pages(ask: (path: string) => Promise<AnyAnswer>, path: string): Promise<AnyAnswer[]> {
  const found: AnyAnswer[] = []
  let cursor = ''
  do {
    const page = await ask(`${path}${cursor}`)
    found.push(...page.data)
    cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`
  } while (cursor !== '')
  return found
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
      expect(row.waiting_since).toBe(waitingSince(world, parseId('conversation', row.id), messages))
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
    const sorted = [...data].sort((a, b) => (a.waiting_since ?? '9').localeCompare(b.waiting_since ?? '9'))
    const waiting = await pages(ask, '?limit=2&sort=waiting')
    expect(waiting.map((it) => it.waiting_since)).toEqual(sorted.map((it) => it.waiting_since))
    expect(new Set(waiting.map(({ id }) => id)).size).toBe(data.length)
    const open = data.filter(
      ({ id, status }: AnyAnswer) => status === 'open' && wanted.has(parseId('conversation', id)),
    )
    expect((await ask('/counts')).unread).toBe(open.length)
  }
}

test('what is unread, and who waits since when, is exact, whatever comes in whatever copies, is merged, undone, read and answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(inboxAct, { minLength: 6, maxLength: 20 }), async (acts) => {
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
        lost: new Set(),
        settled: new Map(),
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
