import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { REDACTED } from './redacted-columns.ts'

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
  shop = await openShop(app)
})
afterAll(() => app.close())

/** Deleted with the person, or with the contact, anchor or message that the row hangs on. */
const DELETED = new Set([
  ...[
    'anchors.key',
    'anchors.scope',
    'anchors.registration',
    'anchors.active_phone',
    'anchors.active_parent',
  ],
  ...[
    'anchors.username',
    'usernames.username',
    'usernames.username_key',
    'contacts.username',
    'contact_words.word',
  ],
  ...['sightings.bsuid', 'sightings.parent_bsuid', 'sightings.phone', 'phone_sightings.phone'],
  ...[
    'rotations.previous_bsuid',
    'rotations.current_bsuid',
    'rotations.previous_parent_bsuid',
    'rotations.phone_key',
    'sightings.phone_key',
    'phone_sightings.phone_key',
    'rotations.parent_bsuid',
  ],
  ...[
    'rotations.phone',
    'claims.anchor',
    'claims.value',
    'claims.value_key',
    'identities.value',
    'identities.key',
  ],
  ...[
    'decisions.left_anchors',
    'decisions.right_anchors',
    'decision_anchors.anchor',
    'conflicts.left_anchor',
  ],
  ...['conflicts.right_anchor', 'conflicts.phone_key', 'merges.loser_anchors', 'merges.survivor_anchors'],
  ...[
    'phone_requests.anchor',
    'blocked_phones.phone_key',
    'messages.bsuid',
    'messages.parent_bsuid',
    'messages.phone',
  ],
  ...['message_statuses.bsuid', 'message_statuses.parent_bsuid', 'message_statuses.phone', 'sends.address'],
  ...['send_attempts.address', 'send_attempts.pair', 'contact_blocks.address', 'gateway_numbers.number'],
  ...[
    'gateway_numbers.number_key',
    'gateway_sends.number',
    'messages.words',
    'notes.words',
    'webhook_events.body',
  ],
])
/** Of the business and those who work there, sealed, a digest, or a word from a list of ours. */
const NOT_ABOUT_CONTACTS =
  /^(accounts|apps|portfolios|wabas|inboxes|users?|user_\w+|owner_links|sign_in_\w+|memberships|invitations|tombstones|senders|template_syncs|contact_book_deletions|file_redactions|media_removals|assignment_\w+|team_\w+|presences|ingest_queue|ingest_counters)\./
const OUR_WORDS =
  /^templates\.name$|\.(kind|state|type|status|source|reason|evidence|decision|decided_by|closed_by|undone_by|created_by|requested_by|recorded_by|direction|step|category|value|address_kind|address_reason|endpoint|if_no_phone|outcome|language|quality|rejected_reason|parameter_format|format|policy|mode|fields|scope|scopes|call|color|market|missing|pause_reason|paused_reason|mime_type|sha256|announced_sha256|storage_key|meta_media_id|meta_template_id|waba_id|wamid|given_wamid|refers_to_wamid|participant|group_id|template_name|template_language|event_type|event_types|surrogate_code|priority|availability|route|path|author_kind|actor_kind|subject_kind|by|error|url|seen_copies|secret|previous_secret|app_secret|verify_token|token_digest|key_digest|body_digest|erased_digest)$/

test('every column that can hold a text is redacted by an erasure, deleted with its contact, or about no contact', async () => {
  const columns = await shop.rows<{ name: string }>(
    `select c.table_name || '.' || c.column_name as name from information_schema.columns c
       join pg_class r on r.relname = c.table_name join pg_namespace n on n.oid = r.relnamespace
      where n.nspname = 'public' and c.table_schema = 'public' and r.relkind = 'r' and r.relrowsecurity
        and (c.data_type in ('text', 'json', 'jsonb', 'bytea', 'tsvector') or c.udt_name = '_text')`,
  )
  const redacted = new Set(
    REDACTED.flatMap((kept) => Object.keys(kept.columns).map((it) => `${kept.table}.${it}`)),
  )
  for (const it of ['audit_entries.actor_name', 'audit_entries.details', 'audit_entries.action'])
    redacted.add(it)
  const unknown = columns
    .map(({ name }) => name)
    .filter((name) => !redacted.has(name) && !DELETED.has(name))
    .filter((name) => !NOT_ABOUT_CONTACTS.test(name) && !OUR_WORDS.test(name))
  expect(columns.length).toBeGreaterThan(150)
  expect(unknown).toEqual([])
})
