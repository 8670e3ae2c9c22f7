-- What we agree with people, and how we are called: consent, blocks, requests for a phone, usernames of our lines.

-- Who noted it; null where it was WhatsApp itself.
alter table consents add column recorded_by text, add column recorded_at timestamptz;

-- Who is, or was, blocked on a line: registration by registration.
create table contact_blocks (
  account_id uuid not null,
  anchor_id uuid not null,
  inbox_id uuid not null,
  state text not null check (state in ('blocked', 'unblocked')),
  -- By what WhatsApp was told.
  address_kind text not null check (address_kind in ('phone', 'bsuid')),
  address text not null,
  at timestamptz not null,
  by text not null,
  primary key (account_id, anchor_id, inbox_id)
);

alter table inboxes add column username text, add column username_status text, add column username_at timestamptz;

-- What of an erased person WhatsApp still has to forget. The BSUID is sealed, and the row goes when it is done.
create table contact_book_deletions (
  account_id uuid not null,
  id uuid not null,
  portfolio_id uuid not null,
  bsuid bytea not null,
  tries integer not null default 0,
  due_at timestamptz not null,
  erased_at timestamptz not null,
  primary key (account_id, id)
);
create index contact_book_deletions_due on contact_book_deletions (due_at);

alter table phone_requests add column message_id uuid, add column expires_at timestamptz, add column shared_phone text,
  add column conflict_id uuid, add column requested_by text;
-- An answer counts by when it was given, also where it comes after we gave up waiting for it.
drop index phone_requests_anchor;
create index phone_requests_anchor on phone_requests (account_id, anchor);
create index phone_requests_expiring on phone_requests (expires_at) where state = 'requested';

select selfsame_protect('contact_blocks');
select selfsame_protect('contact_book_deletions');
