import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { ARRAY_OIDS, encodeArray, encodeIntegers, encodeTimes } from './binary-arrays.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

type Row = { ids: string[]; bytes: string; numbers: number[]; times: string; sizes: number[] }

async function readBack(parameters: Buffer[]): Promise<Row | undefined> {
  const text = `select $1::uuid[]::text[] as ids, $2::bytea[]::text as bytes, $3::int4[] as numbers,
    (select string_agg(to_char(t at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS'), '|') from unnest($4::timestamptz[]) t) as times,
    array[cardinality($1::uuid[]), cardinality($2::bytea[]), cardinality($3::int4[]), cardinality($4::timestamptz[])] as sizes`
  const { store } = database
  if (store.kind === 'postgres') return (await store.pool.query<Row>(text, parameters)).rows[0]
  // Types say that a serializer makes text; the driver passes bytes on as they are.
  const same = (bytes: unknown) => bytes as string
  const serializers = Object.fromEntries(Object.values(ARRAY_OIDS).map((oid) => [oid, same]))
  return (await store.pglite.query<Row>(text, parameters, { serializers })).rows[0]
}

test('the server reads arrays in binary form as what was put into them', async () => {
  const id = '01900000-0000-7000-8000-0000000000ff'
  const row = await readBack([
    encodeArray('uuid', [Buffer.from(id.replaceAll('-', ''), 'hex'), null]),
    encodeArray('bytea', [Buffer.from([0, 1, 255]), Buffer.alloc(0), null]),
    encodeIntegers([0, -1, 2 ** 31 - 1]),
    encodeTimes([Date.UTC(2026, 7, 11, 10, 0, 0, 123), 0]),
  ])
  expect(row).toEqual({
    ids: [id, null],
    bytes: '{"\\\\x0001ff","\\\\x",NULL}',
    numbers: [0, -1, 2 ** 31 - 1],
    times: '2026-08-11 10:00:00.123|1970-01-01 00:00:00.000',
    sizes: [2, 3, 3, 2],
  })
})

test('empty arrays are empty', async () => {
  const row = await readBack([
    encodeArray('uuid', []),
    encodeArray('bytea', []),
    encodeIntegers([]),
    encodeTimes([]),
  ])
  expect(row).toMatchObject({ ids: [], bytes: '{}', numbers: [], sizes: [0, 0, 0, 0] })
})
