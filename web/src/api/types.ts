import type { paths } from '@selfsame/client/schema'

type Ok<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type Conversation = Ok<'/v1/conversations/{id}'>
export type Message = Ok<'/v1/conversations/{id}/messages'>['data'][number]
export type NewMessage = paths['/v1/messages']['post']['requestBody']['content']['application/json']
export type Activity = Ok<'/v1/conversations/{id}/activity'>['data'][number]
export type Note = Ok<'/v1/conversations/{id}/notes'>['data'][number]
export type Contact = Ok<'/v1/contacts/{id}'>
export type Identity = Contact['identities'][number]
export type IdentityEvent = Ok<'/v1/contacts/{id}/identity_events'>['data'][number]
export type Conflict = Ok<'/v1/conflicts/{id}'>
export type Explanation = Ok<'/v1/contacts/{id}/explanation'>
export type Merge = Ok<'/v1/merges/{id}'>
export type MergePreview = Ok<'/v1/contacts/{id}/merge_preview'>
export type Reachability = Ok<'/v1/contacts/{id}/reachability'>
export type Template = Ok<'/v1/templates'>['data'][number]
export type TemplateDetail = Ok<'/v1/templates/{id}'>
export type MediaFile = NonNullable<Message['media']>[number]

export type FoundMessage = Ok<'/v1/search/messages'>['data'][number]
export type FoundNote = Ok<'/v1/search/notes'>['data'][number]
export type Segment = Ok<'/v1/segments'>['data'][number]

export type CannedReply = Ok<'/v1/canned_replies'>['data'][number]
export type Member = Ok<'/v1/members'>['data'][number]
export type Label = Ok<'/v1/labels'>['data'][number]
export type AssignmentRule = Ok<'/v1/assignment_rules'>['data'][number]
export type View = Ok<'/v1/views'>['data'][number]
export type Role = Member['role']
export type Access = Member['access']
export type BlockedPhone = Ok<'/v1/blocked_phones'>['data'][number]
export type Team = Ok<'/v1/teams'>['data'][number]
export type Inbox = Ok<'/v1/inboxes'>['data'][number]
export type Sending = Ok<'/v1/inboxes/{id}/sending'>
export type ApiKey = Ok<'/v1/api_keys'>['data'][number]
export type Scope =
  paths['/v1/api_keys']['post']['requestBody']['content']['application/json']['scopes'][number]
export type IngestFailure = Ok<'/v1/ingest/failures'>['data'][number]
export type Endpoint = Ok<'/v1/webhook_endpoints/{id}'>
export type Delivery = Ok<'/v1/webhook_endpoints/{id}/deliveries'>['data'][number]
export type Consumer = Ok<'/v1/gateway_consumers/{id}'>
export type ConsumerHealth = Ok<'/v1/gateway_consumers/{id}/health'>
export type ConsumerNumber = Ok<'/v1/gateway_consumers/{id}/numbers'>['data'][number]
export type Policy = Consumer['policy']
export type GatewayDelivery = Ok<'/v1/gateway_consumers/{id}/deliveries'>['data'][number]
type KindOf<Event> = Event extends { type: `${infer Kind}.${string}` } ? Kind : never
/** What comes before the dot in the types of events. */
export type EventKind = KindOf<Ok<'/v1/events'>['data'][number]>
export type Broadcast = Ok<'/v1/broadcasts/{id}'>
export type BroadcastRow = Ok<'/v1/broadcasts'>['data'][number]
export type Recipient = Ok<'/v1/broadcasts/{id}/recipients'>['data'][number]

export type AuditEntry = Ok<'/v1/audit_entries'>['data'][number]
export type AuditAction = AuditEntry['action']
export type AuditQuery = Omit<
  NonNullable<paths['/v1/audit_entries']['get']['parameters']['query']>,
  'limit' | 'cursor'
>
export type Retention = Ok<'/v1/retention'>
export type MetaApp = Ok<'/v1/apps'>['data'][number]
export type Verification =
  paths['/v1/connections/verifications']['post']['responses'][200]['content']['application/json']
export type ConnectionCheck = Verification['checks'][number]
export type NewConnection = paths['/v1/connections']['post']['requestBody']['content']['application/json']
export type Connected = paths['/v1/connections']['post']['responses'][201]['content']['application/json']
