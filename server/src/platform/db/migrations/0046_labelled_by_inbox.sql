-- Conversations that carry labels, of each inbox from its newest end: so a limited member's list by label reads none of the
-- others. It holds few of the conversations, but reads all of them once: conversations cannot be written meanwhile, for some
-- second for each million of them.
create index conversations_labelled_by_inbox on conversations (account_id, inbox_id, last_message_at desc, id desc)
  where labels <> '{}' and merged_into is null and last_message_at is not null;
