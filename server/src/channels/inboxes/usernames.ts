import { sql } from 'kysely'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'

/** The username of one of our WhatsApp numbers, as Meta reported it; both null without one. */
export type LineUsername = { username: string | null; status: string | null }

/** Stores what Meta reported about usernames of WhatsApp numbers; older reports change nothing. */
export async function saveUsernames(
  trx: Trx,
  account_id: string,
  told: (LineUsername & { inbox_id: string; at: Date })[],
): Promise<void> {
  if (told.length === 0) return
  await sql`
    update inboxes i set username = t.username, username_status = t.status, username_at = t.at
      from (
        select distinct on (inbox_id) inbox_id, username, status, at
          from ${rowsOf(told, 't', { inbox_id: 'uuid', username: 'text', status: 'text', at: 'timestamptz' })}
         order by inbox_id, at desc) as t
     where i.account_id = ${account_id} and i.id = t.inbox_id and coalesce(i.username_at <= t.at, true)`.execute(
    trx,
  )
}

/** A username that one number took over no longer belongs to another number. */
export async function passUsernameOn(
  trx: Trx,
  account_id: string,
  inbox_id: string,
  username: string,
  at: Date,
): Promise<void> {
  await sql`
    update inboxes set username = null, username_status = 'deleted', username_at = ${at}
     where account_id = ${account_id} and id <> ${inbox_id} and lower(username) = lower(${username})`.execute(
    trx,
  )
}
