-- The order in which messages of contacts became visible. A number of the account, taken under its lock: a time would not
-- do, since a later copy of a message changes it, and history stores messages that come live afterwards.
create table arrival_counters (
  account_id uuid primary key references accounts (id),
  last bigint not null
) with (fillfactor = 50);
select selfsame_protect('arrival_counters');

alter table messages
  -- Of an inbound message, its own number. Of one of ours, that of the last inbound message before it. Null: history, a
  -- reaction, an edit or a deletion, what is scheduled, and messages from before.
  add column arrival bigint;
create index messages_unread on messages (account_id, conversation_id, anchor_id, arrival)
  where arrival is not null and direction = 'inbound';
create index messages_arrived on messages (account_id, conversation_id, arrival) where arrival is not null;

-- The number of the newest inbound message, by which unread conversations are found.
alter table conversations add column last_arrival bigint;
create index conversations_arrived on conversations (account_id, inbox_id, last_arrival desc, id desc)
  where last_arrival is not null and merged_into is null;

-- How far a member has read what one registration wrote in an inbox; of a group, what was written there. Neither a merge nor
-- its undo, nor a message that moves, changes a row here.
create table read_markers (
  account_id uuid not null,
  user_id uuid not null,
  inbox_id uuid not null,
  -- An anchor's id, or that of a group's conversation.
  subject_id uuid not null,
  read_up_to bigint not null,
  moved_at timestamptz not null,
  primary key (account_id, user_id, inbox_id, subject_id),
  foreign key (account_id, user_id) references memberships (account_id, user_id) on delete cascade
) with (fillfactor = 80);
create index read_markers_subject on read_markers (account_id, subject_id);
create index read_markers_moved on read_markers (account_id, moved_at);
select selfsame_protect('read_markers');
select selfsame_show_inbox('read_markers');

-- What came before a member joined is not unread to them.
alter table memberships add column unread_since bigint not null default 0;
