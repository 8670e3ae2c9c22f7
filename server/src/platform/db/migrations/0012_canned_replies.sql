-- Answers that a team gives often, each found by a short name.
create table canned_replies (
  account_id uuid not null references accounts (id),
  id uuid not null,
  -- In lower case; what is typed behind the slash.
  shortcut text not null,
  text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, shortcut)
);
select selfsame_protect('canned_replies');
