import type { GeneratedAlways } from 'kysely'

export type NotesTable = {
  account_id: string
  id: string
  inbox_id: string
  contact_id: string | null
  conversation_id: string
  author_kind: 'member' | 'api_key' | 'operator'
  author_id: string
  author_name: string
  text: string
  created_at: Date
  /** What a search by words finds; read by selfsame_find_texts alone. */
  words: GeneratedAlways<string | null>
}

export type NoteMentionsTable = {
  account_id: string
  note_id: string
  /** That of the note; null until the row is filled. */
  inbox_id: string | null
  user_id: string
  created_at: Date
}
