-- The way out: what waits to be sent, every try, and who sends for which line.

-- A message that waits has no id of Meta's yet.
alter table messages alter column wamid drop not null;

-- One row per message of ours, from its acceptance on. The message itself stands in messages.
create table sends (
  account_id uuid not null,
  message_id uuid not null,
  inbox_id uuid not null,
  -- What is sent one after another: the anchor it is bound to, or the conversation of a group.
  thread_key uuid not null,
  endpoint text not null default 'messages' check (endpoint in ('messages', 'marketing_messages')),
  -- The request without an address: type, content, context.
  body jsonb not null,
  -- Templates that WhatsApp delivers to a phone only.
  needs_phone boolean not null default false,
  if_no_phone text not null default 'fail' check (if_no_phone in ('fail', 'request_phone')),
  state text not null check (state in
    ('scheduled', 'waiting', 'queued', 'sending', 'unknown', 'sent', 'failed', 'cancelled')),
  -- Not before: the time it is scheduled for, or the end of a pause after a refusal.
  due_at timestamptz not null,
  -- The first of its thread. Only heads are looked for, so a long thread never hides the others.
  head boolean not null default false,
  tries integer not null default 0,
  address_kind text check (address_kind in ('phone', 'bsuid', 'parent_bsuid', 'group')),
  address text,
  address_reason text,
  -- The one retry on another address has been made.
  readdressed boolean not null default false,
  -- Why it failed, waits or is not known: our code, and Meta's where there is one.
  error jsonb,
  claimed_by uuid,
  claimed_until timestamptz,
  broadcast_id uuid,
  accepted_at timestamptz not null,
  ended_at timestamptz,
  primary key (account_id, message_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
create index sends_heads on sends (account_id, inbox_id, due_at, message_id) where state = 'queued' and head;
create index sends_thread on sends (account_id, thread_key, message_id) where state in ('queued', 'sending');
create index sends_later on sends (due_at) where state = 'scheduled';
create index sends_claimed on sends (claimed_until) where state = 'sending';
create index sends_open on sends (account_id, inbox_id, state) where state not in ('sent', 'failed', 'cancelled');
create index sends_broadcast on sends (account_id, broadcast_id) where broadcast_id is not null;

-- Written before each call, completed after it: what has no outcome was under way when a process died.
create table send_attempts (
  account_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  inbox_id uuid not null,
  -- The registration, or the group, that the pair limit counts for.
  pair text not null,
  at timestamptz not null,
  address_kind text not null,
  address text not null,
  address_reason text not null,
  outcome text check (outcome in ('accepted', 'refused', 'unknown')),
  http_status integer,
  error jsonb,
  wamid text,
  ended_at timestamptz,
  primary key (account_id, id)
);
create index send_attempts_message on send_attempts (account_id, message_id, id);
create index send_attempts_recent on send_attempts (account_id, inbox_id, at);

-- Which process sends for a line, and whether the line is paused.
create table senders (
  account_id uuid not null,
  inbox_id uuid not null,
  held_by uuid,
  held_until timestamptz,
  -- Messages per second: 80, 1,000, or 20 where the business app is used beside us.
  messages_per_second integer not null default 80 check (messages_per_second between 1 and 1000),
  paused_until timestamptz,
  pause_reason text,
  primary key (account_id, inbox_id)
);

select selfsame_protect('sends');
select selfsame_protect('send_attempts');
select selfsame_protect('senders');
