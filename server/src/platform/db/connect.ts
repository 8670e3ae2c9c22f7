import { PGlite } from '@electric-sql/pglite'
import { CompiledQuery, type DatabaseConnection, Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { Client, type ClientBase, type ClientConfig, DatabaseError, Pool, type PoolConfig, types } from 'pg'
import { requireDescriptors, shareDescriptors } from '../base/descriptors.ts'
import { makeFolder } from '../base/make-folder.ts'
import { openEmbeddedClient } from './embedded-client.ts'
import { endWithoutFolder, endWithoutLock, endWithStore } from './end-with-store.ts'
import { lockFolder } from './folder-lock.ts'
import { type Ask, buildNames, buildSender, prepareStatements } from './prepare-statements.ts'
import { SESSION_SETTINGS, WITHOUT_TIMEOUTS } from './session-settings.ts'
import { shareConnections } from './share-connections.ts'
import { startStored } from './start-stored.ts'
import { storableParameters } from './storable-parameters.ts'
import type { EmbeddedStore, OwnerSession, OwnPool, PostgresStore, Store } from './store.ts'
import { asStoreAway, ConnectionRefused } from './store-away.ts'
import { SYNC_WITH, SyncedFolder } from './synced-folder.ts'
import { withPlainTlsMode } from './tls-mode.ts'
import type { Database } from './types.ts'
import { type DatabaseWatch, readableSocket, watchDatabase } from './watch-database.ts'
import { DISK_RESERVE, type Reserve, requireDisk, watchDisk } from './watch-disk.ts'

const INT8 = 20
const BYTEA = 17
const NUMERIC = 1700
const DATE = 1082
/** So long a request waits for one of the connections to be free. */
const FREE_WITHIN_MS = 10_000
/** An idle connection that a router on the way has forgotten is found before it is used. */
const KEEP_ALIVE_MS = 5_000
const CLOSES_WITHIN_MS = 3_000

const WORK_AS_APPLICATION = workAs('selfsame_app')
// If the network is cut, the database keeps the transaction of a connection that is no longer used, and its locks, for
// hours without these.
const END_WHEN_LEFT = `set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 3;
  set tcp_user_timeout = 5000; set idle_in_transaction_session_timeout = 10000`

export type StoreSettings = {
  /** A `postgres://` URL; absent for the store embedded in `data_dir`. */
  database_url: string | undefined
  database_pool_size: number
  data_dir: string
}

/** Opens the store that the settings name. It may still be empty: see `migrate`. */
export async function openStore(settings: StoreSettings, onLost: (error: Error) => void): Promise<Store> {
  requireDescriptors()
  return settings.database_url === undefined
    ? openEmbeddedStore(settings.data_dir, { onLost })
    : openPostgresStore(settings.database_url, settings.database_pool_size, onLost)
}

/** `onLost` gets the loss of the database and of every connection; both recover on their own. */
export function openPostgresStore(
  database_url: string,
  pool_size: number,
  onLost: (error: Error) => void,
): PostgresStore {
  const connection: ClientConfig = {
    connectionString: withPlainTlsMode(database_url),
    application_name: 'selfsame',
    connectionTimeoutMillis: FREE_WITHIN_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types: { getTypeParser },
    stream: readableSocket,
  }
  const watch = watchDatabase(connection, onLost)
  const pools: Pool[] = []
  const openMore = ({ role, ...options }: OwnPool) => {
    const onConnect = async (client: ClientBase) => {
      await client.query(`${SESSION_SETTINGS}; ${END_WHEN_LEFT}; ${workAs(role)}`)
    }
    const pool = openPool({ ...connection, ...options, onConnect }, watch, onLost)
    pools.push(pool)
    return pool
  }
  // With this as the session's role, a statement that runs outside withAccount meets row-level security too.
  const pool = openMore({
    role: 'selfsame_app',
    max: pool_size,
    // So that settings need no round trip of their own: see prepareStatements.
    pipeline: true,
  })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: prepareStatements(pool) }) })
  shareConnections(db, pool_size)
  return {
    kind: 'postgres',
    pool,
    openPool: openMore,
    db,
    asOwner: (fn) => asPostgresOwner(connection, fn),
    close: async () => {
      // Saying goodbye to a server that cannot be reached has no end.
      const late = setTimeout(() => watch.close(), CLOSES_WITHIN_MS)
      await Promise.all(pools.map((it) => (it.ending ? null : it.end())))
      clearTimeout(late)
      watch.close()
    },
  }
}

function openPool(config: PoolConfig, watch: DatabaseWatch, onLost: (error: Error) => void): Pool {
  const pool = new Pool({ ...config, stream: () => watch.openSocket() })
  // Also while it is used, when the pool itself does not listen: unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', onLost))
  // The pool repeats what its idle connections have reported.
  pool.on('error', () => undefined)
  return pool
}

type EmbeddedOptions = { onLost?: (error: Error) => void; reserve?: Reserve }

/** Opens, or makes, the embedded store in a folder that no other process holds. */
export async function openEmbeddedStore(
  data_dir: string,
  { onLost = () => undefined, reserve = DISK_RESERVE }: EmbeddedOptions = {},
): Promise<EmbeddedStore> {
  await makeFolder(data_dir)
  const lock = await lockFolder(data_dir)
  try {
    await requireDisk(data_dir, reserve)
    const store = await startStored(data_dir, (dataDir) => startEmbedded({ dataDir })).catch(
      async (error: unknown) => {
        // A disk that fills up meanwhile looks like a damaged store.
        await requireDisk(data_dir, reserve)
        throw error
      },
    )
    endWithStore(store.pglite, data_dir)
    const disk = watchDisk(store.pglite, data_dir, {
      reserve,
      onLost,
      onGone: () => endWithoutFolder(data_dir),
      isHeld: lock.isHeld,
      onTaken: () => endWithoutLock(data_dir),
    })
    const close = async () => {
      await disk.stop()
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
    ...(from.dataDir === undefined ? from : { fs: new SyncedFolder(from.dataDir) }),
    // Its default -F switches fsync off; what we acknowledge must survive a power cut.
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      ...SYNC_WITH,
      ...['-c', `max_files_per_process=${shareDescriptors().store}`],
    ],
    parsers: {
      [INT8]: Number,
      [NUMERIC]: (text) => text,
      [DATE]: (text) => text,
      [BYTEA]: (text) => Buffer.from(text.slice(2), 'hex'),
    },
  })
  const ask = await openEmbeddedClient(pglite, { getTypeParser })
  const db = new Kysely<Database>({
    dialect: new PGliteDialect({ pglite: prepared(pglite, ask), onCreateConnection: workAsApplication }),
  })
  shareConnections(db, 1)
  return {
    kind: 'embedded',
    pglite,
    db,
    asOwner: (fn) => asEmbeddedOwner(pglite, fn),
    close: async () => {
      if (!pglite.closed) await pglite.close()
    },
  }
}

/** PGlite as Kysely uses it: inside transactions with the statements that recur prepared. */
function prepared(
  pglite: PGlite,
  askPrepared: Ask,
): ConstructorParameters<typeof PGliteDialect>[0]['pglite'] {
  const send = buildSender(askPrepared, buildNames())
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
    transaction: async (fn) => {
      let begun = false
      const ask = async <Row>(sql: string, parameters: unknown[] = []) => {
        const { rows, rowCount } = await send<Row>(sql, parameters)
        return { rows, affectedRows: rowCount, fields: [] }
      }
      try {
        return await pglite.transaction((transaction) => {
          begun = true
          return fn({ query: ask, rollback: () => transaction.rollback() })
        })
      } catch (error) {
        if (begun) throw error
        // Kysely waits for the beginning for ever. So the first statement says that there is none.
        const refuse = () => Promise.reject(asStoreAway(error))
        return fn({ query: refuse, rollback: refuse })
      }
    },
  }
}

function workAs(role: OwnPool['role']): string {
  return `set role ${role}`
}

async function workAsApplication(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(WORK_AS_APPLICATION))
}

async function asPostgresOwner<T>(
  connection: ClientConfig,
  fn: (session: OwnerSession) => Promise<T>,
): Promise<T> {
  const client = new Client(connection)
  // The running statement gets the error too; unheard, the event would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect().catch((error: unknown) => {
      throw error instanceof DatabaseError ? new ConnectionRefused(error) : error
    })
    await client.query(`${SESSION_SETTINGS}; ${WITHOUT_TIMEOUTS}`)
    await client.query('begin')
    const result = await fn({
      exec: async (text) => {
        await client.query(text)
      },
      query: async (text, parameters = []) =>
        (await client.query(text, storableParameters(text, parameters))).rows,
    })
    await client.query('commit')
    return result
  } catch (error) {
    throw asStoreAway(error)
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
        (await transaction.query<Row>(text, storableParameters(text, parameters))).rows,
    })
  })
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8) return Number
  // Text, as it came: a date has no time zone and a numeric no exact number.
  if (oid === DATE || oid === NUMERIC) return (text: string) => text
  return types.getTypeParser(oid, format)
}
