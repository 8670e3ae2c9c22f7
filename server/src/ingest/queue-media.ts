import { sql } from 'kysely'
import { newId } from '../platform/base/ids.ts'
import { accountRows } from '../platform/db/rows-of.ts'
import type { CallUpdate, MediaReference } from '../whatsapp/values/types.ts'
import type { Inbox, IngestScope } from './ingest-scope.ts'
import type { PlacedMessage } from './place-messages.ts'
import type { Routed } from './route.ts'

type File = {
  id: string
  inbox_id: string
  message_id: string
  meta_media_id: string
  announced_sha256: MediaReference['sha256']
  mime_type: MediaReference['mime_type']
  file_name: MediaReference['filename']
}

/**
 * Has the files that any copy of a message names fetched. Only what Meta has an id for: a bare link, as in echoes of what another
 * program sent, leads anywhere.
 */
export async function queueMedia(
  locked: IngestScope,
  placed: PlacedMessage[],
  calls: Routed<CallUpdate>[],
): Promise<void> {
  const files = new Map<string, File>()
  for (const { item, id: message_id } of placed) {
    // What we sent ourselves is here already.
    if (item.seen.includes('send')) continue
    const ofCall = item.source === 'call' ? mediaOfCall(calls, item.inbox, item.update.wamid) : []
    for (const { media_id, sha256, mime_type, filename } of [...item.files, ...ofCall]) {
      if (media_id === null) continue
      const known = files.get(`${message_id} ${media_id}`)
      files.set(`${message_id} ${media_id}`, {
        id: newId(),
        inbox_id: item.inbox.id,
        message_id,
        meta_media_id: media_id,
        announced_sha256: known?.announced_sha256 ?? sha256,
        mime_type: known?.mime_type ?? mime_type,
        file_name: known?.file_name ?? filename,
      })
    }
  }
  const rows = [...files.values()]
  if (rows.length === 0) return
  await sql`
    insert into media (account_id, id, source, inbox_id, message_id, meta_media_id, announced_sha256, mime_type, file_name,
      state, due_at, created_at)
    select m.account_id, m.id, 'whatsapp', m.inbox_id, m.message_id, m.meta_media_id, m.announced_sha256, m.mime_type,
      m.file_name, 'waiting', ${locked.now}, ${locked.now}
      from ${accountRows(locked.account_id, rows, 'm', {
        id: 'uuid',
        inbox_id: 'uuid',
        message_id: 'uuid',
        meta_media_id: 'text',
        announced_sha256: 'text',
        mime_type: 'text',
        file_name: 'text',
      })}
    on conflict (account_id, message_id, meta_media_id) where message_id is not null do update set
      announced_sha256 = coalesce(media.announced_sha256, excluded.announced_sha256),
      mime_type = coalesce(media.mime_type, excluded.mime_type), file_name = coalesce(media.file_name, excluded.file_name)
     where (media.announced_sha256 is null and excluded.announced_sha256 is not null)
        or (media.mime_type is null and excluded.mime_type is not null)
        or (media.file_name is null and excluded.file_name is not null)`.execute(locked.trx)
}

/** The recordings and transcripts of a call, which later webhooks about it name. */
function mediaOfCall(calls: Routed<CallUpdate>[], inbox: Inbox, call_id: string): MediaReference[] {
  return calls
    .filter(({ update, inbox: on }) => on.id === inbox.id && update.call_id === call_id)
    .flatMap(({ update }) => update.media)
}
