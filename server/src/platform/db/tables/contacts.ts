import type { Generated, GeneratedAlways } from 'kysely'
import type { Json, JsonWithDefault } from './columns.ts'

export type ContactsTable = {
  account_id: string
  id: string
  name: string | null
  profile_name: string | null
  username: string | null
  profile_at: Date | null
  name_from_book: Generated<boolean>
  attributes: JsonWithDefault<Record<string, unknown>>
  merged_into: string | null
  /** Where it is seen: see contacts/place-contacts.ts. Null until the row is filled. */
  inbox_ids: string[] | null
  created_at: Date
  updated_at: Date
}

/** contacts.inbox_ids by inbox, of contacts that stand on their own. */
export type ContactInboxesTable = { account_id: string; inbox_id: string; contact_id: string }

/** What a search by name finds; kept by triggers on contacts. */
export type ContactWordsTable = { account_id: string; word: string; contact_id: string }

export type AnchorsTable = {
  account_id: string
  key: string
  id: string
  contact_id: string | null
  home_contact_id: string | null
  scope: string
  registration: string
  isolated: Generated<boolean>
  active_phone: string | null
  active_parent: string | null
  sealed: Generated<boolean>
  profile_name: string | null
  username: string | null
  profile_at: Date | null
  username_at: Date | null
  no_username_at: Date | null
  book_name: string | null
  book_name_at: Date | null
}

export type UsernamesTable = {
  account_id: string
  anchor_id: string
  username: string
  username_key: GeneratedAlways<string>
  first_at: Date
  last_at: Date
}

export type IdentitiesTable = {
  account_id: string
  id: string
  contact_id: string
  kind: 'bsuid' | 'parent_bsuid' | 'phone' | 'email' | 'external'
  portfolio_id: string | null
  value: string
  key: string
  state: 'active' | 'retired' | 'disputed'
  reason: string | null
  evidence: 'proof' | 'claim' | 'attested'
  first_at: Date
  last_at: Date
}

export type IdentityEventsTable = {
  account_id: string
  id: string
  contact_id: string
  type: string
  kind: string | null
  value: string | null
  data: JsonWithDefault<Record<string, unknown>>
  at: Date
  recorded_at: Date
  event_id: string | null
}

export type MergesTable = {
  account_id: string
  id: string
  loser_contact_id: string
  survivor_contact_id: string
  attach: boolean
  loser_anchors: string[]
  survivor_anchors: string[]
  step: string
  evidence: Json<Record<string, unknown>>
  former: JsonWithDefault<Record<string, unknown>>
  kept: JsonWithDefault<Record<string, unknown>>
  decided_by: string | null
  decision_id: string | null
  at: Date
  created_at: Date
  undone_at: Date | null
  undone_by: string | null
}

export type ConflictsTable = {
  account_id: string
  id: string
  kind:
    | 'disputed_phone'
    | 'rotation_fork'
    | 'contradiction'
    | 'claim_conflict'
    | 'possible_same_person'
    | 'stale_phone'
  left_anchor: string
  right_anchor: string
  left_contact_id: string | null
  right_contact_id: string | null
  phone_key: string | null
  state: 'open' | 'resolved' | 'dismissed' | 'settled'
  decision: string | null
  at: Date
  opened_at: Date
  closed_at: Date | null
  closed_by: string | null
}

export type PhoneRequestsTable = {
  account_id: string
  id: string
  anchor: string
  inbox_id: string
  state: 'requested' | 'shared' | 'shared_anothers' | 'expired'
  requested_at: Date
  answered_at: Date | null
  message_id: string | null
  expires_at: Date | null
  shared_phone: string | null
  conflict_id: string | null
  requested_by: string | null
}

export type ConsentsTable = {
  account_id: string
  anchor_id: string
  category: string
  at: Date
  value: string
  detail: string | null
  source: string
  event_id: string | null
  recorded_by: string | null
  recorded_at: Date | null
}
