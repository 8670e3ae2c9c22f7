-- Whose work a conversation is. Most have nobody, and cost the index nothing.
create index conversations_assigned on conversations (account_id, assignee_id, inbox_id, status, last_message_at desc, id desc)
  where assignee_id is not null and merged_into is null;
