-- Blanks names in the parsed details of the audit log. As text, a name with a quote at an end, or one that continues an escape
-- such as \n, left details that are no JSON, so that the erasure failed.
create function selfsame_blank_written(value jsonb, written text[]) returns jsonb
language plpgsql immutable set search_path = public, pg_temp as $$
begin
  return case jsonb_typeof(value)
    when 'string' then case when value #>> '{}' = any(written) then to_jsonb('[erased]'::text) else value end
    when 'array' then coalesce((
      select jsonb_agg(selfsame_blank_written(i.item, written) order by i.place)
        from jsonb_array_elements(value) with ordinality as i(item, place)), '[]')
    when 'object' then coalesce((
      select jsonb_object_agg(case when m.name = any(written) then '[erased]' else m.name end, selfsame_blank_written(m.item, written))
        from jsonb_each(value) as m(name, item)), '{}')
    else value end;
end $$;
revoke execute on function selfsame_blank_written from public;

-- `written` are whole texts of the entry: its actor's name, strings and names of members in its details.
create or replace function selfsame_erase_from_audit(entry uuid, written text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update audit_entries e
     set actor_name = case when e.actor_name = any(written) then '[erased]' else e.actor_name end,
       details = selfsame_blank_written(e.details, written)
   where e.account_id = current_setting('selfsame.account_id')::uuid and e.id = entry;
end $$;
