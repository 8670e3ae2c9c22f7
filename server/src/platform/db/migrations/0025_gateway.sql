-- Consumers that speak WhatsApp's Cloud API and stand behind us: what they are told, and by which number they know somebody.
create table gateway_consumers (
  account_id uuid not null references accounts (id),
  id uuid not null,
  name text not null,
  -- The lines that it sees and sends from; null: all of them.
  inbox_ids uuid[],
  policy text not null check (policy in ('passthrough', 'known_phone', 'stable_phone')),
  -- live: webhooks go out. shadow: what would have gone out is written down, under every policy. paused: they wait.
  mode text not null check (mode in ('live', 'shadow', 'paused')),
  -- The fields of webhooks that it is subscribed to; null: all of them.
  fields text[],
  -- Null where it only sends.
  url text,
  app_secret bytea not null,
  verify_token bytea not null,
  -- SHA-256 of a token that holds 256 random bits; nothing slower is needed against guessing.
  token_digest bytea not null unique,
  may_send boolean not null default true,
  -- It answers by itself: it is told to stand by while somebody has the conversation.
  answers_by_itself boolean not null default false,
  -- A country code that is in service nowhere, under which surrogates are made.
  surrogate_code text not null default '999' check (surrogate_code in ('999', '997', '990')),
  -- Why its webhooks are paused; null where a person paused them.
  paused_reason text,
  -- Up to where in the feed of events it was told who has a conversation.
  position bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, name)
);
select selfsame_protect('gateway_consumers');

-- The numbers by which a consumer knows people. A row belongs to the contact it was given for, also after that was merged
-- into another, so that an undo gives each their own back.
create table gateway_numbers (
  account_id uuid not null references accounts (id),
  consumer_id uuid not null,
  -- Digits as the consumer gets them, and the key under which written forms of one phone match.
  number text not null,
  number_key text not null,
  contact_id uuid not null,
  surrogate boolean not null,
  given_at timestamptz not null,
  primary key (account_id, consumer_id, number_key),
  foreign key (account_id, consumer_id) references gateway_consumers (account_id, id) on delete cascade
);
create index gateway_numbers_contact on gateway_numbers (account_id, contact_id, consumer_id, given_at);
select selfsame_protect('gateway_numbers');

-- What a consumer sent through us: by which number it named the person, and what is to come back with the statuses.
create table gateway_sends (
  account_id uuid not null references accounts (id),
  message_id uuid not null,
  consumer_id uuid not null,
  -- Digits; null where it named the person by their BSUID.
  number text,
  -- The id that it was answered with before WhatsApp gave its own; null where it got WhatsApp's.
  given_wamid text,
  callback_data text,
  created_at timestamptz not null,
  primary key (account_id, message_id),
  foreign key (account_id, consumer_id) references gateway_consumers (account_id, id) on delete cascade
);
create unique index gateway_sends_given on gateway_sends (account_id, given_wamid) where given_wamid is not null;
select selfsame_protect('gateway_sends');

-- One webhook for one consumer: what of a stored webhook event is for it, or one of our own.
create table gateway_deliveries (
  account_id uuid not null references accounts (id),
  id uuid not null,
  consumer_id uuid not null,
  -- Null for one of our own, which stands in body.
  event_id uuid,
  body jsonb,
  state text not null check (state in ('queued', 'delivered', 'failed', 'shadow', 'nothing')),
  attempts integer not null default 0,
  next_at timestamptz,
  claimed_by uuid,
  claimed_until timestamptz,
  -- What was written into it and where, by policy; with the stored event this is the whole of what went out.
  filled jsonb,
  status_code integer,
  error text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (account_id, id),
  unique (account_id, consumer_id, event_id),
  foreign key (account_id, consumer_id) references gateway_consumers (account_id, id) on delete cascade
);
create index gateway_deliveries_due on gateway_deliveries (next_at, account_id, consumer_id) where state = 'queued';
create index gateway_deliveries_ended on gateway_deliveries (ended_at) where ended_at is not null;
create index gateway_deliveries_list on gateway_deliveries (account_id, consumer_id, id);
create index gateway_deliveries_event on gateway_deliveries (account_id, event_id);
select selfsame_protect('gateway_deliveries');

-- Which conversations a bot was told that a person has.
create table gateway_handovers (
  account_id uuid not null references accounts (id),
  consumer_id uuid not null,
  conversation_id uuid not null,
  taken boolean not null,
  primary key (account_id, consumer_id, conversation_id),
  foreign key (account_id, consumer_id) references gateway_consumers (account_id, id) on delete cascade
);
select selfsame_protect('gateway_handovers');
