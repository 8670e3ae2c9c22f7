import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions } from 'better-auth'
import type { Db, Trx } from '../db/types.ts'
import { withPeople } from '../db/with-account.ts'

/**
 * better-auth on our database: each of its queries in a transaction of the role that may use its tables and nothing
 * else. Through the one `Db`, because the embedded store has one connection for everybody. Several queries are never
 * one transaction here; what has to be made whole (an owner, a member) we write ourselves.
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
          })
      },
    })
    return adapter
  }
}
