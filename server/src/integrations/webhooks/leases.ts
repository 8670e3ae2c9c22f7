import { sql } from 'kysely'
import type { EndpointsTable } from '../../platform/db/tables/webhooks.ts'
import type { Db } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'

/** An endpoint as its deliveries need it. */
export type HeldEndpoint = Omit<EndpointsTable, 'failures'> & { failures: number }

/** So long an endpoint stays with a process that says nothing more. By the database's clock: a rehearsal moves ours. */
const LEASE_S = 15
const RENEW_BEFORE_S = 10
const MOST_TAKEN_AT_ONCE = 500

/**
 * Takes endpoints without a lease, keeps those that this process holds, and returns the latter as they are now,
 * including those paused since. A process that is `alone` doesn't wait for the lease of a dead one.
 */
export async function holdEndpoints(db: Db, process_id: string, alone: boolean): Promise<HeldEndpoint[]> {
  const { rows } = await withEveryAccount(db, async (trx) => {
    await sql`
      update endpoints e set held_by = ${process_id}, held_until = now() + make_interval(secs => ${LEASE_S})
        from (
          select account_id, id from endpoints
           where state = 'enabled' and (held_until is null or held_until < now()
             or (${alone} and held_by <> ${process_id})
             or (held_by = ${process_id} and held_until < now() + make_interval(secs => ${RENEW_BEFORE_S})))
           limit ${MOST_TAKEN_AT_ONCE} for update skip locked) as free
       where e.account_id = free.account_id and e.id = free.id`.execute(trx)
    return sql<HeldEndpoint>`select * from endpoints where held_by = ${process_id} and held_until > now()`.execute(
      trx,
    )
  })
  return rows
}

export async function releaseEndpoints(db: Db, process_id: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await withEveryAccount(db, (trx) =>
    sql`
      update endpoints set held_by = null, held_until = null
       where held_by = ${process_id} and id = any(${ids}::uuid[])`.execute(trx),
  )
}

/** Where the feed of each account ends now, and which endpoints have something due. */
export type News = { heads: Map<string, number>; due: Set<string> }

/** Looks for news for the endpoints that this process holds: one statement, however many they are. */
export async function findNews(db: Db, process_id: string, now: Date): Promise<News> {
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<{ account_id: string; head: number | null; due: string[] }>`
      select a.account_id, f.seq as head, a.due from (
        select e.account_id, coalesce(json_agg(e.id) filter (where exists (
            select from deliveries d where d.account_id = e.account_id and d.endpoint_id = e.id
               and d.state = 'pending' and d.due_at <= ${now})), '[]') as due
          from endpoints e where e.held_by = ${process_id} group by e.account_id) as a
        left join lateral (
          select seq from events v where v.account_id = a.account_id order by seq desc limit 1) as f on true`.execute(
      trx,
    ),
  )
  return {
    heads: new Map(rows.map(({ account_id, head }) => [account_id, head ?? 0])),
    due: new Set(rows.flatMap(({ due }) => due)),
  }
}
