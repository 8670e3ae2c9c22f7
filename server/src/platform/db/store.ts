import type { PGlite } from '@electric-sql/pglite'
import type { Pool, PoolConfig } from 'pg'
import type { Db } from './types.ts'

/** A session that owns the tables: for migrations and for making test databases, never for serving requests. */
export type OwnerSession = {
  /** Runs any number of statements without parameters. */
  exec(text: string): Promise<void>
  query<Row>(text: string, parameters?: unknown[]): Promise<Row[]>
}

type OpenStore = {
  /** Works as `selfsame_app`, so that a query outside `withAccount` is refused. Needs a migrated database. */
  db: Db
  /** Runs `fn` in one transaction as the owner of the tables. */
  asOwner<T>(fn: (session: OwnerSession) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** `role`: as which every connection of the pool works, whatever the options of DATABASE_URL are. */
export type OwnPool = Omit<PoolConfig, 'options' | 'onConnect'> & { role: 'selfsame_app' | 'selfsame_ingest' }

export type PostgresStore = OpenStore & {
  kind: 'postgres'
  pool: Pool
  /** Further connections to the same database, which end with the store. They survive an outage as its own do. */
  openPool(options: OwnPool): Pool
}
export type EmbeddedStore = OpenStore & { kind: 'embedded'; pglite: PGlite }
export type Store = PostgresStore | EmbeddedStore
