-- A consumer may ask for another number of somebody, the phone that is known now: for whom it was asked, and when. It is
-- told of them by the one that was renewed last; the others still reach whom they reached.
alter table gateway_numbers add column renewed_for uuid, add column renewed_at timestamptz;

-- Sends whose end WhatsApp may never tell the consumer of, so that we have to.
alter table gateway_sends add column watched boolean not null default false;
create index gateway_sends_watched on gateway_sends (account_id, created_at) where watched;

-- Calls of a consumer that were refused, the latest ones: neither whom they were for nor what they held.
create table gateway_refusals (
  account_id uuid not null references accounts (id),
  id uuid not null,
  consumer_id uuid not null,
  -- Such as POST messages.
  call text not null,
  http_status integer not null,
  -- WhatsApp's code, as the consumer got it; null where the answer held none.
  code integer,
  details text not null,
  at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, consumer_id) references gateway_consumers (account_id, id) on delete cascade
);
create index gateway_refusals_list on gateway_refusals (account_id, consumer_id, id);
select selfsame_protect('gateway_refusals');
