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
}

export type NoteMentionsTable = { account_id: string; note_id: string; user_id: string; created_at: Date }
