-- Whom a team looks at often: filters of the list of contacts under a name, the same for everybody in the account.
create table segments (
  account_id uuid not null references accounts (id),
  id uuid not null,
  name text not null,
  -- In the form of the API.
  filters jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id)
);
-- However it is typed, a name is one segment's; also the order in which they are listed.
create unique index segments_name on segments (account_id, lower(name) collate "C");
select selfsame_protect('segments');
select selfsame_show('segments');
