/**
 * What one webhook entry from Meta says, in our words. The parser is the only place that reads Meta's names;
 * everything behind it works on these types. Times are Unix milliseconds. Absent, null, "" and blank are all null.
 */

/** Who an update names. `phone` holds digits only; a BSUID found in a phone field has been moved to `bsuid`. */
export type Identifiers = { bsuid: string | null; parent_bsuid: string | null; phone: string | null }

export type Profile = { name: string | null; username: string | null }

/** A media file as Meta references it; the link lives five minutes, the id days. */
export type MediaReference = {
  media_id: string | null
  mime_type: string | null
  sha256: string | null
  url: string | null
  filename: string | null
  caption: string | null
  voice: boolean
  animated: boolean
}

/**
 * What a message holds: `type` is Meta's own type name, also one we do not know. `text` is what a person would
 * search for (body, caption, button title, …), or null. `data` is Meta's type-specific object, made storable.
 */
export type MessageContent = {
  type: string
  text: string | null
  data: Record<string, unknown>
  media: MediaReference | null
  /** The message that this one answers, edits, revokes or reacts to. */
  refers_to_wamid: string | null
  forwarded: 'once' | 'often' | null
  referral: Record<string, unknown> | null
  /** The catalogue item about which the person wrote; absent for most messages. */
  referred_product?: Record<string, unknown>
  errors: MetaError[]
  /**
   * What else Meta said of it, absent for most messages: `context` (of the quoted message), `history` (its state in the
   * app), `contact` and `other` (members that are new).
   */
  kept?: Record<string, unknown>
}

/** One of Meta's errors; `title` falls back on `message`. `other` holds members that are new. */
export type MetaError = {
  code: number | null
  title: string | null
  message: string | null
  details: string | null
  href: string | null
  other?: Record<string, unknown>
}

/** A phone number that the sender shared in a contact card. `by_request`: answered our button, so it is their own. */
export type SharedPhone = { phone: string; by_request: boolean }

export type UpdateBase = {
  /** Where in the entry it stood, such as `changes/0/messages/2`; stable, so that a replay finds it again. */
  path: string
  field: string
  waba_id: string | null
  phone_number_id: string | null
  display_phone: string | null
  at_ms: number
  /** False where Meta's timestamp could not be used and the time of receipt stands in its place. */
  at_from_meta: boolean
}

export type MessageUpdate = UpdateBase & {
  kind: 'message'
  /** `inbound` from a person; `echo` typed in the WhatsApp Business app; `history` synchronised from that app; a call. */
  source: 'inbound' | 'echo' | 'history' | 'call'
  direction: 'inbound' | 'outbound'
  wamid: string
  /** When Meta showed the identifiers: `at_ms`, but for history the time of receipt, since those are today's. */
  identity_at_ms: number
  /** The person: the sender of an inbound message, the recipient of an outbound one. */
  person: Identifiers
  profile: Profile
  group_id: string | null
  content: MessageContent
  shared_phones: SharedPhone[]
  /** Only for history: the status that the app showed then. */
  history_status: 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'pending' | null
  /** Another app owned the thread when this came. */
  standby: boolean
  identity_key_hash: string | null
}

export type StatusUpdate = UpdateBase & {
  kind: 'status'
  wamid: string
  /** Open set: `sent`, `delivered`, `read`, `played`, `failed` and whatever Meta adds. */
  status: string
  /** The recipient, or in a group the participant that this status is about. */
  person: Identifiers
  profile: Profile
  group_id: string | null
  errors: MetaError[]
  pricing: Record<string, unknown> | null
  callback_data: string | null
  identity_key_hash: string | null
  standby: boolean
  /** What else it says: `conversation`, `recipient_identity_key_hash`, and members that are new. */
  data: Record<string, unknown> | null
}

/** What became of a payment. It comes among the statuses, and its id names a notification, no message. */
export type PaymentUpdate = UpdateBase & {
  kind: 'payment'
  person: Identifiers
  /** `pending`, `captured`, and whatever Meta adds. */
  status: string | null
  /** The business's own reference of the order. */
  reference_id: string | null
  amount: Record<string, unknown> | null
  currency: string | null
  transaction: Record<string, unknown> | null
  data: Record<string, unknown>
}

/** Meta says that one BSUID has been replaced by another. */
export type RotationUpdate = UpdateBase & {
  kind: 'rotation'
  wamid: string | null
  previous_bsuid: string
  current_bsuid: string
  previous_parent_bsuid: string | null
  parent_bsuid: string | null
  /** The phone that Meta showed with the new BSUID. */
  phone: string | null
  system_type: string
  data: Record<string, unknown>
}

/**
 * A system message that is no rotation (device key changed, a number change without a previous id, types unknown to us).
 * It is evidence of nothing.
 */
export type SystemUpdate = UpdateBase & {
  kind: 'system'
  wamid: string | null
  system_type: string
  /** Only what stands in `system.*`. */
  person: Identifiers
  /** The contacts that it may be about, likeliest first: only to find their conversation. */
  about: Identifiers[]
  data: Record<string, unknown>
}

export type PreferenceUpdate = UpdateBase & {
  kind: 'preference'
  person: Identifiers
  profile: Profile
  category: string
  value: string
  detail: string | null
  /** Members that are new; null: none. */
  data: Record<string, unknown> | null
}

export type CallUpdate = UpdateBase & {
  kind: 'call'
  call_id: string
  direction: 'inbound' | 'outbound'
  /** `connect`, `terminate`, or a call status in lower case: `ringing`, `accepted`, `rejected`. */
  event: string
  person: Identifiers
  profile: Profile
  duration_s: number | null
  status: string | null
  callback_data: string | null
  errors: MetaError[]
  /** Recordings and transcripts that it names. */
  media: MediaReference[]
  /** What else it says: times, payloads, the session, and members that are new. */
  data: Record<string, unknown>
}

export type GroupUpdate = UpdateBase & {
  kind: 'group'
  group_id: string
  group_event: string
  participants: (Identifiers & { username: string | null })[]
  data: Record<string, unknown>
}

/** A contact saved in, or removed from, the WhatsApp Business app's address book. */
export type ContactSyncUpdate = UpdateBase & {
  kind: 'contact_sync'
  action: string
  person: Identifiers
  profile: Profile
}

/** A conversation passed between Meta's agent, another partner and us. Names the person by phone, or not at all. */
export type HandoverUpdate = UpdateBase & {
  kind: 'handover'
  handover: string
  person: Identifiers
  data: Record<string, unknown>
}

export type BusinessUsernameUpdate = UpdateBase & {
  kind: 'business_username'
  username: string | null
  status: string
  /** Members that are new; null: none. */
  data: Record<string, unknown> | null
}

/** Anything else: account and template notices, value-level errors, link clicks, declined history, unknown fields. */
export type NoticeUpdate = UpdateBase & { kind: 'notice'; notice: string; data: unknown }

/** Stable codes: they are stored, counted and shown. */
export type UnusableReason =
  | 'entry_not_an_object'
  | 'entry_without_changes'
  | 'change_not_an_object'
  | 'value_not_an_object'
  | 'element_not_an_object'
  | 'message_without_id'
  | 'message_without_identifier'
  | 'status_without_id'
  | 'status_without_status'
  | 'call_without_id'
  | 'preference_without_identifier'
  | 'preference_without_value'
  | 'group_without_id'
  | 'contact_sync_without_identifier'

/** An update that lacks what it needs to be used (a message without an id, or without any identifier). */
export type UnusableUpdate = UpdateBase & { kind: 'unusable'; reason: UnusableReason }

export type Update =
  | MessageUpdate
  | StatusUpdate
  | PaymentUpdate
  | RotationUpdate
  | SystemUpdate
  | PreferenceUpdate
  | CallUpdate
  | GroupUpdate
  | ContactSyncUpdate
  | HandoverUpdate
  | BusinessUsernameUpdate
  | NoticeUpdate
  | UnusableUpdate
