import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '@selfsame/server'
import { Client } from 'pg'

export type StoreKind = 'embedded' | 'postgres'

/** A folder and, on PostgreSQL, a database that belong to one measurement and go when it ends. */
export type Place = {
  kind: StoreKind
  data_dir: string
  database_url: string | undefined
  /** What a server process needs in its environment to work on it. */
  environment: Record<string, string>
  remove(): Promise<void>
}

const POOL_SIZE = 3

/** Makes an empty place. `administrator_url` names a PostgreSQL on which databases and roles may be made. */
export async function makePlace(kind: StoreKind, administrator_url: string | undefined): Promise<Place> {
  const data_dir = await mkdtemp(join(tmpdir(), 'selfsame-bench-'))
  const removeFolder = () => rm(data_dir, { recursive: true, force: true })
  if (kind === 'embedded') {
    return {
      kind,
      data_dir,
      database_url: undefined,
      environment: { DATA_DIR: data_dir },
      remove: removeFolder,
    }
  }
  if (administrator_url === undefined) {
    throw new Error('PostgreSQL needs --database-url, or BENCH_DATABASE_URL: a role that may make databases.')
  }
  const name = `selfsame_bench_${randomBytes(5).toString('hex')}`
  await runOn(administrator_url, `create database ${name}`)
  const url = new URL(administrator_url)
  url.pathname = `/${name}`
  return {
    kind,
    data_dir,
    database_url: url.href,
    environment: { DATA_DIR: data_dir, DATABASE_URL: url.href },
    remove: async () => {
      await runOn(administrator_url, `drop database ${name} with (force)`)
      await removeFolder()
    },
  }
}

/** Opens the store itself. On the embedded one that is possible only while no server process holds it. */
export function openPlace(place: Place): Promise<Store> {
  return openStore(
    { database_url: place.database_url, database_pool_size: POOL_SIZE, data_dir: place.data_dir },
    () => undefined,
  )
}

/** Reads as the owner of the tables, past the walls between accounts. */
export async function readFrom<Row>(place: Place, text: string, parameters: unknown[] = []): Promise<Row[]> {
  const store = await openPlace(place)
  try {
    return await store.asOwner((session) => session.query<Row>(text, parameters))
  } finally {
    await store.close()
  }
}

/** Runs a statement that cannot stand in a transaction, such as vacuum. */
export async function maintain(place: Place, statement: string): Promise<void> {
  if (place.database_url !== undefined) return runOn(place.database_url, statement)
  const store = await openPlace(place)
  try {
    if (store.kind === 'embedded') await store.pglite.exec(statement)
  } finally {
    await store.close()
  }
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
