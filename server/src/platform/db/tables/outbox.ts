import type { Generated } from 'kysely'
import type { Json } from './columns.ts'

export type SendState =
  | 'scheduled'
  | 'held'
  | 'waiting'
  | 'queued'
  | 'sending'
  | 'unknown'
  | 'sent'
  | 'failed'
  | 'cancelled'

export type SendsTable = {
  account_id: string
  message_id: string
  inbox_id: string
  thread_key: string
  endpoint: Generated<'messages' | 'marketing_messages'>
  body: Json<Record<string, unknown>>
  needs_phone: Generated<boolean>
  if_no_phone: Generated<'fail' | 'request_phone'>
  state: SendState
  due_at: Date
  head: Generated<boolean>
  tries: Generated<number>
  address_kind: 'phone' | 'bsuid' | 'parent_bsuid' | 'group' | null
  address: string | null
  address_reason: string | null
  readdressed: Generated<boolean>
  error: Json<Record<string, unknown>> | null
  claimed_by: string | null
  claimed_until: Date | null
  broadcast_id: string | null
  accepted_at: Date
  ended_at: Date | null
}

export type SendAttemptsTable = {
  account_id: string
  id: string
  message_id: string
  inbox_id: string
  pair: string
  at: Date
  address_kind: string
  address: string
  address_reason: string
  outcome: 'accepted' | 'refused' | 'unknown' | null
  http_status: number | null
  error: Json<Record<string, unknown>> | null
  wamid: string | null
  ended_at: Date | null
}

export type SendersTable = {
  account_id: string
  inbox_id: string
  held_by: string | null
  held_until: Date | null
  messages_per_second: Generated<number>
  paused_until: Date | null
  pause_reason: string | null
}
