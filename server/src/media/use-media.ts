import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { asSeen } from '../db/with-viewer.ts'
import { problem } from '../errors.ts'
import { parseId } from '../ids.ts'
import type { NamedMedia } from '../whatsapp/outgoing/uploaded-media.ts'
import { fitsKind } from './limits.ts'

/**
 * Notes which uploads messages of ours carry. Throws `not_found` where one is not an upload of this account, and
 * `wrong_media_type` where it cannot be sent as what it is named as. The caller holds the account's lock, so no erasure
 * takes a file away before the messages are stored.
 */
export async function useMedia(
  trx: Trx,
  account_id: string,
  messages: { id: string; named: NamedMedia[] }[],
): Promise<void> {
  const uses = messages.flatMap(({ id: message_id, named }) =>
    named.map(({ media_id, kind }) => ({ message_id, media_id: parseId('media', media_id), kind })),
  )
  if (uses.length === 0) return
  await checkMedia(trx, account_id, uses)
  await sql`
    insert into media_uses (account_id, message_id, media_id, inbox_id)
    select ${account_id}, u.message_id, u.media_id, m.inbox_id
      from json_to_recordset(${JSON.stringify(uses)}::json) as u(message_id uuid, media_id uuid)
      left join messages m on m.account_id = ${account_id} and m.id = u.message_id
    on conflict do nothing`.execute(trx)
  await placeUploads(
    trx,
    account_id,
    uses.map(({ media_id }) => media_id),
  )
}

/** Writes in which inboxes uploads are carried, after that has changed. */
export async function placeUploads(trx: Trx, account_id: string, media_ids: string[]): Promise<void> {
  if (media_ids.length === 0) return
  await sql`
    update media m set inbox_ids = (
        select array_agg(distinct u.inbox_id order by u.inbox_id) from media_uses u
         where u.account_id = m.account_id and u.media_id = m.id)
     where m.account_id = ${account_id} and m.id = any(${media_ids}::uuid[]) and m.source = 'upload'`.execute(
    trx,
  )
}

/** Throws what `useMedia` throws. */
export async function checkMedia(
  trx: Trx,
  account_id: string,
  uses: { media_id: string; kind: string }[],
): Promise<void> {
  const ids = [...new Set(uses.map(({ media_id }) => media_id))]
  const { rows } = await asSeen(trx, () =>
    sql<{ id: string; mime_type: string }>`
      select id, mime_type from media
       where account_id = ${account_id} and id = any(${ids}::uuid[]) and source = 'upload'`.execute(trx),
  )
  const types = new Map(rows.map(({ id, mime_type }) => [id, mime_type]))
  for (const { media_id, kind } of uses) {
    const mime_type = types.get(media_id)
    if (mime_type === undefined) throw problem('not_found', 'There is no such file to send: upload it first.')
    if (!fitsKind(mime_type, kind)) {
      throw problem('wrong_media_type', `A file of the type ${mime_type} cannot be sent as ${kind}.`)
    }
  }
}
