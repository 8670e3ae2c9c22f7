import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { type AnyAnswer, openShop, type Shop } from '../../../tests/harness/people.ts'
import { parseCsv, readCell, writeCell } from '../../platform/base/csv.ts'

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  shop = await openShop(app)
})

/** Posts a file, or rows, as a client does. */
async function upload(
  payload: string | Buffer,
  type: string,
  more: Record<string, string> = {},
): Promise<AnyAnswer> {
  const headers = { ...shop.account.headers, 'content-type': type, ...more }
  const answer = await app.http.inject({ method: 'POST', url: '/v1/contacts/imports', headers, payload })
  return { status: answer.statusCode, headers: answer.headers, ...answer.json() }
}

test.each([
  [
    'JSON',
    'application/json',
    '[{"name":"Good","external_id":"1"},{"name":"Half \\ud83d","external_id":"2"}]',
  ],
  [
    'JSON Lines',
    'application/x-ndjson',
    '{"name":"Good","external_id":"1"}\n{"name":"N\\u0000L","external_id":"2"}',
  ],
  [
    'JSON Lines with a name of the prototype',
    'application/x-ndjson',
    '{"name":"Good","external_id":"1"}\n{"attributes":{"__proto__":{}},"external_id":"2"}',
  ],
  [
    'JSON with a name of the prototype',
    'application/json',
    '[{"name":"Good","external_id":"1"},{"attributes":{"__proto__":{}},"external_id":"2"}]',
  ],
  ['CSV', 'text/csv', 'name,external_id\nGood,1\nN\0L,2\n'],
])('in %s a row with a text that cannot be stored refuses only itself', async (_, type, payload) => {
  const report = await upload(payload, type)
  expect(report).toMatchObject({ status: 200, created: 1, failed: 1 })
  expect(report.rows[1]).toMatchObject({ outcome: 'failed', code: 'invalid_request' })
  expect(report.rows[1].errors[0].field).toMatch(/^(name|attributes\.__proto__)$/)
})

/** Without an Idempotency-Key and with one. */
const BOTH: Record<string, string>[] = [{}, { 'idempotency-key': 'many-levels' }]
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

test.each([
  [
    'JSON',
    'application/json',
    `[{"external_id":"1"},{"external_id":"2","attributes":{"k":${nested(50)}}},${nested(50)}]`,
  ],
  [
    'JSON Lines',
    'application/x-ndjson',
    `{"external_id":"1"}\n{"external_id":"2","attributes":{"k":${nested(50_000)}}}\n${nested(50)}`,
  ],
  ['CSV', 'text/csv', `external_id,attributes\n1,\n2,${nested(50_000)}\n3,${nested(50)}`],
])(
  'in %s a row of many levels refuses only itself, with and without an Idempotency-Key',
  async (_, type, payload) => {
    for (const more of BOTH) {
      const report = await upload(payload, type, more)
      expect(report).toMatchObject({ status: 200, failed: 2 })
      const message = expect.stringMatching(/^is nested more than \d+ levels deep$/)
      expect(report.rows[0].outcome).not.toBe('failed')
      for (const row of report.rows.slice(1))
        expect(row.errors).toEqual([{ field: expect.any(String), message }])
    }
  },
)

test('a file of JSON with more levels than can be parsed at once is refused', async () => {
  for (const more of BOTH)
    for (const payload of [nested(50_000), `[{"external_id":"2","attributes":{"k":${nested(50_000)}}}]`])
      expect(await upload(payload, 'application/json', more)).toMatchObject({
        status: 400,
        code: 'invalid_json',
        detail: 'The body is nested more than 64 levels deep.',
      })
})

const CYRILLIC = Buffer.from([0xcb, 0xe5, 0xed, 0xe0])
const file = (text: string, encoding: BufferEncoding) =>
  Buffer.from(`name,external_id\n${text},1\n`, encoding)

test.each([
  ['windows-1252, declared', 'text/csv; charset=windows-1252', file('José Peña', 'latin1'), 'José Peña'],
  [
    'ISO 8859-1, declared in quotes',
    'text/csv; charset="ISO-8859-1"',
    file('José Peña', 'latin1'),
    'José Peña',
  ],
  [
    'windows-1251, declared',
    'text/csv; charset=windows-1251',
    Buffer.concat([Buffer.from('name,external_id\n'), CYRILLIC, Buffer.from(',1\n')]),
    'Лена',
  ],
  [
    'UTF-16 as a spreadsheet saves it',
    'text/csv',
    Buffer.concat([Buffer.from([0xff, 0xfe]), file('José 🎂', 'utf16le')]),
    'José 🎂',
  ],
  [
    'UTF-8 with its mark',
    'text/csv',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), file('José', 'utf8')]),
    'José',
  ],
  ['UTF-8', 'text/csv', file('José', 'utf8'), 'José'],
])('a file in %s is read as it is meant', async (_, type, payload, name) => {
  expect(await upload(payload, type)).toMatchObject({ status: 200, created: 1, failed: 0 })
  expect((await shop.call('GET', '/v1/contacts')).body.data).toMatchObject([{ name }])
})

test.each([
  ['a CSV that is no UTF-8', 'text/csv', file('José Peña', 'latin1')],
  ['a CSV that is not what it declares', 'text/csv; charset=utf-8', file('José Peña', 'latin1')],
  ['JSON that is no UTF-8', 'application/json', Buffer.from('[{"name":"José","external_id":"1"}]', 'latin1')],
  [
    'JSON Lines that are no UTF-8',
    'application/x-ndjson',
    Buffer.from('{"name":"José","external_id":"1"}', 'latin1'),
  ],
  ['a charset that nobody knows', 'text/csv; charset=klingon', file('Ana', 'utf8')],
])('%s is refused, and changes no name', async (_, type, payload) => {
  expect(await upload(payload, type)).toMatchObject({ status: 400, code: 'invalid_request' })
  expect((await shop.call('GET', '/v1/contacts')).body.data).toEqual([])
})

test('a column that stands twice is named, and a row with more cells than columns fails by itself', async () => {
  expect(await upload('name,phone,phone\nAna,+15550100001,+15550100002\n', 'text/csv')).toMatchObject({
    status: 400,
    detail: expect.stringContaining('has duplicate columns: phone'),
  })
  const report = await upload('external_id,name\n1,Ana\n2,Prado, Bia\n3,Caro,\n', 'text/csv')
  expect(report).toMatchObject({ created: 2, failed: 1 })
  expect(report.rows[1].errors).toMatchObject([
    { field: 'row', message: expect.stringContaining('column 3') },
  ])
})

test.each([
  ['commas alone at the end', 'name,external_id\nAna,1\n,\n , \n'],
  ['a first line that names the separator', 'sep=,\r\nname,external_id\r\nAna,1\r\n'],
  ['the same behind a byte order mark and in quotes', '\ufeff"sep=,"\nname,external_id\nAna,1\n'],
])('a file that a spreadsheet saved with %s has the rows that it shows', async (_, payload) => {
  expect(await upload(payload, 'text/csv')).toMatchObject({ status: 200, created: 1, failed: 0 })
})

test('a field of a row in JSON that is null or empty text is absent', async () => {
  const none = { name: null, phone: null, bsuid: '', email: '', portfolio_id: null, attributes: null }
  const rows = [
    { ...none, external_id: '1' },
    { ...none, external_id: '2', name: '', more: [{ phone: null, external_id: '3' }] },
    { ...none, external_id: null },
  ]
  expect(await upload(JSON.stringify(rows), 'application/json')).toMatchObject({ created: 2, failed: 1 })
})

test('a row that says what is known already is unchanged', async () => {
  const row = { external_id: '1', name: 'Ana', attributes: { plan: 'gold', tags: ['a'] } }
  const post = (rows: object[]) => upload(JSON.stringify(rows), 'application/json')
  expect(await post([row])).toMatchObject({ created: 1 })
  expect(await post([row, { external_id: '1' }, { ...row, attributes: { none: null } }])).toMatchObject({
    unchanged: 3,
    updated: 0,
  })
  expect(
    await post([{ ...row, attributes: { tags: ['a', 'b'] } }, { ...row, attributes: { plan: null } }, row]),
  ).toMatchObject({ updated: 3 })
})

test('rows are imported in parts, and a repeat finds what an interrupted import finished unchanged', async () => {
  const rows = Array.from({ length: 600 }, (_, index) => ({ external_id: `r${index}`, name: `N ${index}` }))
  const payload = JSON.stringify(rows)
  // Interrupted: the part with this row cannot be written.
  await app.database.store.asOwner(({ exec }) =>
    exec(`alter table contacts add constraint no_500 check (name is distinct from 'N 550') not valid`),
  )
  expect(await upload(payload, 'application/json', { 'idempotency-key': 'once' })).toMatchObject({
    status: 500,
  })
  await app.database.store.asOwner(({ exec }) => exec('alter table contacts drop constraint no_500'))
  const unchanged = (await shop.rows('select 1 from contacts')).length
  expect(unchanged).toBeGreaterThan(0)
  expect(unchanged).toBeLessThanOrEqual(550)
  const report = await upload(payload, 'application/json', { 'idempotency-key': 'once' })
  expect(report).toMatchObject({ status: 200, created: 600 - unchanged, unchanged, failed: 0 })
  expect(report.rows).toHaveLength(600)
  const again = await upload(payload, 'application/json', { 'idempotency-key': 'once' })
  expect(again.headers['idempotent-replayed']).toBe('true')
  expect(again.rows).toEqual(report.rows)
  const other = await upload(JSON.stringify(rows.slice(1)), 'application/json', { 'idempotency-key': 'once' })
  expect(other).toMatchObject({ status: 409, code: 'idempotency_key_reused' })
})

test('an import that is repeated while it runs gets the answer of the first, which counts every row as created', async () => {
  const rows = Array.from({ length: 400 }, (_, index) => ({ external_id: `c${index}` }))
  const once = () => upload(JSON.stringify(rows), 'application/json', { 'idempotency-key': 'at-once' })
  const reports = await Promise.all([once(), once(), once()])
  for (const report of reports) expect(report).toMatchObject({ status: 200, created: 400, unchanged: 0 })
  const replayed = reports.map(({ headers }) => headers['idempotent-replayed'])
  expect(replayed.filter((it) => it === 'true')).toHaveLength(2)
})

test('a cell that a spreadsheet may run is text in the file, and comes back as it was', () => {
  const invisible = ['', '\u200b', '\ufeff', '\u2060 ', '\u00a0', ' ']
  const starts = [
    '=1+1',
    '+cmd',
    '-1',
    '@x',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\t=1',
    '\n=1',
    '\r=1',
    "'=1",
    "'",
    "''",
  ]
  for (const text of invisible.flatMap((before) => starts.map((it) => before + it))) {
    const cell = [...parseCsv(`${writeCell(text)}\n`)][0]?.[0] ?? ''
    expect([text, cell[0]]).toEqual([text, "'"])
    expect(readCell(cell)).toBe(text)
  }
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => readCell([...parseCsv(`x,${writeCell(text)}\n`)][0]?.[1] ?? '') === text,
    ),
  )
})

test('rows whose attributes add up to more than a contact may have are refused, and the others count', async () => {
  const attributes = (from: number, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`a${from + n}`, n]))
  const row = (external_id: string, given: object) => ({ external_id, attributes: given })
  const rows = [
    row('1', attributes(0, 60)),
    row('1', attributes(60, 60)),
    row('2', attributes(0, 101)),
    row('3', {}),
  ]
  const report = await upload(JSON.stringify(rows), 'application/json')
  expect(report.rows.map((it: AnyAnswer) => [it.outcome, it.errors[0]?.field])).toEqual([
    ['created', undefined],
    ['failed', 'attributes'],
    ['failed', 'attributes'],
    ['created', undefined],
  ])
})

test('a row that says again what is there is unchanged, also where an attribute was taken away', async () => {
  const rows = JSON.stringify([{ external_id: '1', name: 'Ana', attributes: { plan: 'gold', city: 'Lima' } }])
  const { rows: made } = await upload(rows, 'application/json')
  await shop.call('PATCH', `/v1/contacts/${made[0].contact_id}`, { attributes: { city: null } })
  const again = JSON.stringify([{ external_id: '1', name: 'Ana', attributes: { plan: 'gold' } }])
  expect(await upload(again, 'application/json')).toMatchObject({ unchanged: 1, updated: 0 })
})
