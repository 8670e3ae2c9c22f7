import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Client, type CustomTypesConfig } from 'pg'

/** Asks PGlite as node-postgres asks a server. Only inside a transaction of PGlite, which has it for itself. */
export type EmbeddedClient = Pick<Client, 'query'>

/**
 * A client of node-postgres on PGlite, which can prepare statements: planning one of ours takes PGlite up to ten times as
 * long as doing it.
 */
export async function openEmbeddedClient(pglite: PGlite, types: CustomTypesConfig): Promise<EmbeddedClient> {
  const client = new Client({ ...createPgConfig(pglite), types })
  // The statement under way is told so too; unheard, the event would end the process.
  client.on('error', () => undefined)
  await client.connect()
  const ask = client.query.bind(client)
  const query = async (...given: Parameters<typeof ask>) => {
    try {
      const result = await ask(...given)
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
  return Object.assign(Object.create(client), { query })
}
