-- Conversations that carry labels, from their newest end: a list by label reads no others. (An index over the labels
-- themselves would not be used: under row-level security only comparisons that cannot leak reach an index.)
create index conversations_labelled on conversations (account_id, last_message_at desc, id desc)
  where labels <> '{}' and merged_into is null and last_message_at is not null;
