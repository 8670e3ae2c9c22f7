-- WhatsApp tells of one message in several ways: as it comes, as the echo of what the business app sent, beside another
-- app, in synchronised history, in statuses. Which of them were seen, of live, echo, send, standby, history and status.
-- Empty for rows from before, which say the same by their source; filling them would rewrite every message.
alter table messages add column seen_copies text[] not null default '{}';

-- True while nothing in it was work: only history, reactions, edits or deletions, and no member has touched it. It is
-- resolved, and opens with the first message that is work.
alter table conversations add column quiet boolean not null default false;
