import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { CompiledQuery, type DatabaseConnection, Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { Client, type ClientConfig, Pool, types } from 'pg'
import { lockFolder } from './folder-lock.ts'
import { prepareStatements } from './prepare-statements.ts'
import { storableParameters } from './storable-parameters.ts'
import type { EmbeddedStore, OwnerSession, PostgresStore, Store } from './store.ts'
import type { Database } from './types.ts'

const INT8 = 20
const BYTEA = 17
const NUMERIC = 1700
const DATE = 1082
const CONNECT_TIMEOUT_MS = 10_000

export type StoreSettings = {
  /** A `postgres://` URL; absent for the store embedded in `data_dir`. */
  database_url: string | undefined
  database_pool_size: number
  data_dir: string
}

/** Opens the store that the settings name. It may still be empty: see `migrate`. */
export function openStore(settings: StoreSettings, onIdleError: (error: Error) => void): Promise<Store> {
  return settings.database_url === undefined
    ? openEmbeddedStore(settings.data_dir)
    : Promise.resolve(openPostgresStore(settings.database_url, settings.database_pool_size, onIdleError))
}

export function openPostgresStore(
  database_url: string,
  pool_size: number,
  onIdleError: (error: Error) => void,
): PostgresStore {
  const connection: ClientConfig = {
    connectionString: database_url,
    application_name: 'selfsame',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: { getTypeParser },
  }
  const pool = new Pool({ ...connection, max: pool_size })
  // A pooled connection that breaks while idle is replaced at the next query; unheard, the event would end the process.
  pool.on('error', onIdleError)
  return {
    kind: 'postgres',
    pool,
    database_url,
    onIdleError,
    db: new Kysely<Database>({
      dialect: new PostgresDialect({
        pool: prepareStatements(pool),
        onCreateConnection: workAsApplication,
      }),
    }),
    asOwner: (fn) => asPostgresOwner(connection, fn),
    // Kysely ends the pool only if it was ever used.
    close: async () => {
      if (!pool.ended) await pool.end()
    },
  }
}

/** Opens, or makes, the embedded store in a folder that no other process holds. */
export async function openEmbeddedStore(data_dir: string): Promise<EmbeddedStore> {
  await mkdir(data_dir, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(data_dir)
  try {
    const store = await startEmbedded({ dataDir: join(data_dir, 'store') })
    const close = async () => {
      await store.close()
      await lock.release()
    }
    return { ...store, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Starts PGlite on a folder, or in memory from a snapshot. */
export async function startEmbedded(from: { dataDir?: string; loadDataDir?: Blob }): Promise<EmbeddedStore> {
  const pglite = await PGlite.create({
    ...from,
    // Its default -F switches fsync off; what we acknowledge must survive a power cut.
    startParams: PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
    parsers: {
      [INT8]: Number,
      [NUMERIC]: (text) => text,
      [DATE]: (text) => text,
      [BYTEA]: (text) => Buffer.from(text.slice(2), 'hex'),
    },
  })
  return {
    kind: 'embedded',
    pglite,
    db: new Kysely<Database>({
      dialect: new PGliteDialect({ pglite: storable(pglite), onCreateConnection: workAsApplication }),
    }),
    asOwner: (fn) => asEmbeddedOwner(pglite, fn),
    close: async () => {
      if (!pglite.closed) await pglite.close()
    },
  }
}

/** PGlite as Kysely uses it, with parameters that can be stored. */
function storable(pglite: PGlite): ConstructorParameters<typeof PGliteDialect>[0]['pglite'] {
  return {
    close: () => pglite.close(),
    get closed() {
      return pglite.closed
    },
    get ready() {
      return pglite.ready
    },
    waitReady: pglite.waitReady,
    query: (sql, parameters = [], options) => pglite.query(sql, storableParameters(sql, parameters), options),
    transaction: (fn) =>
      pglite.transaction((transaction) =>
        fn({
          query: async (sql, parameters = [], options) => {
            if (!sql.startsWith('set local '))
              return transaction.query(sql, storableParameters(sql, parameters), options)
            // A transaction's settings are several statements in one text, which PGlite takes by `exec` alone.
            await transaction.exec(sql)
            return { rows: [], fields: [] }
          },
          rollback: () => transaction.rollback(),
        }),
      ),
  }
}

// With this as the session's role, a statement that runs outside withAccount meets row-level security too.
async function workAsApplication(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw('set role selfsame_app'))
}

async function asPostgresOwner<T>(
  connection: ClientConfig,
  fn: (session: OwnerSession) => Promise<T>,
): Promise<T> {
  const client = new Client(connection)
  await client.connect()
  try {
    await client.query('begin')
    const result = await fn({
      exec: async (text) => {
        await client.query(text)
      },
      query: async (text, parameters = []) => (await client.query(text, parameters)).rows,
    })
    await client.query('commit')
    return result
  } finally {
    // Ending the connection also rolls back what was not committed.
    await client.end()
  }
}

function asEmbeddedOwner<T>(pglite: PGlite, fn: (session: OwnerSession) => Promise<T>): Promise<T> {
  return pglite.transaction(async (transaction) => {
    await transaction.exec('set local role none')
    return fn({
      exec: async (text) => {
        await transaction.exec(text)
      },
      query: async <Row>(text: string, parameters: unknown[] = []) =>
        (await transaction.query<Row>(text, parameters)).rows,
    })
  })
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8) return Number
  // Text, as it came: a date has no time zone and a numeric no exact number.
  if (oid === DATE || oid === NUMERIC) return (text: string) => text
  return types.getTypeParser(oid, format)
}
