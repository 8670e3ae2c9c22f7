import type { GeneratedAlways } from 'kysely'
import type { Json } from './columns.ts'

export type EventsTable = {
  account_id: string
  seq: GeneratedAlways<number>
  id: string
  type: string
  at: Date
  contact_id: string | null
  conversation_id: string | null
  inbox_id: string | null
  data: Json<Record<string, unknown>>
  once: string | null
}
