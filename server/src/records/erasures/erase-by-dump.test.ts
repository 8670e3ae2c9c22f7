import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { readEverything } from '../../../tests/harness/erase-tools.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { at, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'
import {
  BETWEEN,
  formsOf,
  NATIONAL,
  PEOPLE,
  plain,
  readEscapes,
  ZEROS,
} from '../../../tests/harness/written-forms.ts'
import { newId, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const BOB = { bsuid: 'US.2002', phone: '15550105588', name: 'Bob' }

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(() => restart())

async function restart(): Promise<void> {
  await app.database.truncateAll()
  app.clock.set(NOON)
  shop = await openShop(app)
}

const dump = async () => (await readEverything(shop)).map(readEscapes)

async function expectNothingOf(...traces: string[]): Promise<void> {
  const lines = await dump()
  for (const trace of traces) {
    const left = lines.filter(
      (line) => line.toLowerCase().includes(trace.toLowerCase()) || plain(line).includes(trace),
    )
    expect([trace, left]).toEqual([trace, []])
  }
}

async function plantEverywhere(form: string, tag: string): Promise<void> {
  const card = {
    name: { formatted_name: `Card of ${tag}`, first_name: 'Card' },
    phones: [{ phone: form, type: 'CELL' }],
  }
  const cards = webhook(shop.line, {
    contacts: [{ profile: { name: BOB.name }, wa_id: BOB.phone, user_id: BOB.bsuid }],
    messages: [
      {
        ...{ from: BOB.phone, from_user_id: BOB.bsuid, id: `card-${tag}`, timestamp: at(60) },
        ...{
          type: 'contacts',
          contacts: [card, { name: { formatted_name: 'Carl' }, phones: [{ phone: '+15550109999' }] }],
        },
      },
    ],
  })
  await shop.receive(textFrom(shop.line, BOB, `b-${tag}`, 50, `Bob says: call ${form}, thanks`), cards)
  const bob = await shop.contactOf(BOB.bsuid)
  const call = (method: 'POST' | 'PATCH', path: string, body: object) => shop.call(method, `/v1${path}`, body)
  const [conversation] = await shop.rows<{ id: string }>(
    `select id from conversations where contact_id = '${parseId('contact', bob)}'`,
  )
  await call('PATCH', `/contacts/${bob}`, { attributes: { friend: form, [`k ${form}`]: 'x' } })
  await call('POST', `/conversations/${presentId('conversation', conversation?.id ?? '')}/notes`, {
    text: `A friend of ${form}`,
  })
  await call('POST', '/segments', {
    name: `Segment ${form}`,
    filters: { attribute: { name: 'friend', value: form } },
  })
  await call('POST', '/segments', { name: `Query ${tag}`, filters: { query: form } })
  await call('POST', '/views', { name: `V ${form}`.slice(0, 60), shared: true, filters: {} })
  await call('POST', '/canned_replies', { shortcut: `c${tag}`, text: `Please call ${form}` })
  await call('POST', '/teams', { name: `Team ${form}` })
  await call('POST', '/api_keys', { name: `Key ${form}`, scopes: ['inboxes:read'] })
  await call('POST', '/labels', { name: `label ${form}`.slice(0, 30), color: 'red', description: form })
  await app.http.inject({
    method: 'PATCH',
    url: `/v1/contacts/${bob}`,
    headers: {
      ...shop.account.headers,
      'idempotency-key': `k-${tag}-${encodeURIComponent(form)}`.slice(0, 200),
    },
    payload: { attributes: { again: form } },
  })
}

test.each(PEOPLE)(
  'the phone of $name is left in no table and in no raw body, however it was written',
  async (person) => {
    const ana = { bsuid: 'US.1001', phone: person.phone, name: 'Ana' }
    await shop.receive(textFrom(shop.line, ana, 'a1', 10, 'hello'))
    const forms = [...formsOf(person), ...(NATIONAL[person.phone] ?? [])]
    await shop.receive(
      ...forms.map((form, index) => textFrom(shop.line, BOB, `t-${index}`, 70 + index, `to ${form}.`)),
    )
    for (const index of [0, 30]) await plantEverywhere(forms[index] ?? '', String(index))
    const before = (await dump()).map(plain)
    expect(before.filter((line) => line.includes(person.tail)).length).toBeGreaterThan(30)
    expect((await shop.call('POST', '/v1/erasures', { bsuid: ana.bsuid })).status).toBe(201)
    await expectNothingOf(person.tail, 'US.1001', 'Card of')
    const after = (await dump()).join('\n')
    for (const kept of ['Bob says: call', ', thanks', 'A friend of', 'Please call', 'Carl', '15550109999']) {
      expect(after).toContain(kept)
    }
    const messages = () => shop.rows('select inbox_id, wamid, type, text from messages order by wamid')
    const before_replay = await messages()
    await shop.replay()
    expect(await messages()).toEqual(before_replay)
    expect(await shop.rows('select 1 from ingest_failures')).toEqual([])
    await expectNothingOf(person.tail, 'Card of')
  },
)

/** How people and programs write an address, an id and a username. */
const WORD_FORMS: ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll('@', '%40').replaceAll('/', '%2F').replaceAll('_', '%5F'),
  (text) => text.replaceAll('@', '%2540').replaceAll('/', '%252f').replaceAll('.', '%252E'),
  (text) => text.replaceAll('@', '&#64;').replaceAll('/', '&#x2f;').replaceAll('.', '&period;'),
  (text) => text.replaceAll('@', '&commat;').replaceAll('_', '&lowbar;'),
  (text) => text.replaceAll('@', ' @ '),
  (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  (text) => text.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97)),
  (text) => `${text.slice(0, -3)}\u200b${text.slice(-3)}`,
  (text) => `${text.slice(0, -2)}\u00ad${text.slice(-2)}`,
  (text) => text.replace(/[._@/]/g, '\\$&'),
  (text) => text.replace(/[._@/]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
  (text) => `<b>${text.slice(0, 5)}</b>${text.slice(5)}`,
  (text) => `mailto:${text}?subject=x`,
  (text) => `(${text}), and`,
]

test('an address, an id of another system, a BSUID and a username are left in no form in which they are written', async () => {
  const ana = { bsuid: 'US.1001', phone: '15550104477', username: 'ana_p.1', name: 'Ana' }
  const words = ['ana.p@example.com', 'crm/äb.1001', 'US.1001', '@ana_p.1']
  await shop.receive(textFrom(shop.line, ana, 'a1', 10))
  const id = await shop.contactOf(ana.bsuid)
  const [email, external_id] = words
  await shop.call('PATCH', `/v1/contacts/${id}`, { add: { email, external_id } })
  const written = words.flatMap((word) => WORD_FORMS.map((form) => form(word)))
  const others = ['xana.p@example.com', 'ana.p@example.company', 'crm/äb.10011', 'ana_p.1s', 'US.10011']
  await shop.receive(
    ...[...written, ...others].map((text, n) =>
      textFrom(shop.line, BOB, `t-${n}`, 20 + n, `see ${text} end`),
    ),
  )
  // As WhatsApp writes letters that are no ASCII.
  const escaped = JSON.stringify(textFrom(shop.line, BOB, 'raw', 90, 'see crm/äb.1001 there'))
  await storeRaw(escaped.replaceAll('ä', '\\u00e4'))
  expect((await shop.call('POST', '/v1/erasures', { bsuid: ana.bsuid })).body).toMatchObject({
    contact_ids: [id],
  })
  const texts = (await shop.rows<{ text: string }>('select text from messages order by sent_at')).map(
    ({ text }) => text,
  )
  expect(texts.filter((text) => !text.includes('[erased]'))).toEqual(others.map((text) => `see ${text} end`))
  const raw = await shop.rows<{ body: Buffer | null }>('select body from webhook_events')
  const bodies = raw.map(({ body }) => (body === null ? '' : Buffer.from(body).toString()))
  const naming = bodies.filter((body) => body.includes('"see ') && !body.includes('[erased]'))
  expect(naming).toHaveLength(others.length)
})

test('words are left in no capitals of any language, over no line end and under no domain in ASCII', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }, 'a1', 10))
  const id = await shop.contactOf('US.1001')
  for (const add of [{ email: 'filiz.öz@münchen-straße.de' }, { external_id: 'CRM ÄB 1001/σς' }])
    expect((await shop.call('PATCH', `/v1/contacts/${id}`, { add })).status).toBe(200)
  const written = [
    ...['FILIZ.ÖZ@MÜNCHEN-STRASSE.DE', 'FİLİZ.ÖZ@MÜNCHEN-STRAẞE.DE', 'filiz.öz@xn--mnchen-strae-v9a90b.de'],
    ...[
      'filiz.öz@\nmünchen-straße.de',
      'filiz.&ouml;z@m&uuml;nchen-stra&szlig;e.de',
      'Fılız.öz @ münchen-straße.de',
      'filiz.öz@münchen\u2011straße.de',
      'filiz.öz@münchen\u2010straße.de',
      'filiz.öz@münchen&#8209;straße.de',
    ],
    ...['crm  äb  1001/σσ', 'CRM\u00a0ÄB\u00a01001/ΣΣ', 'CRM\nÄB 1001/σς', 'crm &Auml;b 1001/σς'],
    encodeURIComponent('CRM ÄB 1001/σς').replaceAll('%20', '+'),
  ]
  const texts = written.map((it, n) => textFrom(shop.line, BOB, `t-${n}`, 20 + n, `see ${it} end`))
  await shop.receive(...texts)
  // As programs write letters that are no ASCII.
  for (const [n, text] of texts.entries())
    await storeRaw(
      JSON.stringify(text)
        .replaceAll(`"t-${n}"`, `"raw-${n}"`)
        .replace(/\P{ASCII}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    )
  const bob = await shop.contactOf(BOB.bsuid)
  const attributes = { mobile: 5550104477, other: 5550104478, at: 5550104477 }
  await shop.call('PATCH', `/v1/contacts/${bob}`, { attributes })
  expect((await shop.call('POST', '/v1/erasures', { bsuid: 'US.1001' })).status).toBe(201)
  const rows = await shop.rows<{ text: string }>(`select text from messages where text like 'see %'`)
  expect(rows.map(({ text }) => text)).toEqual(written.map(() => 'see [erased] end'))
  const raw = await shop.rows<{ body: Buffer | null }>('select body from webhook_events')
  const naming = raw
    .map(({ body }) => String(Buffer.from(body ?? [])))
    .filter((body) => body.includes('see '))
  expect(naming.filter((body) => !body.includes('see [erased] end'))).toEqual([])
  expect(naming).toHaveLength(2 * written.length)
  // A number under such a name is a time or an id.
  const shown = (await shop.call('GET', `/v1/contacts/${bob}`)).body.attributes
  expect(shown).toEqual({ other: 5550104478, at: 5550104477 })
})

const ESCAPES: ((text: string) => string)[] = [
  (text) => text.replace(/\d/g, (digit) => `\\u003${digit}`),
  (text) => text.replace('5', '\\u0035'),
  (text) => text.replaceAll('/', '\\/'),
  (text) => text.replace(/[A-Za-z]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
  (text) => text.replace(/[@.]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16).toUpperCase()}`),
]

/** Stored as it came: JSON that says the same in other bytes. */
async function storeRaw(text: string): Promise<void> {
  const id = newId()
  await shop.rows(
    `insert into webhook_events (account_id, id, request_id, app_id, entry_index, received_at, body)
     values ('${shop.account.account_uuid}', '${id}', '${id}', '${newId()}', 0, now(), decode('${Buffer.from(text).toString('hex')}', 'hex'))`,
  )
}

test('escapes of JSON, repeated members and bytes that are no JSON hide nothing in a raw row', async () => {
  const ana = { bsuid: 'US.1001', phone: '15550104477', username: 'ana.p', name: 'Ana' }
  await shop.receive(textFrom(shop.line, ana, 'a1', 10))
  const id = await shop.contactOf(ana.bsuid)
  await shop.call('PATCH', `/v1/contacts/${id}`, {
    add: { email: 'ana/p@example.com', external_id: 'crm/1001' },
  })
  for (const name of [ana.phone, `+${ana.phone}`, ana.bsuid, 'ana/p@example.com', 'crm/1001', '@ana.p']) {
    for (const [index, hide] of ESCAPES.entries()) {
      const body = JSON.stringify(textFrom(shop.line, BOB, `x-${index}-${name}`, 20, 'PLACE here'))
      await storeRaw(body.replaceAll(`x-${index}-${name}`, `x-${newId()}`).replace('PLACE', hide(name)))
      const noted = JSON.stringify(textFrom(shop.line, BOB, `y-${newId()}`, 20, 'last one counts'))
      await storeRaw(noted.replace('"text":', `"text":{"body":"${hide(name)}"},"text":`))
      await storeRaw(`no JSON, but ${hide(name)} stands here`)
    }
  }
  await storeRaw('no JSON, and about nobody: \\u0041')
  await shop.call('POST', '/v1/erasures', { bsuid: ana.bsuid })
  await expectNothingOf('50104477', 'US.1001', 'ana/p@example.com', 'crm/1001', 'ana.p')
  const rows = await shop.rows<{ body: Buffer | null }>('select body from webhook_events')
  const bodies = rows.map(({ body }) => (body === null ? '' : Buffer.from(body).toString()))
  expect(bodies.filter((body) => body.includes(' here"'))).toHaveLength(30)
  expect(bodies.filter((body) => body.includes('last one counts'))).toHaveLength(30)
  expect(bodies.filter((body) => body.startsWith('no JSON'))).toEqual(['no JSON, and about nobody: \\u0041'])
})

test('what is another contact’s, or only looks like a number of theirs, stays', async () => {
  const ana = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
  await shop.receive(textFrom(shop.line, ana, 'a1', 10))
  const texts = [
    'US.10012',
    '155501044770',
    '915550104477',
    'order 5550104478',
    'total 1.555, 010 apples',
    'Ana Maria',
  ]
  for (const [index, text] of texts.entries())
    await shop.receive(textFrom(shop.line, BOB, `b${index}`, 20 + index, text))
  await shop.call('POST', '/v1/erasures', { bsuid: ana.bsuid })
  const rows = await shop.rows<{ text: string }>('select text from messages order by wamid')
  expect(rows.map(({ text }) => text)).toEqual(texts)
})

const separator = fc.constantFrom(
  '',
  ' ',
  '-',
  '.',
  '\u00a0',
  ') ',
  ' (',
  '/',
  '\u2011',
  '\u200b',
  '  ',
  ...BETWEEN,
)
const script = fc.constantFrom(0x30, ...ZEROS)
const written = fc
  .tuple(
    fc.constantFrom(...PEOPLE),
    fc.constantFrom('', '+', '00', '011 ', 'tel:+', 'wa.me/'),
    fc.array(separator, { minLength: 16, maxLength: 16 }),
    script,
    fc.boolean(),
  )
  .map(([person, prefix, separators, zero, other]) => {
    const digits = other ? (person.other ?? person.phone) : person.phone
    const shown = [...digits].map((digit, at) => {
      const between = at > 0 && at % 3 === 0 ? (separators[at] ?? '') : ''
      return `${between}${String.fromCodePoint(zero + Number(digit))}`
    })
    return { person, text: `${prefix}${shown.join('')}` }
  })

test('erasure by dump: whatever form is generated, wherever it stands, nothing of it is left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 12, maxLength: 24 }), async (forms) => {
      await restart()
      for (const [index, person] of PEOPLE.entries()) {
        await shop.receive(
          textFrom(shop.line, { bsuid: `US.10${index}`, phone: person.phone }, `a${index}`, 10 + index),
        )
      }
      await plantEverywhere(forms[0]?.text ?? '', 'f')
      await shop.receive(
        ...forms.map(({ text }, index) =>
          textFrom(shop.line, BOB, `t${index}`, 80 + index, `see ${text} and more`),
        ),
      )
      for (const index of PEOPLE.keys()) await shop.call('POST', '/v1/erasures', { bsuid: `US.10${index}` })
      await expectNothingOf(...new Set(forms.map(({ person }) => person.tail)))
      const kept = await shop.rows(
        `select 1 from messages where text like 'see %' and text like '% and more'`,
      )
      expect(kept).toHaveLength(forms.length)
    }),
    // Making a failure smaller takes minutes, and would end as a timeout that names nothing.
    { numRuns: 3, endOnFailure: true },
  )
})
