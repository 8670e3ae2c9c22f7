alter table conversations
  -- Since when the contact waits for a reply: the first message after the last one. Null: the contact does not wait.
  add column waiting_since timestamptz,
  -- Up to which arrival a member has resolved the conversation: what came before waits no more.
  add column settled_arrival bigint not null default 0;
create index conversations_waiting on conversations (account_id, inbox_id, status, waiting_since, id)
  where waiting_since is not null and merged_into is null;
