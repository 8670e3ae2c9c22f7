-- A template to many: whom it is for, what it comes to for each of them, and how far it has got.

create table broadcasts (
  account_id uuid not null references accounts (id),
  id uuid not null,
  name text not null,
  inbox_id uuid not null,
  template_name text not null,
  template_language text not null,
  -- What is the same for everybody.
  components jsonb not null,
  -- What differs: variables of the template, and what fills them.
  parameters jsonb not null,
  endpoint text not null check (endpoint in ('messages', 'marketing_messages')),
  -- As it was asked for; listed contacts stand in broadcast_recipients only.
  audience jsonb not null,
  state text not null check (state in
    ('draft', 'preparing', 'ready', 'scheduled', 'running', 'paused', 'finished', 'cancelled')),
  -- Why it is paused: by hand, or because of its template.
  pause_reason text,
  send_at timestamptz,
  -- The last contact that the search for recipients has looked at, and whether that was the last one of all.
  examined_contact_id uuid,
  all_listed boolean not null default false,
  recipients integer not null default 0,
  -- The last recipient for whom the dry run, and then the run, has decided.
  checked_position integer not null default 0,
  queued_position integer not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  ready_at timestamptz,
  started_at timestamptz,
  -- Finished or cancelled, and nothing of it is about to be sent.
  ended_at timestamptz,
  primary key (account_id, id)
);
create index broadcasts_open on broadcasts (account_id, id) where ended_at is null;

create table broadcast_recipients (
  account_id uuid not null,
  broadcast_id uuid not null,
  position integer not null,
  -- As it was listed, whatever it has been folded into since; null once the person is erased.
  contact_id uuid,
  -- What became of a message is told by the message.
  state text not null check (state in ('listed', 'planned', 'unreachable', 'queued', 'erased')),
  reason text,
  -- Variables of the template that nothing fills.
  missing text[],
  -- What it would be sent to, and what it would count as.
  address_kind text,
  category text,
  market text,
  message_id uuid,
  primary key (account_id, broadcast_id, position)
) with (fillfactor = 70);
create unique index broadcast_recipients_contact on broadcast_recipients (account_id, contact_id, broadcast_id);

-- A paused broadcast holds back what of it is queued.
alter table sends drop constraint sends_state_check, add constraint sends_state_check check (state in
  ('scheduled', 'waiting', 'held', 'queued', 'sending', 'unknown', 'sent', 'failed', 'cancelled'));
-- What people talk about goes before what is broadcast.
drop index sends_heads;
create index sends_heads on sends (account_id, inbox_id, (broadcast_id is not null), due_at, message_id)
  where state = 'queued' and head;
-- Only what a broadcast has under way is looked for.
drop index sends_broadcast;
create index sends_broadcast on sends (account_id, broadcast_id, state)
  where broadcast_id is not null and state in ('held', 'queued', 'sending');

select selfsame_protect('broadcasts');
select selfsame_protect('broadcast_recipients');
