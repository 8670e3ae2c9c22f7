import { AsyncLocalStorage } from 'node:async_hooks'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions } from 'better-auth'
import { isStoreAway } from '../../platform/db/store-away.ts'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withPeople } from '../../platform/db/with-account.ts'

type Asking = {
  lost: unknown
  /** It only reads for us; better-auth deletes what has expired on the way. */
  reads: boolean
}
const under_way = new AsyncLocalStorage<Asking>()

/**
 * Runs what asks better-auth, and throws what kept it from the store: better-auth itself makes a server error of that, a
 * missing session or a wrong code, which would be said of the user.
 */
export async function knowingLostStore<T>(ask: () => Promise<T>, reads = false): Promise<T> {
  const state: Asking = { lost: null, reads }
  const answer = await under_way.run(state, ask).catch((error: unknown) => {
    throw state.lost ?? error
  })
  if (state.lost !== null) throw state.lost
  return answer
}

function noteLostStore(error: unknown, method: string | symbol): void {
  const state = under_way.getStore()
  // A store that only reads, as on a full disk, deletes an expired session when it is asked for again.
  if (state?.reads && method === 'delete' && isStoreAway(error)) return
  if (state !== undefined && isStoreAway(error)) state.lost = error
  throw error
}

/**
 * better-auth on our database: each of its queries in a transaction of the role that may use its tables and nothing
 * else. Through the one `Db`, because the embedded store has a single connection. Several queries are never one
 * transaction here; what has to be atomic (an owner, a member) we write ourselves.
 */
export function peopleAdapter(db: Db) {
  return (options: BetterAuthOptions) => {
    const on = (trx: Db | Trx) => kyselyAdapter(trx, { type: 'postgres' })(options)
    const adapter: ReturnType<typeof on> = new Proxy(on(db), {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function') return member
        if (name === 'transaction') return (fn: (of: typeof adapter) => unknown) => fn(adapter)
        return (...given: unknown[]) =>
          withPeople(db, async (trx) => {
            const method: unknown = Reflect.get(on(trx), name)
            if (typeof method !== 'function') throw new Error(`The adapter has no ${String(name)}.`)
            return method(...given)
          }).catch((error: unknown) => noteLostStore(error, name))
      },
    })
    return adapter
  }
}
