import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { feedTools, type ShownEvent } from '../../../tests/harness/feed-tools.ts'
import { linesOf } from '../../../tests/harness/lines-of.ts'
import {
  echoTo,
  rotationOf,
  statusOf,
  type TestLine,
  type TestLines,
  textFrom,
  webhook,
} from '../../../tests/harness/whatsapp-line.ts'
import { EVENTS } from './catalogue.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
let lines: TestLines
let line: TestLine
let other_line: TestLine
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount()
  theirs = await app.addAccount()
  const second = {
    meta_portfolio_id: '7788',
    waba_id: '8899',
    phone_number_id: '9911',
    display_phone: '+1 555 011 0000',
    access_token: 'EAAG',
  }
  await app.http.inject({ method: 'POST', url: '/v1/inboxes', headers: ours.headers, body: second })
  lines = await linesOf(app, ours)
  const [first, other] = lines.lines
  if (!first || !other) throw new Error('no lines')
  line = first
  other_line = other
})

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana', username: 'ana.v' }

const { get, feed, send, note } = feedTools(() => ({ app, ours, lines }))

describe('the feed', () => {
  test.each(['/v1/events', '/v1/stream'])(
    '%s is refused without a key, with an unknown one and without its scope',
    async (url) => {
      expect((await app.http.inject(url)).statusCode).toBe(401)
      expect((await app.http.inject({ url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
      const narrow = await app.http.inject({ url, headers: await app.addKey(ours, ['contacts:read']) })
      expect([narrow.statusCode, narrow.json().code]).toEqual([403, 'missing_scope'])
    },
  )

  test('holds nothing of another account, which has events', async () => {
    await send(textFrom(line, ANA, 'm1', 10))
    expect((await feed()).length).toBeGreaterThan(0)
    expect((await get('/events', theirs.headers)).data).toEqual([])
  })

  test('is read from any number on without a gap, and goes on from where an empty page ended', async () => {
    await send(textFrom(line, ANA, 'm1', 10), textFrom(line, { bsuid: 'US.9' }, 'm2', 10))
    const all = await feed()
    const seen: ShownEvent[] = []
    let after = 0
    for (;;) {
      const page: { data: ShownEvent[]; next_after: number } = await get(`/events?after=${after}&limit=2`)
      if (page.data.length === 0) break
      seen.push(...page.data)
      after = page.next_after
    }
    expect(seen).toEqual(all)
    expect((await get(`/events?after=${after}`)).next_after).toBe(after)
    await send(textFrom(line, ANA, 'm3', 20))
    expect((await get(`/events?after=${after}`)).data).toMatchObject([{ type: 'message.received' }])
  })

  test('can be narrowed to types, and then moves past what it leaves out', async () => {
    await send(textFrom(line, ANA, 'm1', 10))
    await note(3)
    const received = await get('/events?types=message.received')
    expect(received.data.map((it: ShownEvent) => it.type)).toEqual(['message.received'])
    const all = await feed()
    expect(received.next_after).toBe(all.at(-1)?.seq)
    const contacts = await feed('&types=contact.*,identity.attached')
    expect(new Set(contacts.map(({ type }) => type))).toEqual(
      new Set(['contact.created', 'identity.attached']),
    )
    const first = await get('/events?types=whatsapp.notice&limit=2')
    const rest = await get(`/events?types=whatsapp.notice&after=${first.next_after}`)
    expect([first.data.length, rest.data.length]).toEqual([2, 1])
    expect((await get('/events?types=nothing.known')).data).toEqual([])
  })

  test.each(['', '&types=whatsapp.notice'])(
    'holds at most 2 MiB a page, and goes on behind it without a gap (%j)',
    async (query) => {
      await note(40, 'whatsapp.notice', 100_000)
      const pages: { data: ShownEvent[]; next_after: number }[] = []
      for (let after = 0; ; after = pages.at(-1)?.next_after ?? 0) {
        const page = await get(`/events?after=${after}&limit=1000${query}`)
        if (page.data.length === 0) break
        pages.push(page)
      }
      const seqs = pages.flatMap(({ data }) => data.map(({ seq }) => seq))
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
      expect([new Set(seqs).size, seqs.length]).toEqual([seqs.length, query === '' ? seqs.length : 40])
      expect(pages.length).toBe(2)
      for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(2_200_000)
    },
  )

  test('holds an event that is larger than a page', async () => {
    await note(2, 'whatsapp.notice', 3_000_000)
    const first = await get('/events?types=whatsapp.notice')
    const second = await get(`/events?types=whatsapp.notice&after=${first.next_after}`)
    expect([first.data.length, second.data.length]).toEqual([1, 1])
  })

  test.each(['after=-1', 'after=x', 'limit=0', 'limit=1001', 'types=a%20b', 'unknown=1'])(
    '%s is refused',
    async (query) => {
      const answer = await app.http.inject({ url: `/v1/events?${query}`, headers: ours.headers })
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request'])
    },
  )

  test('holds events of the catalogue only, whose ids all have the form of the API', async () => {
    await send(textFrom(line, { phone: ANA.phone }, 'm1', 10), textFrom(line, { bsuid: ANA.bsuid }, 'm2', 20))
    await send(
      textFrom(line, ANA, 'm3', 30),
      echoTo(line, ANA, 'e1', 40),
      statusOf(line, ANA, 'e1', 'read', 50),
    )
    await send(rotationOf(line, ANA, { bsuid: 'US.2002' }, 's1', 60))
    const recycled = '15550107788'
    await send(textFrom(line, { bsuid: 'US.8', phone: recycled }, 'm4', 70))
    await send(textFrom(line, { bsuid: 'US.9', phone: recycled }, 'm5', 80))
    await send(webhook(line, { event: 'ACCOUNT_UPDATE' }, 'account_update'))
    const events = await feed()
    const types = new Set(events.map(({ type }) => type))
    for (const type of [
      'contact.created',
      'contact.merged',
      'identity.attached',
      'identity.retired',
      'message.moved',
    ])
      expect(types).toContain(type)
    for (const type of ['conflict.opened', 'message.sent', 'message.read', 'whatsapp.notice'])
      expect(types).toContain(type)
    const catalogue = new Map(Object.entries(EVENTS))
    for (const { type, data } of events) {
      const described = catalogue.get(type)
      expect([type, described?.data.safeParse(data).error]).toEqual([type, undefined])
    }
    expect(JSON.stringify(events)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/)
  })

  test('names in every event about a contact its id, its username and every active identifier on that inbox', async () => {
    await send(textFrom(line, ANA, 'm1', 10), textFrom(other_line, { ...ANA, bsuid: 'US.7' }, 'm2', 20))
    const [first, second] = await feed('&types=message.received')
    const values = (event: ShownEvent | undefined) => event?.contact?.identifiers.map(({ value }) => value)
    expect(values(first)).toEqual(['US.1001', '+15550104477'])
    expect(values(second)).toEqual(['US.7', '+15550104477'])
    expect(first?.contact?.username).toBe('ana.v')
    const [created] = await feed('&types=contact.created')
    expect(values(created)?.sort()).toEqual(['+15550104477', 'US.1001', 'US.7'])
  })

  test('names a contact without a phone by its BSUID, and after a rotation by the new one', async () => {
    await send(textFrom(line, { bsuid: 'US.1001', username: 'ana.v' }, 'm1', 10))
    const contact_of = async () => (await feed('&types=message.received'))[0]?.contact
    expect(await contact_of()).toMatchObject({
      username: 'ana.v',
      identifiers: [{ kind: 'bsuid', value: 'US.1001' }],
    })
    await send(rotationOf(line, { bsuid: 'US.1001' }, { bsuid: 'US.2002' }, 's1', 20))
    expect((await contact_of())?.identifiers.map(({ value }) => value)).toEqual(['US.2002'])
  })

  test('says who a contact is today where it has been folded into another', async () => {
    await send(textFrom(line, { phone: ANA.phone }, 'm1', 10), textFrom(line, { bsuid: ANA.bsuid }, 'm2', 20))
    await send(textFrom(line, ANA, 'm3', 30))
    const received = await feed('&types=message.received')
    expect(new Set(received.map((it) => it.contact?.id)).size).toBe(1)
    expect(new Set(received.map((it) => it.contact_id)).size).toBe(2)
  })
})
