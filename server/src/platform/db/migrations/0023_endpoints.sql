-- Where our events go: endpoints, each of which reads the account's feed by a position of its own, and a row for what was tried.
create table endpoints (
  account_id uuid not null references accounts (id),
  id uuid not null,
  name text not null,
  url text not null,
  -- Such as `message.received` or `contact.*`; null: all.
  event_types text[],
  inbox_ids uuid[],
  format text not null check (format in ('standard', 'cloudevents')),
  ordered boolean not null,
  concurrency integer not null check (concurrency between 1 and 50),
  secret bytea not null,
  -- Signs too until then, so that whoever receives can change over.
  previous_secret bytea,
  previous_until timestamptz,
  state text not null check (state in ('enabled', 'paused', 'disabled')),
  state_reason text,
  state_at timestamptz not null,
  -- Every event up to here was delivered, is none of its types, or has a row in deliveries.
  position bigint not null,
  -- Since the last success: how often in a row it failed, since when, and how long nothing is sent because of that.
  failures integer not null default 0,
  failing_since timestamptz,
  held_back_until timestamptz,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  last_status integer,
  last_error text,
  -- Which process delivers to it, by the database's clock.
  held_by uuid,
  held_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id)
) with (fillfactor = 50);
create index endpoints_enabled on endpoints (account_id) where state = 'enabled';
select selfsame_protect('endpoints');

-- One event to one endpoint, from its first attempt on. What it said stands in events and is rendered anew each time.
create table deliveries (
  account_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  -- Null for a test, which is no event of the feed.
  seq bigint,
  contact_id uuid,
  -- What an ordered endpoint gets one after another.
  order_key uuid,
  state text not null check (state in ('pending', 'delivered', 'failed', 'cancelled')),
  -- Since it was last made due by hand.
  tries integer not null,
  due_at timestamptz,
  -- The latest attempts, each with when, how long, status, error class and the beginning of the answer.
  attempts jsonb not null,
  ended_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, endpoint_id) references endpoints (account_id, id) on delete cascade
) with (fillfactor = 90);
create unique index deliveries_event on deliveries (account_id, endpoint_id, seq);
create index deliveries_list on deliveries (account_id, endpoint_id, id);
create index deliveries_due on deliveries (account_id, endpoint_id, due_at) where state = 'pending';
create index deliveries_order on deliveries (account_id, endpoint_id, order_key, seq) where state = 'pending';
create index deliveries_ended on deliveries (ended_at) where ended_at is not null;
create index deliveries_contact on deliveries (account_id, contact_id) where contact_id is not null;
select selfsame_protect('deliveries');
