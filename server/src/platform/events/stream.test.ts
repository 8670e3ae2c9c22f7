import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { feedTools, type ShownEvent } from '../../../tests/harness/feed-tools.ts'
import { openInbox } from '../../../tests/harness/inbox-tools.ts'
import { type TestLine, type TestLines, textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { lockAccount } from '../account-lock/lock.ts'
import { buildLog } from '../base/log.ts'
import { withAccount } from '../db/with-account.ts'
import { appendEvents, type NewEvent } from './append.ts'
import { buildFeedHub } from './feed-hub.ts'
import { changesSchema } from './schema.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
let lines: TestLines
let line: TestLine
let base: string
beforeAll(async () => {
  app = await testApp()
  base = await app.http.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())
beforeEach(async () => {
  ;({ ours, lines, line } = await openInbox(app))
  theirs = await app.addAccount()
})

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana', username: 'ana.v' }

const { get, feed, send, note } = feedTools(() => ({ app, ours, lines }))

describe('the stream', () => {
  /** Reads a stream until `done` says that it has seen enough. `opened` is called once the server follows the feed for it. */
  async function listen(
    path: string,
    headers: object,
    done: (events: ShownEvent[]) => boolean,
    opened = () => {},
  ) {
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), 15_000)
    const answer = await fetch(`${base}/v1${path}`, {
      headers: { ...ours.headers, ...headers },
      signal: stop.signal,
    })
    const type = answer.headers.get('content-type')
    const events: ShownEvent[] = []
    let text = ''
    for await (const part of answer.body ?? []) {
      // The first part says where the stream stands.
      opened()
      text += new TextDecoder().decode(part, { stream: true })
      const frames = text.split('\n\n')
      text = frames.pop() ?? ''
      for (const frame of frames) {
        const data = frame.split('\n').find((it) => it.startsWith('data: '))
        if (data !== undefined) events.push(JSON.parse(data.slice('data: '.length)))
      }
      if (done(events)) break
    }
    clearTimeout(timer)
    stop.abort()
    return { events, type }
  }

  test('tells what happens from now on, to each listener the types it asked for', async () => {
    await note(2)
    const open = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const
    const hasMessage = (events: ShownEvent[]) => events.some(({ type }) => type === 'message.received')
    const all = listen('/stream', {}, hasMessage, open[0].resolve)
    const some = listen('/stream?types=message.*', {}, (events) => events.length === 1, open[1].resolve)
    await Promise.all(open.map(({ promise }) => promise))
    await send(textFrom(line, ANA, 'm1', 10))
    const [everything, messages] = await Promise.all([all, some])
    expect(everything.type).toBe('text/event-stream; charset=utf-8')
    expect(everything.events).toEqual((await feed()).slice(2))
    expect(messages.events.map(({ type }) => type)).toEqual(['message.received'])
  })

  test('goes on behind Last-Event-ID without a gap and nothing twice', async () => {
    await note(1200)
    const all = await feed()
    const middle = all[299]?.seq
    const { events } = await listen(
      '/stream',
      { 'last-event-id': String(middle) },
      (seen) => seen.length === 900,
    )
    const expected = (await get(`/events?after=${middle}&limit=1000`)).data
    expect(events.map(({ seq }) => seq)).toEqual(expected.map((it: ShownEvent) => it.seq))
    const from_start = await listen('/stream?after=0', {}, (seen) => seen.length === 1200)
    expect(from_start.events.slice(0, 1000)).toEqual(all)
  })

  test('tells in changes what several events in a row touched, and goes on behind them', async () => {
    await send(textFrom(line, { phone: ANA.phone }, 'm1', 10), textFrom(line, { bsuid: ANA.bsuid }, 'm2', 20))
    await send(textFrom(line, ANA, 'm3', 30))
    const all = await feed()
    const changes = (query: string, headers: object = {}) =>
      listen(`/stream?form=changes${query}`, headers, (seen) => seen.length > 0)
    const { events } = await changes('&after=0')
    expect(events.map((it) => changesSchema.parse(it))).toEqual([
      {
        seq: all.at(-1)?.seq,
        types: [...new Set(all.map(({ type }) => type))],
        contact_ids: expect.toSatisfy((ids: string[]) => new Set(ids).size === 2),
        conversation_ids: expect.toSatisfy((ids: string[]) => new Set(ids).size === 2),
        inbox_ids: [all.find(({ type }) => type === 'message.received')?.inbox_id],
        more: false,
      },
    ])
    const narrow = await changes('&after=0&types=contact.merged')
    expect(narrow.events).toMatchObject([{ types: ['contact.merged'] }])
    const before_last = String(all.at(-2)?.seq)
    const rest = await changes('', { 'last-event-id': before_last })
    expect(rest.events).toMatchObject([{ seq: all.at(-1)?.seq, types: [all.at(-1)?.type] }])
  })

  test('names no contact in changes where too many are touched to read them one by one', async () => {
    await send(
      ...Array.from({ length: 101 }, (_, number) =>
        textFrom(line, { bsuid: `US.${number}` }, `m${number}`, 10),
      ),
    )
    const { events } = await listen('/stream?form=changes&after=0', {}, (seen) => seen.length > 0)
    expect(events[0]).toMatchObject({ contact_ids: [], conversation_ids: [], more: true })
  })

  test('tells one account nothing of another', async () => {
    const { events } = await withTheirs(async () => {
      await note(1)
      return listen('/stream?after=0', theirs.headers, (seen) => seen.length > 0)
    })
    expect(events.every(({ data }) => data.notice === 'theirs')).toBe(true)
  })

  async function withTheirs<T>(fn: () => Promise<T>): Promise<T> {
    const event: NewEvent = {
      type: 'whatsapp.notice',
      at: new Date(0),
      data: { field: 'test', notice: 'theirs', details: {} },
    }
    await withAccount(app.deps.db, theirs.account_uuid, async (trx) =>
      appendEvents(await lockAccount({ trx, account_id: theirs.account_uuid, now: event.at }), [event]),
    )
    return fn()
  }
})

describe('a process with many listeners', () => {
  const OPTIONS = { poll_ms: 20, heartbeat_ms: 50, lifetime_ms: 60_000 }
  const hubOf = (options: Partial<typeof OPTIONS> = {}) =>
    buildFeedHub({ db: app.deps.db, log: buildLog('silent'), ...OPTIONS, ...options })
  const listenTo = (hub: ReturnType<typeof hubOf>, after: number | null = 0) =>
    hub.open({ account_id: ours.account_uuid, limited_user_id: null }, { after, types: null, form: 'events' })
  const seqsIn = (text: string) => [...text.matchAll(/^id: (\d+)\ndata: /gm)].map(([, seq]) => Number(seq))
  const storedSeqs = async () => {
    const rows = await withAccount(app.deps.db, ours.account_uuid, (trx) =>
      trx.selectFrom('events').select('seq').orderBy('seq').execute(),
    )
    return rows.map(({ seq }) => seq)
  }

  test('reads the feed once for all of them, and lets a slow one wait alone until it reads again', async () => {
    const hub = hubOf()
    const slow = await listenTo(hub)
    const fast = await Promise.all(Array.from({ length: 20 }, () => listenTo(hub)))
    const heard = fast.map((stream) => {
      const texts: string[] = []
      stream.on('data', (part: Buffer) => texts.push(part.toString()))
      return texts
    })
    for (let round = 0; round < 3; round += 1) await note(300)
    const seqs = await storedSeqs()
    await expect
      .poll(() => heard.every((texts) => seqsIn(texts.join('')).length === seqs.length), { timeout: 10_000 })
      .toBe(true)
    for (const texts of heard) expect(seqsIn(texts.join(''))).toEqual(seqs)
    // 900 events are more than it may keep for a reader that does not read.
    expect(slow.readableLength).toBeLessThan(600_000)
    const late: string[] = []
    slow.on('data', (part: Buffer) => late.push(part.toString()))
    await expect.poll(() => seqsIn(late.join('')).length, { timeout: 10_000 }).toBe(seqs.length)
    expect(seqsIn(late.join(''))).toEqual(seqs)
    const closed = [...fast, slow].map((stream) => once(stream, 'close'))
    await hub.close()
    await Promise.all(closed)
  })

  test('keeps little for a slow one however large the events are', async () => {
    const hub = hubOf()
    const slow = await listenTo(hub)
    await note(30, 'whatsapp.notice', 100_000)
    const fast = await listenTo(hub)
    const heard: string[] = []
    fast.on('data', (part: Buffer) => heard.push(part.toString()))
    // A page of the API ends before so many bytes.
    const seqs = await storedSeqs()
    expect(seqs.length).toBeGreaterThan((await feed()).length)
    await expect.poll(() => seqsIn(heard.join('')).length, { timeout: 10_000 }).toBe(seqs.length)
    expect(seqsIn(heard.join(''))).toEqual(seqs)
    expect(slow.readableLength).toBeLessThan(600_000)
    const closed = [fast, slow].map((stream) => once(stream, 'close'))
    await hub.close()
    slow.resume()
    await Promise.all(closed)
  })

  test('leaves nothing out for a listener that joins while it reads the feed, in either form', async () => {
    const slow: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        await sleep(5)
        return result
      },
    }
    const hub = buildFeedHub({
      db: app.deps.db.withPlugin(slow),
      log: buildLog('silent'),
      ...OPTIONS,
      poll_ms: 1,
    })
    const heard: { form: 'events' | 'changes'; text: string[] }[] = []
    for (let round = 0; round < 40; round += 1) {
      const form = round % 2 === 0 ? 'changes' : 'events'
      const stream = await hub.open(
        { account_id: ours.account_uuid, limited_user_id: null },
        { after: null, types: null, form },
      )
      const text: string[] = []
      stream.on('data', (part: Buffer) => text.push(part.toString()))
      heard.push({ form, text })
      await note(2)
      // So that the next one comes at any moment of the reading.
      await sleep(round % 15)
    }
    await note(1)
    const last = (await feed()).at(-1)?.seq
    const upTo = (text: string[]) => seqsIn(text.join('')).at(-1)
    await expect.poll(() => heard.every(({ text }) => upTo(text) === last), { timeout: 10_000 }).toBe(true)
    const all = (await feed()).map(({ seq }) => seq)
    for (const { text } of heard.filter(({ form }) => form === 'events')) {
      const from = Number(/^id: (\d+)$/m.exec(text.join(''))?.[1])
      expect(seqsIn(text.join(''))).toEqual(all.filter((seq) => seq > from))
    }
    await hub.close()
  })

  test('asks the database as often for twenty listeners as for one', async () => {
    const counted = async (listeners: number) => {
      let queries = 0
      const counting: KyselyPlugin = {
        transformQuery: ({ node }) => {
          queries += 1
          return node
        },
        transformResult: async ({ result }) => result,
      }
      const db = app.deps.db.withPlugin(counting)
      const hub = buildFeedHub({ db, log: buildLog('silent'), ...OPTIONS, poll_ms: 50 })
      const streams = await Promise.all(Array.from({ length: listeners }, () => listenTo(hub, null)))
      for (const stream of streams) stream.resume()
      const before = queries
      return { hub, streams, spent: () => queries - before }
    }
    // Beside each other, so that both have the same machine.
    const [one, twenty] = await Promise.all([counted(1), counted(20)])
    await expect.poll(one.spent, { timeout: 10_000 }).toBeGreaterThan(20)
    expect(twenty.spent()).toBeLessThanOrEqual(one.spent() + 10)
    const closed = [...one.streams, ...twenty.streams].map((stream) => once(stream, 'close'))
    await Promise.all([one.hub.close(), twenty.hub.close()])
    await Promise.all(closed)
  })

  test('shows that it is there, and ends a stream after its time', async () => {
    const hub = hubOf({ lifetime_ms: 2_000 })
    const stream = await listenTo(hub)
    const texts: string[] = []
    stream.on('data', (part: Buffer) => texts.push(part.toString()))
    await once(stream, 'end')
    expect(texts.join('')).toMatch(/^retry: \d+\nid: 0\n\n(id: 0\n: still here\n\n)+$/)
    await hub.close()
  })
})
