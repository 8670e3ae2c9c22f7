import { type IdKind, presentId } from '../base/ids.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the last part of a field's name says about the id in it: `from_contact_id` holds a contact's. */
const KINDS: [suffix: string, kind: IdKind][] = [
  ['webhook_event_id', 'webhook_event'],
  ['identity_event_id', 'identity_event'],
  ['conversation_id', 'conversation'],
  ['portfolio_id', 'portfolio'],
  ['identity_id', 'identity'],
  ['conflict_id', 'conflict'],
  ['decision_id', 'decision'],
  ['contact_id', 'contact'],
  ['message_id', 'message'],
  ['replay_id', 'replay'],
  ['inbox_id', 'inbox'],
  ['merge_id', 'merge'],
  ['media_id', 'media'],
  ['phone_request_id', 'phone_request'],
  ['broadcast_id', 'broadcast'],
  ['note_id', 'note'],
  ['label_id', 'label'],
  ['template_id', 'template'],
  ['gateway_consumer_id', 'gateway_consumer'],
  ['endpoint_id', 'endpoint'],
  ['assignee_id', 'user'],
  ['team_id', 'team'],
  ['user_id', 'user'],
  ['api_key_id', 'api_key'],
]

/** Data as it is kept, with every id of ours in the form of the API. Meta's own ids, such as `group_id`, stay. */
export function presentIds(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([field, value]) => [field, present(field, value)]))
}

function present(field: string, value: unknown): unknown {
  const kind = kindOf(field.endsWith('_ids') ? field.slice(0, -1) : field)
  if (kind === null) return value
  if (Array.isArray(value)) return value.map((it) => presentOne(kind, it))
  return presentOne(kind, value)
}

function presentOne(kind: IdKind, value: unknown): unknown {
  return typeof value === 'string' && UUID.test(value) ? presentId(kind, value) : value
}

function kindOf(field: string): IdKind | null {
  return KINDS.find(([suffix]) => field === suffix || field.endsWith(`_${suffix}`))?.[1] ?? null
}
