import { createHash, randomBytes } from 'node:crypto'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { openPostgresStore, startEmbedded } from '../../src/platform/db/connect.ts'
import { migrate, readMigrations } from '../../src/platform/db/migrate.ts'
import type { EmbeddedStore, Store } from '../../src/platform/db/store.ts'
import type { Db } from '../../src/platform/db/types.ts'

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
  const { store, truncateAll, close } = url === undefined ? await takeEmbedded() : await openClone(url)
  return { store, db: store.db, truncateAll, close }
}

// On tables of a test's size, deleting takes a fraction of what `truncate` takes, which gives every table and every index a
// new file. As a replica the session checks no references and runs no triggers: everything goes.
const EMPTY = `do $$ declare name text; begin
  perform set_config('session_replication_role', 'replica', true);
  for name in select quote_ident(tablename) from pg_tables
    where schemaname = 'public' and tablename <> 'selfsame_migrations' loop execute 'delete from ' || name;
  end loop;
  perform setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    from pg_sequences where schemaname = 'public' and last_value is not null;
end $$`

// Names the schema: a snapshot or template serves every run until a migration changes.
async function schemaHash(): Promise<string> {
  const migrations = await readMigrations()
  const hash = createHash('sha256').update(PGlite.defaultStartParams.join())
  for (const migration of migrations) hash.update(migration.name).update(migration.checksum)
  return hash.digest('hex').slice(0, 16)
}

// Starting an embedded store takes seconds: a worker process keeps one for its next test file.
const spare: SpareStore[] = []
type SpareStore = { store: EmbeddedStore; fingerprint: string }

async function takeEmbedded() {
  const taken = spare.pop() ?? (await startFromSnapshot())
  const { store, fingerprint } = taken
  const truncateAll = () => store.asOwner((session) => session.exec(EMPTY))
  const close = async () => {
    if (store.pglite.closed) return
    await truncateAll()
    if ((await fingerprintOf(store)) === fingerprint) spare.push(taken)
    else await store.close()
  }
  return { store, truncateAll, close }
}

async function startFromSnapshot() {
  const path = `${await migratedFolder()}.tar`
  const store = await startEmbedded({ loadDataDir: new Blob([new Uint8Array(await readFile(path))]) })
  return { store, fingerprint: await fingerprintOf(store) }
}

const CATALOGS =
  'pg_class pg_attribute pg_proc pg_constraint pg_trigger pg_policy pg_authid pg_db_role_setting'
const FINGERPRINT = `select
  ${CATALOGS.split(' ').map((name) => `(select array[count(*), sum(xmin::text::int8)] from ${name}) as ${name}`)},
  (select string_agg(name || ' ' || setting, ',' order by name) from pg_settings
    where source = 'session' and name <> 'role') as settings`

/** Changes when a test changes the schema, a role or a setting: the next one then starts with another store. */
function fingerprintOf(store: Store): Promise<string> {
  return store.asOwner(async (session) => JSON.stringify(await session.query(FINGERPRINT)))
}

/** The files of a migrated embedded store, to copy; beside them, as a `.tar`, what one in memory starts from. */
export async function migratedFolder(): Promise<string> {
  const path = join(FOLDER, await schemaHash())
  await access(path).catch(() => makeMigrated(path))
  return path
}

async function makeMigrated(path: string): Promise<void> {
  // Another test file may be making the same: each makes its own, and the first stands.
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  await mkdir(FOLDER, { recursive: true })
  const store = await startEmbedded({ dataDir: unfinished })
  await migrate(store)
  const dump = Buffer.from(await (await store.pglite.dumpDataDir('none')).arrayBuffer())
  await store.close()
  await writeFile(`${unfinished}.tar`, dump)
  await rename(`${unfinished}.tar`, `${path}.tar`)
  await rename(unfinished, path).catch(() => rm(unfinished, { recursive: true }))
}

async function openClone(url: string) {
  const clone = await cloneTemplate(url)
  const store = openPostgresStore(clone.url, POOL_SIZE, () => undefined)
  // Always the same session: a new one reads the catalog about every table first, which takes longer than emptying them.
  const owner = new Client({ connectionString: clone.url })
  owner.on('error', () => undefined)
  await owner.connect()
  const truncateAll = async () => {
    await owner.query(EMPTY)
  }
  const close = async () => {
    await owner.end()
    await store.close()
    await clone.drop()
  }
  return { store, truncateAll, close }
}

/** A database of its own, copied from a migrated one. */
export async function cloneTemplate(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const template = `selfsame_template_${await schemaHash()}`
  const name = `selfsame_test_${process.pid}_${randomBytes(6).toString('hex')}`
  await withAdministrator(url, async (client) => {
    // One test file makes the template; the others wait for it. A clone fails while another session is in the template.
    await client.query('select pg_advisory_lock(hashtext($1))', [template])
    const found = await client.query('select from pg_database where datname = $1', [template])
    if (found.rowCount === 0) await makeTemplate(client, url, template)
    await client.query(`create database ${name} template ${template}`)
    // Tests end servers, never the database: no commit has to wait for the disk.
    await client.query(`alter database ${name} set synchronous_commit = off`)
  })
  const drop = () =>
    withAdministrator(url, async (client) => {
      await client.query(`drop database ${name} with (force)`)
    })
  return { url: databaseUrl(url, name), drop }
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
