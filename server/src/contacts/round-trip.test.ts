import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { type AnyAnswer, openShop, type Shop } from '../../tests/harness/people.ts'

// Hundreds of contacts through every door.
vi.setConfig({ testTimeout: 120_000 })

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

const exportFile = async ({ account }: Shop) =>
  (await app.http.inject({ url: '/v1/contacts/export', headers: account.headers })).body

async function importFile(file: string, { account }: Shop) {
  const headers = { ...account.headers, 'content-type': 'text/csv; charset=utf-8' }
  const url = '/v1/contacts/imports'
  const answer = await app.http.inject({ method: 'POST', url, headers, payload: file })
  return answer.json()
}

/** What an import can say of the contacts, in one order. */
async function facts(of: Shop) {
  const { data } = (await of.call('GET', '/v1/contacts?limit=100')).body
  return data
    .map(({ name, attributes, identities }: AnyAnswer) => ({
      ids: identities.map(({ kind, value }: AnyAnswer) => `${kind} ${value}`).sort(),
      name,
      attributes,
    }))
    .sort((a: AnyAnswer, b: AnyAnswer) => (JSON.stringify(a.ids) < JSON.stringify(b.ids) ? -1 : 1))
}

// What spreadsheets, CSV, JSON and JavaScript take for something else than text.
const NASTY = [
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    '﹦',
    '﹣',
    "'",
    '"',
    ',',
    ';',
    '|',
    '%',
    '\\',
    '\t',
    '\r',
    '\n',
    '\r\n',
  ],
  ...[
    '\u200b',
    '\ufeff',
    '\u202e',
    '\u00a0',
    '\u3000',
    '\u00ad',
    '\u115f',
    '\u0001',
    '\u0085',
    '\u2028',
    'e\u0301',
  ],
  ...[
    'null',
    '{}',
    '[]',
    '""',
    '0001',
    '1e5',
    '+49151',
    "=cmd|' /C calc'!A0",
    '__proto__',
    'constructor',
    '漢',
    '😀',
  ],
]
const cell = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 5,
  })
  // An import refuses a name or an identifier with U+FFFD: letters were lost when its file was saved.
  .map((pieces) => pieces.join('').replaceAll('\ufffd', '?'))
const value = fc.oneof(
  cell,
  fc.integer(),
  fc.boolean(),
  fc.array(cell, { maxLength: 3 }),
  fc.dictionary(cell, cell, { maxKeys: 3 }),
)
const person = fc.record(
  { external_id: cell, name: cell, attributes: fc.dictionary(cell, value, { maxKeys: 4 }) },
  { requiredKeys: ['external_id'] },
)

test('whatever contacts are called, their export imported back changes nothing, and elsewhere makes the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 8, maxLength: 8 }), async (people) => {
      await app.database.truncateAll()
      const [here, there] = [await openShop(app), await openShop(app)]
      // Some are refused: an id of nothing but spaces, an attribute without a name.
      for (const given of people)
        expect((await here.call('POST', '/v1/contacts', given)).status).toBeLessThan(500)
      const before = await facts(here)
      const file = await exportFile(here)
      expect(await importFile(file, here)).toMatchObject({ created: 0, updated: 0, failed: 0 })
      expect(await facts(here)).toEqual(before)
      expect(await importFile(file, there)).toMatchObject({ created: before.length, failed: 0 })
      expect(await facts(there)).toEqual(before)
    }),
    { numRuns: 12 },
  )
})

test('a contact with more identifiers than a row may have keeps all of them', async () => {
  const [here, there] = [await openShop(app), await openShop(app)]
  // The rows of one contact also come into different parts of an import.
  for (let n = 0; n < 30; n += 1) await here.call('POST', '/v1/contacts', { external_id: `neighbour ${n}` })
  const many = (kind: string, of: (n: number) => string) =>
    Array.from({ length: 101 }, (_, n) => ({ [kind]: of(n) }))
  const identifiers = [
    ...many('phone', (n) => `+155501${10_000 + n}`),
    ...many('email', (n) => `ana${n}@example.org`),
    ...many('external_id', (n) => `=ana ${n}`),
  ]
  const ana = { external_id: 'ana', name: 'Ana', attributes: { tier: 'gold' } }
  const rows = Array.from({ length: 4 }, (_, at) => ({
    ...ana,
    more: identifiers.slice(at * 100, at * 100 + 100),
  }))
  const payload = rows.map((row) => JSON.stringify(row)).join('\n')
  const headers = { ...here.account.headers, 'content-type': 'application/x-ndjson' }
  const made = await app.http.inject({ method: 'POST', url: '/v1/contacts/imports', headers, payload })
  expect(made.json()).toMatchObject({ created: 1, updated: 3, failed: 0 })
  const before = await facts(here)
  expect(Math.max(...before.map(({ ids }: AnyAnswer) => ids.length))).toBe(304)
  const file = await exportFile(here)
  expect(file.split('\r\n').filter((line) => line.includes('Ana'))).toHaveLength(4)
  expect(await importFile(file, here)).toMatchObject({ created: 0, updated: 0, failed: 0 })
  expect(await facts(here)).toEqual(before)
  expect(await importFile(file, there)).toMatchObject({ created: 31, updated: 3, failed: 0 })
  expect(await facts(there)).toEqual(before)
})

test('the export of a merged contact imported back changes nothing, and the merge can be undone', async () => {
  const add = async (given: object) => (await shop.call('POST', '/v1/contacts', given)).body.id
  const [ana, bea] = [await add({ external_id: 'a' }), await add({ external_id: 'b', name: 'Bea' })]
  const [cleo, dora] = [
    await add({ external_id: 'c', name: 'Cleo', attributes: { tier: 'gold' } }),
    await add({ external_id: 'd', name: 'Dora', attributes: { tier: 'silver' } }),
  ]
  const merged = await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bea })
  const keep = { name: dora, attributes: { tier: dora } }
  expect((await shop.call('POST', `/v1/contacts/${cleo}/merges`, { contact_id: dora, keep })).status).toBe(
    201,
  )
  const before = await facts(shop)
  expect(before.map(({ name }: AnyAnswer) => name).sort()).toEqual(['Bea', 'Dora'])
  const report = await importFile(await exportFile(shop), shop)
  expect(report).toMatchObject({ unchanged: 2, created: 0, updated: 0, failed: 0 })
  expect(await facts(shop)).toEqual(before)
  expect((await shop.call('DELETE', `/v1/merges/${merged.body.id}`)).status).toBe(200)
  const apart = (await facts(shop)).map(({ name }: AnyAnswer) => name)
  expect(apart.filter((name: string | null) => name === 'Bea')).toHaveLength(1)
})
