import type { Generated } from 'kysely'

export type WebhookEventsTable = {
  account_id: string
  id: string
  request_id: string
  app_id: string
  entry_index: number
  received_at: Date
  body: Buffer | null
  erased_digest: Buffer | null
}

export type IngestQueueTable = { account_id: string; event_id: string; replay_id: string | null }

export type IngestFailuresTable = {
  account_id: string
  event_id: string
  path: Generated<string>
  state: 'failed' | 'unroutable' | 'waiting'
  reason: string
  detail: string | null
  waits_for: string | null
  first_at: Date
  last_at: Date
  attempts: Generated<number>
}

export type IngestCountersTable = {
  account_id: string
  processed: Generated<number>
  updates: Generated<number>
  last_processed_at: Date | null
}

export type ReplaysTable = {
  account_id: string
  id: string
  scope: 'all' | 'failed' | 'unroutable' | 'range' | 'connected'
  from_at: Date | null
  until_at: Date
  waits_for: string[] | null
  queued: Generated<number>
  position: string | null
  all_queued_at: Date | null
  created_at: Date
}
