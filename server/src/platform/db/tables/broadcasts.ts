import type { Generated } from 'kysely'
import type { Json } from './columns.ts'

export type BroadcastState =
  | 'draft'
  | 'preparing'
  | 'ready'
  | 'scheduled'
  | 'running'
  | 'paused'
  | 'finished'
  | 'cancelled'

export type BroadcastsTable = {
  account_id: string
  id: string
  name: string
  inbox_id: string
  template_name: string
  template_language: string
  components: Json<Record<string, unknown>[]>
  parameters: Json<Record<string, Record<string, unknown>>>
  endpoint: 'messages' | 'marketing_messages'
  audience: Json<Record<string, unknown>>
  state: BroadcastState
  pause_reason: string | null
  send_at: Date | null
  examined_contact_id: string | null
  all_listed: Generated<boolean>
  recipients: Generated<number>
  checked_position: Generated<number>
  queued_position: Generated<number>
  created_by: string
  created_at: Date
  ready_at: Date | null
  started_at: Date | null
  ended_at: Date | null
}

export type BroadcastRecipientsTable = {
  account_id: string
  broadcast_id: string
  position: number
  contact_id: string | null
  state: 'listed' | 'planned' | 'unreachable' | 'queued' | 'erased'
  reason: string | null
  missing: string[] | null
  address_kind: string | null
  category: string | null
  market: string | null
  message_id: string | null
}
