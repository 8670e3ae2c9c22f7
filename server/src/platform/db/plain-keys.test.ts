import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { plainKey } from '../../identity/plain-key.ts'

const FILE = join(import.meta.dirname, 'migrations', '0074_plain_keys.sql')
const ACCOUNT = '00000000-0000-4000-8000-000000000001'
const contact = (number: number) => `00000000-0000-4000-8000-00000000000${number}`

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('what an earlier version kept under each written form stands under the key that they share', async () => {
  const sql = await readFile(FILE, 'utf8')
  const given: [contact: string, kind: 'email' | 'external', value: string, day: number][] = [
    [contact(2), 'email', 'Ana@Example.org', 1],
    [contact(2), 'email', 'ana@example.ORG', 2],
    [contact(2), 'external', 'é1'.normalize('NFD'), 1],
    [contact(2), 'external', 'É1', 1],
    [contact(3), 'email', 'ANA@example.org', 1],
  ]
  const values = given.map(
    ([contact_id, kind, value, day]) =>
      `('${ACCOUNT}', gen_random_uuid(), '${contact_id}', '${kind}', '${value}', '${value}', 'active', 'claim', '2026-11-0${day}', '2026-11-0${day}')`,
  )
  const rows = await database.store.asOwner(async ({ exec, query }) => {
    await exec(
      `insert into identities (account_id, id, contact_id, kind, value, key, state, evidence, first_at, last_at) values ${values.join(',')}`,
    )
    await exec(sql)
    return query(
      `select contact_id, kind, value, key from identities order by contact_id, kind, value collate "C"`,
    )
  })
  const kept = given.filter((_, index) => index !== 1)
  expect(rows).toHaveLength(kept.length)
  expect(rows).toEqual(
    expect.arrayContaining(
      kept.map(([contact_id, kind, value]) => ({ contact_id, kind, value, key: plainKey(kind, value) })),
    ),
  )
})
