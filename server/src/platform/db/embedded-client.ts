import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Client, type CustomTypesConfig } from 'pg'
import type { Ask } from './prepare-statements.ts'

/**
 * Asks PGlite through a client of node-postgres, which can prepare statements: planning one of ours takes PGlite up to ten
 * times as long as running it. Only for use inside a transaction of PGlite, which keeps all others out.
 */
export async function openEmbeddedClient(pglite: PGlite, types: CustomTypesConfig): Promise<Ask> {
  const client = new Client({ ...createPgConfig(pglite), types })
  // The running statement gets the error too; unheard, the event would end the process.
  client.on('error', () => undefined)
  await client.connect()
  return async (query) => {
    try {
      const result = await client.query(query)
      // The store runs in this thread and wakes its callers without the event loop: while one transaction followed another,
      // no request would be read, no timer would run, and no other account could wait for a turn.
      await setImmediate()
      return result
    } catch (error) {
      // After an error PostgreSQL ignores everything up to the driver's sync, which comes later: the rollback must not be first.
      if (!Reflect.get(client, 'readyForQuery')) await once(client, 'drain')
      throw error
    }
  }
}
