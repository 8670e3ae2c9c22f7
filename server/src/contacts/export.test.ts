import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { type AnyAnswer, openShop, type Shop } from '../../tests/harness/people.ts'
import { addMember } from '../../tests/harness/sign-in.ts'
import { textFrom } from '../../tests/harness/whatsapp-line.ts'
import { parseCsv, readCell, writeCell } from '../platform/base/csv.ts'

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

const download = async (query = '', headers: Record<string, string> = shop.account.headers) => {
  const answer = await app.http.inject({ url: `/v1/contacts/export${query}`, headers })
  expect(answer.statusCode).toBe(200)
  return answer
}
async function exported(query = ''): Promise<Record<string, string>[]> {
  const [header = [], ...rows] = parseCsv((await download(query)).body)
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, readCell(cells[i] ?? '')])))
}
const upload = (payload: string, headers: Record<string, string> = shop.account.headers) =>
  app.http.inject({
    method: 'POST',
    url: '/v1/contacts/imports',
    headers: { ...headers, 'content-type': 'text/csv' },
    payload,
  })

test('contacts with a BSUID and no phone are in the list, the search and the export', async () => {
  await shop.receive(
    textFrom(shop.line, { bsuid: 'US.1', name: 'Hidden Ana', username: 'ana' }, 'm1', 10),
    textFrom(shop.line, { bsuid: 'US.2', name: 'Bob', phone: '15550100002' }, 'm2', 20),
  )
  const rows = await exported()
  expect(
    rows.map(({ display_name, phone, bsuid, username, reachable }) => [
      display_name,
      phone,
      bsuid,
      username,
      reachable,
    ]),
  ).toEqual([
    ['Bob', '+15550100002', 'US.2', '', 'true'],
    ['Hidden Ana', '', 'US.1', 'ana', 'true'],
  ])
  const listed = (await shop.call('GET', '/v1/contacts')).body.data
  expect(rows.map(({ id }) => id)).toEqual(listed.map(({ id }: { id: string }) => id))
})

test('it holds exactly who is filtered, as the list does, and is offered as a file', async () => {
  await shop.receive(
    ...Array.from({ length: 30 }, (_, i) =>
      textFrom(
        shop.line,
        { bsuid: `US.${i}`, name: `Person ${i}`, ...(i % 3 === 0 && { phone: `1555010${1000 + i}` }) },
        `m${i}`,
        i,
      ),
    ),
  )
  expect(await exported()).toHaveLength(30)
  const without = await exported('?bsuid_only=true')
  expect(without).toHaveLength(20)
  expect(without.every(({ phone }) => phone === '')).toBe(true)
  expect((await exported('?query=person%207')).map(({ name, profile_name }) => [name, profile_name])).toEqual(
    [['', 'Person 7']],
  )
  const { headers } = await download()
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(headers['content-disposition']).toBe('attachment; filename="contacts-2026-11-01.csv"')
})

test('it holds every contact once, also where contacts are so large that few fit into a part', async () => {
  const note = 'x'.repeat(30_000)
  await shop.rows(
    `insert into contacts (account_id, id, name, attributes, created_at, updated_at)
     select '${shop.account.account_uuid}', gen_random_uuid(), 'Person ' || n,
       case when n <= 130 then jsonb_build_object('note', '${note}') else '{}' end, now(), now()
       from generate_series(1, 700) as n`,
  )
  const names = (await exported()).map(({ name }) => name)
  expect([names.length, new Set(names).size]).toEqual([700, 700])
})

test('it writes parts that stay small however large the contacts are', async () => {
  await shop.rows(
    `insert into contacts (account_id, id, name, attributes, created_at, updated_at)
     select '${shop.account.account_uuid}', gen_random_uuid(), 'Person ' || n,
       jsonb_build_object('note', '${'x'.repeat(30_000)}'), now(), now() from generate_series(1, 200) as n`,
  )
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  const client = connect(Number(new URL(app.http.listeningOrigin).port), '127.0.0.1')
  const { authorization } = shop.account.headers
  client.write(
    `GET /v1/contacts/export HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nConnection: close\r\n\r\n`,
  )
  const answer = await text(client)
  const sizes = [...answer.matchAll(/^([0-9a-f]+)\r$/gm)].map(([, size]) => Number.parseInt(size ?? '', 16))
  expect(sizes.reduce((a, b) => a + b)).toBeGreaterThan(6_000_000)
  expect(Math.max(...sizes)).toBeLessThan(2 * 1024 * 1024)
})

test('a round trip through export and import loses nothing that an import can say', async () => {
  const people = [
    {
      name: '=HYPERLINK("http://evil")',
      phone: '+351 910 000 002',
      attributes: { tier: '+gold', 'two, words': [1, null] },
    },
    { name: '\'quoted\', and\n"broken"', bsuid: 'US.100', email: 'Ana@Example.org' },
    { name: '@home', external_id: '-17' },
    { phone: '+44 7700 900 123', bsuid: 'GB.200' },
  ]
  for (const person of people) expect((await shop.call('POST', '/v1/contacts', person)).status).toBe(201)
  await shop.receive(textFrom(shop.line, { bsuid: 'US.300', name: 'Only a profile' }, 'm1', 10))
  const [first] = (await shop.call('GET', '/v1/contacts?query=+351910000002')).body.data
  await shop.call('PATCH', `/v1/contacts/${first.id}`, { add: { email: 'second@example.org' } })
  await shop.call('PATCH', `/v1/contacts/${first.id}`, { add: { email: 'third@example.org' } })
  const file = (await download()).body
  expect(file).toContain(`"'=HYPERLINK(""http://evil"")"`)

  const other = await openShop(app)
  const [own] = await shop.rows<{ id: string }>('select id from portfolios')
  const [theirs] = await other.rows<{ id: string }>('select id from portfolios')
  const pfl = (id = '') => `pfl_${id.replaceAll('-', '')}`
  const moved = file.replaceAll(pfl(own?.id), pfl(theirs?.id))
  const answer = await upload(moved, other.account.headers)
  expect(answer.json()).toMatchObject({ created: 5, updated: 0, unchanged: 0, failed: 0 })
  const facts = (contacts: AnyAnswer[]) =>
    contacts
      .map(({ display_name, identities, attributes }) => ({
        // A contact without a name is shown under its own id.
        display_name: display_name.replace(/^Contact .*/, 'nameless'),
        attributes,
        identities: identities.map((it: AnyAnswer) => [it.kind, it.value, it.state]).sort(),
      }))
      .sort((a, b) => (a.display_name < b.display_name ? -1 : 1))
  const here = (await shop.call('GET', '/v1/contacts')).body.data
  const there = (await other.call('GET', '/v1/contacts')).body.data
  expect(facts(there)).toEqual(facts(here))
  expect(here).toHaveLength(5)

  const again = await upload(file)
  expect(again.json()).toMatchObject({ created: 0, failed: 0 })
  expect(facts((await shop.call('GET', '/v1/contacts')).body.data)).toEqual(facts(here))
})

describe('an import of CSV', () => {
  test('reports every row, also the one that names nobody and the one that is no JSON', async () => {
    const file =
      'name,phone,attributes\r\nAna,+1 555 010 0001,"{""city"":""Lisbon""}"\nNobody,,\nBob,+1 555 010 0002,broken\n'
    const { rows } = (await upload(file)).json()
    expect(
      rows.map(({ row, outcome, errors }: AnyAnswer) => [
        row,
        outcome,
        errors.map((it: AnyAnswer) => it.field),
      ]),
    ).toEqual([
      [1, 'created', []],
      [2, 'failed', ['row']],
      [3, 'failed', ['attributes']],
    ])
  })

  test('refuses a column that it does not know, and a file that is none', async () => {
    const column = await upload('name,mobile\nAna,+15550100001\n')
    expect([column.statusCode, column.json().code]).toEqual([400, 'invalid_request'])
    expect(column.json().detail).toContain('mobile')
    expect((await upload('name,phone\n"Ana,1\n')).statusCode).toBe(400)
  })
})

test('any text comes back from a cell, and no cell begins like a formula', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^['=+\-@\t\r\n",]{1,6}\w*$/))
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      // A row of commas and white space alone is no row.
      const named = rows.map((cells) => ['x', ...cells])
      const file = named.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('')
      expect([...parseCsv(`\ufeff${file}`)].map((cells) => cells.map(readCell))).toEqual(named)
      for (const cell of [...parseCsv(file)].flat()) expect(cell).not.toMatch(/^[=\-@\t\r\n]|^\+(?!\d+$)/)
    }),
  )
})

describe('who may', () => {
  test('export: admins and owners, not whoever may read contacts', async () => {
    const url = '/v1/contacts/export'
    expect((await app.http.inject({ url })).statusCode).toBe(401)
    for (const role of ['viewer', 'agent'] as const) {
      const { headers } = await addMember(app, shop.account, role)
      const refused = await app.http.inject({ url, headers })
      expect([refused.statusCode, refused.json().scope]).toEqual([403, 'contacts:export'])
    }
    const { headers } = await addMember(app, shop.account, 'admin')
    await download('', headers)
  })

  test('nobody gets anybody of another account', async () => {
    await shop.receive(textFrom(shop.line, { bsuid: 'US.1', name: 'Ana' }, 'm1', 10))
    const theirs = await app.addAccount()
    expect([...parseCsv((await download('', theirs.headers)).body)]).toHaveLength(1)
    expect(await exported()).toHaveLength(1)
  })
})
