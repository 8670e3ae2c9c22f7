import type { Generated } from 'kysely'

export type MediaState = 'waiting' | 'downloading' | 'stored' | 'failed' | 'gone'

export type MediaTable = {
  account_id: string
  id: string
  source: 'whatsapp' | 'upload'
  inbox_id: string | null
  message_id: string | null
  meta_media_id: string | null
  announced_sha256: string | null
  mime_type: string | null
  file_name: string | null
  state: MediaState
  due_at: Date | null
  claim_id: string | null
  tries: Generated<number>
  reason: string | null
  size: number | null
  sha256: string | null
  storage_key: string | null
  created_at: Date
  stored_at: Date | null
}

export type MediaUsesTable = {
  account_id: string
  message_id: string
  media_id: string
  /** That of the message; null until the row is filled. */
  inbox_id: string | null
}

export type MediaUploadsTable = {
  account_id: string
  media_id: string
  inbox_id: string
  meta_media_id: string
  uploaded_at: Date
}

export type MediaRemovalsTable = {
  account_id: string
  storage_key: string
  due_at: Date
  last: Generated<boolean>
}
