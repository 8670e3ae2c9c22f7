import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import { areMany } from './find-bare.ts'
import { bytesMayName, mayName } from './find-naming.ts'
import { plainOf } from './plain-reading.ts'
import { redactText, type Traces, tracesOf } from './traces.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const WORDS = [
  ...['ana.p@example.com', 'josé.muñoz@example.com', 'filiz.öz@münchen-straße.de', 'o’neil@example.com'],
  ...[
    'crm/äöb.1001',
    'CRM ÄB 1001/σς',
    '客户-1001',
    'カナ.17',
    'acme(株)#4',
    'a"b\\c-77',
    'x:y&z=8',
    'tm…ss-231',
    'US.1001',
  ],
  // Behind a backslash, their first letters look like a line end or a tab; one has a backslash itself.
  ...['robert@example.com', 'newcomer-7', 'tina.77', 'hq\\roo-7'],
]
const USERNAMES = ['ana_p.1', 'anapaola', 'rita_7']
const PHONES = ['15550104477', '5511987611232']
const TRACES = tracesOf({ phones: PHONES, words: WORDS, usernames: USERNAMES })
/** The same beside so many others that they are sought in another way. */
const MANY = tracesOf({
  phones: PHONES,
  words: [...WORDS, ...Array.from({ length: 60 }, (_, at) => `other-${at}@example.net`)],
  usernames: USERNAMES,
})

const escaped = (text: string, pattern: RegExp) =>
  text.replace(pattern, (sign) =>
    Array.from(
      { length: sign.length },
      (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  )

/** The texts that name the contact and that a store would pass over, in each way in which it stores them. */
async function passedOver(texts: string[]): Promise<string[]> {
  const naming = texts.filter((text) => redactText(text, TRACES) !== text)
  expect(naming.length).toBeGreaterThan(0)
  const bytes = naming.flatMap((text) => {
    const json = JSON.stringify({ text })
    return [json, escaped(json, /\P{ASCII}/gu), escaped(json, /\P{ASCII}/gu).replaceAll('/', '\\/')]
  })
  const passed = await Promise.all([TRACES, MANY].map((traces) => passedBy(traces, naming, bytes)))
  return passed.flat()
}

async function passedBy(traces: Traces, naming: string[], bytes: string[]): Promise<string[]> {
  return withEveryAccount(app.deps.db, async (trx) => {
    const read = await sql<{ text: string }>`
      select t.text from json_array_elements_text(${JSON.stringify(naming)}::json) as t(text)
       where not ${mayName(sql<string>`lower(t.text)`, traces)}
          or not ${mayName(sql<string>`lower(jsonb_build_object('a', t.text)::text)`, traces)}
          or not ${mayName(sql<string>`lower(array[t.text, 'b']::text)`, traces)}`.execute(trx)
    const raw = await sql<{ text: string }>`
      select t.text from json_array_elements_text(${JSON.stringify(bytes)}::json) as t(text)
       where not ${bytesMayName(sql<Buffer>`convert_to(t.text, 'UTF8')`, traces)}`.execute(trx)
    return [...read.rows, ...raw.rows].map(({ text }) => text)
  })
}

/** Every character of Unicode by what it is read as. */
const WRITTEN = new Map<string, string[]>()
for (let code = 0x21; code <= 0x2ffff; code += 1) {
  if (code >= 0xd800 && code <= 0xdfff) continue
  const sign = String.fromCodePoint(code)
  const plain = plainOf(sign).normalize('NFC')
  if (plain !== sign) WRITTEN.set(plain, [...(WRITTEN.get(plain) ?? []), sign])
}

test('a name is found under every character that stands for one or several of its own', async () => {
  const names = [...WORDS, ...USERNAMES, ...PHONES].map((name) => plainOf(name).normalize('NFC'))
  const texts = [...WRITTEN].flatMap(([part, signs]) => {
    const name = part === '' ? undefined : names.find((it) => it.includes(part))
    return name === undefined ? [] : signs.map((sign) => `@${name.replaceAll(part, sign)}`)
  })
  expect(texts.length).toBeGreaterThan(800)
  expect(await passedOver(texts)).toEqual([])
})

const INVISIBLE = ['\u00ad', '\u200b', '\u2060', '\u{e0061}', '\ufe0f', '\u200d']
const SPACES = [' ', '\n', '\u00a0', '\u3000', '+', ' \t', '\f', '\u2028', '%20', '&nbsp;', '\\n']
const SEPARATORS = [
  '',
  ' ',
  '-',
  '\u200b',
  '·',
  '📞',
  '\f',
  '&middot;',
  '&nbsp',
  '&#0000000160;',
  '&#32 ',
  '\u2028',
  ') (',
  '"',
  '\\"',
]

const character = (sign: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(sign) },
    fc.constantFrom(sign.normalize('NFD'), sign.normalize('NFC'), sign.toUpperCase(), sign.toLowerCase()),
    fc.constantFrom(...(WRITTEN.get(plainOf(sign).normalize('NFC')) ?? [sign])),
    fc.constantFrom(...INVISIBLE).map((invisible) => `${sign}${invisible}`),
    fc.constantFrom(...INVISIBLE).map((invisible) => `${invisible}${sign.normalize('NFD')}`),
    fc.constantFrom(
      ...['', '0000000'].map((zeros) => `&#${zeros}${sign.codePointAt(0)};`),
      `&#${sign.codePointAt(0)}`,
    ),
    fc.constantFrom(
      `&#x00000${sign.codePointAt(0)?.toString(16)};`,
      encodeURIComponent(sign),
      escaped(sign, /./gu),
      `\\${sign}`,
    ),
  )
const ofWord = (word: string): fc.Arbitrary<string> =>
  fc
    .tuple(...[...word].map((sign) => (/\s/.test(sign) ? fc.constantFrom(...SPACES) : character(sign))))
    .map((signs) => signs.join(''))
const ofPhone = (phone: string): fc.Arbitrary<string> =>
  fc
    .tuple(...[...phone].map((digit) => fc.tuple(character(digit), fc.constantFrom(...SEPARATORS))))
    .map((digits) => digits.flat().join(''))
const text = fc
  .tuple(
    fc.constantFrom(
      '',
      'see ',
      '…',
      '(',
      '@',
      'é',
      '“',
      'wa.me/',
      '"',
      '{"u":"',
      'u: ',
      'u=',
      '<td>',
      'a\t',
      "'",
      'CORP\\',
      'a\\n@',
      '\\\\share\\',
    ),
    fc.oneof(
      ...WORDS.map(ofWord),
      ...WORDS.map((word) => ofWord(word.normalize('NFD'))),
      ...USERNAMES.map(ofWord),
      ...PHONES.map(ofPhone),
    ),
    fc.constantFrom('', ' end', '…', '...', ').', '”', '"', ' é', '.Thanks', '"}', '</td>', '\tb', "'"),
  )
  .map((parts) => parts.join(''))

test('a store passes over no text in which a name would be replaced, however it is written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 250, maxLength: 250 }), async (texts) => {
      expect(await passedOver(texts)).toEqual([])
    }),
    { numRuns: 4, endOnFailure: true },
  )
})

test('a name is found behind a backslash, however few or many others are sought', async () => {
  expect([areMany(TRACES), areMany(MANY)]).toEqual([false, true])
  const before = ['\\', 'CORP\\', '\\\\share\\', 'a\\n\\', '\\\\']
  const names = [...WORDS, ...USERNAMES.map((name) => `@${name}`), 'rita_7', '+15550104477']
  const texts = before.flatMap((it) => names.flatMap((name) => [`see ${it}${name} end`, `${it}${name}\\n`]))
  expect(texts.filter((it) => redactText(it, TRACES) === it)).toEqual([])
  expect(await passedOver(texts)).toEqual([])
})

test.each([
  'crm/ä\u00adöb.1001',
  'crm/äö\u200bb.1001',
  'jos\u00e9\u200b.mu\u00f1\u00adoz@example.com',
  'josé.mun\u0303oz@example.com',
])('%j is found', async (written) => {
  expect(await passedOver([`see ${written} end`])).toEqual([])
})

test('a text that names no contact is not read again, whatever emoji and letters stand in it', async () => {
  const texts = [
    ...[
      'Grüße aus Köln 👨‍👩‍👧‍👦',
      'ana@example.org, 80 m² à côté… 1º andar',
      '客户 1002',
      'call 1 555 010 4478',
      'İstanbul’da',
    ],
    ...['Preço: R$ 1.234,56 — ok?', '¿Qué tal? ❤️\u200d🔥', 'мама', 'カナ'],
  ]
  const read = (traces: Traces) =>
    withEveryAccount(app.deps.db, async (trx) => {
      const { rows } = await sql<{ text: string }>`
        select t.text from json_array_elements_text(${JSON.stringify(texts)}::json) as t(text)
         where ${mayName(sql<string>`lower(t.text)`, traces)}`.execute(trx)
      return rows.map(({ text }) => text)
    })
  expect(await read(TRACES)).toEqual([])
  // A name that has next to nothing of ASCII may stand in any text beyond it.
  expect(await read(MANY)).toEqual(texts.filter((text) => /\P{ASCII}/u.test(text)))
  const words = MANY.words.filter((word) => word !== 'カナ.17')
  // There, signs that may stand for letters count as letters. The lower case of İ depends on the database.
  const with_signs = texts.filter((text) => /[ªº²³¹…™ßẞı]/u.test(text))
  expect((await read({ ...MANY, words })).filter((text) => !text.startsWith('İ'))).toEqual(with_signs)
})
