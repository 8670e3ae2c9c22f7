-- The third wall: a member who is limited to their teams works as a role that sees, of its account, only what hangs on the
-- inboxes that its transaction names, and that writes nothing. What is changed for them is changed as selfsame_app, after
-- this role has seen what is to be changed. The policies and plans of the other roles stay as they are.
do $$
declare
  needed text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  if not exists (select from pg_roles where rolname = 'selfsame_member') then
    begin
      create role selfsame_member nologin;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'The database user % may not create roles.', current_user using
          errcode = 'insufficient_privilege',
          hint = format('As an administrator run: create role selfsame_member nologin; grant selfsame_member to %I;',
            current_user);
    end;
  end if;
  if not pg_has_role(current_user, 'selfsame_member', needed) then
    begin
      execute format('grant selfsame_member to %I', current_user);
    exception when insufficient_privilege then
      raise exception 'The database user % may not act as selfsame_member.', current_user using
        errcode = 'insufficient_privilege',
        hint = format('As an administrator run: grant selfsame_member to %I;', current_user);
    end;
  end if;
end $$;

grant usage on schema public to selfsame_member;
grant execute on function selfsame_words to selfsame_member;

-- As before; and the role of limited members may ask, and is answered with no row until selfsame_show says which.
create or replace function selfsame_protect(table_name text, account_column text default 'account_id') returns void
language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format(
    'create policy one_account on %I to selfsame_app using (%I = current_setting(''selfsame.account_id'')::uuid)',
    table_name, account_column);
  execute format('create policy every_account on %I to selfsame_ingest using (true)', table_name);
  execute format('grant select, insert, update, delete on %I to selfsame_app, selfsame_ingest', table_name);
  execute format('grant select on %I to selfsame_member', table_name);
  -- The embedded store has no autovacuum: the application does it.
  if current_setting('server_version_num')::int >= 170000 then
    execute format('grant maintain on %I to selfsame_app', table_name);
  end if;
end $$;

-- Which rows of a table of their account limited members see: those for which the condition holds.
create function selfsame_show(table_name text, condition text default 'true', account_column text default 'account_id')
returns void language plpgsql as $$
begin
  execute format(
    'create policy visible on %I for select to selfsame_member using (%I = current_setting(''selfsame.account_id'')::uuid and (%s))',
    table_name, account_column, condition);
end $$;

-- The same where a column names the inbox. Behind a sub-select the setting is read once for a statement, not for each row.
create function selfsame_show_inbox(table_name text, inbox_column text default 'inbox_id') returns void
language sql as $$
  select selfsame_show(table_name, format('%I = any ((select current_setting(''selfsame.inbox_ids'')::uuid[])::uuid[])', inbox_column))
$$;
revoke execute on function selfsame_protect, selfsame_show, selfsame_show_inbox from public;

do $$
declare
  protected text;
begin
  for protected in select tablename from pg_policies where schemaname = 'public' and policyname = 'one_account' loop
    execute format('grant select on %I to selfsame_member', protected);
  end loop;
end $$;

-- What belongs to the account and says nothing about anybody who writes to it.
select selfsame_show('accounts', account_column => 'id');
select selfsame_show('portfolios');
select selfsame_show('memberships');
select selfsame_show('teams');
select selfsame_show('team_members');
select selfsame_show('canned_replies');
create policy visible on users for select to selfsame_member using (exists (
  select from memberships where memberships.user_id = users.id
    and memberships.account_id = current_setting('selfsame.account_id')::uuid));
grant select (id, name, email) on users to selfsame_member;

-- What is in an inbox.
select selfsame_show_inbox('inboxes', 'id');
select selfsame_show_inbox('team_inboxes');
select selfsame_show_inbox('conversations');
select selfsame_show_inbox('messages');
select selfsame_show_inbox('message_statuses');
select selfsame_show_inbox('notes');
select selfsame_show_inbox('sends');
select selfsame_show_inbox('send_attempts');
select selfsame_show_inbox('senders');
select selfsame_show_inbox('phone_requests');
select selfsame_show_inbox('contact_blocks');
select selfsame_show_inbox('broadcasts');

-- What hangs on something in an inbox. A policy asks the other table as the same role, so under that table's own policy.
-- `offset 0`, here and below: else the planner may read a whole table into a hash to look up one row in it.
select selfsame_show('note_mentions', 'exists (
  select from notes n where n.account_id = note_mentions.account_id and n.id = note_mentions.note_id offset 0)');
select selfsame_show('templates', 'waba_id in (select i.waba_id from inboxes i where i.account_id = templates.account_id)');
select selfsame_show('template_syncs',
  'waba_id in (select i.waba_id from inboxes i where i.account_id = template_syncs.account_id)');
select selfsame_show('media_uses', 'exists (
  select from messages m where m.account_id = media_uses.account_id and m.id = media_uses.message_id offset 0)');

-- An upload is in no inbox until a message carries it: until then, whoever knows its id has made it. Asked as the owner of
-- the tables, because a member sees no message elsewhere that carries it.
create function selfsame_is_carried(of_account uuid, upload uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from media_uses where account_id = of_account and media_id = upload)
$$;
revoke execute on function selfsame_is_carried from public;
grant execute on function selfsame_is_carried to selfsame_member;
select selfsame_show('media', 'case when source = ''whatsapp''
  then inbox_id = any ((select current_setting(''selfsame.inbox_ids'')::uuid[])::uuid[])
  else not selfsame_is_carried(account_id, id) or exists (
    select from media_uses u where u.account_id = media.account_id and u.media_id = media.id offset 0) end');

-- People: whoever has a conversation in one of the inboxes, or has written in a group there. An anchor is seen with its
-- person, and what hangs on it with the anchor.
select selfsame_show('anchors', 'exists (
    select from conversations c where c.account_id = anchors.account_id and c.contact_id = anchors.contact_id
      and c.merged_into is null offset 0)
  or (exists (select from conversations g where g.group_id is not null) and id in (
    select m.anchor_id from conversations g join messages m on m.account_id = g.account_id and m.conversation_id = g.id
     where g.group_id is not null))');
-- Each comparison is of plain columns: one of a coalesce() may not use an index under row-level security.
select selfsame_show('contacts', 'exists (
    select from conversations c where c.account_id = contacts.account_id and c.contact_id = contacts.id
      and c.merged_into is null offset 0)
  or (merged_into is not null and exists (
    select from conversations c where c.account_id = contacts.account_id and c.contact_id = contacts.merged_into
      and c.merged_into is null offset 0))
  or (exists (select from conversations g where g.group_id is not null) and (exists (
    select from anchors a where a.account_id = contacts.account_id and a.contact_id = contacts.id offset 0)
    or (merged_into is not null and exists (
    select from anchors a where a.account_id = contacts.account_id and a.contact_id = contacts.merged_into offset 0))))');
-- A search by name reads past every word that begins so: the conversations are asked first, without their person between.
select selfsame_show('contact_words', 'exists (
    select from conversations c where c.account_id = contact_words.account_id and c.contact_id = contact_words.contact_id
      and c.merged_into is null offset 0)
  or (exists (select from conversations g where g.group_id is not null) and exists (
    select from contacts c where c.account_id = contact_words.account_id and c.id = contact_words.contact_id offset 0))');
do $$
declare
  of_contact text;
begin
  foreach of_contact in array array['identities', 'broadcast_recipients'] loop
    perform selfsame_show(of_contact, format('exists (
      select from contacts c where c.account_id = %1$I.account_id and c.id = %1$I.contact_id offset 0)', of_contact));
  end loop;
  foreach of_contact in array array['usernames', 'consents'] loop
    perform selfsame_show(of_contact, format('exists (
      select from anchors a where a.account_id = %1$I.account_id and a.id = %1$I.anchor_id offset 0)', of_contact));
  end loop;
end $$;

-- What two people have to do with each other is seen by whoever sees both.
select selfsame_show('merges', 'exists (
    select from contacts c where c.account_id = merges.account_id and c.id = merges.survivor_contact_id offset 0)
  and exists (select from contacts c where c.account_id = merges.account_id and c.id = merges.loser_contact_id offset 0)');
select selfsame_show('conflicts', 'exists (
    select from contacts c where c.account_id = conflicts.account_id and c.id = conflicts.left_contact_id offset 0)
  and exists (select from contacts c where c.account_id = conflicts.account_id and c.id = conflicts.right_contact_id offset 0)');

-- The feed: what happened in an inbox; what happened to people, where everybody whom it names is seen; that somebody was
-- erased, which names nobody any more and must reach whatever was kept of them; and that who sees what has changed.
create function selfsame_people_in(about uuid, data jsonb) returns table (contact_id uuid)
language sql immutable parallel safe as $$
  select about where about is not null
  union all
  select case when named.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then named.id::uuid end
    from (
      select value from jsonb_each_text(data) where key = 'contact_id' or key like '%\_contact\_id'
      union all
      select value from jsonb_array_elements_text(case when jsonb_typeof(data -> 'contact_ids') = 'array'
        then data -> 'contact_ids' else '[]' end)) as named(id)
   where named.id is not null
$$;
grant execute on function selfsame_people_in to selfsame_member;
select selfsame_show('identity_events', 'not exists (
  select from selfsame_people_in(contact_id, data) p where not exists (
    select from contacts c where c.account_id = identity_events.account_id and c.id = p.contact_id offset 0) offset 0)');
select selfsame_show('events', 'case
  when inbox_id is not null then inbox_id = any ((select current_setting(''selfsame.inbox_ids'')::uuid[])::uuid[])
  when type in (''contact.erased'', ''team.updated'', ''member.updated'') then true
  when conversation_id is not null then exists (
    select from conversations c where c.account_id = events.account_id and c.id = events.conversation_id offset 0)
  when contact_id is not null then not exists (
    select from selfsame_people_in(contact_id, data) p where not exists (
      select from contacts c where c.account_id = events.account_id and c.id = p.contact_id offset 0) offset 0)
  else false end');
