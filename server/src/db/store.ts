import type { PGlite } from '@electric-sql/pglite'
import type { Pool } from 'pg'
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

export type PostgresStore = OpenStore & {
  kind: 'postgres'
  pool: Pool
  database_url: string
  /** Hears of a pooled connection that breaks while idle; unheard, the event would end the process. */
  onIdleError: (error: Error) => void
}
export type EmbeddedStore = OpenStore & { kind: 'embedded'; pglite: PGlite }
export type Store = PostgresStore | EmbeddedStore
