import { sql } from 'kysely'
import { newId } from '../../platform/base/ids.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Db } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import { type OfAccount, type Room, takeInTurn } from '../../platform/jobs/in-turn.ts'

/** A file that this process is about to fetch. */
export type LeasedMedia = {
  account_id: string
  id: string
  claim_id: string
  inbox_id: string
  message_id: string
  meta_media_id: string
  announced_sha256: string | null
  mime_type: string | null
  tries: number
  created_at: Date
}

/** How long a process may take for one file; then it is taken for dead and the file is fetched by another. */
export const CLAIM_MS = 300_000

/**
 * Takes files that are due for this process, beside those that it is at: of each account those that wait longest, of the
 * accounts in turn. Rows that another process is taking are passed over.
 */
export async function leaseMedia(
  db: Db,
  now: Date,
  under_way: Iterable<OfAccount>,
  room: Room,
): Promise<LeasedMedia[]> {
  const claim_id = newId()
  const until = new Date(now.getTime() + CLAIM_MS)
  return withEveryAccount(db, async (trx) => {
    const { rows: due } = await sql<{ account_id: string; id: string }>`
      select due.account_id, due.id from accounts a cross join lateral (
        select account_id, id from media
         where account_id = a.id and state in ('waiting', 'downloading') and due_at <= ${now}
         order by due_at limit ${room.most_per_account} for update skip locked) as due`.execute(trx)
    const taken = takeInTurn(due, under_way, room)
    if (taken.length === 0) return []
    const { rows } = await sql<LeasedMedia>`
      update media m set state = 'downloading', claim_id = ${claim_id}, due_at = ${until}, tries = m.tries + 1
        from ${rowsOf(taken, 't', { account_id: 'uuid', id: 'uuid' })}
       where m.account_id = t.account_id and m.id = t.id
      returning m.account_id, m.id, m.claim_id, m.inbox_id, m.message_id, m.meta_media_id, m.announced_sha256,
        m.mime_type, m.tries, m.created_at`.execute(trx)
    return rows
  })
}
