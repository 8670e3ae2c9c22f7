import {
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  sql,
} from 'kysely'
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg'
import { storableParameters } from './storable-parameters.ts'
import { asStoreAway, StoreAway } from './store-away.ts'

/** A statement that is asked so often recurs. What a caller composes from filters may come once and never again. */
const ASKED_OFTEN = 3
/** Each connection keeps every plan it made: some tens of kilobytes each. */
const MOST_STATEMENTS = 500
const MOST_COUNTED = 5_000
const FEATURE_NOT_SUPPORTED = '0A000'
const BEGIN = 'begin'
const ROLLBACK = 'rollback'
const ENDS = new Set(['commit', ROLLBACK])
/** How the settings of a transaction begin; nothing else stands in one text with them. */
const SETTINGS = 'set local '
const AHEAD = '/* ahead */'
const NOTHING = { command: 'SELECT', rowCount: 0, rows: [] } satisfies PostgresQueryResult<never>

/**
 * Begins a statement in a transaction whose result isn't needed. It is sent with the next statement in one round trip, and its
 * error is thrown by that one. The embedded store, which has no round trips, waits for it.
 */
export const ahead = sql.raw(AHEAD)

/**
 * The pool with its recurring statements prepared: PostgreSQL then parses and plans them once for a connection and not at every
 * call, which is most of the work of a short statement. What opens a transaction and sets its role and account goes out with the
 * statement behind it, in one round trip.
 */
export function prepareStatements(pool: Pool): PostgresPool {
  const nameOf = buildNames()
  const known = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw refusalOf(error)
      })
      // The same object for the same connection: by that the dialect tells a new one.
      const wrapped = known.get(client) ?? wrap(client, nameOf)
      known.set(client, wrapped)
      return wrapped
    },
    end: () => pool.end(),
  }
}

// Whatever keeps a connection from being made, be it a password, keeps every request from its data.
function refusalOf(error: unknown): StoreAway {
  return error instanceof StoreAway ? error : new StoreAway('The database is unavailable.', { cause: error })
}

type Names = (text: string) => string | undefined
type Send = <Row>(text: string, values: readonly unknown[]) => Promise<PostgresQueryResult<Row>>

/** Asks one connection, as node-postgres does. */
export type Ask = (query: QueryConfig) => Promise<QueryResult>

/** Asks one connection, with the statements that recur prepared in it. */
export function buildSender(ask: Ask, nameOf: Names): Send {
  let prepares = true
  return async (text, values) => {
    const name = prepares && values.length > 0 ? nameOf(text) : undefined
    try {
      const result = await ask({ text, values: storableParameters(text, values), name })
      // Several statements in one text answer one result each; the last is the caller's.
      const { command, rowCount, rows } = Array.isArray(result) ? result.at(-1) : result
      return { command: command as PostgresQueryResult<never>['command'], rowCount: rowCount ?? 0, rows }
    } catch (error) {
      // A migration changed a table under the plans of this connection, which makes them useless.
      if (error instanceof Error && 'code' in error && error.code === FEATURE_NOT_SUPPORTED) prepares = false
      throw asStoreAway(error)
    }
  }
}

function wrap(client: PoolClient, nameOf: Names): PostgresPoolClient {
  const send = buildSender((query) => client.query(query), nameOf)
  let begins = false
  let inside = false
  let failed: { error: unknown } | null = null
  async function ask<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    if (text === BEGIN) {
      begins = true
      inside = true
      return NOTHING
    }
    if (ENDS.has(text)) inside = false
    let statement = text
    if (begins) {
      begins = false
      if (ENDS.has(text)) return NOTHING
      if (values.length === 0) statement = `${BEGIN}; ${text}`
      else sendAhead(BEGIN)
    }
    const goesAhead = text.startsWith(AHEAD) ? inside : values.length === 0 && text.startsWith(SETTINGS)
    if (!goesAhead) return answer(statement, values)
    sendAhead(statement, values)
    return NOTHING
  }
  /** Sends what answers nothing without waiting. If it fails, so does the statement behind it, which then says why. */
  function sendAhead(text: string, values: readonly unknown[] = []): void {
    send(text, values).catch((error: unknown) => {
      failed ??= { error }
    })
  }
  async function answer<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const result = await send<Row>(text, values).catch((error: unknown) => {
      failed ??= { error }
      return null
    })
    const before = failed
    failed = null
    // A transaction that is rolled back has lost its settings, whatever became of them.
    if (result !== null && (before === null || text.startsWith(ROLLBACK))) return result
    throw before?.error
  }
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  function query<Row>(
    given: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof given !== 'string') throw new Error('Nothing here reads by cursor.')
    return ask<Row>(given, values)
  }
  const release = (destroy?: boolean) => {
    begins = false
    inside = false
    failed = null
    client.release(destroy)
  }
  return { query, release }
}

/** Names for the statements that recur, the same in every connection of a store. */
export function buildNames(): Names {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= MOST_STATEMENTS) return known
    const count = (counts.get(text) ?? 0) + 1
    if (counts.size >= MOST_COUNTED) counts.clear()
    counts.set(text, count)
    if (count < ASKED_OFTEN) return undefined
    const name = `selfsame_${names.size}`
    names.set(text, name)
    counts.delete(text)
    return name
  }
}
