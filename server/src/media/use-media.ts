import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { problem } from '../errors.ts'
import { parseId } from '../ids.ts'
import type { NamedMedia } from '../whatsapp/outgoing/uploaded-media.ts'
import { fitsKind } from './limits.ts'

/**
 * Notes which uploads a message of ours carries. Throws `not_found` where one is not an upload of this account, and
 * `wrong_media_type` where it cannot be sent as what it is named as. The caller holds the account's lock, so no erasure
 * takes a file away before the message is stored.
 */
export async function useMedia(
  trx: Trx,
  account_id: string,
  message_id: string,
  named: NamedMedia[],
): Promise<void> {
  if (named.length === 0) return
  const uses = named.map(({ media_id, kind }) => ({ id: parseId('media', media_id), kind }))
  const ids = [...new Set(uses.map(({ id }) => id))]
  const { rows } = await sql<{ id: string; mime_type: string }>`
    select id, mime_type from media
     where account_id = ${account_id} and id = any(${ids}::uuid[]) and source = 'upload'`.execute(trx)
  const types = new Map(rows.map(({ id, mime_type }) => [id, mime_type]))
  for (const { id, kind } of uses) {
    const mime_type = types.get(id)
    if (mime_type === undefined) throw problem('not_found', 'There is no such file to send: upload it first.')
    if (!fitsKind(mime_type, kind)) {
      throw problem('wrong_media_type', `A file of the type ${mime_type} cannot be sent as ${kind}.`)
    }
  }
  await sql`
    insert into media_uses (account_id, message_id, media_id)
    select ${account_id}, ${message_id}, unnest(${ids}::uuid[]) on conflict do nothing`.execute(trx)
}
