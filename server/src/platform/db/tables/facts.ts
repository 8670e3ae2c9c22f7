import type { Generated } from 'kysely'

/** Absent parts are ''. */
export type SightingsTable = {
  account_id: string
  portfolio_id: string
  bsuid: string
  parent_bsuid: Generated<string>
  phone: Generated<string>
  phone_key: Generated<string>
  first_at: Date
  last_at: Date
  creates: boolean
  event_id: string | null
}

export type PhoneSightingsTable = {
  account_id: string
  phone_key: string
  phone: string
  portfolio_id: string
  at: Date
  creates: boolean
  event_id: string | null
}

export type RotationsTable = {
  account_id: string
  portfolio_id: string
  previous_bsuid: string
  current_bsuid: string
  previous_parent_bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  phone_key: string | null
  at: Date
  event_id: string | null
}

export type ClaimsTable = {
  account_id: string
  id: string
  anchor: string
  kind: 'phone' | 'bsuid' | 'email' | 'external'
  portfolio_id: string | null
  value: string
  value_key: string
  source: 'import' | 'operator' | 'channel' | 'contact_request'
  at: Date
  event_id: string | null
}

export type DecisionsTable = {
  account_id: string
  id: string
  seq: Generated<number>
  kind: 'same' | 'distinct'
  left_anchors: string[]
  right_anchors: string[]
  at: Date
  decided_by: string
}

export type DecisionAnchorsTable = { account_id: string; scope: string; decision_id: string }

export type BlockedPhonesTable = { account_id: string; phone_key: string; reason: string; created_at: Date }

export type TombstonesTable = { account_id: string; digest: Buffer; erased_at: Date }
