import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { problem } from '../errors.ts'
import { parseId } from '../ids.ts'

/** A message of ours and a file in it, by its id in the API. */
export type MediaUse = { message_id: string; media_id: string }

/** Notes which uploads messages carry. Throws `not_found` where one is not an upload of this account. */
export async function useMedia(trx: Trx, account_id: string, uses: MediaUse[]): Promise<void> {
  if (uses.length === 0) return
  const rows = uses.map(({ message_id, media_id }) => ({ message_id, media_id: parseId('media', media_id) }))
  const wanted = [...new Set(rows.map(({ media_id }) => media_id))]
  // Locked, so that no erasure removes a file between here and the end of this transaction.
  const { rows: found } = await sql<{ id: string }>`
    select id from media where account_id = ${account_id} and id = any(${wanted}::uuid[]) and source = 'upload'
       for key share`.execute(trx)
  if (found.length < wanted.length)
    throw problem('not_found', 'There is no such file to be sent: upload it first.')
  await sql`
    insert into media_uses (account_id, message_id, media_id)
    select ${account_id}, u.message_id, u.media_id
      from json_to_recordset(${JSON.stringify(rows)}::json) as u(message_id uuid, media_id uuid)
    on conflict do nothing`.execute(trx)
}
