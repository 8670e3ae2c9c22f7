import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/types.ts'

export type AppRow = {
  id: string
  meta_app_id: string
  has_previous_secret: boolean
  verified_at: Date | null
  last_webhook_at: Date | null
  created_at: Date
}

// The latest entry decides; older ones are not searched, so that a silent app costs no search through years.
const LATEST_WEBHOOKS = 2_000
const LATEST_THREADS = 1_000

/** The account's Meta apps, and whether Meta reaches us for them. */
export async function listApps(trx: ReadTrx, account_id: string): Promise<AppRow[]> {
  const { rows } = await sql<AppRow>`
    with latest as materialized (
      select app_id, received_at from webhook_events where account_id = ${account_id}
       order by id desc limit ${LATEST_WEBHOOKS})
    select a.id, a.meta_app_id, a.previous_app_secret is not null as has_previous_secret, a.verified_at, a.created_at,
      (select max(received_at) from latest where app_id = a.id) as last_webhook_at
      from apps a where a.account_id = ${account_id} order by a.id`.execute(trx)
  return rows
}

export async function findApp(trx: ReadTrx, account_id: string, id: string): Promise<AppRow | null> {
  return (await listApps(trx, account_id)).find((app) => app.id === id) ?? null
}

/** When a contact last wrote to an inbox; null if no recent message of the account came to it. */
export async function lastInboundAt(
  trx: ReadTrx,
  account_id: string,
  inbox_id: string,
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    with latest as materialized (
      select inbox_id, last_inbound_at from conversations
       where account_id = ${account_id} and last_message_at is not null
       order by last_message_at desc, id desc limit ${LATEST_THREADS})
    select max(last_inbound_at) as at from latest where inbox_id = ${inbox_id}`.execute(trx)
  return rows[0]?.at ?? null
}
