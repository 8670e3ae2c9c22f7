import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/harness/database.ts'
import { anyPoison, objectsIn, poisoned, textsIn } from '../../tests/harness/poison.ts'
import { connectLines, deliver, type TestLines, textFrom } from '../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../platform/db/with-account.ts'

// Every field, one after another.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const FOLDER = new URL('../whatsapp/fixtures/', import.meta.url)
const FIXTURES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.golden.json'))
  .map((file): [string, unknown] => [file, JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))])
const SEED = 20_261_101

let database: TestDatabase
let lines: TestLines
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.truncateAll()
  lines = await connectLines(database.db, 3)
})

/** What a batch comes to: its failures, or the error that kept all of it from being written. */
async function outcomeOf(bodies: object[]): Promise<unknown> {
  try {
    return (await deliver(database.db, lines, bodies)).failures
  } catch (error) {
    return String(error)
  }
}

test('no text anywhere in any webhook fails the batch that it is in', async () => {
  const faults: unknown[] = []
  for (const [file, body] of FIXTURES) {
    const places = textsIn(body)
    const poisons = fc.sample(anyPoison, { numRuns: places.length, seed: SEED + file.length })
    const bodies = places.map((at, index) => Object(poisoned(body, at, poisons[index] ?? '')))
    const outcome = await outcomeOf(bodies)
    if (typeof outcome === 'string') faults.push([file, outcome])
  }
  expect(faults).toEqual([])
})

test('a name from outside is only a name, wherever in a webhook it stands', async () => {
  const faults: unknown[] = []
  for (const [file, body] of FIXTURES) {
    const places = [...textsIn(body), ...objectsIn(body).map((at) => [...at, 'new'])]
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
    const bodies = places.map((at, index) => Object(poisoned(body, at, names[index % names.length])))
    const renamed = objectsIn(body).flatMap((at) =>
      names.map((name) => Object(poisoned(body, [...at, name], { id: '1' }))),
    )
    const outcome = await outcomeOf([...bodies, ...renamed])
    if (typeof outcome === 'string') faults.push([file, outcome])
  }
  expect(faults).toEqual([])
})

test('a text that is larger than an index takes is stored whole and found by its beginning', async () => {
  const [line] = lines.lines
  if (line === undefined) throw new Error('there is no line')
  const words = Array.from({ length: 250_000 }, (_, index) => `w${index.toString(36)}x`)
  const text = ['zanzibar', ...words].join(' ')
  expect(text.length).toBeGreaterThan(1_048_575)
  expect(await outcomeOf([textFrom(line, { bsuid: 'US.1' }, 'long', 1, text)])).toEqual([])
  await withAccount(database.db, lines.account_id, async (trx) => {
    const stored = await trx
      .selectFrom('messages')
      .select(['id', 'text'])
      .where('wamid', '=', 'long')
      .executeTakeFirstOrThrow()
    expect(stored.text).toBe(text)
    const { rows } = await sql<{ id: string }>`
      select id from selfsame_find_texts('message', 'zanzib', null, null, 10) as id`.execute(trx)
    expect(rows).toEqual([{ id: stored.id }])
  })
})
