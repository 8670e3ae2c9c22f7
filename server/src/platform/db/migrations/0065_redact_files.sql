-- Erasures whose traces in text files that others sent or got still have to be looked for. The traces are sealed, and the
-- row goes when every file has been read.
create table file_redactions (
  account_id uuid not null,
  id uuid not null,
  traces bytea not null,
  -- The last file that was read.
  after_id uuid not null default '00000000-0000-0000-0000-000000000000',
  due_at timestamptz not null,
  erased_at timestamptz not null,
  primary key (account_id, id)
);
create index file_redactions_due on file_redactions (due_at);
select selfsame_protect('file_redactions');
