import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { StartUpError } from '../base/start-up-error.ts'
import { openPostgresStore } from './connect.ts'
import { migrate } from './migrate.ts'

const url = new URL(process.env.TEST_DATABASE_URL ?? '')

async function asAdmin(text: string): Promise<void> {
  const client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

/** Migrates an empty database that was created with these options. */
async function migrateNew(options: string): Promise<string[]> {
  const name = `selfsame_unfit_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database ${name} template template0 ${options}`)
  try {
    const store = openPostgresStore(Object.assign(new URL(url), { pathname: name }).href, 2, () => undefined)
    return await migrate(store).finally(() => store.close())
  } finally {
    await asAdmin(`drop database ${name} with (force)`)
  }
}

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
