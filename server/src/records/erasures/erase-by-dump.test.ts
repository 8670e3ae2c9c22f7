import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { at, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'
import { newId, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { REDACTED } from './redacted-columns.ts'

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

/** Deleted with the person, or with the contact, anchor or message that the row hangs on. */
const DELETED = new Set([
  ...[
    'anchors.key',
    'anchors.scope',
    'anchors.registration',
    'anchors.active_phone',
    'anchors.active_parent',
  ],
  ...[
    'anchors.username',
    'usernames.username',
    'usernames.username_key',
    'contacts.username',
    'contact_words.word',
  ],
  ...['sightings.bsuid', 'sightings.parent_bsuid', 'sightings.phone', 'phone_sightings.phone'],
  ...[
    'rotations.previous_bsuid',
    'rotations.current_bsuid',
    'rotations.previous_parent_bsuid',
    'rotations.phone_key',
    'sightings.phone_key',
    'phone_sightings.phone_key',
    'rotations.parent_bsuid',
  ],
  ...[
    'rotations.phone',
    'claims.anchor',
    'claims.value',
    'claims.value_key',
    'identities.value',
    'identities.key',
  ],
  ...[
    'decisions.left_anchors',
    'decisions.right_anchors',
    'decision_anchors.anchor',
    'conflicts.left_anchor',
  ],
  ...['conflicts.right_anchor', 'conflicts.phone_key', 'merges.loser_anchors', 'merges.survivor_anchors'],
  ...[
    'phone_requests.anchor',
    'blocked_phones.phone_key',
    'messages.bsuid',
    'messages.parent_bsuid',
    'messages.phone',
  ],
  ...['message_statuses.bsuid', 'message_statuses.parent_bsuid', 'message_statuses.phone', 'sends.address'],
  ...['send_attempts.address', 'send_attempts.pair', 'contact_blocks.address', 'gateway_numbers.number'],
  ...[
    'gateway_numbers.number_key',
    'gateway_sends.number',
    'messages.words',
    'notes.words',
    'webhook_events.body',
  ],
])
/** Of the business and those who work there, sealed, a digest, or a word from a list of ours. */
const NOT_ABOUT_CONTACTS =
  /^(accounts|apps|portfolios|wabas|inboxes|users?|user_\w+|owner_links|sign_in_\w+|memberships|invitations|tombstones|senders|template_syncs|contact_book_deletions|file_redactions|media_removals|assignment_\w+|team_\w+|presences|ingest_queue|ingest_counters)\./
const OUR_WORDS =
  /^templates\.name$|\.(kind|state|type|status|source|reason|evidence|decision|decided_by|closed_by|undone_by|created_by|requested_by|recorded_by|direction|step|category|value|address_kind|address_reason|endpoint|if_no_phone|outcome|language|quality|rejected_reason|parameter_format|format|policy|mode|fields|scope|scopes|call|color|market|missing|pause_reason|paused_reason|mime_type|sha256|announced_sha256|storage_key|meta_media_id|meta_template_id|waba_id|wamid|given_wamid|refers_to_wamid|participant|group_id|template_name|template_language|event_type|event_types|surrogate_code|priority|availability|route|path|author_kind|actor_kind|subject_kind|by|error|url|seen_copies|secret|previous_secret|app_secret|verify_token|token_digest|key_digest|body_digest|erased_digest)$/

test('every column that can hold a text is redacted by an erasure, deleted with its person, or about nobody', async () => {
  const columns = await shop.rows<{ name: string }>(
    `select c.table_name || '.' || c.column_name as name from information_schema.columns c
       join pg_class r on r.relname = c.table_name join pg_namespace n on n.oid = r.relnamespace
      where n.nspname = 'public' and c.table_schema = 'public' and r.relkind = 'r' and r.relrowsecurity
        and (c.data_type in ('text', 'json', 'jsonb', 'bytea', 'tsvector') or c.udt_name = '_text')`,
  )
  const redacted = new Set(
    REDACTED.flatMap((kept) => Object.keys(kept.columns).map((it) => `${kept.table}.${it}`)),
  )
  for (const it of ['audit_entries.actor_name', 'audit_entries.details', 'audit_entries.action'])
    redacted.add(it)
  const unknown = columns
    .map(({ name }) => name)
    .filter((name) => !redacted.has(name) && !DELETED.has(name))
    .filter((name) => !NOT_ABOUT_CONTACTS.test(name) && !OUR_WORDS.test(name))
  expect(columns.length).toBeGreaterThan(150)
  expect(unknown).toEqual([])
})

/** Everything that the account has in the database, bodies decoded and escapes undone. */
async function dump(): Promise<string[]> {
  const tables = await shop.rows<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity
        and has_table_privilege(c.oid, 'select') order by 1`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const rows = await shop.rows<{ row: object }>(`select to_jsonb(t) as row from ${name} t`)
    for (const { row } of rows) lines.push(`${name} ${JSON.stringify(row)}`)
  }
  const bodies = await shop.rows<{ body: Buffer }>('select body from webhook_events where body is not null')
  for (const { body } of bodies) lines.push(`webhook_events.body ${Buffer.from(body).toString()}`)
  return lines.map(readEscapes)
}

function readEscapes(text: string): string {
  const once = text.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  return once.replaceAll('\\/', '/').replaceAll('\\\\', '\\')
}

/** Text with its digits side by side, whatever stood between them and in whichever script they were. */
function plain(text: string): string {
  const ascii = text
    .replace(/%(?:25)*(?:C2%A0|2[0D])|&nbsp;|&#160;|&#xa0;|<[^<>]*>|\\[nrt]/gi, ' ')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0
      const zero = [0x30, ...ZEROS].find((it) => code >= it && code < it + 10)
      return zero === undefined ? digit : String(code - zero)
    })
  return ascii.toLowerCase().replace(/(?<=\d)[^\p{L}\p{N}"{}:]+(?=\d)/gu, '')
}

async function expectNothingOf(...traces: string[]): Promise<void> {
  const lines = await dump()
  for (const trace of traces) {
    const left = lines.filter(
      (line) => line.toLowerCase().includes(trace.toLowerCase()) || plain(line).includes(trace),
    )
    expect([trace, left]).toEqual([trace, []])
  }
}

type Person = { name: string; phone: string; other?: string; tail: string }
const PEOPLE: Person[] = [
  { name: 'an American', phone: '15550104477', tail: '50104477' },
  { name: 'a Brazilian', phone: '5511987659111', other: '551187659111', tail: '87659111' },
  { name: 'an Argentinian', phone: '5492235551234', other: '542235551234', tail: '5551234' },
  { name: 'a Mexican', phone: '5215512345678', other: '525512345678', tail: '12345678' },
  { name: 'a Briton', phone: '447700900123', tail: '00900123' },
]

/** Where digits begin: full width, Arabic, Persian, Thai, Tamil, Gujarati, Khmer, Burmese, N'Ko, bold and double-struck. */
const ZEROS = [0xff10, 0x660, 0x6f0, 0xe50, 0xbe6, 0xae6, 0x17e0, 0x1040, 0x7c0, 0x1d7ce, 0x1d7d8]
const BETWEEN = [
  ...['|', ':', ';', '#', "'", '"', '、', '⋅', '→', '📞', '】【', '\\', '      ', '\u0301 ', '\n', '+'],
  ...['%20', '%2D', '%C2%A0', '%2520', '&nbsp;', '&#160;', '&#xa0;', '<wbr>', '</b> <b>', '\\u0020'],
  ...[' '.repeat(60), '   ---   ', '-'.repeat(15), ' .\n'.repeat(20), '%20'.repeat(30)],
]

/** How people, programs and files write one phone. */
function formsOf({ phone, other }: Person): string[] {
  const groups = (digits: string, by: string) => digits.replace(/(\d{2})(?=(\d{3,4})+$)/g, `$1${by}`)
  const both = [phone, ...(other === undefined ? [] : [other])]
  return both.flatMap((digits) => [
    ...[digits, `+${digits}`, `00${digits}`, `+${digits.slice(0, 2)} ${digits.slice(2)}`, `tel:+${digits}`],
    ...['-', '.', ' ', '\u00a0', ') ', ' / '].map((by) => `+${groups(digits, by)}`),
    ...[`https://wa.me/${digits}`, `${digits}@s.whatsapp.net`, `(+${digits})`, `waid=${digits}:+${digits}`],
    ...ZEROS.map((zero) => digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))),
    ...BETWEEN.map((by) => `+${groups(digits, by)}`),
    digits.replace(/\d/g, '$&\ufe0f\u20e3'),
    digits.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? ''),
    digits.replace(/\d/g, (digit) => '⓿❶❷❸❹❺❻❼❽❾'[Number(digit)] ?? ''),
    digits.replace(/\d/g, (digit) => [...'🄋➀➁➂➃➄➅➆➇➈'][Number(digit)] ?? ''),
  ])
}

const NATIONAL: Record<string, string[]> = {
  '15550104477': ['555 010 4477', '(555) 010-4477', '5550104477'],
  '5511987659111': ['(11) 98765-9111', '011 98765 9111', '11 8765-9111'],
  '5492235551234': ['0223 15 555-1234', '(0223) 155 551234', '223 555 1234'],
  '5215512345678': ['55 1234 5678', '044 55 1234 5678', '(55) 1234-5678'],
  '447700900123': ['07700 900123', '+44 (0)7700 900 123', '(07700) 900-123'],
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
