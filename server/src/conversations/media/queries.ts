import { sql } from 'kysely'
import type { MediaState } from '../../platform/db/tables/media.ts'
import type { ReadTrx } from '../../platform/db/types.ts'

export type MediaRow = {
  id: string
  source: 'whatsapp' | 'upload'
  message_id: string | null
  inbox_id: string | null
  state: MediaState
  reason: string | null
  mime_type: string | null
  file_name: string | null
  size: number | null
  sha256: string | null
  storage_key: string | null
  created_at: Date
  stored_at: Date | null
}

const COLUMNS = sql`m.id, m.source, m.message_id, m.inbox_id, m.state, m.reason, m.mime_type, m.file_name, m.size,
  m.sha256, m.storage_key, m.created_at, m.stored_at`

/** One file, or null where there is none that the caller may see: it is withheld with its message. */
export async function findMedia(
  trx: ReadTrx,
  account_id: string,
  id: string,
  include_sealed: boolean,
): Promise<MediaRow | null> {
  const { rows } = await sql<MediaRow>`
    select ${COLUMNS} from media m
      left join messages g on g.account_id = m.account_id and g.id = m.message_id
      left join anchors a on a.account_id = g.account_id and a.id = g.anchor_id
     where m.account_id = ${account_id} and m.id = ${id} and (${include_sealed}::boolean or a.sealed is not true)`.execute(
    trx,
  )
  return rows[0] ?? null
}

/** A file as its message shows it. */
export type AttachedRow = Pick<MediaRow, 'id' | 'state' | 'mime_type' | 'size' | 'file_name'> & {
  carried_by: string
}

/**
 * The files of these messages, those that came and those that we sent: one statement for a page. A message has one file,
 * however many ids its copies name it by: the one that could be fetched, with the name and type of any copy. Only a call
 * has several, its recordings and transcripts.
 */
export async function loadAttached(
  trx: ReadTrx,
  account_id: string,
  message_ids: string[],
): Promise<AttachedRow[]> {
  if (message_ids.length === 0) return []
  const { rows } = await sql<AttachedRow>`
    with received as (
      select m.message_id, m.id, m.state, m.mime_type, m.size, m.file_name, m.meta_media_id,
        case when g.source = 'call' then coalesce(m.announced_sha256, m.meta_media_id) else '' end as file
        from media m join messages g on g.account_id = m.account_id and g.id = m.message_id
       where m.account_id = ${account_id} and m.message_id = any(${message_ids}::uuid[]))
    (select distinct on (r.message_id, r.file) r.message_id as carried_by, r.id, r.state,
        coalesce(r.mime_type, min(r.mime_type) over same) as mime_type, r.size, min(r.file_name) over same as file_name
       from received r window same as (partition by r.message_id, r.file)
      order by r.message_id, r.file, r.state = 'stored' desc, r.meta_media_id)
    union all
    select u.message_id, m.id, m.state, m.mime_type, m.size, m.file_name from media_uses u
      join media m on m.account_id = u.account_id and m.id = u.media_id
     where u.account_id = ${account_id} and u.message_id = any(${message_ids}::uuid[])
     order by 2`.execute(trx)
  return rows
}
