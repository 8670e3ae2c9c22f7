import type { Clock } from './clock.ts'
import type { Content } from './content.ts'
import type { WorldEvent } from './events.ts'
import type { DeliveryFaults, FaultRule } from './faults.ts'
import type { Random } from './random.ts'
import type { Switches } from './switches.ts'
import type { JsonObject } from './wire.ts'

/**
 * Everything there is: what Meta keeps and the people who hold the phones. Plain data; functions take it first.
 * Time comes from `clock` and chance from `random` alone, so the same seed and calls give the same bytes.
 */
export interface World {
  seed: number
  clock: Clock
  random: Random
  switches: Switches
  /** What goes wrong with requests to the Graph surface. */
  faults: FaultRule[]
  /** What goes wrong with webhooks on their way. */
  delivery_faults: DeliveryFaults
  portfolios: Map<string, Portfolio>
  apps: Map<string, App>
  wabas: Map<string, Waba>
  numbers: Map<string, BusinessNumber>
  people: Map<string, Person>
  groups: Map<string, Group>
  media: Map<string, MediaFile>
  /** By wamid. The oldest are forgotten past `keep_messages`. */
  messages: Map<string, WorldMessage>
  calls: Map<string, WorldCall>
  /** Who holds which phone on WhatsApp now, by `phoneKey`. */
  directory: Map<string, string>
  bsuids: Map<string, BsuidRecord>
  /** Usernames in lower case, of people and of business numbers together. */
  usernames: Map<string, { person_id: string } | { number_id: string }>
  /** What one business number has with one person, by `relationKey`. */
  relations: Map<string, Relation>
  /** By person: messages that wait for the phone to come online, and those delivered but not read. */
  waiting: Map<string, Set<string>>
  unread: Map<string, Set<string>>
  /** Per-number times of recent messages, for the throughput limit. */
  traffic: Map<string, number[]>
  /** Updates that wait for delivery, oldest first; the deliverer empties it. */
  outbox: PendingUpdate[]
  keep_messages: number
  /** Where the sandbox itself serves media; without it webhooks show Meta's host. */
  media_base_url?: string
  counters: Record<string, number>
  onEvent(listener: (event: WorldEvent) => void): () => void
  emit(event: WorldEvent): void
}

export interface Portfolio {
  id: string
  name: string
  /** Portfolios of one enrolment group share parent BSUIDs; without one there are no parents. */
  enrolment_group?: string
  contact_book: { enabled: boolean; entries: Map<string, ContactBookEntry> }
}

/** Phone and BSUID that Meta wrote down for one portfolio; the key is the BSUID. */
export interface ContactBookEntry {
  bsuid: string
  person_id: string
  phone: string
  written_at_ms: number
}

export interface App {
  id: string
  name: string
  secret: string
  verify_token: string
  callback_url?: string
  access_tokens: Set<string>
  /** WABA id → fields it gets; `all` is every field. */
  subscriptions: Map<string, Subscription>
}

export interface Subscription {
  fields: 'all' | Set<string>
  override_callback_url?: string
}

export interface Waba {
  id: string
  portfolio_id: string
  name: string
  templates: Map<string, Template>
}

export interface BusinessNumber {
  id: string
  waba_id: string
  portfolio_id: string
  /** Digits without `+`. */
  display_phone_number: string
  /** Country calling code, prepended to recipients written without `+`. */
  calling_code: string
  verified_name: string
  test_number: boolean
  /** Phones, exactly as listed (digits), that a test number may write to. */
  allow_list: Set<string>
  coexistence: boolean
  messages_per_second: number
  identity_key_check: boolean
  username?: { username: string; status: 'approved' | 'reserved' }
  /** Person ids that the business blocked. */
  blocked: Set<string>
  override_callback_url?: string
  registered: boolean
  quality_rating: 'GREEN' | 'YELLOW' | 'RED'
  /** What was set of it, by Meta's names. */
  profile?: JsonObject
  /** By code. */
  qr_codes?: Map<string, QrCode>
  commerce?: { is_cart_enabled?: boolean; is_catalog_visible?: boolean }
}

/** A short link, with the words that a person finds written when they open it. */
export interface QrCode {
  code: string
  prefilled_message: string
}

export type TemplateStatus = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED'

export interface Template {
  id: string
  name: string
  language: string
  category: 'AUTHENTICATION' | 'MARKETING' | 'UTILITY'
  status: TemplateStatus
  parameter_format: 'POSITIONAL' | 'NAMED'
  components: JsonObject[]
  /** Pacing: sends are held until they are released or dropped. */
  held: boolean
}

export interface PersonBehaviour {
  /** Offline: only `sent` comes, the rest once the person is back. */
  online: boolean
  reads: boolean
  /** Plays voice notes after reading them. */
  plays: boolean
  sent_after_ms: number
  delivered_after_ms: number
  read_after_ms: number
  /** Opens the message at once: `read` without `delivered`. */
  reads_at_once: boolean
}

export interface Person {
  id: string
  name: string
  /** Digits as dialled, without `+`; the last one if the account is gone. */
  phone: string
  /** The form that Meta uses for this phone; it can differ from what one dials (Brazil, Mexico). */
  wa_id: string
  registered: boolean
  username?: string
  /** By portfolio id; made when the portfolio first meets the person. */
  bsuids: Map<string, string>
  /** By enrolment group. */
  parent_bsuids: Map<string, string>
  /** Grows with every number change; new BSUIDs are derived from it. */
  generation: number
  identity_key: string
  behaviour: PersonBehaviour
  /** Business numbers that the person blocked. */
  blocked_numbers: Set<string>
  /** System messages that wait for the first message under the new BSUID. */
  held_back: NumberChange[]
}

/** What one business number sees when a person changed their number. */
export type NumberChange = {
  number_id: string
  person_id: string
  old_wa_id: string
  new_wa_id: string
  user_id: string
  previous_user_id: string
  parent_user_id?: string
  previous_parent_user_id?: string
}

export interface BsuidRecord {
  bsuid: string
  person_id: string
  /** A parent belongs to an enrolment group, a regular one to a portfolio. */
  scope: { portfolio_id: string } | { enrolment_group: string }
  state: 'active' | 'retired'
}

/** What one business number has with one person. */
export interface Relation {
  number_id: string
  person_id: string
  /** Last inbound message or call: opens the 24 h window. */
  last_inbound_ms?: number
  /** Last time the number used, or a webhook showed, this very phone: keeps it visible for 30 days. */
  phone_contact?: { phone: string; at_ms: number }
  /** Any contact at all, also by BSUID only. */
  last_contact_ms?: number
  /** Free entry point after an ad: everything is free until then. */
  free_entry_until_ms?: number
  entry_point_ms?: number
  stopped_marketing: boolean
  call_permission?: { is_permanent: boolean; until_ms: number }
  pair: { debt_until_ms: number; burst_from_ms: number; burst: number }
}

export interface WorldMessage {
  id: string
  direction: 'inbound' | 'outbound'
  /** Outbound: through the API, or typed in the Business app. */
  channel: 'api' | 'business_app'
  number_id: string
  person_id?: string
  group_id?: string
  type: string
  /** What a person wrote; absent for sends of the business. */
  content?: Content
  /** What the business sent; absent for messages of people. */
  body?: JsonObject
  at_ms: number
  /** How the business addressed it. */
  address?: { kind: 'phone' | 'bsuid' | 'group'; value: string; wa_id?: string }
  biz_opaque_callback_data?: string
  template?: { name: string; language: string; category: Template['category'] }
  statuses: { status: MessageStatus; at_ms: number; person_id?: string; code?: number }[]
  /** The recipient's account when it was sent: after a number change nothing more is heard of it. */
  generation?: number
  revoked?: boolean
  held?: boolean
}

export type MessageStatus = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

export interface WorldCall {
  id: string
  number_id: string
  person_id: string
  direction: 'USER_INITIATED' | 'BUSINESS_INITIATED'
  address: 'phone' | 'bsuid'
  state: 'connecting' | 'ringing' | 'accepted' | 'rejected' | 'ended'
  started_at_ms: number
  accepted_at_ms?: number
  biz_opaque_callback_data?: string
}

export interface Group {
  id: string
  number_id: string
  subject: string
  description?: string
  participants: Set<string>
  join_requests: Map<string, { id: string; person_id: string; at_ms: number }>
  state: 'active' | 'deleted' | 'suspended'
}

export interface MediaFile {
  id: string
  mime_type: string
  bytes: Uint8Array
  /** Base64 for received files, hex from the media endpoint, as Meta does. */
  sha256_hex: string
  filename?: string
  origin: 'received' | 'uploaded'
  created_at_ms: number
  expires_at_ms: number
  /** Secrets of the download links given out, with their end. */
  links: Map<string, number>
}

/** One update for one app, on its way into a batch. */
export interface PendingUpdate {
  sequence: number
  app_id: string
  url: string
  entry_id: string
  /** Only fields about the account carry `entry[].time`. */
  entry_time?: number
  field: string
  value: JsonObject
  /** Size of the value as JSON with everything beyond ASCII escaped. */
  bytes: number
  kind: UpdateKind
  number_id?: string
  due_at_ms: number
}

export type UpdateKind = 'message' | 'status' | 'system' | 'other'
