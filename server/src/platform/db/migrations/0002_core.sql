-- The heart: what Meta has shown (facts), what follows from it (people, threads), and the way in.
-- Every table leads with account_id, so that rows can be distributed by it and nothing is unique across accounts.

-- The way in ---------------------------------------------------------------------------------------------------------

-- One row per entry of a signed POST. The body stands byte for byte in the row of the first entry, whose id is request_id.
-- No foreign key and no index on the time: both are paid by every acknowledgement. The account comes from its app's row,
-- and ids are UUIDv7 of received_at, so that a span of time is a span of the primary key.
create table webhook_events (
  account_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  app_id uuid not null,
  entry_index integer not null,
  received_at timestamptz not null,
  body bytea,
  -- Set by an erasure that cut a person out of the body: what the digest of the bytes as received was.
  erased_digest bytea,
  primary key (account_id, id)
);

-- What still has to be processed. Rows come and go, so it must stay small for the vacuum to keep up.
create table ingest_queue (
  account_id uuid not null,
  event_id uuid not null,
  -- A replay works again on what has been processed before; everything behind it is idempotent.
  replay_id uuid,
  primary key (account_id, event_id)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 5000);

create table ingest_failures (
  account_id uuid not null,
  event_id uuid not null,
  -- Where in the event the update stands; empty where the event as a whole could not be read.
  path text not null default '',
  state text not null check (state in ('failed', 'unroutable', 'waiting')),
  reason text not null,
  detail text,
  -- What would let it through: the phone_number_id or parent BSUID that was not known.
  waits_for text,
  first_at timestamptz not null,
  last_at timestamptz not null,
  attempts integer not null default 1,
  primary key (account_id, event_id, path)
);
create index ingest_failures_state on ingest_failures (account_id, state, event_id, path);
create index ingest_failures_waits on ingest_failures (account_id, waits_for) where waits_for is not null;

-- Counters of the worker, one row per account, so that GET /v1/ingest need not count millions of rows.
create table ingest_counters (
  account_id uuid primary key,
  -- Events worked through for the first time, whatever came of them; a replay does not count again.
  processed bigint not null default 0,
  updates bigint not null default 0,
  last_processed_at timestamptz
);

create table replays (
  account_id uuid not null,
  id uuid not null,
  -- connected: what waited for a line or WABA that has been connected since.
  scope text not null check (scope in ('all', 'failed', 'unroutable', 'range', 'connected')),
  from_at timestamptz,
  until_at timestamptz not null,
  waits_for text[],
  queued integer not null default 0,
  -- The last event that has been queued; the worker goes on behind it, a part at a time.
  position uuid,
  all_queued_at timestamptz,
  created_at timestamptz not null,
  primary key (account_id, id)
);
create index replays_open on replays (account_id, id) where all_queued_at is null;

-- Facts --------------------------------------------------------------------------------------------------------------

-- Absent parts are '' so that a combination is one row. event_id: the webhook event of the earliest sighting.
create table sightings (
  account_id uuid not null,
  portfolio_id uuid not null,
  bsuid text not null,
  parent_bsuid text not null default '',
  phone text not null default '',
  phone_key text not null default '',
  first_at timestamptz not null,
  last_at timestamptz not null,
  creates boolean not null,
  event_id uuid,
  primary key (account_id, portfolio_id, bsuid, parent_bsuid, phone)
) with (fillfactor = 80);
create index sightings_phone on sightings (account_id, phone_key) where phone_key <> '';
create index sightings_parent on sightings (account_id, parent_bsuid) where parent_bsuid <> '';

create table phone_sightings (
  account_id uuid not null,
  phone_key text not null,
  phone text not null,
  portfolio_id uuid not null,
  at timestamptz not null,
  creates boolean not null,
  event_id uuid,
  primary key (account_id, phone_key, phone, portfolio_id, at)
);

create table rotations (
  account_id uuid not null,
  portfolio_id uuid not null,
  previous_bsuid text not null,
  current_bsuid text not null,
  previous_parent_bsuid text,
  parent_bsuid text,
  phone text,
  phone_key text,
  at timestamptz not null,
  event_id uuid,
  primary key (account_id, portfolio_id, previous_bsuid, current_bsuid)
);
create index rotations_current on rotations (account_id, portfolio_id, current_bsuid);
create index rotations_phone on rotations (account_id, phone_key) where phone_key is not null;
create index rotations_parents on rotations (account_id, parent_bsuid) where parent_bsuid is not null;
create index rotations_previous_parents on rotations (account_id, previous_parent_bsuid)
  where previous_parent_bsuid is not null;

create table claims (
  account_id uuid not null,
  id uuid not null,
  anchor text not null,
  kind text not null check (kind in ('phone', 'bsuid', 'email', 'external')),
  portfolio_id uuid,
  value text not null,
  value_key text not null,
  source text not null check (source in ('import', 'operator', 'channel', 'contact_request')),
  at timestamptz not null,
  event_id uuid,
  primary key (account_id, id)
);
create unique index claims_once on claims (account_id, anchor, kind, value, coalesce(portfolio_id::text, ''));
create index claims_value on claims (account_id, kind, value_key);

create table decisions (
  account_id uuid not null,
  id uuid not null,
  seq bigint generated always as identity,
  kind text not null check (kind in ('same', 'distinct')),
  left_anchors text[] not null,
  right_anchors text[] not null,
  at timestamptz not null,
  decided_by text not null,
  primary key (account_id, id)
);

-- Which decisions touch a BSUID, a phone key or a made contact; scope is the anchor without its time.
create table decision_anchors (
  account_id uuid not null,
  scope text not null,
  decision_id uuid not null,
  primary key (account_id, scope, decision_id)
);

create table blocked_phones (
  account_id uuid not null,
  phone_key text not null,
  reason text not null,
  created_at timestamptz not null,
  primary key (account_id, phone_key)
);

-- HMACs of erased identifiers: what is older, and what may not create a contact, is dropped on arrival.
create table tombstones (
  account_id uuid not null,
  digest bytea not null,
  erased_at timestamptz not null,
  primary key (account_id, digest)
);

-- People -------------------------------------------------------------------------------------------------------------

create table contacts (
  account_id uuid not null,
  id uuid not null,
  -- Saved by a person or an import; wins over what WhatsApp shows.
  name text,
  profile_name text,
  username text,
  profile_at timestamptz,
  attributes jsonb not null default '{}',
  merged_into uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id)
) with (fillfactor = 90);
create index contacts_merged on contacts (account_id, merged_into) where merged_into is not null;

-- The smallest things that move whole between contacts: a BSUID, a phone as held without one, a disputed phone, a made
-- contact. Messages point here, so that each follows its own registration through every merge and undo.
create table anchors (
  account_id uuid not null,
  key text not null,
  id uuid not null,
  contact_id uuid,
  -- The contact that the anchor had before any merge, to which an undo gives it back.
  home_contact_id uuid,
  -- What a search by phone finds: the key without its time.
  scope text not null,
  -- Key of the first BSUID of the chain; the anchor's own key where there is no chain.
  registration text not null,
  -- True while nothing else touches it: another sighting with this phone and parent, or with none, changes nothing.
  isolated boolean not null default false,
  active_phone text,
  active_parent text,
  -- Its messages and attributes are withheld until a person confirms a stale link.
  sealed boolean not null default false,
  profile_name text,
  username text,
  profile_at timestamptz,
  primary key (account_id, key)
) with (fillfactor = 80);
create unique index anchors_id on anchors (account_id, id);
create index anchors_scope on anchors (account_id, scope) where scope <> key;
create index anchors_contact on anchors (account_id, contact_id) where contact_id is not null;

create table usernames (
  account_id uuid not null,
  anchor_id uuid not null,
  username text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (account_id, anchor_id, username)
);

create table identities (
  account_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  kind text not null check (kind in ('bsuid', 'parent_bsuid', 'phone', 'email', 'external')),
  portfolio_id uuid,
  value text not null,
  key text not null,
  state text not null check (state in ('active', 'retired', 'disputed')),
  reason text,
  evidence text not null check (evidence in ('proof', 'claim', 'attested')),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (account_id, id)
);
create unique index identities_of_contact on identities (account_id, contact_id, kind, key, coalesce(portfolio_id::text, ''));
-- One owner at a time per BSUID, retired or not; one active holder per phone.
create unique index identities_one_owner on identities (account_id, portfolio_id, key) where kind = 'bsuid' and evidence = 'proof';
create unique index identities_one_holder on identities (account_id, key) where kind = 'phone' and state = 'active';
create index identities_key on identities (account_id, key);

create table identity_events (
  account_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  -- attached, retired, disputed, moved, merged, unmerged, rotated …
  type text not null,
  kind text,
  value text,
  data jsonb not null default '{}',
  -- When it was so by Meta's time, and when we learnt it.
  at timestamptz not null,
  recorded_at timestamptz not null,
  event_id uuid,
  primary key (account_id, id)
);
create index identity_events_contact on identity_events (account_id, contact_id, at desc, id desc);

create table merges (
  account_id uuid not null,
  id uuid not null,
  loser_contact_id uuid not null,
  survivor_contact_id uuid not null,
  -- True where the loser was an empty newcomer: an identifier that landed on an existing contact.
  attach boolean not null,
  loser_anchors text[] not null,
  survivor_anchors text[] not null,
  step text not null,
  evidence jsonb not null,
  -- Both sides as they were: names, and the state of each conversation that was folded.
  former jsonb not null default '{}',
  decided_by text,
  decision_id uuid,
  -- When it was so by Meta's time, and when we learnt it.
  at timestamptz not null,
  created_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  primary key (account_id, id)
);
create index merges_survivor on merges (account_id, survivor_contact_id);
create index merges_loser on merges (account_id, loser_contact_id);

create table conflicts (
  account_id uuid not null,
  id uuid not null,
  kind text not null check (kind in
    ('disputed_phone', 'rotation_fork', 'contradiction', 'claim_conflict', 'possible_same_person', 'stale_phone')),
  left_anchor text not null,
  right_anchor text not null,
  left_contact_id uuid,
  right_contact_id uuid,
  phone_key text,
  -- open; resolved by a person; dismissed by a person; settled by what Meta showed later.
  state text not null check (state in ('open', 'resolved', 'dismissed', 'settled')),
  decision text,
  at timestamptz not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  primary key (account_id, id)
);
create index conflicts_state on conflicts (account_id, state, opened_at desc, id desc);
create index conflicts_left on conflicts (account_id, left_anchor);
create index conflicts_right on conflicts (account_id, right_anchor);

create table phone_requests (
  account_id uuid not null,
  id uuid not null,
  anchor text not null,
  inbox_id uuid not null,
  state text not null check (state in ('requested', 'shared', 'shared_anothers', 'expired')),
  requested_at timestamptz not null,
  answered_at timestamptz,
  primary key (account_id, id)
);
create index phone_requests_anchor on phone_requests (account_id, anchor) where state = 'requested';

create table consents (
  account_id uuid not null,
  anchor_id uuid not null,
  category text not null,
  at timestamptz not null,
  value text not null,
  detail text,
  source text not null,
  event_id uuid,
  primary key (account_id, anchor_id, category, at, value)
);

-- Threads ------------------------------------------------------------------------------------------------------------

create table conversations (
  account_id uuid not null,
  id uuid not null,
  inbox_id uuid not null,
  contact_id uuid,
  -- The contact that it began with, to which an undo gives it back.
  home_contact_id uuid,
  group_id text,
  status text not null default 'open' check (status in ('open', 'pending', 'snoozed', 'resolved')),
  assignee_id uuid,
  labels text[] not null default '{}',
  snoozed_until timestamptz,
  merged_into uuid,
  last_message_at timestamptz,
  last_inbound_at timestamptz,
  -- Whom a new message would go to: the anchor of the last inbound message.
  last_inbound_anchor_id uuid,
  created_at timestamptz not null,
  primary key (account_id, id),
  check ((contact_id is null) <> (group_id is null))
) with (fillfactor = 80);
create unique index conversations_of_contact on conversations (account_id, contact_id, inbox_id)
  where contact_id is not null and merged_into is null;
create index conversations_home on conversations (account_id, home_contact_id) where home_contact_id is not null;
create unique index conversations_of_group on conversations (account_id, inbox_id, group_id) where group_id is not null;
create index conversations_merged on conversations (account_id, merged_into) where merged_into is not null;

create table messages (
  account_id uuid not null,
  id uuid not null,
  inbox_id uuid not null,
  conversation_id uuid not null,
  -- Nobody's only where we wrote to a group.
  anchor_id uuid,
  wamid text not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  source text not null,
  type text not null,
  text text,
  content jsonb not null,
  refers_to_wamid text,
  status text,
  status_at timestamptz,
  -- What the copies of this message showed, for the identity that it travelled by.
  bsuid text,
  parent_bsuid text,
  phone text,
  -- Copies that disagreed on an identifier: it links nothing.
  anomaly boolean not null default false,
  standby boolean not null default false,
  -- A status named somebody else as its recipient; and that somebody got it.
  misaddressed boolean not null default false,
  delivered_to_stranger boolean not null default false,
  sent_at timestamptz not null,
  identity_at timestamptz not null,
  at_from_meta boolean not null default true,
  received_at timestamptz not null,
  event_id uuid,
  primary key (account_id, id)
-- A message that left is updated by each of its statuses, soon after it was written. Room on its page lets the new
-- version stay there, so that none of the indexes gets another entry.
) with (fillfactor = 80);
create unique index messages_wamid on messages (account_id, inbox_id, wamid);
create index messages_thread on messages (account_id, conversation_id, sent_at desc, id desc);
-- What is to be placed anew when a phone's timeline changes.
create index messages_by_phone on messages (account_id, phone) where bsuid is null and phone is not null;

create table message_statuses (
  account_id uuid not null,
  inbox_id uuid not null,
  wamid text not null,
  status text not null,
  participant text not null default '',
  at timestamptz not null,
  errors jsonb,
  pricing jsonb,
  callback_data text,
  -- Whom Meta says it reached; kept to notice a message that went to somebody else.
  bsuid text,
  parent_bsuid text,
  phone text,
  -- What an event of a call said besides.
  data jsonb,
  event_id uuid,
  primary key (account_id, inbox_id, wamid, status, participant)
);

-- The feed -----------------------------------------------------------------------------------------------------------

create table events (
  account_id uuid not null,
  seq bigint generated always as identity,
  id uuid not null,
  type text not null,
  at timestamptz not null,
  contact_id uuid,
  conversation_id uuid,
  inbox_id uuid,
  data jsonb not null,
  -- Names a fact that Meta may tell us several times, so that it stands here once.
  once text,
  primary key (account_id, seq)
);
create unique index events_once on events (account_id, once) where once is not null;
create index events_contact on events (account_id, contact_id, seq) where contact_id is not null;

do $$
declare
  protected text;
begin
  foreach protected in array array[
    'webhook_events', 'ingest_queue', 'ingest_failures', 'ingest_counters', 'replays', 'sightings', 'phone_sightings',
    'rotations', 'claims', 'decisions', 'decision_anchors', 'blocked_phones', 'tombstones', 'contacts', 'anchors',
    'usernames', 'identities', 'identity_events', 'merges', 'conflicts', 'phone_requests', 'consents',
    'conversations', 'messages', 'message_statuses', 'events'
  ] loop
    perform selfsame_protect(protected);
  end loop;
end $$;
