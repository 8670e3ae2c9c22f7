import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../tests/harness/app.ts'
import { ANA, inboxTools, openInbox } from '../../tests/harness/inbox-tools.ts'
import { linesOf } from '../../tests/harness/lines-of.ts'
import {
  at,
  deliver,
  echoTo,
  type TestLine,
  type TestLines,
  textFrom,
  webhook,
} from '../../tests/harness/whatsapp-line.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
let lines: TestLines
let line: TestLine
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  ;({ ours, lines, line } = await openInbox(app))
  theirs = await app.addAccount()
})

const BEN = { bsuid: 'US.2002', name: 'Ben' }
const { get, send, patch, onlyConversation, messagesOf, fromAna } = inboxTools(() => ({
  app,
  ours,
  lines,
  line,
}))

describe('who may read', () => {
  test.each([
    ['GET', '/v1/conversations'],
    ['GET', '/v1/conversations/cnv_00000000000000000000000000000000'],
    ['GET', '/v1/conversations/cnv_00000000000000000000000000000000/messages'],
    ['GET', '/v1/messages/msg_00000000000000000000000000000000'],
    ['PATCH', '/v1/conversations/cnv_00000000000000000000000000000000'],
  ] as const)(
    '%s %s is refused without a key, with an unknown one and without its scope',
    async (method, url) => {
      expect((await app.http.inject({ method, url })).statusCode).toBe(401)
      expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
      const narrow = await app.http.inject({ method, url, headers: await app.addKey(ours, ['events:read']) })
      expect([narrow.statusCode, narrow.json().code]).toEqual([403, 'missing_scope'])
    },
  )

  test("another account's conversation, message, contact and inbox, which exist, are not found", async () => {
    const their_lines = await linesOf(app, theirs)
    const [their_line] = their_lines.lines
    if (!their_line) throw new Error('no line')
    await deliver(app.deps.db, their_lines, [textFrom(their_line, ANA, 'm1', 10)])
    const [conversation] = (await get('/conversations', theirs.headers)).data
    const urls = [
      `/conversations/${conversation.id}`,
      `/conversations/${conversation.id}/messages`,
      `/messages/${conversation.last_message.id}`,
      `/conversations?contact_id=${conversation.contact.id}`,
      `/conversations?inbox_id=${theirs.inbox_id}`,
    ]
    for (const url of urls) {
      await get(url, theirs.headers)
      const answer = await app.http.inject({ url: `/v1${url}`, headers: ours.headers })
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'not_found'])
    }
    expect((await patch(conversation.id, { status: 'resolved' })).statusCode).toBe(404)
    expect((await get(`/conversations/${conversation.id}`, theirs.headers)).status).toBe('open')
    expect((await get('/conversations')).data).toEqual([])
  })
})

describe('a conversation', () => {
  test('names its contact, shows the last message and until when the window is open', async () => {
    await send(textFrom(line, { ...ANA, username: 'ana' }, 'm1', 10, 'Hello'))
    expect(await onlyConversation()).toMatchObject({
      merged_into: null,
      inbox_id: ours.inbox_id,
      contact: { display_name: 'Ana', username: 'ana' },
      group_id: null,
      status: 'open',
      labels: [],
      last_message: {
        direction: 'inbound',
        type: 'text',
        text: 'Hello',
        sent_at: '2026-11-01T00:00:10.000Z',
      },
      last_message_at: '2026-11-01T00:00:10.000Z',
      window: {
        customer_service_until: '2026-11-02T00:00:10.000Z',
        free_entry_until: null,
        may_send: 'anything',
      },
    })
  })

  test('counts the window from messages and calls by Meta’s time, and from nothing else', async () => {
    const expiry = async () => (await onlyConversation()).window.customer_service_until
    await send(fromAna('m1', 100, { type: 'text', text: { body: 'Hi' } }))
    await send(fromAna('r1', 200, { type: 'reaction', reaction: { message_id: 'out', emoji: '👍' } }))
    await send(fromAna('u1', 300, { type: 'unsupported', errors: [{ code: 131051 }] }))
    await send(echoTo(line, ANA, 'e1', 400))
    expect(await expiry()).toBe('2026-11-02T00:01:40.000Z')
    await send(fromAna('m0', 50, { type: 'text', text: { body: 'late' } }))
    expect(await expiry()).toBe('2026-11-02T00:01:40.000Z')
    const call = {
      id: 'c1',
      from_user_id: ANA.bsuid,
      event: 'connect',
      timestamp: at(500),
      direction: 'USER_INITIATED',
    }
    await send(webhook(line, { contacts: [{ user_id: ANA.bsuid }], calls: [call] }, 'calls'))
    expect(await expiry()).toBe('2026-11-02T00:08:20.000Z')
    app.clock.set(Date.UTC(2026, 10, 2, 0, 8, 20))
    expect(await expiry()).toBeNull()
    expect((await onlyConversation()).window.may_send).toBe('templates')
  })

  test('has the window of the WhatsApp account that wrote last, also where one person has two', async () => {
    await send(textFrom(line, ANA, 'm1', 100))
    await send(textFrom(line, { bsuid: 'US.5005', phone: ANA.phone, name: 'Ana again' }, 'm2', 200))
    const window_of = async (wamid: string) => {
      const { data } = await get('/conversations')
      return data.find((it: { last_message: { text: string } }) => it.last_message.text === wamid).window
        .customer_service_until
    }
    expect(await window_of('m1')).toBe('2026-11-02T00:01:40.000Z')
    expect(await window_of('m2')).toBe('2026-11-02T00:03:20.000Z')
    const [second, first] = (await get('/conversations')).data
    const merged = await app.http.inject({
      method: 'POST',
      url: `/v1/contacts/${first.contact.id}/merges`,
      headers: ours.headers,
      body: { contact_id: second.contact.id },
    })
    expect(merged.statusCode).toBe(201)
    expect(await window_of('m2')).toBe('2026-11-02T00:03:20.000Z')
    await send(fromAna('r1', 400, { type: 'reaction', reaction: { message_id: 'm1', emoji: '👍' } }))
    expect((await onlyConversation()).window.customer_service_until).toBe('2026-11-02T00:01:40.000Z')
  })

  test('that was folded into another resolves to it, with all messages', async () => {
    await send(textFrom(line, { phone: ANA.phone }, 'm1', 10), textFrom(line, { bsuid: ANA.bsuid }, 'm2', 20))
    const before = (await get('/conversations')).data
    await send(textFrom(line, ANA, 'm3', 30))
    const after = await onlyConversation()
    const loser = before.find((it: { id: string }) => it.id !== after.id)
    expect(await get(`/conversations/${loser.id}`)).toEqual({ ...after, merged_into: after.id })
    const wamids = (await messagesOf(loser.id)).map((it: { wamid: string }) => it.wamid)
    expect(wamids).toEqual(['m3', 'm2', 'm1'])
  })

  test('of a group has no contact, and each of its messages names who sent it', async () => {
    const inGroup = (who: { bsuid: string; name: string }, wamid: string, seconds: number) =>
      webhook(line, {
        contacts: [{ profile: { name: who.name }, user_id: who.bsuid }],
        messages: [
          {
            from_user_id: who.bsuid,
            group_id: 'group-1',
            id: wamid,
            timestamp: at(seconds),
            type: 'text',
            text: { body: wamid },
          },
        ],
      })
    await send(inGroup(ANA, 'm1', 10), inGroup(BEN, 'm2', 20))
    const group = await onlyConversation()
    expect(group).toMatchObject({ contact: null, group_id: 'group-1', window: null })
    const senders = (await messagesOf(group.id)).map(
      (it: { contact: { display_name: string } }) => it.contact.display_name,
    )
    expect(senders).toEqual(['Ben', 'Ana'])
  })
})

describe('pages', () => {
  test('of messages go through all that was there at the start once, whatever arrives in between', async () => {
    await send(textFrom(line, ANA, 'first', 1))
    const { id } = await onlyConversation()
    let number = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        // Seconds at which messages were sent; several in one second, and late ones, are common.
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }),
        fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }), { maxLength: 4 }),
        async (limit, at_start, arrivals) => {
          const write = (seconds: number[]) =>
            send(...seconds.map((it) => textFrom(line, ANA, `w${++number}`, it)))
          if (at_start.length > 0) await write(at_start)
          const there = new Set((await messagesOf(id)).map((it: { id: string }) => it.id))
          const seen: { id: string; sent_at: string }[] = []
          let cursor: string | null = ''
          for (let page = 0; cursor !== null; page += 1) {
            const query: string = cursor === '' ? '' : `&cursor=${cursor}`
            const answer: { data: typeof seen; next_cursor: string | null } = await get(
              `/conversations/${id}/messages?limit=${limit}${query}`,
            )
            seen.push(...answer.data)
            cursor = answer.next_cursor
            const arriving = arrivals[page] ?? []
            if (arriving.length > 0) await write(arriving)
          }
          const ids = seen.map((it) => it.id)
          expect(new Set(ids).size).toBe(ids.length)
          expect([...there].filter((it) => !ids.includes(String(it)))).toEqual([])
          const times = seen.map((it) => it.sent_at)
          expect(times).toEqual([...times].sort().reverse())
        },
      ),
      { numRuns: 8 },
    )
  })

  test('around a message lead to both ends, whatever the size of a page and whoever wrote in the same second', async () => {
    const seconds = [1, 2, 2, 2, 3, 4, 5, 5, 6]
    await send(...seconds.map((at_s, index) => textFrom(line, ANA, `m${index}`, at_s)))
    const { id } = await onlyConversation()
    const all: { id: string }[] = await messagesOf(id)
    type Page = { data: { id: string }[]; next_cursor: string | null; previous_cursor: string | null }
    const read = (limit: number, query: string): Promise<Page> =>
      get(`/conversations/${id}/messages?limit=${limit}&${query}`)
    for (const limit of [1, 2, 3, 5, 9, 20]) {
      for (const { id: message_id } of all) {
        const middle = await read(limit, `around=${message_id}`)
        expect(middle.data).toHaveLength(Math.min(limit, all.length))
        const found = middle.data.map((it) => it.id)
        expect(found).toContain(message_id)
        for (let cursor = middle.next_cursor; cursor !== null; ) {
          const page = await read(limit, `cursor=${cursor}`)
          found.push(...page.data.map((it) => it.id))
          cursor = page.next_cursor
        }
        for (let cursor = middle.previous_cursor; cursor !== null; ) {
          const page = await read(limit, `cursor=${cursor}`)
          found.unshift(...page.data.map((it) => it.id))
          cursor = page.previous_cursor
        }
        expect(found).toEqual(all.map((it) => it.id))
      }
    }
  })

  test('around a message hold at most 2 MiB, and lead to both ends', async () => {
    const long = 'x'.repeat(150_000)
    const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    await send(...seconds.map((at_s) => textFrom(line, ANA, `m${at_s}`, at_s, long)))
    const { id } = await onlyConversation()
    const messages = `/conversations/${id}/messages`
    const first = (await get(messages)).data
    const middle = await get(`${messages}?around=${first.at(-1).id}`)
    expect(middle.data.length).toBeLessThan(seconds.length)
    expect(JSON.stringify(middle).length).toBeLessThan(2 * 1024 * 1024)
    const found = [...middle.data]
    for (let cursor = middle.next_cursor; cursor !== null; ) {
      const page = await get(`${messages}?cursor=${cursor}`)
      found.push(...page.data)
      cursor = page.next_cursor
    }
    for (let cursor = middle.previous_cursor; cursor !== null; ) {
      const page = await get(`${messages}?cursor=${cursor}`)
      found.unshift(...page.data)
      cursor = page.previous_cursor
    }
    const times = found.map((it) => it.sent_at)
    expect(times).toEqual([...new Set(times)].sort().reverse())
    expect(times.length).toBe(seconds.length)
  })

  test('of a contact’s timeline hold at most 2 MiB, and leave no message out', async () => {
    const long = 'x'.repeat(150_000)
    const seconds = [...Array(30).keys()]
    await send(...seconds.map((at_s) => textFrom(line, ANA, `m${at_s}`, at_s, long)))
    const { contact } = await onlyConversation()
    const wamids: string[] = []
    for (let cursor = ''; ; ) {
      const page = await get(`/contacts/${contact.id}/timeline?limit=100${cursor}`)
      expect(JSON.stringify(page).length).toBeLessThan(2.2 * 1024 * 1024)
      for (const { message } of page.data) if (message) wamids.push(message.wamid)
      if (page.next_cursor === null) break
      cursor = `&cursor=${page.next_cursor}`
    }
    expect(wamids).toEqual(seconds.map((at_s) => `m${at_s}`).reverse())
  })

  test('around a message of another conversation are not found, nor is a place asked for twice', async () => {
    await send(textFrom(line, ANA, 'm1', 10), textFrom(line, BEN, 'm2', 20))
    const [bens, anas] = (await get('/conversations')).data
    const ask = (query: string, headers: object = ours.headers) =>
      app.http.inject({
        url: `/v1/conversations/${anas.id}/messages?${query}`,
        headers: { ...headers },
      })
    expect((await ask(`around=${anas.last_message.id}`)).statusCode).toBe(200)
    expect((await ask(`around=${bens.last_message.id}`)).statusCode).toBe(404)
    expect((await ask(`around=${anas.last_message.id}`, theirs.headers)).statusCode).toBe(404)
    const both = await ask(`around=${anas.last_message.id}&cursor=x`)
    expect([both.statusCode, both.json().errors?.[0]?.field]).toEqual([400, 'query.around'])
  })

  test('of conversations filter by contact, inbox and status, the latest message first', async () => {
    await send(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, BEN, 'm2', 20),
      textFrom(line, { bsuid: 'US.3' }, 'm3', 5),
    )
    const all = (await get('/conversations')).data
    expect(all.map((it: { last_message: { text: string } }) => it.last_message.text)).toEqual([
      'm2',
      'm1',
      'm3',
    ])
    await patch(all[2].id, { status: 'resolved' })
    const idsOf = async (query: string) =>
      (await get(`/conversations?${query}`)).data.map((it: { id: string }) => it.id)
    expect(await idsOf('status=open')).toEqual([all[0].id, all[1].id])
    expect(await idsOf('status=resolved')).toEqual([all[2].id])
    expect(await idsOf(`contact_id=${all[1].contact.id}`)).toEqual([all[1].id])
    expect(await idsOf(`contact_id=${all[1].contact.id}&status=pending`)).toEqual([])
    expect(await idsOf(`inbox_id=${ours.inbox_id}`)).toHaveLength(3)
    const first = await get('/conversations?limit=1')
    const second = await get(`/conversations?limit=1&cursor=${first.next_cursor}`)
    const third = await get(`/conversations?limit=1&cursor=${second.next_cursor}`)
    expect([first, second, third].map(({ data }) => data[0].id)).toEqual(
      all.map((it: { id: string }) => it.id),
    )
    expect(third.next_cursor).toBeNull()
  })
})
