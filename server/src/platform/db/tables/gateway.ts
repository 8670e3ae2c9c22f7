import type { Generated } from 'kysely'
import type { Json } from './columns.ts'

export type GatewayConsumersTable = {
  account_id: string
  id: string
  name: string
  inbox_ids: string[] | null
  fields: string[] | null
  policy: 'passthrough' | 'known_phone' | 'stable_phone'
  mode: 'live' | 'shadow' | 'paused'
  url: string | null
  app_secret: Buffer
  verify_token: Buffer
  token_digest: Buffer
  may_send: Generated<boolean>
  answers_by_itself: Generated<boolean>
  surrogate_code: Generated<'999' | '997' | '990'>
  paused_reason: string | null
  rests_until: Generated<Date | null>
  position: Generated<number>
  created_at: Date
  updated_at: Date
}

export type GatewayNumbersTable = {
  account_id: string
  consumer_id: string
  number: string
  number_key: string
  contact_id: string
  surrogate: boolean
  given_at: Date
  renewed_for: string | null
  renewed_at: Date | null
}

export type GatewaySendsTable = {
  account_id: string
  message_id: string
  consumer_id: string
  number: string | null
  given_wamid: string | null
  callback_data: string | null
  watched: Generated<boolean>
  created_at: Date
}

export type GatewayDeliveriesTable = {
  account_id: string
  id: string
  consumer_id: string
  event_id: string | null
  body: Json<Record<string, unknown>> | null
  state: 'queued' | 'delivered' | 'failed' | 'shadow' | 'nothing'
  attempts: Generated<number>
  next_at: Date | null
  claimed_by: string | null
  claimed_until: Date | null
  filled: Json<Record<string, unknown>> | null
  status_code: number | null
  error: string | null
  created_at: Date
  ended_at: Date | null
}

export type GatewayHandoversTable = {
  account_id: string
  consumer_id: string
  conversation_id: string
  taken: boolean
}

export type GatewayRefusalsTable = {
  account_id: string
  id: string
  consumer_id: string
  call: string
  http_status: number
  code: number | null
  details: string
  at: Date
}
