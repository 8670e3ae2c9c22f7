import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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

type Attributes = Record<string, unknown>

/** `count` attributes whose names begin with `prefix`. */
const some = (prefix: string, count: number, value: unknown = 1): Attributes =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`${prefix}${number}`, value]))
const without = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.keys(attributes).map((name) => [name, null]))
const kilobytes = (count: number) => 'x'.repeat(count * 1024)

const create = (external_id: string, attributes: Attributes) =>
  shop.call('POST', '/v1/contacts', { external_id, attributes })
const edit = (id: string, attributes: Attributes) => shop.call('PATCH', `/v1/contacts/${id}`, { attributes })
const merge = (survivor: string, contact_id: string) =>
  shop.call('POST', `/v1/contacts/${survivor}/merges`, { contact_id })
const load = async (...rows: AnyAnswer[]) =>
  (await shop.call('POST', '/v1/contacts/imports', rows)).body.rows.map(({ outcome }: AnyAnswer) => outcome)
const shown = async (id: string): Promise<Attributes> =>
  (await shop.call('GET', `/v1/contacts/${id}`)).body.attributes

async function made(external_id: string, attributes: Attributes): Promise<string> {
  const { status, body } = await create(external_id, attributes)
  expect(status).toBe(201)
  return body.id
}

test.each<[string, Attributes, number]>([
  ['a hundred attributes', some('a', 100), 201],
  ['one more', some('a', 101), 400],
  ['a name of a hundred characters', { ['n'.repeat(100)]: 1 }, 201],
  ['a longer name', { ['n'.repeat(101)]: 1 }, 400],
  ['a name of spaces', { '   ': 1 }, 400],
  ['31 KiB', { a: kilobytes(31) }, 201],
  ['32 KiB with their name', { a: kilobytes(32) }, 400],
  ['few characters of many bytes', { a: '🎂'.repeat(8192) }, 400],
  ['many small values', some('a', 100, 'x'.repeat(400)), 400],
  ['a deep value', { a: { b: [kilobytes(33)] } }, 400],
])('a new contact with %s is made or refused', async (_, attributes, status) => {
  expect((await create('1', attributes)).status).toBe(status)
})

test('a contact at the limit takes other values and other names for those taken away, and no more', async () => {
  const id = await made('1', some('a', 100))
  expect((await edit(id, { b: 1 })).status).toBe(400)
  expect((await edit(id, { a0: 2 })).status).toBe(200)
  expect((await edit(id, { a0: null, b: 1 })).status).toBe(200)
  expect((await edit(id, { a1: kilobytes(32) })).status).toBe(400)
  expect(Object.keys(await shown(id))).toHaveLength(100)
})

test('an import adds no more to a contact than it may have, also in two rows', async () => {
  const id = await made('1', some('a', 50))
  const outcomes = await load(
    { external_id: '1', attributes: some('b', 30) },
    { external_id: '1', attributes: some('c', 30) },
    { external_id: '1', attributes: some('d', 20) },
    { external_id: '1', attributes: { e: 1 } },
    { external_id: '1', attributes: { a0: null, e: 1 } },
    { external_id: '1', attributes: { a1: kilobytes(32) } },
    { external_id: '2', attributes: some('f', 101) },
  )
  expect(outcomes).toEqual(['updated', 'failed', 'updated', 'failed', 'updated', 'failed', 'failed'])
  expect(Object.keys(await shown(id))).toHaveLength(100)
})

test.each<[string, Attributes, Attributes, number]>([
  ['attributes of other names', some('a', 60), some('b', 60), 400],
  ['attributes of the same names', some('a', 60), { ...some('a', 60), ...some('b', 40) }, 201],
  ['too many bytes', { a: kilobytes(20) }, { b: kilobytes(20) }, 400],
  ['two values of one name', { a: kilobytes(20) }, { a: kilobytes(20) }, 201],
])(
  'two contacts with %s are merged or refused by what they have together',
  async (_, left, right, status) => {
    const one = await made('1', left)
    const other = await made('2', right)
    const answer = await merge(one, other)
    expect(answer.status).toBe(status)
    if (status === 400) {
      expect(answer.body).toMatchObject({ code: 'invalid_request', errors: [{ field: 'body' }] })
      expect([await shown(one), await shown(other)]).toEqual([left, right])
    }
  },
)

test('the limits hold for a merged contact as a whole, and what is taken away makes room', async () => {
  const id = await made('1', some('a', 50))
  const other = await made('2', some('b', 50))
  expect((await merge(id, other)).status).toBe(201)
  expect((await edit(id, { c: 1 })).status).toBe(400)
  expect(await load({ external_id: '2', attributes: { c: 1 } })).toEqual(['failed'])
  expect((await edit(id, { b0: null })).status).toBe(200)
  expect(await load({ external_id: '2', attributes: { c: 1 } })).toEqual(['updated'])
  expect(Object.keys(await shown(id)).sort()).toEqual(
    Object.keys({ ...some('a', 50), ...some('b', 50), c: 1 })
      .filter((name) => name !== 'b0')
      .sort(),
  )
})

test('names that come and go add up to nothing', async () => {
  const id = await made('1', {})
  for (const prefix of ['a', 'b', 'c']) {
    expect((await edit(id, some(prefix, 100))).status).toBe(200)
    expect((await edit(id, without(some(prefix, 100)))).status).toBe(200)
  }
  expect(await shop.rows('select attributes from contacts')).toEqual([{ attributes: {} }])
})

test('a contact that WhatsApp merged above the limit can lose attributes, and takes none until it is below', async () => {
  const id = await made('1', some('a', 60))
  const other = await made('2', some('b', 30))
  expect((await merge(id, other)).status).toBe(201)
  await shop.rows(
    `update contacts set attributes = (select jsonb_object_agg('b' || n, 1) from generate_series(0, 59) as n) where merged_into is not null`,
  )
  expect((await edit(id, { c: 1 })).status).toBe(400)
  expect((await edit(id, without(some('b', 30)))).status).toBe(200)
  expect((await edit(id, { c: 1 })).status).toBe(200)
})
