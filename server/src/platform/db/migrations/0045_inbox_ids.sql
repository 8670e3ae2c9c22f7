-- Where each contact is seen, as a column, so that no policy of limited members asks another table. A contact is seen in the
-- inboxes of its conversations and of the groups it wrote in; what hangs on it repeats that. One function writes it:
-- server/src/contacts/place-contacts.ts. Null means not known yet: rows from before this migration are filled in batches by
-- server/src/contacts/place-everyone.ts, and until they are, the policies from before answer.
--
-- Each `add column` without a default locks its table for the moment of the catalogue's change and rewrites nothing.

alter table contacts add column inbox_ids uuid[];
alter table anchors add column inbox_ids uuid[],
  -- The inboxes in whose groups this anchor has messages.
  add column group_inbox_ids uuid[];
alter table identities add column inbox_ids uuid[];
alter table usernames add column inbox_ids uuid[];
alter table consents add column inbox_ids uuid[];
alter table merges add column loser_inbox_ids uuid[], add column survivor_inbox_ids uuid[];
alter table conflicts add column left_inbox_ids uuid[], add column right_inbox_ids uuid[];
alter table note_mentions add column inbox_id uuid;
alter table media_uses add column inbox_id uuid;
-- Of an upload: the inboxes of the messages that carry it; null while none does.
alter table media add column inbox_ids uuid[];

-- contacts.inbox_ids by inbox, for the contacts that stand on their own: a limited member's lists are read from here, each
-- inbox from its newest contact on. An index over the array would have no order.
create table contact_inboxes (
  account_id uuid not null,
  inbox_id uuid not null,
  contact_id uuid not null,
  primary key (account_id, inbox_id, contact_id)
);
select selfsame_protect('contact_inboxes');

-- Conflicts of a contact in any state; there are few of them.
create index conflicts_of_left on conflicts (account_id, left_contact_id);
create index conflicts_of_right on conflicts (account_id, right_contact_id);

-- In which accounts a user is a member. Users belong to no account, so the policy finds the account here.
alter table users add column account_ids uuid[] not null default '{}';
update users u set account_ids = m.account_ids
  from (select user_id, array_agg(account_id order by account_id) as account_ids from memberships group by 1) as m
 where u.id = m.user_id;

-- Called wherever a membership begins or ends. No role of the application may write what a user belongs to.
create function selfsame_place_user(user_id uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update users u set account_ids = array(
      select m.account_id from memberships m where m.user_id = u.id order by m.account_id)
   where u.id = selfsame_place_user.user_id
$$;
revoke execute on function selfsame_place_user from public;
grant execute on function selfsame_place_user to selfsame_app, selfsame_ingest;

drop policy members on users;
drop policy visible on users;
create policy members on users for select to selfsame_app, selfsame_member
  using (current_setting('selfsame.account_id')::uuid = any(account_ids));

-- Rows whose column names an inbox. The id is looked for in the setting's text, where nothing but ids stands: to read the
-- setting as an array for each row takes three times as long, and the longer the more inboxes a member has.
create or replace function selfsame_show_inbox(table_name text, inbox_column text default 'inbox_id') returns void
language sql as $$
  select selfsame_show(table_name, format('position(%I::text in current_setting(''selfsame.inbox_ids'')) > 0', inbox_column))
$$;

-- What has named its inbox all along is shown by it at once.
do $$
declare
  shown record;
begin
  for shown in
    select tablename, (regexp_match(qual, '\(\(?(\w+) = ANY \(\( SELECT \(current_setting\(''selfsame.inbox_ids'''))[1] as inbox_column
      from pg_policies where schemaname = 'public' and policyname = 'visible' and tablename not in ('media', 'events')
  loop
    if shown.inbox_column is not null then
      execute format('drop policy visible on %I', shown.tablename);
      perform selfsame_show_inbox(shown.tablename, shown.inbox_column);
    end if;
  end loop;
end $$;
select selfsame_show_inbox('contact_inboxes');

-- Templates belong to a WABA; those of the member's inboxes stand in a setting of their own.
drop policy visible on templates;
drop policy visible on template_syncs;
select selfsame_show('templates', 'waba_id = any(current_setting(''selfsame.waba_ids'')::text[])');
select selfsame_show('template_syncs', 'waba_id = any(current_setting(''selfsame.waba_ids'')::text[])');

-- Whether every contact has been placed, for the lists that read contact_inboxes. Planned away where it is called.
create function selfsame_is_placed() returns boolean
language sql immutable parallel safe as $$ select false $$;
grant execute on function selfsame_is_placed to selfsame_app, selfsame_member;

-- Once all rows are filled: shows them by their own columns, and no longer by those of other tables.
create function selfsame_show_placed() returns void
language plpgsql as $$
declare
  mine constant text := 'current_setting(''selfsame.inbox_ids'')::uuid[]';
  here constant text := 'position(inbox_id::text in current_setting(''selfsame.inbox_ids'')) > 0';
  placed text;
begin
  foreach placed in array array['contacts', 'anchors', 'identities', 'usernames', 'consents', 'merges', 'conflicts',
    'note_mentions', 'media_uses', 'media', 'events', 'identity_events', 'contact_words', 'broadcast_recipients'] loop
    execute format('drop policy if exists visible on %I', placed);
  end loop;
  foreach placed in array array['contacts', 'anchors', 'identities', 'usernames', 'consents'] loop
    perform selfsame_show(placed, format('inbox_ids && %s', mine));
  end loop;
  -- What two contacts have to do with each other is seen by members who see both.
  perform selfsame_show('merges', format('loser_inbox_ids && %1$s and survivor_inbox_ids && %1$s', mine));
  perform selfsame_show('conflicts', format('left_inbox_ids && %1$s and right_inbox_ids && %1$s', mine));
  perform selfsame_show_inbox('note_mentions');
  perform selfsame_show_inbox('media_uses');
  -- An upload is in no inbox until a message carries it: until then, the caller who knows its id has made it.
  perform selfsame_show('media', format('case when source = ''whatsapp'' then %s
    else inbox_ids is null or inbox_ids && %s end', here, mine));
  -- What happened in an inbox, that a contact was erased, and that who sees what has changed. What happened to contacts
  -- outside any inbox is read by the account and told to members who see all contacts in it: server/src/events/seen.ts.
  perform selfsame_show('events', format(
    '%s or (inbox_id is null and type in (''contact.erased'', ''team.updated'', ''member.updated''))', here));
  -- identity_events, contact_words and broadcast_recipients show nothing: what of them a member may see is found by the
  -- contacts that the member sees.
  create or replace function selfsame_is_placed() returns boolean
  language sql immutable parallel safe as 'select true';
  drop function if exists selfsame_is_carried(uuid, uuid);
end $$;
revoke execute on function selfsame_show_placed from public;

-- A new database has nothing to fill.
do $$
begin
  if not exists (select from contacts) and not exists (select from media_uses) and not exists (select from note_mentions) then
    perform selfsame_show_placed();
  end if;
end $$;
