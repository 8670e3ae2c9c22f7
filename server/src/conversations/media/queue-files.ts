import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { compareBytes } from '../../platform/base/compare-bytes.ts'
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

/** Of what two copies of a message call a file, the same in whatever order they come. */
export function firstInOrder(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return compareBytes(one, other) < 0 ? one : other
}

const firstOf = (column: string) =>
  sql`least(${sql.ref(`media.${column}`)} collate "C", ${sql.ref(`excluded.${column}`)} collate "C")`
/** The type of a file that was fetched is known. */
const shownType = sql`case when media.state = 'stored' then media.mime_type else ${firstOf('mime_type')} end`

/** Queues files to be fetched, each once; what another copy calls one that is queued is joined by `firstInOrder`. */
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
      announced_sha256 = ${firstOf('announced_sha256')}, mime_type = ${shownType}, file_name = ${firstOf('file_name')}
     where (media.announced_sha256, media.mime_type, media.file_name)
        is distinct from (${firstOf('announced_sha256')}, ${shownType}, ${firstOf('file_name')})`.execute(
    locked.trx,
  )
}
