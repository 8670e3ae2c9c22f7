import { sql } from 'kysely'
import type { Db } from '../db/types.ts'
import { withEveryAccount } from '../db/with-account.ts'
import { newId } from '../ids.ts'

/** A file that this process is about to fetch. */
export type ClaimedMedia = {
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
 * Takes files that are due, those that wait longest first, of each account in turn so that the past of one does not
 * hold up the present of another. Rows that another process is taking are passed over.
 */
export async function claimMedia(db: Db, now: Date, limit: number): Promise<ClaimedMedia[]> {
  const claim_id = newId()
  const until = new Date(now.getTime() + CLAIM_MS)
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<ClaimedMedia>`
      update media m set state = 'downloading', claim_id = ${claim_id}, due_at = ${until}, tries = m.tries + 1
        from (
          select due.account_id, due.id from accounts a cross join lateral (
            select account_id, id, due_at from media
             where account_id = a.id and state in ('waiting', 'downloading') and due_at <= ${now}
             order by due_at limit ${limit} for update skip locked) as due
           order by row_number() over (partition by due.account_id order by due.due_at), due.due_at
           limit ${limit}) as taken
       where m.account_id = taken.account_id and m.id = taken.id
      returning m.account_id, m.id, m.claim_id, m.inbox_id, m.message_id, m.meta_media_id, m.announced_sha256,
        m.mime_type, m.tries, m.created_at`.execute(trx),
  )
  return rows
}
