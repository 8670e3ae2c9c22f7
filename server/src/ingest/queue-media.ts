import { sql } from 'kysely'
import { newId } from '../ids.ts'
import type { CallUpdate, MediaReference } from '../whatsapp/types.ts'
import type { Inbox, IngestLane } from './open-lane.ts'
import type { Routed } from './route.ts'
import type { PlacedMessage } from './write-messages.ts'

/**
 * Has the files that messages name fetched. Only what Meta has an id for: a bare link, as in echoes of what another
 * program sent, leads anywhere.
 */
export async function queueMedia(
  lane: IngestLane,
  placed: PlacedMessage[],
  calls: Routed<CallUpdate>[],
): Promise<void> {
  const rows = placed.flatMap(({ item: { inbox, media, update }, id: message_id }) =>
    [media, ...(update.source === 'call' ? mediaOfCall(calls, inbox, update.wamid) : [])].flatMap((file) =>
      file?.media_id
        ? [
            {
              id: newId(),
              inbox_id: inbox.id,
              message_id,
              meta_media_id: file.media_id,
              announced_sha256: file.sha256,
              mime_type: file.mime_type,
              file_name: file.filename,
            },
          ]
        : [],
    ),
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

/** The recordings and transcripts of a call, which later webhooks about it name. */
function mediaOfCall(calls: Routed<CallUpdate>[], inbox: Inbox, call_id: string): MediaReference[] {
  return calls
    .filter(({ update, inbox: on }) => on.id === inbox.id && update.call_id === call_id)
    .flatMap(({ update }) => update.media)
}
