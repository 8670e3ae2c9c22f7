import type { Generated } from 'kysely'
import type { Json } from './columns.ts'

export type EndpointState = 'enabled' | 'paused' | 'disabled'
export type EndpointFormat = 'standard' | 'cloudevents'
export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'cancelled'

export type EndpointsTable = {
  account_id: string
  id: string
  name: string
  url: string
  event_types: string[] | null
  inbox_ids: string[] | null
  format: EndpointFormat
  ordered: boolean
  concurrency: number
  secret: Buffer
  previous_secret: Buffer | null
  previous_until: Date | null
  state: EndpointState
  state_reason: string | null
  state_at: Date
  position: number
  failures: Generated<number>
  failing_since: Date | null
  held_back_until: Date | null
  last_success_at: Date | null
  last_failure_at: Date | null
  last_status: number | null
  last_error: string | null
  held_by: string | null
  held_until: Date | null
  created_at: Date
  updated_at: Date
}

/** One HTTP try, as it is kept with its delivery. */
export type Attempt = {
  at: string
  duration_ms: number
  status: number | null
  error: string | null
  answer: string | null
}

export type DeliveriesTable = {
  account_id: string
  id: string
  endpoint_id: string
  event_id: string
  event_type: string
  seq: number | null
  contact_id: string | null
  order_key: string | null
  state: DeliveryState
  tries: number
  due_at: Date | null
  attempts: Json<Attempt[]>
  ended_at: Date | null
}
