-- How a team works through its conversations: what comes first, what is written on them, which of them somebody looks at often,
-- and who looks at them now.

alter table conversations add column priority text not null default 'none'
  check (priority in ('urgent', 'high', 'medium', 'low', 'none'));
-- Most have none, and cost the index nothing. Each inbox, status and priority has its newest end here.
create index conversations_prior on conversations (account_id, inbox_id, status, priority, last_message_at desc, id desc)
  where priority <> 'none' and merged_into is null;

-- What is known of a label beside its name. Conversations carry the names: a label needs no record to be used.
create table labels (
  account_id uuid not null references accounts (id),
  id uuid not null,
  name text not null,
  color text not null check (color in ('gray', 'red', 'pink', 'grape', 'violet', 'blue', 'cyan', 'teal', 'green', 'lime',
    'yellow', 'orange')),
  description text,
  -- It stays on a conversation that is resolved; the others are taken off by that.
  sticky boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, name)
);
select selfsame_protect('labels');
select selfsame_show('labels');

-- Filters that somebody uses often.
create table views (
  account_id uuid not null references accounts (id),
  id uuid not null,
  name text not null,
  -- Whose alone it is, and gone when they leave the account; null: it is everybody's.
  user_id uuid,
  -- As the API takes and gives them.
  filters jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, user_id) references memberships (account_id, user_id) on delete cascade
);
create index views_user on views (account_id, user_id);
select selfsame_protect('views');
select selfsame_show('views');

-- Who looks at a conversation now, and whether they write. Worth nothing after some seconds, so no log is kept of it and a
-- crash may empty it.
create unlogged table presences (
  account_id uuid not null,
  conversation_id uuid not null,
  user_id uuid not null,
  inbox_id uuid not null,
  here_until timestamptz not null,
  typing_until timestamptz,
  primary key (account_id, conversation_id, user_id)
);
select selfsame_protect('presences');
select selfsame_show_inbox('presences');
