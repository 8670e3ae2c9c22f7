-- Who gets what nobody has taken: a rule for each inbox that has one, and where its reading of the feed stands.

-- Whether somebody takes new work now, as they say themselves.
alter table memberships add column availability text not null default 'online'
  check (availability in ('online', 'busy', 'away'));

create table assignment_rules (
  account_id uuid not null,
  inbox_id uuid not null,
  method text not null check (method in ('round_robin', 'least_busy')),
  -- Among its members; null: among everybody who answers. A team that is gone takes its rule along.
  team_id uuid,
  -- So many open conversations somebody has at most before they get no more; null: without end.
  most_open integer check (most_open between 1 and 1000),
  -- Who was given the last one, so that the next is somebody else's.
  last_user_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, inbox_id),
  foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade,
  foreign key (account_id, team_id) references teams (account_id, id) on delete cascade
);
select selfsame_protect('assignment_rules');
select selfsame_show_inbox('assignment_rules');

-- Up to where the account's feed was read for conversations that were opened.
create table assignment_positions (
  account_id uuid primary key references accounts (id),
  seq bigint not null
);
select selfsame_protect('assignment_positions');

-- What was opened and belongs to nobody, until somebody is free or has taken it.
create table assignment_waits (
  account_id uuid not null,
  conversation_id uuid not null,
  -- The event by which it was opened: whoever came first is given first.
  seq bigint not null,
  primary key (account_id, conversation_id),
  foreign key (account_id, conversation_id) references conversations (account_id, id) on delete cascade
);
select selfsame_protect('assignment_waits');
