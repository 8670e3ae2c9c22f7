import type { PGlite } from '@electric-sql/pglite'
import type { Db as QueueDatabase } from 'pg-boss'
import { storableParameters } from '../db/storable-parameters.ts'

/** A block of statements that brings its own transaction along. */
const BLOCK = /^\s*BEGIN;([\s\S]*)COMMIT;?\s*$/i

/**
 * The job queue's connection to the embedded store, whose one session it shares: each statement is a transaction in the
 * role of the application, which owns the queue's tables. The adapter that comes with the queue leaves a failed block
 * open until its rollback arrives, and any statement in between would begin in it.
 */
export function embeddedQueue(pglite: PGlite): QueueDatabase {
  return {
    executeSql: (text, values) =>
      pglite.transaction(async (transaction) => {
        await transaction.exec('set local role selfsame_app')
        if (values && values.length > 0) return transaction.query(text, storableParameters(text, values))
        const results = await transaction.exec(BLOCK.exec(text)?.[1] ?? text)
        return { rows: results.flatMap(({ rows }) => rows) }
      }),
  }
}
