import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { explainStartUp } from '../../process/explain-start-up.ts'
import { StartUpError } from '../base/start-up-error.ts'
import { openPostgresStore } from './connect.ts'
import { migrate } from './migrate.ts'

const url = new URL(process.env.TEST_DATABASE_URL ?? '')

async function asAdmin(text: string, connectionString = url.href): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

type Change = (name: string) => string

/** Migrates an empty database that was created with these options, in which `change` was run; again after `later`. */
async function migrateNew(options: string, change?: Change, later?: Change): Promise<string[]> {
  const name = `selfsame_unfit_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database ${name} template template0 ${options}`)
  try {
    const database_url = Object.assign(new URL(url), { pathname: name }).href
    if (change) await asAdmin(change(name), 'inside' in change ? database_url : url.href)
    const ran = await migrateAt(database_url)
    if (later === undefined) return ran
    await asAdmin(later(name))
    return await migrateAt(database_url)
  } finally {
    await asAdmin(`drop database ${name} with (force)`)
  }
}

function migrateAt(database_url: string): Promise<string[]> {
  const store = openPostgresStore(database_url, 2, () => undefined)
  return migrate(store)
    .finally(() => store.close())
    .catch((error: unknown) => {
      throw explainStartUp(error, { database_url, data_dir: '', host: '', port: 0 })
    })
}

const UTF8 = `encoding 'UTF8' locale 'C.UTF-8'`
/** Run in the new database itself. */
const WITHOUT_SCHEMA = Object.assign(() => 'drop schema public', { inside: true })
const ROLE = url.username

test.each<[string, (name: string) => string, string]>([
  [
    'whose search_path is empty',
    (name) => `alter database ${name} set search_path to ''`,
    `The search_path of the role ${ROLE} is empty in the database`,
  ],
  [
    'in which the search_path of the role is empty',
    (name) => `alter role ${ROLE} in database ${name} set search_path to ''`,
    `run ALTER ROLE ${ROLE} IN DATABASE selfsame_unfit_`,
  ],
  [
    'whose search_path names no schema that there is',
    (name) => `alter database ${name} set search_path to shop`,
    `is shop in the database`,
  ],
  [
    'that only reads',
    (name) => `alter database ${name} set default_transaction_read_only to on`,
    'accepts no writes: name the primary in DATABASE_URL if it is a standby',
  ],
  [
    'in which the role only reads',
    (name) => `alter role ${ROLE} in database ${name} set default_transaction_read_only to on`,
    `turn default_transaction_read_only off for the database or the role ${ROLE}`,
  ],
  ...[
    'create table accounts (id int)',
    'create function selfsame_fold(text) returns text language sql as $$ select $1 $$',
  ].map((made): [string, (name: string) => string, string] => [
    `in which another program ran ${made}`,
    Object.assign(() => made, { inside: true }),
    '): create an empty database and change DATABASE_URL.',
  ]),
  ['without the schema public', WITHOUT_SCHEMA, 'has no schema public: run CREATE SCHEMA public there.'],
  [
    'that accepts no connections',
    (name) => `alter database ${name} with allow_connections false`,
    'accepts no connections: run ALTER DATABASE "selfsame_unfit_',
  ],
])('a database %s is refused in one sentence', async (_, change, says) => {
  const refused = await migrateNew(UTF8, change).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(StartUpError)
  expect(refused).toMatchObject({ code: 'database_refused', message: expect.stringContaining(says) })
})

test('a migrated database that only reads is refused, before a command fails at its first write', async () => {
  const readOnly = (name: string) => `alter database ${name} set default_transaction_read_only to on`
  const refused = await migrateNew(UTF8, undefined, readOnly).catch((error: unknown) => error)
  expect(refused).toMatchObject({
    code: 'database_refused',
    message: expect.stringContaining('accepts no writes'),
  })
})

test('the command in the sentence mends the search_path', async () => {
  const mended = (name: string) =>
    `alter database ${name} set search_path to ''; alter role ${ROLE} in database ${name} set search_path = public`
  expect((await migrateNew(UTF8, mended)).length).toBeGreaterThan(10)
})

test.each([
  `encoding 'SQL_ASCII' locale 'C'`,
  `encoding 'LATIN1' locale 'C'`,
  `encoding 'UTF8' locale 'C'`,
  `encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C'`,
])('a database with %s is refused, since searches and erasures would miss letters in it', async (options) => {
  const refused = await migrateNew(options).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(StartUpError)
  expect(refused).toMatchObject({ code: 'database_refused', message: expect.stringContaining(`'C.UTF-8'`) })
})

test('a database that sorts by bytes and knows all letters is migrated', async () => {
  expect((await migrateNew(`encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`)).length).toBeGreaterThan(10)
})
