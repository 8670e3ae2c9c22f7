import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import type { MediaReference } from '../../whatsapp/values/types.ts'

/** A file of a message of WhatsApp's, to be fetched from Meta. */
export type QueuedFile = {
  id: string
  inbox_id: string
  message_id: string
  meta_media_id: string
  announced_sha256: MediaReference['sha256']
  mime_type: MediaReference['mime_type']
  file_name: MediaReference['filename']
}

/** Queues files to be fetched, each once; one that is queued already keeps what it is known by. */
export async function queueFiles(locked: Locked, files: QueuedFile[]): Promise<void> {
  if (files.length === 0) return
  await sql`
    insert into media (account_id, id, source, inbox_id, message_id, meta_media_id, announced_sha256, mime_type, file_name,
      state, due_at, created_at)
    select m.account_id, m.id, 'whatsapp', m.inbox_id, m.message_id, m.meta_media_id, m.announced_sha256, m.mime_type,
      m.file_name, 'waiting', ${locked.now}, ${locked.now}
      from ${accountRows(locked.account_id, files, 'm', {
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
