-- Files: those that messages from WhatsApp name, which are fetched, and those that are given to us to be sent.

create table media (
  account_id uuid not null,
  id uuid not null,
  source text not null check (source in ('whatsapp', 'upload')),
  -- Of a file from WhatsApp: the message that names it, and where to ask for it. An upload belongs to no message.
  inbox_id uuid,
  message_id uuid,
  meta_media_id text,
  -- What Meta says the file's digest is, as Meta wrote it.
  announced_sha256 text,
  mime_type text,
  file_name text,
  state text not null check (state in ('waiting', 'downloading', 'stored', 'failed', 'gone')),
  -- When to try next; while a process is at it, when that process is taken for dead.
  due_at timestamptz,
  claim_id uuid,
  tries integer not null default 0,
  -- Why the last try came to nothing.
  reason text,
  size bigint,
  -- Hexadecimal, of the bytes as they are stored.
  sha256 text,
  storage_key text,
  created_at timestamptz not null,
  stored_at timestamptz,
  primary key (account_id, id),
  check ((source = 'whatsapp') = (message_id is not null and inbox_id is not null and meta_media_id is not null)),
  check ((state = 'stored') = (storage_key is not null and size is not null and sha256 is not null)),
  check ((state in ('waiting', 'downloading')) = (due_at is not null))
);
-- The same message may be told again by a redelivered webhook.
create unique index media_of_message on media (account_id, message_id, meta_media_id) where message_id is not null;
create index media_due on media (account_id, due_at) where state in ('waiting', 'downloading');

-- Which messages of ours carry which uploads.
create table media_uses (
  account_id uuid not null,
  message_id uuid not null,
  media_id uuid not null,
  primary key (account_id, message_id, media_id)
);
create index media_uses_media on media_uses (account_id, media_id);

-- Meta's id of a file that we have uploaded for a line; Meta keeps it for 30 days.
create table media_uploads (
  account_id uuid not null,
  media_id uuid not null,
  inbox_id uuid not null,
  meta_media_id text not null,
  uploaded_at timestamptz not null,
  primary key (account_id, media_id, inbox_id)
);

-- Bytes to be removed from the storage: those of rows that were deleted, and those that may never get a row, because
-- they are being stored just now.
create table media_removals (
  account_id uuid not null,
  storage_key text not null,
  due_at timestamptz not null,
  -- Removed once; once more when nobody can be storing them any longer.
  last boolean not null default false,
  primary key (account_id, storage_key)
);
create index media_removals_due on media_removals (due_at);

select selfsame_protect('media');
select selfsame_protect('media_uses');
select selfsame_protect('media_uploads');
select selfsame_protect('media_removals');
