import { sql } from 'kysely'
import { newId } from '../ids.ts'
import type { IngestLane } from './open-lane.ts'
import type { PlacedMessage } from './write-messages.ts'

/**
 * Has the files that messages name fetched. Only what Meta has an id for: a bare link, as in echoes of what another
 * program sent, leads anywhere.
 */
export async function queueMedia(lane: IngestLane, placed: PlacedMessage[]): Promise<void> {
  const rows = placed.flatMap(({ item: { inbox, media }, id: message_id }) =>
    media?.media_id
      ? [
          {
            id: newId(),
            inbox_id: inbox.id,
            message_id,
            meta_media_id: media.media_id,
            announced_sha256: media.sha256,
            mime_type: media.mime_type,
            file_name: media.filename,
          },
        ]
      : [],
  )
  if (rows.length === 0) return
  await sql`
    insert into media (account_id, id, source, inbox_id, message_id, meta_media_id, announced_sha256, mime_type, file_name,
      state, due_at, created_at)
    select ${lane.account_id}, m.id, 'whatsapp', m.inbox_id, m.message_id, m.meta_media_id, m.announced_sha256, m.mime_type,
      m.file_name, 'waiting', ${lane.now}, ${lane.now}
      from json_to_recordset(${JSON.stringify(rows)}::json) as m(id uuid, inbox_id uuid, message_id uuid,
        meta_media_id text, announced_sha256 text, mime_type text, file_name text)
    on conflict (account_id, message_id, meta_media_id) where message_id is not null do nothing`.execute(
    lane.trx,
  )
}
