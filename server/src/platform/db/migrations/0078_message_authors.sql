-- Who wrote a message of ours: a member, a program, a broadcast, or another program through the gateway. Null for what
-- contacts wrote, for what the business app sent, and for messages from before.
alter table messages
  add column author_kind text check (author_kind in ('member', 'api_key', 'operator', 'broadcast', 'gateway_consumer')),
  add column author_id uuid,
  -- As it was then: whoever leaves has written it all the same.
  add column author_name text;
