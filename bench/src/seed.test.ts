import { withEveryAccount } from '@selfsame/server'
import {
  connectLines,
  deliver,
  openTestDatabase,
  type TestDatabase,
  type TestLine,
  type TestLines,
  textFrom,
} from '@selfsame/server/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personAt } from './people.ts'
import { seedInto } from './seed.ts'
import { SEEDED_TABLES } from './seed-sql.ts'

const PEOPLE = 20
let database: TestDatabase
let lines: TestLines
let line: TestLine

async function startOver(): Promise<void> {
  await database.truncateAll()
  lines = await connectLines(database.db)
  const [first] = lines.lines
  if (!first) throw new Error('no line')
  line = first
}

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

// Ids and times are each side's own, and so are the ids that are written in other columns.
const OWN = /(_id|_at|^id|^at|^identity_at|^wamid|^text|^words|^content)$|^waiting_since$/

async function readTable(table: string): Promise<string[]> {
  const { rows } = await withEveryAccount(database.db, (trx) =>
    sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(trx),
  )
  return rows
    .map((row) => {
      const shown = Object.entries(row).filter(([name]) => !OWN.test(name))
      return JSON.stringify(Object.fromEntries(shown))
        .replaceAll(line.portfolio_id, 'portfolio')
        .replaceAll(line.inbox_id, 'inbox')
    })
    .sort()
}

async function readAll(): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {}
  for (const table of [...SEEDED_TABLES, 'contact_words']) tables[table] = await readTable(table)
  return tables
}

function seedPeople(options: { rebuild?: boolean } = {}): Promise<void> {
  const { account_id } = lines
  const seed_line = { account_id, portfolio_id: line.portfolio_id, inbox_id: line.inbox_id }
  return database.store.asOwner((session) =>
    seedInto(session, seed_line, {
      from: 0,
      until: PEOPLE,
      now: new Date('2026-11-01T00:00:00Z'),
      ...options,
    }),
  )
}

function messageOf(index: number, wamid: string, seconds: number): object {
  const { bsuid, phone, name, shows } = personAt(index)
  const who = { name, ...(shows !== 'phone' && { bsuid }), ...(shows !== 'bsuid' && { phone }) }
  return textFrom(line, who, wamid, seconds)
}

test('seeded people are, but for ids and times, what ingest writes for their first messages', async () => {
  await startOver()
  await seedPeople()
  const seeded = await readAll()
  await startOver()
  await deliver(
    database.db,
    lines,
    Array.from({ length: PEOPLE }, (_, index) => messageOf(index, `wamid.${index}`, index)),
  )
  const ingested = await readAll()
  expect(seeded).toEqual(ingested)
  expect(seeded.contacts).toHaveLength(PEOPLE)
  expect(seeded.phone_sightings).toHaveLength(PEOPLE / 10)
})

test('where indexes are built anew, all of them and every key are there again', async () => {
  const readSchema = () =>
    database.store.asOwner((session) =>
      session.query(`select indexdef as definition from pg_indexes where schemaname = 'public'
        union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
         where connamespace = 'public'::regnamespace order by 1`),
    )
  await startOver()
  const before = await readSchema()
  await seedPeople({ rebuild: true })
  expect(await readSchema()).toEqual(before)
  expect((await readAll()).contacts).toHaveLength(PEOPLE)
})

test('a seeded person who writes again stays one contact with one thread', async () => {
  await startOver()
  await seedPeople()
  await deliver(
    database.db,
    lines,
    Array.from({ length: PEOPLE }, (_, index) => messageOf(index, `wamid.${index}`, 60 + index)),
  )
  const tables = await readAll()
  expect(tables.contacts).toHaveLength(PEOPLE)
  expect(tables.conversations).toHaveLength(PEOPLE)
  expect(tables.messages).toHaveLength(2 * PEOPLE)
})

test('a seeded phone learns its BSUID and keeps its history', async () => {
  await startOver()
  await seedPeople()
  const { bsuid, phone, name } = personAt(9)
  await deliver(database.db, lines, [textFrom(line, { bsuid, phone, name }, 'wamid.linked', 60)])
  const tables = await readAll()
  expect(tables.contacts).toHaveLength(PEOPLE)
  expect(tables.conversations).toHaveLength(PEOPLE)
})
