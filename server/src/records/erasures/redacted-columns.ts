import type { ColumnType } from '../../platform/db/rows-of.ts'
import { isObject } from '../../whatsapp/values/readers.ts'
import { ERASED_TEXT } from './traces.ts'

export type RedactedTable = {
  table: string
  /** Besides the account: what a row is found by, with its type. */
  key: Record<string, ColumnType>
  columns: Record<string, 'text' | 'jsonb' | 'text[]'>
  /** A row that names them goes whole: it would mean something else without. */
  removed?: true
  /** Two rows of the account cannot have the same text there. */
  unique?: string
  /** What else becomes of a value that named them. */
  after?: (value: unknown) => unknown
}

const id = { id: 'uuid' } as const

/**
 * Where members, other contacts and other systems write what may name a contact: what an erasure redacts, row by row.
 */
export const REDACTED: readonly RedactedTable[] = [
  {
    table: 'messages',
    key: id,
    columns: { text: 'text', content: 'jsonb', author_name: 'text' },
  },
  {
    table: 'message_statuses',
    key: { inbox_id: 'uuid', wamid: 'text', status: 'text', participant: 'text' },
    columns: { errors: 'jsonb', pricing: 'jsonb', data: 'jsonb', callback_data: 'text' },
  },
  { table: 'notes', key: id, columns: { text: 'text', author_name: 'text' } },
  { table: 'events', key: { seq: 'bigint' }, columns: { data: 'jsonb', once: 'text' }, unique: 'once' },
  { table: 'deliveries', key: id, columns: { attempts: 'jsonb' } },
  { table: 'sends', key: { message_id: 'uuid' }, columns: { body: 'jsonb', error: 'jsonb' } },
  { table: 'send_attempts', key: id, columns: { error: 'jsonb' } },
  { table: 'media', key: id, columns: { file_name: 'text', reason: 'text' } },
  {
    table: 'contacts',

    key: id,
    columns: { name: 'text', profile_name: 'text', attributes: 'jsonb' },
  },
  {
    table: 'anchors',

    key: { key: 'text' },
    columns: { profile_name: 'text', book_name: 'text' },
  },
  {
    table: 'consents',

    key: { anchor_id: 'uuid', category: 'text', at: 'timestamptz', value: 'text' },
    columns: { detail: 'text', source: 'text' },
  },
  { table: 'phone_requests', key: id, columns: { shared_phone: 'text' } },
  { table: 'identity_events', key: id, columns: { data: 'jsonb', value: 'text' } },
  { table: 'merges', key: id, columns: { evidence: 'jsonb', former: 'jsonb', kept: 'jsonb' } },
  { table: 'conversations', key: id, columns: { labels: 'text[]' } },
  { table: 'labels', key: id, columns: { name: 'text', description: 'text' }, unique: 'name' },
  {
    table: 'canned_replies',

    key: id,
    columns: { shortcut: 'text', text: 'text' },
    unique: 'shortcut',
  },
  { table: 'teams', key: id, columns: { name: 'text' }, unique: 'name' },
  { table: 'views', key: id, columns: { name: 'text', filters: 'jsonb' } },
  {
    table: 'segments',

    key: id,
    columns: { name: 'text', filters: 'jsonb' },
    unique: 'name',
    after: withoutQuery,
  },
  { table: 'templates', key: id, columns: { components: 'jsonb' } },
  {
    table: 'broadcasts',

    key: id,
    columns: { name: 'text', components: 'jsonb', parameters: 'jsonb', audience: 'jsonb' },
    after: withoutSearch,
  },
  { table: 'blocked_phones', key: { phone_key: 'text' }, columns: { reason: 'text' } },
  { table: 'api_keys', key: id, columns: { name: 'text' } },
  {
    table: 'endpoints',

    key: id,
    columns: { name: 'text', last_error: 'text', state_reason: 'text' },
  },
  { table: 'gateway_consumers', key: id, columns: { name: 'text' }, unique: 'name' },
  { table: 'gateway_sends', key: { message_id: 'uuid' }, columns: { callback_data: 'text' } },
  { table: 'gateway_deliveries', key: id, columns: { body: 'jsonb', filled: 'jsonb' } },
  { table: 'gateway_refusals', key: id, columns: { details: 'text' } },
  { table: 'replays', key: id, columns: { waits_for: 'text[]' } },
  {
    table: 'ingest_failures',
    key: { event_id: 'uuid', path: 'text' },
    columns: { detail: 'text', waits_for: 'text' },
    removed: true,
  },
  {
    table: 'idempotency_keys',
    key: { api_key_id: 'uuid', route: 'text', key: 'text' },
    columns: { body: 'text', key: 'text' },
    removed: true,
  },
]

// A search for the erased person is no search for the word that stands for them.
function withoutQuery(filters: unknown): unknown {
  if (!isObject(filters) || !isErased(filters.query)) return filters
  const { query: _, ...rest } = filters
  return rest
}

function withoutSearch(audience: unknown): unknown {
  if (!isObject(audience) || !isObject(audience.query) || !isErased(audience.query.search)) return audience
  const { search: _, ...query } = audience.query
  return { ...audience, query }
}

function isErased(value: unknown): boolean {
  return typeof value === 'string' && value.includes(ERASED_TEXT)
}
