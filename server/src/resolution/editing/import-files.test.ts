import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { type AnyAnswer, openShop, type Shop } from '../../../tests/harness/people.ts'

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

async function upload(payload: string, type = 'text/csv'): Promise<AnyAnswer> {
  const headers = { ...shop.account.headers, 'content-type': type }
  const answer = await app.http.inject({ method: 'POST', url: '/v1/contacts/imports', headers, payload })
  return { status: answer.statusCode, ...answer.json() }
}
const contacts = () =>
  shop.rows<{ name: string | null; identifiers: string }>(
    `select name, (select string_agg(kind || ':' || value, ' ' order by kind) from identities i where i.contact_id = c.id) as identifiers
       from contacts c order by id`,
  )

describe('a header that is not understood is refused whole and named by its place', () => {
  test.each([
    ['name,phone,Phone', '3 Phone'],
    ['name,phone, phone ', 'has duplicate columns: phone'],
    ['name,phone,ｐｈｏｎｅ', '3 ｐｈｏｎｅ'],
    ['name,phone\u200b', '2 phone\\u{200b}'],
    ['na\0me,phone', '1 na\\u{0}me'],
    ['name,,external_id', '2 (without a name)'],
    [' ', '1 Ana, 2 1'],
    ['name;external_id', 'separates its cells with semicolons; save it with commas'],
    ['name\texternal_id', 'separates its cells with tabs'],
    ['name|external_id', 'separates its cells with vertical bars'],
    ['name,"external_id', 'in the header, column 2'],
  ])('%j', async (header, message) => {
    const detail = expect.stringContaining(message)
    expect(await upload(`${header}\nAna,1,2\n`)).toMatchObject({ status: 400, detail })
    expect(await contacts()).toEqual([])
  })
})

test.each([
  ['a quote that is not closed', 'name,external_id\nAna,1\n"Bia,2\nCaro,3\n', 'in row 2, column 1'],
  ['text behind a quote', 'name,external_id\n"Ana"x,1\n', 'in row 1, column 1'],
  ['a quote inside a cell', 'name,external_id\nAna "Nana" P,1\n', 'in row 1, column 1'],
  ['a space before a quote', 'name,external_id\nAna, "1"\n', 'in row 1, column 2'],
])('%s is refused by its row and column', async (_, payload, message) => {
  expect(await upload(payload)).toMatchObject({ status: 400, detail: expect.stringContaining(message) })
  expect(await contacts()).toEqual([])
})

test.each([
  ['', 0],
  ['\ufeff', 0],
  ['name,phone\n', 0],
  ['\ufeff"name","external_id"\r\n"Ana\r\nPrado",1\r\n', 1],
  ['name,external_id\rAna,1\rBia,2\r', 2],
  ['name,external_id\r\nAna,1\nBia,2\rCaro,3\n\rDora,4', 4],
])('of %j every row is imported', async (payload, created) => {
  expect(await upload(payload)).toMatchObject({ status: 200, created, failed: 0 })
  expect(await contacts()).toHaveLength(created)
})

test('lines of JSON end at a carriage return too, and one that is no JSON says so', async () => {
  const report = await upload(
    '{"external_id":"1"}\r{"external_id":\r{"external_id":"3"}',
    'application/x-ndjson',
  )
  expect(report).toMatchObject({ created: 2, failed: 1 })
  expect(report.rows[1]).toMatchObject({ row: 2, errors: [{ field: 'row', message: 'is not JSON' }] })
})

test.each([
  '4.91512E+11',
  '"4,91512E+11"',
  '4.91512345678e11',
  '+4.91512E+11',
  '491512345678.0',
  '"491512345678,0"',
  '+491512345678.00',
])('the number %s of a spreadsheet is no phone', async (phone) => {
  const report = await upload(`name,phone\nAna,${phone}\n`)
  expect(report).toMatchObject({ created: 0, failed: 1 })
  expect(report.rows[0].errors[0].field).toBe('phone')
})

test.each(["'+4915112345678", '+49.151.12345678', '+49 (151) 123-45678', '＋４９１５１１２３４５６７８'])(
  'the phone %s is read',
  async (phone) => {
    expect(await upload(`name,phone\nAna,${phone}\n`)).toMatchObject({ created: 1 })
    expect(await contacts()).toEqual([{ name: 'Ana', identifiers: 'phone:4915112345678' }])
  },
)

test('letters that were lost when a file was saved fail their row, and leave the good name', async () => {
  await upload('name,external_id\nJosé Peña,1\n')
  const report = await upload('name,external_id\nJos\ufffd Pe\ufffda,1\nAna,2\n')
  expect(report).toMatchObject({ created: 1, updated: 0, failed: 1 })
  expect(report.rows[0].errors).toMatchObject([{ field: 'name' }])
  expect((await contacts()).map(({ name }) => name)).toEqual(['José Peña', 'Ana'])
})

describe('what says the same is unchanged, and no second contact', () => {
  const row = (name: string, email: string, id: string) =>
    `name,email,external_id,attributes\n${name},${email},${id},"{""ville"":""Orléans""}"\n`

  test.each([
    ['word for word', row('José', 'josé@example.org', 'é1')],
    ['in another normal form', row('José', 'josé@example.org', 'é1').normalize('NFD')],
    ['with the address in other letters of case', row('José', 'JOSÉ@Example.ORG', 'é1')],
    ['by the address alone', 'name,email\nJosé,JOSÉ@example.org\n'],
    ['by the id alone, in another normal form', 'name,external_id\nJosé,é1\n'.normalize('NFD')],
    ['with spaces around', 'name,email,external_id\n José , josé@example.org , é1 \n'],
  ])('%s', async (_, again) => {
    expect(await upload(row('José', 'josé@example.org', 'é1'))).toMatchObject({ created: 1 })
    expect(await upload(again)).toMatchObject({ unchanged: 1, created: 0, updated: 0, failed: 0 })
    expect(await contacts()).toEqual([{ name: 'José', identifiers: 'email:josé@example.org external:é1' }])
  })

  test('also for a contact that is made, found, edited and looked for one by one', async () => {
    const made = await shop.call('POST', '/v1/contacts', { email: 'Ana@Example.org', external_id: 'é1' })
    expect(made.status).toBe(201)
    for (const given of [{ email: 'ana@EXAMPLE.org' }, { external_id: 'é1'.normalize('NFD') }]) {
      expect((await shop.call('POST', '/v1/contacts', given)).status).toBe(409)
    }
    for (const query of ['query=ANA@example.ORG', `query=${encodeURIComponent('é1'.normalize('NFD'))}`]) {
      expect((await shop.call('GET', `/v1/contacts?${query}`)).body.data).toMatchObject([
        { id: made.body.id },
      ])
    }
  })
})

test('of 600 rows one that is bad is named, the others are imported, and a repeat finds them', async () => {
  const file = (bad: string) =>
    `name,external_id\n${Array.from({ length: 600 }, (_, n) => `N ${n === 377 ? bad : n},r${n}`).join('\n')}\n`
  const report = await upload(file('\0'))
  expect(report).toMatchObject({ created: 599, failed: 1 })
  expect(report.rows[377]).toMatchObject({ row: 378, outcome: 'failed', errors: [{ field: 'name' }] })
  expect(await upload(file('377'))).toMatchObject({ created: 1, unchanged: 599, failed: 0 })
})

test('a file with too many columns is refused by their number', async () => {
  const detail = 'body: has more than 1000 columns: in the header, column 1001'
  expect(await upload(`${'a,'.repeat(1_900_000)}\n`)).toMatchObject({ status: 400, detail })
  const unknown = await upload(`${'a,'.repeat(900)}\n`)
  expect(unknown).toMatchObject({
    status: 400,
    detail: expect.stringContaining('10 a and 891 more; an import'),
  })
})

test('a row with many surplus cells names the first and counts the rest', async () => {
  const cells = ',z'.repeat(380)
  const report = await upload(`name,external_id\n${`x,1${cells}\n`.repeat(1_000)}`)
  expect(report).toMatchObject({ status: 200, created: 0, failed: 1_000 })
  const message =
    'has more cells than columns: column 3, column 4, column 5, column 6, column 7, column 8, column 9, column 10, column 11, column 12 and 370 more'
  expect(report.rows[999]).toMatchObject({ row: 1_000, errors: [{ field: 'row', message }] })
  expect(JSON.stringify(report).length).toBeLessThan(500_000)
})

test('a row with many errors shows the first five', async () => {
  const row = { name: 'Ana', more: Array(20).fill({ email: 'x' }) }
  const report = await upload(JSON.stringify(row), 'application/x-ndjson')
  expect(report.rows[0].errors).toHaveLength(6)
  expect(report.rows[0].errors[4].field).toBe('more.4.email')
  expect(report.rows[0].errors[5]).toEqual({ field: 'row', message: 'has more errors' })
})

describe('a file is refused where it exceeds a limit, and not read on', () => {
  const line = '{"external_id":"1"}\n'
  const values = (count: number) => `{"attributes":{"a":[${'0,'.repeat(count)}0]}}`

  test.each([
    ['CSV of many rows', 'text/csv', `name\n${'Ana\n'.repeat(5_001)}"not closed`, 'has more than 5000 rows'],
    ['CSV of many cells', 'text/csv', `name\nAna\n${'x,'.repeat(5_000)}"not closed`, 'row 2, column 1001'],
    ['CSV of empty cells', 'text/csv', `name\nAna${','.repeat(15_000_000)}`, 'row 1, column 1001'],
    ['CSV with a long cell', 'text/csv', `name,email\nx,"${'x'.repeat(12_000_000)}"\n"`, 'row 1, column 2'],
    ['CSV with a long name of a column', 'text/csv', `"${'x'.repeat(12_000_000)}"\n"`, 'header, column 1'],
    [
      'CSV of many values',
      'text/csv',
      `attributes\n${`"[${'0,'.repeat(400_000)}0]"\n`.repeat(3)}"not closed`,
      'has more than 1000000 values',
    ],
    ['lines of JSON', 'application/x-ndjson', line.repeat(5_001) + values(1_100_000), 'more than 5000 rows'],
    ['lines of many values', 'application/x-ndjson', `${values(600_000)}\n`.repeat(2), '1000000 values'],
    ['JSON of many values', 'application/json', `[${values(1_100_000)}]`, '1000000 values'],
    ['JSON of many lists', 'application/json', `[${'[],'.repeat(4_900_000)}[]]`, '1000000 values'],
  ])('%s', async (_, type, payload, message) => {
    expect(await upload(payload, type)).toMatchObject({
      status: 400,
      detail: expect.stringContaining(message),
    })
  })

  test('as many empty lines and rows as fit are no rows', async () => {
    const rows = `name,external_id${'\n ,\r'.repeat(3_000_000)}Ana,1${'\n,'.repeat(1_000_000)}`
    expect(await upload(rows)).toMatchObject({ status: 200, created: 1, failed: 0 })
    const lines = `${'\n \r'.repeat(4_000_000)}${line}${'\n'.repeat(1_000_000)}`
    expect(await upload(lines, 'application/x-ndjson')).toMatchObject({
      status: 200,
      unchanged: 1,
      failed: 0,
    })
  })

  test.each([
    ['application/json', `[{"external_id":"1"},${values(20_000)}]`],
    ['application/x-ndjson', `${line}${values(20_000)}`],
  ])('in %s a row with too many values fails by itself', async (type, payload) => {
    const report = await upload(payload, type)
    expect(report).toMatchObject({ status: 200, created: 1, failed: 1 })
    expect(report.rows[1].errors).toEqual([{ field: 'row', message: 'has more than 20000 values' }])
  })

  test('of lines of JSON one with too many fields fails by itself', async () => {
    const wide = `{${Array.from({ length: 10_001 }, (_, n) => `"${n}":0`).join()}}`
    const report = await upload(`${line}${wide}\n`, 'application/x-ndjson')
    expect(report).toMatchObject({ status: 200, created: 1, failed: 1 })
    expect(report.rows[1].errors).toEqual([
      { field: 'row', message: 'has an object with more than 10000 fields' },
    ])
  })
})
