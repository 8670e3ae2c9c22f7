import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'
import { removeLater } from './removals.ts'
import { storageKey } from './storage.ts'
import { placeUploads } from './use-media.ts'

/**
 * Deletes the files of messages, to be called before these go: what came with them, and uploads that no other message
 * carries. `messages` selects their ids.
 */
export async function deleteMediaOf(
  trx: Trx,
  account_id: string,
  messages: RawBuilder<unknown>,
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ id: string; is_gone: boolean }>`
    with theirs as (select id from (${messages}) as m(id)),
    uses as (
      delete from media_uses u using theirs t where u.account_id = ${account_id} and u.message_id = t.id
      returning u.media_id),
    gone as (
      delete from media m where m.account_id = ${account_id} and (m.message_id in (select id from theirs)
        or m.id in (select media_id from uses) and not exists (
          select from media_uses o where o.account_id = ${account_id} and o.media_id = m.id
             and o.message_id not in (select id from theirs)))
      returning m.id),
    uploads as (
      delete from media_uploads u using gone g where u.account_id = ${account_id} and u.media_id = g.id)
    select id, true as is_gone from gone
    union all
    select distinct media_id, false from uses where media_id not in (select id from gone)`.execute(trx)
  const stay = rows.filter(({ is_gone }) => !is_gone).map(({ id }) => id)
  await placeUploads(trx, account_id, stay)
  const gone = rows.filter(({ is_gone }) => is_gone)
  if (gone.length === 0) return
  const keys = gone.map(({ id }) => storageKey(account_id, id))
  await removeLater(trx, account_id, keys, now)
}
