import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartUpError } from '../base/start-up-error.ts'
import type { OwnerSession, Store } from './store.ts'
import { ONLY_READS, StoreAway } from './store-away.ts'

// duplicate_schema, duplicate_table, duplicate_object, duplicate_function
const ALREADY_THERE = /^(42P06|42P07|42710|42723)$/

export type Migration = { name: string; text: string; checksum: string }

const FOLDER = join(import.meta.dirname, 'migrations')
const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/
const OLDEST_POSTGRES = 150_000
// Any number that other programs on the same database are unlikely to lock.
const MIGRATION_LOCK = 7_355_608_001

/** Brings the database up to date: all pending files in one transaction, or none. Returns the names of those it ran. */
export async function migrate(store: Store, folder = FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder)
  return store.asOwner(async (session) => {
    await refuseUnfit(session)
    await refuseReadOnly(session)
    await refuseOtherSchema(session)
    // Two processes that start together: the second waits here, then finds nothing left to do.
    await session.query('select pg_advisory_xact_lock($1::bigint)', [MIGRATION_LOCK])
    const done = await readHistory(session)
    const pending = pendingMigrations(migrations, done)
    for (const migration of pending) {
      await runMigration(session, migration, done.size === 0)
    }
    return pending.map((migration) => migration.name)
  })
}

/** The migration files, in their order. */
export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      if (!FILE_NAME.test(name))
        throw new Error(`${name} is not a migration name such as 0001_what_it_does.sql.`)
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** True if every migration of this version has run. */
export async function isMigrated(store: Store): Promise<boolean> {
  const migrations = await readMigrations()
  const done = await store.asOwner(async (session) => {
    await refuseOtherSchema(session)
    return readHistory(session)
  })
  return migrations.every((migration) => done.has(migration.name))
}

/** Searches and erasures compare letters of every script inside the database, small ones with capitals. */
async function refuseUnfit(session: OwnerSession): Promise<void> {
  const [row] = await session.query<{ version: number; encoding: string; knows_letters: boolean }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
       lower('Ä') = 'ä' as knows_letters`,
  )
  if (row === undefined || row.version < OLDEST_POSTGRES) {
    throw new StartUpError(
      'database_refused',
      `PostgreSQL 15 or newer is needed; this server is ${row?.version ?? 'unknown'}.`,
    )
  }
  if (row.encoding === 'UTF8' && row.knows_letters) return
  throw new StartUpError(
    'database_refused',
    `The database does not support letters beyond ASCII (encoding ${row.encoding}): create one with ENCODING 'UTF8' and a LOCALE such as 'C.UTF-8', and change DATABASE_URL.`,
  )
}

/** Also where nothing is left to run: the first write of a command would fail behind the command's own words. */
async function refuseReadOnly(session: OwnerSession): Promise<void> {
  const [row] = await session.query<{ read_only: boolean }>(
    `select current_setting('transaction_read_only') = 'on' as read_only`,
  )
  if (row?.read_only === true) throw new StoreAway(ONLY_READS)
}

type Schema = { first: string | null; path: string; role: string; database: string; may_use: boolean | null }

/** All tables are in the schema public: where the role looks elsewhere first, it finds none of them. */
async function refuseOtherSchema(session: OwnerSession): Promise<void> {
  const [row] = await session.query<Schema>(
    `select current_schema() as first, current_setting('search_path') as path, quote_ident(current_user) as role,
       quote_ident(current_database()) as database,
       case when to_regnamespace('public') is not null then has_schema_privilege('public', 'usage') end as may_use`,
  )
  if (row === undefined || row.first === 'public') return
  const { path, role, database, may_use } = row
  throw new StartUpError('database_refused', whyOtherSchema({ path, role, database, may_use }))
}

function whyOtherSchema({ path, role, database, may_use }: Omit<Schema, 'first'>): string {
  if (may_use === null)
    return `The database ${database} has no schema public: run CREATE SCHEMA public there.`
  if (!may_use)
    return `The role ${role} may not use the schema public of the database ${database}: run GRANT USAGE, CREATE ON SCHEMA public TO ${role} there.`
  const found = path === '' || path === '""' ? 'is empty' : `is ${path}`
  return `The search_path of the role ${role} ${found} in the database ${database} and must begin with public: run ALTER ROLE ${role} IN DATABASE ${database} SET search_path = public.`
}

async function readHistory(session: OwnerSession): Promise<Map<string, string>> {
  const [found] = await session.query<{ exists: boolean }>(
    `select to_regclass('selfsame_migrations') is not null as exists`,
  )
  if (found?.exists !== true) return new Map()
  const rows = await session.query<{ name: string; checksum: string }>(
    'select name, checksum from selfsame_migrations',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function pendingMigrations(migrations: Migration[], done: Map<string, string>): Migration[] {
  const known = new Set(migrations.map((migration) => migration.name))
  const newer = [...done.keys()].filter((name) => !known.has(name))
  if (newer.length > 0) {
    throw new StartUpError(
      'store_newer',
      `This database was migrated by a newer version (${newer.join(', ')}). Start that version or newer.`,
    )
  }
  const pending: Migration[] = []
  for (const migration of migrations) {
    const checksum = done.get(migration.name)
    if (checksum === undefined) {
      pending.push(migration)
    } else if (checksum !== migration.checksum) {
      throw new Error(
        `${migration.name} was changed after it ran here. Restore it and put the change in a new file.`,
      )
    } else if (pending.length > 0) {
      throw new Error(`${migration.name} ran here before ${pending[0]?.name}, which is numbered lower.`)
    }
  }
  return pending
}

async function runMigration(
  session: OwnerSession,
  migration: Migration,
  is_new_store: boolean,
): Promise<void> {
  try {
    await session.exec(`create table if not exists selfsame_migrations (
      name text primary key, checksum text not null, ran_at timestamptz not null default now())`)
    await session.exec(migration.text)
    await session.query('insert into selfsame_migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
  } catch (error) {
    if (is_new_store && error instanceof Error && 'code' in error && ALREADY_THERE.test(String(error.code)))
      throw new StartUpError(
        'database_refused',
        `The database holds what another program made there (${error.message}): create an empty database and change DATABASE_URL.`,
        { cause: error },
      )
    throw new Error(`Migration ${migration.name} failed: ${describe(error)}`, { cause: error })
  }
}

// PostgreSQL puts what to do about it in the hint.
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'hint' in error && typeof error.hint === 'string' ? `${error.message} ${error.hint}` : error.message
}
