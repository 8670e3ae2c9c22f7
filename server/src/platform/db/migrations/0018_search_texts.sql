-- Searching what was written, and people by name however many share it.

-- Texts as they are searched: words without case and accents, as selfsame_words has them for names, but all of them. No
-- dictionary of any language: what people write to a shop is in every language, and names must not be stemmed.
create function selfsame_text_words(shown text) returns text[]
language plpgsql immutable parallel safe as $$
begin
  -- Most texts hold nothing but ASCII, and marks are what takes long.
  if octet_length(shown) <> length(shown) then
    shown := regexp_replace(normalize(shown, nfkd), '[\u0300-\u036f]', '', 'g');
  end if;
  shown := btrim(regexp_replace(lower(shown), '[[:punct:][:space:]]+', ' ', 'g'));
  -- The longest word that a text can be searched by has 2,046 bytes; no word that anybody types has half as many.
  shown := regexp_replace(shown, '(\S{60})\S+', '\1', 'g');
  return case when shown = '' then '{}' else string_to_array(shown, ' ') end;
end $$;

-- What of a message is searched: its text or caption (of a template, what was sent), the name of its file, the titles of
-- what could be chosen. Reactions and what takes a message back say nothing of their own. A generated column is filled
-- while a dump is restored, which is done without a search path: hence the schema before the name.
create function selfsame_message_words(type text, text text, content jsonb) returns tsvector
language plpgsql immutable parallel safe as $$
declare
  shown text := coalesce(text, '');
  words text[];
begin
  if type in ('reaction', 'revoke') then return null; end if;
  if type <> 'text' then
    shown := concat_ws(' ', shown, content #>> '{media,filename}', content #>> '{data,filename}');
    if type = 'interactive' then
      shown := concat_ws(' ', shown, (
        select string_agg(title #>> '{}', ' ') from jsonb_path_query(content -> 'data', 'strict $.**.title') as title));
    end if;
  end if;
  words := public.selfsame_text_words(shown);
  return case when words <> '{}' then array_to_tsvector(words) end;
end $$;
create function selfsame_note_words(text text) returns tsvector
language sql immutable parallel safe as $$ select array_to_tsvector(public.selfsame_text_words(text)) $$;

-- In the row, and not in a table of its own or in an index alone: see docs/search.md for what each of them costs. So what
-- is erased is gone with its row.
alter table messages add column words tsvector
  generated always as (selfsame_message_words(type, text, content)) stored;
alter table notes add column words tsvector generated always as (selfsame_note_words(text)) stored;
-- A search reads what is pending in an index from end to end, so little may be.
create index messages_words on messages using gin (words) with (gin_pending_list_limit = 512) where words is not null;
create index notes_words on notes using gin (words) with (gin_pending_list_limit = 512) where words is not null;

create function selfsame_prefix_of(word text) returns tsquery
language sql immutable parallel safe as $$
  select ('''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*')::tsquery
$$;

-- Ids of texts that hold a word beginning with each word of the query, the newest first, those behind `behind` only; no
-- more than `most`, and fewer only where there are no more. Under row-level security a condition that is not leakproof,
-- like @@, may not use an index. Here it may, because this answers nothing but ids, of the one account that the transaction
-- names: whoever calls it reads what they show from the protected tables, under their own policies. Of a prefix the planner
-- expects far more texts than there are: starting helpers and compiling for them would take ten times as long as finding.
create function selfsame_find_texts(kind text, query text, inboxes uuid[], behind uuid, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp
set enable_seqscan = off set max_parallel_workers_per_gather = 0 set jit = off as $$
declare
  account constant uuid := current_setting('selfsame.account_id')::uuid;
  texts constant text := case kind when 'message' then 'messages' when 'note' then 'notes' end;
  -- So many of the newest are looked at one by one first: a frequent word fills a page from them, while all of its
  -- matches, which the index would have to collect and sort, may be millions.
  walked constant integer := 4000;
  sample constant integer := 400;
  words constant text[] := selfsame_text_words(query);
  newest constant text := format('select t.id, t.words, t.inbox_id from %I t
    where t.account_id = $1 and ($2 is null or t.id < $2) order by t.id desc', texts);
  wanted tsquery;
  narrow tsquery;
  walked_until uuid;
  found_so_far integer;
begin
  if words = '{}' then return; end if;
  select string_agg(selfsame_prefix_of(word)::text, ' & ')::tsquery into wanted from unnest(words) as w(word);
  return query execute format('select w.id from (%s limit $6) as w
    where w.words @@ $3 and ($4 is null or w.inbox_id = any($4)) order by w.id desc limit $5', newest)
    using account, behind, wanted, inboxes, most, walked;
  get diagnostics found_so_far = row_count;
  if found_so_far >= most then return; end if;
  execute newest || ' offset $3 limit 1' into walked_until using account, behind, walked - 1;
  if walked_until is null then return; end if;
  -- A word that every tenth text holds narrows nothing, and the index would read all of its matches.
  execute format('select string_agg(selfsame_prefix_of(q.word)::text, '' & '')::tsquery from unnest($3) as q(word)
    where 10 * (select count(*) from (%s limit $4) as s where s.words @@ selfsame_prefix_of(q.word)) < $4', newest)
    into narrow using account, null::uuid, words, sample;
  return query execute format('select r.id from (
      select t.id from %I t where t.words @@ $3 and t.account_id = $1 and t.id < $2 and (t.words @@ $4) is true
         and ($5 is null or t.inbox_id = any($5)) offset 0) as r
    order by r.id desc limit $6', texts)
    using account, walked_until, coalesce(narrow, wanted), wanted, inboxes, most - found_so_far;
end $$;
revoke execute on function selfsame_find_texts from public;
grant execute on function selfsame_find_texts, selfsame_text_words to selfsame_app, selfsame_member;

-- People by the last digits of a phone, as they are read out or written on a receipt.
create index identities_phone_end on identities (account_id, (reverse(key)) collate "C", contact_id) where kind = 'phone';

create function selfsame_contacts_by_phone_end(digits text, most integer) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select contact_id from (
    select contact_id from identities
     where account_id = current_setting('selfsame.account_id')::uuid and kind = 'phone'
       and reverse(key) collate "C" >= reverse(digits) and reverse(key) collate "C" < reverse(digits) || ':'
     limit most) as found group by contact_id
$$;
revoke execute on function selfsame_contacts_by_phone_end from public;
grant execute on function selfsame_contacts_by_phone_end to selfsame_app, selfsame_member;

-- The words of a name stand with the contact that shows it: those of whoever was folded into another with the survivor,
-- until an undo. So each word lists the people that a page shows, in their order, and a page can be read from the index.
drop trigger contact_words_update on contacts;
drop trigger contact_words_delete on contacts;

create function selfsame_rewrite_contact_words(accounts uuid[], ids uuid[]) returns void
language sql as $$
  delete from contact_words w using unnest(accounts, ids) as a(account_id, id)
   where w.account_id = a.account_id and w.contact_id = a.id;
  insert into contact_words (account_id, word, contact_id)
  select distinct a.account_id, w.word, a.id
    from (select distinct * from unnest(accounts, ids) as a(account_id, id)) as a
    join lateral (
      select c.name, c.profile_name from contacts c
       where c.account_id = a.account_id and c.id = a.id and c.merged_into is null
      union all
      select c.name, c.profile_name from contacts c where c.account_id = a.account_id and c.merged_into = a.id) as c on true
    cross join lateral unnest(selfsame_words(concat_ws(' ', c.name, c.profile_name))) as w(word)
  on conflict do nothing;
$$;
revoke execute on function selfsame_rewrite_contact_words from public;

create or replace function selfsame_write_contact_words() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  accounts uuid[];
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    insert into contact_words (account_id, word, contact_id)
    select n.account_id, w.word, coalesce(n.merged_into, n.id)
      from changed_to n cross join lateral unnest(selfsame_words(concat_ws(' ', n.name, n.profile_name))) as w(word)
     where coalesce(n.name, n.profile_name) is not null
    on conflict do nothing;
    return null;
  elsif tg_op = 'UPDATE' then
    select array_agg(n.account_id), array_agg(a.id) into accounts, ids
      from changed_to n join changed_from o on o.account_id = n.account_id and o.id = n.id
      cross join lateral (values (n.id), (n.merged_into), (o.merged_into)) as a(id)
     where (o.name, o.profile_name, o.merged_into) is distinct from (n.name, n.profile_name, n.merged_into)
       and a.id is not null;
  else
    select array_agg(o.account_id), array_agg(a.id) into accounts, ids
      from changed_from o cross join lateral (values (o.id), (o.merged_into)) as a(id) where a.id is not null;
  end if;
  if accounts is not null then perform selfsame_rewrite_contact_words(accounts, ids); end if;
  return null;
end $$;

create trigger contact_words_update after update on contacts
  referencing old table as changed_from new table as changed_to
  for each statement execute function selfsame_write_contact_words();
create trigger contact_words_delete after delete on contacts
  referencing old table as changed_from for each statement execute function selfsame_write_contact_words();

insert into contact_words (account_id, word, contact_id)
select w.account_id, w.word, c.merged_into
  from contact_words w join contacts c on c.account_id = w.account_id and c.id = w.contact_id
 where c.merged_into is not null
on conflict do nothing;
delete from contact_words w using contacts c
 where c.account_id = w.account_id and c.id = w.contact_id and c.merged_into is not null;
