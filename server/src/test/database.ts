import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { openPostgresStore, startEmbedded } from '../db/connect.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import type { Store } from '../db/store.ts'
import type { Db } from '../db/types.ts'

export type TestDatabase = {
  store: Store
  db: Db
  /** Empties every table but the record of migrations; for `beforeEach`. */
  truncateAll(): Promise<void>
  close(): Promise<void>
}

const FOLDER = join(tmpdir(), 'selfsame-test-snapshots')
const POOL_SIZE = 10

/** A fresh, migrated database of its own: PGlite from a snapshot, or PostgreSQL where TEST_DATABASE_URL is set. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env.TEST_DATABASE_URL
  const { store, discard } = url === undefined ? await restoreSnapshot() : await cloneTemplate(url)
  return {
    store,
    db: store.db,
    truncateAll: () => truncateAll(store),
    close: async () => {
      await store.close()
      await discard()
    },
  }
}

// Deletes in one statement, which checks references at its end: on tables of a test's size that takes a fraction of what
// `truncate` takes, which gives every table and every index a new file.
async function truncateAll(store: Store): Promise<void> {
  await store.asOwner(async (session) => {
    const tables = await session.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables
       where schemaname = 'public' and tablename <> 'selfsame_migrations'`,
    )
    const deletes = tables.map((table, index) => `t${index} as (delete from ${table.name})`)
    await session.exec(`with ${deletes.join(', ')} select`)
    await session.exec(
      `select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
       from pg_sequences where schemaname = 'public' and last_value is not null`,
    )
  })
}

// Names the schema: a snapshot or template serves every run until a migration changes.
async function schemaHash(): Promise<string> {
  const migrations = await readMigrations()
  const hash = createHash('sha256').update(PGlite.defaultStartParams.join())
  for (const migration of migrations) hash.update(migration.name).update(migration.checksum)
  return hash.digest('hex').slice(0, 16)
}

async function restoreSnapshot() {
  const path = join(FOLDER, `${await schemaHash()}.tar`)
  const snapshot = await readFile(path).catch(() => makeSnapshot(path))
  const store = await startEmbedded({ loadDataDir: new Blob([new Uint8Array(snapshot)]) })
  return { store, discard: () => Promise.resolve() }
}

async function makeSnapshot(path: string): Promise<Buffer> {
  const store = await startEmbedded({})
  await migrate(store)
  const dump = Buffer.from(await (await store.pglite.dumpDataDir('none')).arrayBuffer())
  await store.close()
  await mkdir(FOLDER, { recursive: true })
  // Another test file may be making the same snapshot: each writes its own and the last rename stands.
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(unfinished, dump)
  await rename(unfinished, path)
  return dump
}

async function cloneTemplate(url: string) {
  const template = `selfsame_template_${await schemaHash()}`
  const name = `selfsame_test_${process.pid}_${randomBytes(6).toString('hex')}`
  await withAdministrator(url, async (client) => {
    // One test file makes the template; the others wait for it. A clone fails while another session is in the template.
    await client.query('select pg_advisory_lock(hashtext($1))', [template])
    const found = await client.query('select from pg_database where datname = $1', [template])
    if (found.rowCount === 0) await makeTemplate(client, url, template)
    await client.query(`create database ${name} template ${template}`)
  })
  const store = openPostgresStore(databaseUrl(url, name), POOL_SIZE, () => undefined)
  const discard = () =>
    withAdministrator(url, async (client) => {
      await client.query(`drop database ${name} with (force)`)
    })
  return { store, discard }
}

async function makeTemplate(client: Client, url: string, template: string): Promise<void> {
  const unfinished = `${template}_unfinished`
  await client.query(`drop database if exists ${unfinished}`)
  await client.query(`create database ${unfinished}`)
  const store = openPostgresStore(databaseUrl(url, unfinished), 1, () => undefined)
  await migrate(store)
  await store.close()
  await client.query(`alter database ${unfinished} rename to ${template}`)
}

async function withAdministrator<T>(url: string, fn: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

function databaseUrl(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
