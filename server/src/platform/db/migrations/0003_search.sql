-- What the lists and the search stand on. Row-level security lets a condition use an index only if its operator is
-- leakproof: comparisons of text, uuid and time are, while like, lower() and full-text search are not. So whatever is
-- searched is kept in the form in which it is compared, and a prefix is a range.

-- Words as they are compared: without case and accents, at most twenty of them.
create function selfsame_words(shown text) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct left(word, 60)), '{}')
    from (
      select word from regexp_split_to_table(
        regexp_replace(lower(regexp_replace(normalize(shown, nfkd), '[\u0300-\u036f]', '', 'g')), '[[:punct:]]', ' ', 'g'),
        '\s+') as word
       where word <> '' limit 20) as words
$$;
grant execute on function selfsame_words to selfsame_app, selfsame_ingest;

create table contact_words (
  account_id uuid not null,
  word text collate "C" not null,
  contact_id uuid not null,
  primary key (account_id, word, contact_id)
);
create index contact_words_contact on contact_words (account_id, contact_id, word);
select selfsame_protect('contact_words');

-- Once per statement and not per row: a batch writes hundreds of contacts at a time.
create function selfsame_write_contact_words() returns trigger
language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from contact_words w using changed_to n join changed_from o on o.account_id = n.account_id and o.id = n.id
     where w.account_id = n.account_id and w.contact_id = n.id
       and (o.name, o.profile_name) is distinct from (n.name, n.profile_name);
    insert into contact_words (account_id, word, contact_id)
    select n.account_id, w.word, n.id
      from changed_to n join changed_from o on o.account_id = n.account_id and o.id = n.id
      cross join lateral unnest(selfsame_words(concat_ws(' ', n.name, n.profile_name))) as w(word)
     where (o.name, o.profile_name) is distinct from (n.name, n.profile_name)
    on conflict do nothing;
  elsif tg_op = 'INSERT' then
    insert into contact_words (account_id, word, contact_id)
    select n.account_id, w.word, n.id
      from changed_to n cross join lateral unnest(selfsame_words(concat_ws(' ', n.name, n.profile_name))) as w(word)
     where coalesce(n.name, n.profile_name) is not null
    on conflict do nothing;
  else
    delete from contact_words w using changed_from o where w.account_id = o.account_id and w.contact_id = o.id;
  end if;
  return null;
end $$;

create trigger contact_words_insert after insert on contacts
  referencing new table as changed_to for each statement execute function selfsame_write_contact_words();
create trigger contact_words_update after update on contacts
  referencing old table as changed_from new table as changed_to
  for each statement execute function selfsame_write_contact_words();
create trigger contact_words_delete after delete on contacts
  referencing old table as changed_from for each statement execute function selfsame_write_contact_words();

-- Usernames compare without case. Every username of a contact, also a former one, hangs on one of its anchors.
alter table usernames add column username_key text collate "C" not null generated always as (lower(username)) stored;
create index usernames_key on usernames (account_id, username_key, anchor_id);

-- One index serves the inbox with any choice of inboxes and states: each pair is read from its newest end.
create index conversations_inbox on conversations (account_id, inbox_id, status, last_message_at desc, id desc)
  where merged_into is null and last_message_at is not null;
create index conversations_snoozed on conversations (snoozed_until) where status = 'snoozed' and snoozed_until is not null;

-- Reactions, edits, revocations and answers, found from what they refer to.
create index messages_referring on messages (account_id, inbox_id, refers_to_wamid) where refers_to_wamid is not null;
-- The advertisements that somebody came from.
create index messages_referrals on messages (account_id, anchor_id, sent_at desc) where content ? 'referral';

-- Whether something about a contact waits for a person's decision.
create index conflicts_left_contact on conflicts (account_id, left_contact_id) where state = 'open';
create index conflicts_right_contact on conflicts (account_id, right_contact_id) where state = 'open';
