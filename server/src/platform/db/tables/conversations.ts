import type { Generated, GeneratedAlways } from 'kysely'
import type { Json } from './columns.ts'

export type ConversationsTable = {
  account_id: string
  id: string
  inbox_id: string
  contact_id: string | null
  home_contact_id: string | null
  group_id: string | null
  status: Generated<'open' | 'pending' | 'snoozed' | 'resolved'>
  assignee_id: string | null
  team_id: string | null
  labels: Generated<string[]>
  priority: Generated<'urgent' | 'high' | 'medium' | 'low' | 'none'>
  snoozed_until: Date | null
  merged_into: string | null
  last_message_at: Date | null
  last_inbound_at: Date | null
  last_inbound_anchor_id: string | null
  last_arrival: number | null
  waiting_since: Date | null
  settled_arrival: Generated<number>
  quiet: Generated<boolean>
  created_at: Date
}

export type MessagesTable = {
  account_id: string
  id: string
  inbox_id: string
  conversation_id: string
  anchor_id: string | null
  wamid: string | null
  direction: 'inbound' | 'outbound'
  source: string
  type: string
  text: string | null
  content: Json<Record<string, unknown>>
  refers_to_wamid: string | null
  status: string | null
  status_at: Date | null
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  anomaly: Generated<boolean>
  standby: Generated<boolean>
  seen_copies: Generated<string[]>
  misaddressed: Generated<boolean>
  delivered_to_stranger: Generated<boolean>
  sent_at: Date
  identity_at: Date
  at_from_meta: Generated<boolean>
  received_at: Date
  event_id: string | null
  author_kind: 'member' | 'api_key' | 'operator' | 'broadcast' | 'gateway_consumer' | null
  author_id: string | null
  author_name: string | null
  arrival: number | null
  /** What a search by words finds; read by selfsame_find_texts alone. */
  words: GeneratedAlways<string | null>
}

export type ArrivalCountersTable = { account_id: string; last: number }

export type ReadMarkersTable = {
  account_id: string
  user_id: string
  inbox_id: string
  subject_id: string
  read_up_to: number
  moved_at: Date
}

export type CannedRepliesTable = {
  account_id: string
  id: string
  shortcut: string
  text: string
  created_at: Date
  updated_at: Date
}

export type MessageStatusesTable = {
  account_id: string
  inbox_id: string
  wamid: string
  status: string
  participant: Generated<string>
  at: Date
  errors: Json<unknown[]> | null
  pricing: Json<Record<string, unknown>> | null
  callback_data: string | null
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  data: Json<Record<string, unknown>> | null
  event_id: string | null
}
