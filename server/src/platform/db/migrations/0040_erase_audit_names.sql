-- Nobody changes the audit log: this only blanks what names an erased person in the names that members gave to things, such as
-- a key or a segment that was called by a phone. Shorter texts are no identifiers and would blank anything.
create function selfsame_erase_from_audit(entry uuid, written text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  name text;
  found record;
begin
  select e.actor_name, e.details::text as details into found from audit_entries e
   where e.account_id = current_setting('selfsame.account_id')::uuid and e.id = entry for update;
  if found is null then return; end if;
  foreach name in array written loop
    continue when length(name) < 3;
    found.actor_name := replace(found.actor_name, name, '[erased]');
    found.details := replace(found.details, trim(both '"' from to_jsonb(name)::text), '[erased]');
  end loop;
  update audit_entries e set actor_name = found.actor_name, details = found.details::jsonb
   where e.account_id = current_setting('selfsame.account_id')::uuid and e.id = entry;
end $$;
revoke execute on function selfsame_erase_from_audit from public;
grant execute on function selfsame_erase_from_audit to selfsame_app;
