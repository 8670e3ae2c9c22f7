-- What a team writes to itself beside a conversation; never sent. A note belongs to a contact in an inbox, as messages belong to
-- their anchor: a merge shows it with the survivor's, and an undo gives it back to whom it was written about.
create table notes (
  account_id uuid not null references accounts (id),
  id uuid not null,
  inbox_id uuid not null,
  -- As it was when the note was written; null in a group.
  contact_id uuid,
  -- The thread it was written in: what it belongs to in a group.
  conversation_id uuid not null,
  author_kind text not null check (author_kind in ('member', 'api_key', 'operator')),
  author_id uuid not null,
  -- As it was then: whoever leaves has written it all the same.
  author_name text not null,
  text text not null,
  created_at timestamptz not null,
  primary key (account_id, id)
);
create index notes_contact on notes (account_id, contact_id, created_at desc, id desc);
create index notes_group on notes (account_id, conversation_id, created_at desc, id desc) where contact_id is null;
select selfsame_protect('notes');

create table note_mentions (
  account_id uuid not null references accounts (id),
  note_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null,
  primary key (account_id, note_id, user_id),
  foreign key (account_id, note_id) references notes (account_id, id) on delete cascade
);
create index note_mentions_user on note_mentions (account_id, user_id, created_at desc, note_id desc);
select selfsame_protect('note_mentions');
