-- Teams: who works together, and on which inboxes. A conversation may be a team's, as it may be somebody's.
create table teams (
  account_id uuid not null references accounts (id),
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id)
);
-- However it is typed, a name is one team's.
create unique index teams_name on teams (account_id, lower(name));
select selfsame_protect('teams');

create table team_members (
  account_id uuid not null,
  team_id uuid not null,
  user_id uuid not null,
  primary key (account_id, team_id, user_id),
  foreign key (account_id, team_id) references teams (account_id, id) on delete cascade,
  -- Whoever leaves the account leaves its teams.
  foreign key (account_id, user_id) references memberships (account_id, user_id) on delete cascade
);
create index team_members_user on team_members (account_id, user_id);
select selfsame_protect('team_members');

create table team_inboxes (
  account_id uuid not null,
  team_id uuid not null,
  inbox_id uuid not null,
  primary key (account_id, team_id, inbox_id),
  foreign key (account_id, team_id) references teams (account_id, id) on delete cascade,
  foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade
);
create index team_inboxes_inbox on team_inboxes (account_id, inbox_id);
select selfsame_protect('team_inboxes');

-- No foreign key: what a team that is gone had is set free by whoever deletes it, which the feed then tells.
alter table conversations add column team_id uuid;
create index conversations_of_team on conversations (account_id, team_id, inbox_id, status, last_message_at desc, id desc)
  where team_id is not null and merged_into is null;

-- What a member sees: everything, or the inboxes of their teams. Said of the member and not read off the teams, so that
-- leaving the last team never shows more. Owners and admins see everything.
alter table memberships add column access text not null default 'everything' check (access in ('everything', 'teams')),
  add constraint memberships_limits check (access = 'everything' or role in ('agent', 'viewer'));
alter table invitations add column access text not null default 'everything' check (access in ('everything', 'teams')),
  add constraint invitations_limits check (access = 'everything' or role in ('agent', 'viewer'));
