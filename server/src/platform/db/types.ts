import type { Kysely, Transaction } from 'kysely'
import type {
  AccountsTable,
  ApiKeysTable,
  AppsTable,
  IdempotencyKeysTable,
  InboxesTable,
  PortfoliosTable,
  WabasTable,
} from './tables/accounts.ts'
import type { AuditEntriesTable } from './tables/audit.ts'
import type { BroadcastRecipientsTable, BroadcastsTable } from './tables/broadcasts.ts'
import type {
  AnchorsTable,
  ConflictsTable,
  ConsentsTable,
  ContactInboxesTable,
  ContactsTable,
  ContactWordsTable,
  IdentitiesTable,
  IdentityEventsTable,
  MergesTable,
  PhoneRequestsTable,
  UsernamesTable,
} from './tables/contacts.ts'
import type {
  ArrivalCountersTable,
  CannedRepliesTable,
  ConversationsTable,
  MessageStatusesTable,
  MessagesTable,
  ReadMarkersTable,
} from './tables/conversations.ts'
import type {
  AssignmentPositionsTable,
  AssignmentRulesTable,
  AssignmentWaitsTable,
  LabelsTable,
  PresencesTable,
  ViewsTable,
} from './tables/desk.ts'
import type { EventsTable } from './tables/events.ts'
import type {
  BlockedPhonesTable,
  ClaimsTable,
  DecisionAnchorsTable,
  DecisionsTable,
  PhoneSightingsTable,
  RotationsTable,
  SightingsTable,
  TombstonesTable,
} from './tables/facts.ts'
import type {
  GatewayConsumersTable,
  GatewayDeliveriesTable,
  GatewayHandoversTable,
  GatewayNumbersTable,
  GatewayRefusalsTable,
  GatewaySendsTable,
} from './tables/gateway.ts'
import type {
  IngestCountersTable,
  IngestFailuresTable,
  IngestQueueTable,
  ReplaysTable,
  WebhookEventsTable,
} from './tables/ingest.ts'
import type { MediaRemovalsTable, MediaTable, MediaUploadsTable, MediaUsesTable } from './tables/media.ts'
import type { NoteMentionsTable, NotesTable } from './tables/notes.ts'
import type { SendAttemptsTable, SendersTable, SendsTable } from './tables/outbox.ts'
import type { ContactBlocksTable, ContactBookDeletionsTable, FileRedactionsTable } from './tables/people.ts'
import type { SegmentsTable } from './tables/segments.ts'
import type { TeamInboxesTable, TeamMembersTable, TeamsTable } from './tables/teams.ts'
import type { TemplateSyncsTable, TemplatesTable } from './tables/templates.ts'
import type {
  InvitationsTable,
  MembershipsTable,
  OwnerLinksTable,
  SignInPlacesTable,
  SignInTriesTable,
  UserCredentialsTable,
  UsersTable,
} from './tables/users.ts'
import type { DeliveriesTable, EndpointsTable } from './tables/webhooks.ts'

/**
 * Every table as both drivers return it: bigint as number (ids and counters stay below 2^53), timestamptz as Date,
 * jsonb as a value, bytea as Buffer, numeric and date as text.
 */
export type Database = {
  accounts: AccountsTable
  portfolios: PortfoliosTable
  apps: AppsTable
  wabas: WabasTable
  inboxes: InboxesTable
  api_keys: ApiKeysTable
  idempotency_keys: IdempotencyKeysTable
  audit_entries: AuditEntriesTable
  webhook_events: WebhookEventsTable
  ingest_queue: IngestQueueTable
  ingest_failures: IngestFailuresTable
  ingest_counters: IngestCountersTable
  replays: ReplaysTable
  sightings: SightingsTable
  phone_sightings: PhoneSightingsTable
  rotations: RotationsTable
  claims: ClaimsTable
  decisions: DecisionsTable
  decision_anchors: DecisionAnchorsTable
  blocked_phones: BlockedPhonesTable
  tombstones: TombstonesTable
  contacts: ContactsTable
  contact_inboxes: ContactInboxesTable
  contact_words: ContactWordsTable
  anchors: AnchorsTable
  usernames: UsernamesTable
  identities: IdentitiesTable
  identity_events: IdentityEventsTable
  merges: MergesTable
  conflicts: ConflictsTable
  phone_requests: PhoneRequestsTable
  consents: ConsentsTable
  arrival_counters: ArrivalCountersTable
  canned_replies: CannedRepliesTable
  read_markers: ReadMarkersTable
  notes: NotesTable
  note_mentions: NoteMentionsTable
  segments: SegmentsTable
  conversations: ConversationsTable
  labels: LabelsTable
  views: ViewsTable
  presences: PresencesTable
  assignment_rules: AssignmentRulesTable
  assignment_positions: AssignmentPositionsTable
  assignment_waits: AssignmentWaitsTable
  messages: MessagesTable
  message_statuses: MessageStatusesTable
  events: EventsTable
  sends: SendsTable
  send_attempts: SendAttemptsTable
  senders: SendersTable
  contact_blocks: ContactBlocksTable
  contact_book_deletions: ContactBookDeletionsTable
  file_redactions: FileRedactionsTable
  media: MediaTable
  media_uses: MediaUsesTable
  media_uploads: MediaUploadsTable
  media_removals: MediaRemovalsTable
  templates: TemplatesTable
  template_syncs: TemplateSyncsTable
  teams: TeamsTable
  team_members: TeamMembersTable
  team_inboxes: TeamInboxesTable
  broadcasts: BroadcastsTable
  broadcast_recipients: BroadcastRecipientsTable
  users: UsersTable
  user_credentials: UserCredentialsTable
  owner_links: OwnerLinksTable
  sign_in_places: SignInPlacesTable
  sign_in_tries: SignInTriesTable
  memberships: MembershipsTable
  invitations: InvitationsTable
  endpoints: EndpointsTable
  deliveries: DeliveriesTable
  gateway_consumers: GatewayConsumersTable
  gateway_numbers: GatewayNumbersTable
  gateway_sends: GatewaySendsTable
  gateway_deliveries: GatewayDeliveriesTable
  gateway_handovers: GatewayHandoversTable
  gateway_refusals: GatewayRefusalsTable
}

export type Db = Kysely<Database>
export type Trx = Transaction<Database>

/** What reads need of a transaction, whether it reads the whole account or what a caller sees of it. */
export type ReadTrx = Pick<Trx, 'selectFrom' | 'getExecutor'>
