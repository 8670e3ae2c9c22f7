import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember } from '../../../tests/harness/sign-in.ts'
import { echoTo, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { foldOldWords } from './fold-words.ts'

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  shop = await openShop(app)
})

const ANA = { bsuid: 'US.1', name: 'Ana' }
const BOB = { bsuid: 'US.2', name: 'Bob' }

type Part = { text: string; found: boolean }
type Found = { message_id: string; shown_as_id: string; conversation_id: string; parts: Part[] }
const search = async (query: string, more = ''): Promise<{ data: Found[]; next_cursor: string | null }> => {
  const { status, body } = await shop.call(
    'GET',
    `/v1/search/messages?query=${encodeURIComponent(query)}${more}`,
  )
  expect([status, status === 200 ? '' : body]).toEqual([200, ''])
  return body
}
const shown = ({ parts }: { parts: Part[] }) =>
  parts.map(({ text, found }) => (found ? `[${text}]` : text)).join('')
const textsFor = async (query: string, more = '') => (await search(query, more)).data.map(shown)

let messages = 0
/** A message as WhatsApp tells it, of any type. */
function messageFrom(who: { bsuid: string }, type: string, content: object, more: object = {}): object {
  messages += 1
  return webhook(shop.line, {
    contacts: [{ user_id: who.bsuid, profile: { name: 'somebody' } }],
    messages: [
      {
        from_user_id: who.bsuid,
        id: `wamid.any.${messages}`,
        timestamp: String(1_793_534_400 + messages),
        type,
        [type]: content,
        ...more,
      },
    ],
  })
}

describe('a message is found', () => {
  test('by the beginning of each of its words, without case and accents, the latest first, with its words marked', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10, 'When is my delivery?'))
    await shop.receive(textFrom(shop.line, BOB, 'm2', 20, 'The DÉLIVERY was late, the crème brûlée fine'))
    expect(await textsFor('deliv')).toEqual([
      'The [DÉLIVERY] was late, the crème brûlée fine',
      'When is my [delivery]?',
    ])
    expect(await textsFor('creme dél')).toEqual(['The [DÉLIVERY] was late, the [crème] brûlée fine'])
    expect(await textsFor('delivery refund')).toEqual([])
    expect(await textsFor('livery')).toEqual([])
    const [found] = (await search('late')).data
    const threads = (await shop.call('GET', '/v1/conversations')).body.data
    expect(found).toMatchObject({
      conversation_id: threads[0].id,
      contact: { display_name: 'Bob' },
      direction: 'inbound',
      found_in: 'text',
    })
  })

  test('by a caption, the name of a file, the title of a button, and what a template said', async () => {
    await shop.receive(
      messageFrom(ANA, 'document', {
        id: '1',
        mime_type: 'application/pdf',
        filename: 'Invoice_2044.pdf',
        caption: 'for March',
      }),
      messageFrom(ANA, 'interactive', {
        type: 'button_reply',
        button_reply: { id: 'x', title: 'Cancel the booking' },
      }),
      echoTo(shop.line, ANA, 'm3', 30, 'Your parcel leaves today.'),
    )
    expect(await search('2044')).toMatchObject({ data: [{ found_in: 'file_name', type: 'document' }] })
    expect(await textsFor('invoice')).toEqual(['[Invoice]_2044.pdf'])
    expect(await textsFor('march')).toEqual(['for [March]'])
    expect(await textsFor('cancel')).toEqual(['[Cancel] the booking'])
    expect(await search('parcel')).toMatchObject({ data: [{ direction: 'outbound' }] })
  })

  test('by the titles of the list that it offered', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10, 'hello'))
    const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
    const sent = await shop.call('POST', '/v1/messages', {
      to: { contact_id: thread.contact.id },
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'How shall it come?' },
        action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'By bicycle' } }] },
      },
    })
    expect([sent.status, sent.status < 300 ? '' : sent.body]).toEqual([sent.status, ''])
    expect(await search('bicycle')).toMatchObject({
      data: [
        {
          found_in: 'title',
          parts: [
            { text: 'By ', found: false },
            { text: 'bicycle', found: true },
          ],
        },
      ],
    })
  })

  test('by what it was changed to, which leads to the message that the thread shows', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10, 'I want the red one'))
    await shop.receive(
      messageFrom(ANA, 'edit', {
        original_message_id: 'm1',
        message: { type: 'text', text: { body: 'I want the blue one' } },
      }),
    )
    const original = (await search('red')).data[0]
    expect((await search('blue')).data[0]?.shown_as_id).toBe(original?.message_id)
  })

  test('no more once it was taken back', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10, 'my secret'))
    expect(await textsFor('secret')).toHaveLength(1)
    await shop.receive(messageFrom(ANA, 'revoke', { original_message_id: 'm1' }))
    expect(await textsFor('secret')).toEqual([])
  })

  test('in the inbox that is asked for only', async () => {
    const other = await shop.addLine()
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10, 'order here'))
    await shop.receive(textFrom(other, BOB, 'm2', 20, 'order there'))
    const inbox = `ibx_${other.inbox_id.replaceAll('-', '')}`
    expect(await textsFor('order')).toHaveLength(2)
    expect(await textsFor('order', `&inbox_id=${inbox}`)).toEqual(['[order] there'])
  })

  test('page by page, each once, however frequent its word', async () => {
    await shop.receive(
      ...Array.from({ length: 7 }, (_, i) => textFrom(shop.line, ANA, `m${i}`, i, `order number ${i}`)),
    )
    const all: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await search('order', `&limit=3${cursor && `&cursor=${cursor}`}`)
      all.push(...page.data.map(shown))
      cursor = page.next_cursor
    }
    expect(all).toHaveLength(7)
    expect(new Set(all).size).toBe(7)
  })

  test('from an excerpt around the word where the text is long, and nothing of it is ever markup', async () => {
    const long = `${'before '.repeat(60)}<b>needle</b> ${'after '.repeat(60)}`
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10, long))
    const [text = ''] = await textsFor('needle')
    expect(text).toMatch(/^….*<b>\[needle\]<\/b> .*…$/)
    expect(text.length).toBeLessThan(260)
  })
})

test('among more texts than are looked at one by one, a rare word is found behind the frequent ones, each once', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10, 'the zanzibar order'))
  const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
  const [row] = await shop.rows<{ id: string }>('select id from messages')
  // Copies of that message with other ids, later and earlier ones, as a busy year would have left them.
  const copies = (from: number, until: number, text: string) =>
    withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
      sql`
        insert into messages (account_id, id, inbox_id, conversation_id, anchor_id, wamid, direction, source, type, text, content,
          sent_at, identity_at, received_at)
        select account_id, (lpad(to_hex(${from}::bigint + i), 12, '0') || '70008' || lpad(i::text, 15, '0'))::uuid, inbox_id,
          conversation_id, anchor_id, wamid || '.' || ${from}::text || '.' || i, direction, source, type, ${text}, content, sent_at,
          identity_at, received_at
          from messages cross join generate_series(1, ${until - from}::int) as i where id = ${row?.id}`.execute(
        trx,
      ),
    )
  await copies(1_000, 1_030, 'old zanzibar order')
  await copies(2_000_000_000_000, 2_000_000_004_500, 'an order')
  const found: Found[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await search('order zanz', `&limit=10${cursor && `&cursor=${cursor}`}`)
    found.push(...page.data)
    cursor = page.next_cursor
  }
  expect(found.map(shown)).toEqual([
    'the [zanzibar] [order]',
    ...Array.from({ length: 30 }, () => 'old [zanzibar] [order]'),
  ])
  expect(new Set(found.map(({ message_id }) => message_id)).size).toBe(31)
  expect(found.every(({ conversation_id }) => conversation_id === thread.id)).toBe(true)
  expect((await search('ord', '&limit=10')).data).toHaveLength(10)
})

describe('what became of people', () => {
  test('a merge brings what was found into the survivor’s conversation, an undo back', async () => {
    await shop.receive(
      textFrom(shop.line, ANA, 'm1', 10, 'about the garden'),
      textFrom(shop.line, BOB, 'm2', 20, 'hello'),
    )
    const [own] = (await search('garden')).data
    const [ana, bob] = [await shop.contactOf('US.1'), await shop.contactOf('US.2')]
    const merge = await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bob })
    const survivor = (await shop.call('GET', `/v1/conversations/${own?.conversation_id}`)).body
    expect((await search('garden')).data).toMatchObject([
      { conversation_id: survivor.id, contact: { id: survivor.contact.id } },
    ])
    await shop.call('DELETE', `/v1/merges/${merge.body.id}`)
    expect((await search('garden')).data).toMatchObject([{ conversation_id: own?.conversation_id }])
  })

  test('an erasure leaves no word of theirs, and those of others', async () => {
    await shop.receive(
      textFrom(shop.line, ANA, 'm1', 10, 'my address is secret'),
      textFrom(shop.line, BOB, 'm2', 20, 'no secret of mine'),
    )
    const [{ conversation_id } = { conversation_id: '' }] = (await search('address')).data
    await shop.call('POST', `/v1/conversations/${conversation_id}/notes`, { text: 'secret note' })
    expect(
      (await shop.call('POST', '/v1/erasures', { contact_id: await shop.contactOf('US.1') })).status,
    ).toBeLessThan(300)
    expect(await textsFor('secret')).toEqual(['no [secret] of mine'])
    expect((await shop.call('GET', '/v1/search/notes?query=secret')).body.data).toEqual([])
  })

  test('what is sealed is found by who may see it and asks for it', async () => {
    await shop.receive(
      textFrom(shop.line, ANA, 'm1', 10, 'sealed word'),
      textFrom(shop.line, BOB, 'm2', 20, 'open word'),
    )
    await withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
      trx.updateTable('anchors').set({ sealed: true }).where('key', 'like', '%US.1').execute(),
    )
    expect(await textsFor('word')).toEqual(['open [word]'])
    expect(await textsFor('word', '&include_sealed=true')).toEqual(['open [word]', 'sealed [word]'])
    const viewer = await addMember(app, shop.account, 'viewer')
    const url = '/v1/search/messages?query=word&include_sealed=true'
    expect((await app.http.inject({ url, headers: viewer.headers })).statusCode).toBe(403)
  })
})

test('private notes are found by their words, with the conversation that shows them today', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10, 'hello'))
  const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
  for (const text of ['Wants a refund.', 'Refunded on Monday', 'Nothing'])
    await shop.call('POST', `/v1/conversations/${thread.id}/notes`, { text })
  const page = (await shop.call('GET', '/v1/search/notes?query=refund&limit=1')).body
  expect(page.data.map(shown)).toEqual(['[Refunded] on Monday'])
  expect(page.data[0].note).toMatchObject({ conversation_id: thread.id, contact: { display_name: 'Ana' } })
  const rest = (await shop.call('GET', `/v1/search/notes?query=refund&cursor=${page.next_cursor}`)).body
  expect(rest.data.map(shown)).toEqual(['Wants a [refund].'])
  await shop.call('DELETE', `/v1/notes/${rest.data[0].note.id}`)
  expect((await shop.call('GET', '/v1/search/notes?query=wants')).body.data).toEqual([])
  expect((await search('refund')).data).toEqual([])
})

describe('who may', () => {
  test.each(['messages', 'notes'])('search %s: nobody without a key, or without the scope', async (what) => {
    const url = `/v1/search/${what}?query=hello`
    expect((await app.http.inject({ url })).statusCode).toBe(401)
    const { key } = (await shop.call('POST', '/v1/api_keys', { name: 'narrow', scopes: ['contacts:read'] }))
      .body
    const refused = await app.http.inject({ url, headers: { authorization: `Bearer ${key}` } })
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'missing_scope'])
  })

  test('nobody finds anything of another account, nor asks for its inbox', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10, 'ours alone'))
    const theirs = await app.addAccount()
    const ask = (url: string) => app.http.inject({ url, headers: theirs.headers })
    expect((await ask('/v1/search/messages?query=alone')).json()).toEqual({ data: [], next_cursor: null })
    expect(await textsFor('alone')).toHaveLength(1)
    const inbox = `ibx_${shop.line.inbox_id.replaceAll('-', '')}`
    for (const what of ['messages', 'notes'])
      expect((await ask(`/v1/search/${what}?query=alone&inbox_id=${inbox}`)).statusCode).toBe(404)
  })
})

test.each([
  ['Søren kjøper kjærlighet', 'soren kjaerl'],
  ['شُكْرًا جزيلا', 'شكرا'],
  ['Paid 🎉🎉', '🎉'],
  ['Love it ❤️', '❤'],
  ['La COL·LECCIÓ nova', 'colleccio'],
  ['La colleccio nova', 'col·lecció'],
  ['La coŀlecció nova', 'col·lec'],
  ['La col·lecció nova', 'coŀl'],
  ['אַ גוטן ײִדיש', 'יידיש'],
  ['אַ גוטן יידיש', 'ײִד'],
  ['ר\ufb1fן', 'רײן'],
  ['אמר שָׁלוֹם לכולם', 'שלום'],
  ['a re\u00admark\u200bable \u2060day', 'remarkable'],
])('%s is found by %s, with its words marked', async (text, query) => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10, text))
  expect((await textsFor(query))[0]).toContain('[')
})

test.each([
  ['an apartment of 25m², or x²y', 'x2y', 'an apartment of 25m², or [x²y]'],
  ['room №5', 'no5', 'room [№5]'],
  ['Lego™ bricks', 'legotm', '[Lego™] bricks'],
  ['half: ½', '1 2', 'half: [½]'],
  ['Muhammad ﷺ', 'صلى وسلم', 'Muhammad [ﷺ]'],
  ['（one）two', 'two', '（one）[two]'],
])('%s, which holds characters that stand for others, is shown for %s as %s', async (text, query, marked) => {
  const filler = 'before '.repeat(60)
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10, text))
  await shop.receive(textFrom(shop.line, ANA, 'm2', 11, filler + text))
  const [long = '', short] = await textsFor(query)
  expect(short).toBe(marked)
  expect(long.endsWith(marked)).toBe(true)
})

test('words that were stored before they were compared like this are folded again', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.7', name: 'Łukasz' }, 'm1', 10, 'Đorđe'))
  const { store, db } = app.database
  const fold = (fn: string) => `create or replace function selfsame_fold(shown text) returns text
    language sql immutable parallel safe as $$ select ${fn} $$`
  const [now] = await store.asOwner(({ query }) =>
    query<{ is: string }>(`select pg_get_functiondef('selfsame_fold'::regproc) as is`),
  )
  // As a version before would have written them.
  await store.asOwner(async ({ exec }) => {
    await exec(fold('lower(shown)'))
    await exec(`update messages set text = text`)
    await exec(`update contact_words set word = 'łukasz'`)
    await exec(now?.is ?? '')
    await exec(`insert into search_refolds (account_id, kind)
      select id, k from accounts cross join unnest(array['contact', 'message', 'note']) as k`)
  })
  expect(await textsFor('dorde')).toEqual([])
  await foldOldWords({ db }, new AbortController().signal)
  expect(await textsFor('dorde')).toEqual(['[Đorđe]'])
  expect(await shop.rows('select word from contact_words')).toContainEqual({ word: 'lukasz' })
  expect(await shop.rows('select 1 from search_refolds')).toEqual([])
})
