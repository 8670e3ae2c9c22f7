-- Who saw, changed, merged, exported and erased what; what connecting a line shows; and how long an inbox keeps its messages.

create table audit_entries (
  account_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- rules: nobody, but what Meta showed, by the rules of docs/identity.md.
  actor_kind text not null check (actor_kind in ('member', 'api_key', 'operator', 'rules')),
  actor_id uuid,
  -- As it was then: whoever leaves has done it all the same.
  actor_name text not null,
  action text not null,
  -- Our own opaque id, and never a name, a phone or a BSUID: so an erasure has nothing to cut out of here.
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}',
  primary key (account_id, id)
);
create index audit_entries_subject on audit_entries (account_id, subject_id, id desc) where subject_id is not null;
create index audit_entries_actor on audit_entries (account_id, actor_id, id desc) where actor_id is not null;
create index audit_entries_action on audit_entries (account_id, action, id desc);
create index audit_entries_at on audit_entries (account_id, at);
select selfsame_protect('audit_entries');
-- Whoever works as the application adds to it and reads it, and nothing else.
revoke update, delete on audit_entries from selfsame_app, selfsame_ingest;

-- Null: kept for ever.
alter table accounts add column audit_retention_days integer check (audit_retention_days between 30 and 36500);

-- The one way in which entries go: past the time that their account keeps them. Works as the owner of the table, and takes
-- the time to keep from the account itself, so that no caller can name a shorter one.
create function selfsame_delete_audit_entries(of_account uuid, now_at timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  deleted integer;
begin
  delete from audit_entries where account_id = of_account and id in (
    select e.id from audit_entries e join accounts a on a.id = e.account_id
     where e.account_id = of_account and e.at < now_at - make_interval(days => a.audit_retention_days)
     order by e.at limit at_most);
  get diagnostics deleted = row_count;
  return deleted;
end $$;
revoke execute on function selfsame_delete_audit_entries from public;
grant execute on function selfsame_delete_audit_entries to selfsame_ingest;

-- When Meta last asked for the address of the webhooks and was given its challenge.
alter table apps add column verified_at timestamptz;

-- Null: kept for ever. What was removed stays away: nothing that was sent before that moment is stored again, whoever
-- delivers or replays it, even where the inbox keeps its messages for longer since.
alter table inboxes
  add column message_retention_days integer check (message_retention_days between 1 and 36500),
  add column messages_removed_before timestamptz;
