import { sql } from 'kysely'

// The names and attributes that a contact `c` shows: the union with those of merged contacts, whose rows stay as they
// are. What a member chose in a merge comes first, for as long as it is on the contact; then its own values; then those
// of merged contacts.

export const shownName = sql`coalesce(chosen.name, c.name, folded.name)`

export const shownAttributes = sql`coalesce(inherited.attributes, '{}') || c.attributes || coalesce(selected.attributes, '{}')`

// The latest choice counts. A name is the saved one of a contact, or the current profile name of one registration.
const chosen = sql`
      left join lateral (
        select (array_agg(coalesce(s.name, p.profile_name) order by m.id desc)
            filter (where coalesce(s.name, p.profile_name) is not null))[1] as name,
          (array_agg(s.id order by m.id desc) filter (where coalesce(s.name, p.profile_name) is not null))[1] as name_of,
          (array_agg(p.id order by m.id desc) filter (where coalesce(s.name, p.profile_name) is not null))[1] as profile_of
          from contacts f
          join merges m on m.account_id = f.account_id and m.loser_contact_id = f.id and m.undone_at is null
          cross join lateral (
            select (m.kept -> 'name' ->> 'contact')::uuid as contact, (m.kept -> 'name' ->> 'anchor')::uuid as anchor
            offset 0) as k
          left join contacts s on s.account_id = f.account_id and s.id = k.contact and c.id in (s.id, s.merged_into)
          left join anchors p on p.account_id = f.account_id and p.id = k.anchor and p.contact_id = c.id
         where f.account_id = c.account_id and f.merged_into = c.id) as chosen on true
      left join lateral (
        select jsonb_object_agg(k.key, o.attributes -> k.key order by n.id) as attributes,
          jsonb_object_agg(k.key, k.value order by n.id) as attributes_of
             from contacts l
             join merges n on n.account_id = l.account_id and n.loser_contact_id = l.id and n.undone_at is null
             cross join lateral (
               select e.key, e.value, e.value::uuid as contact
                 from jsonb_each_text(n.kept -> 'attributes') as e offset 0) as k
             join contacts o on o.account_id = l.account_id and o.id = k.contact and c.id in (o.id, o.merged_into)
            where l.account_id = c.account_id and l.merged_into = c.id and o.attributes ? k.key) as selected on true`

export const folded = sql`
      left join lateral (
        select (array_agg(f.name order by f.created_at, f.id) filter (where f.name is not null))[1] as name,
          (array_agg(f.id order by f.created_at, f.id) filter (where f.name is not null))[1] as name_of
          from contacts f where f.account_id = c.account_id and f.merged_into = c.id) as folded on true
      left join lateral (
        select jsonb_object_agg(a.key, a.value order by o.created_at desc, o.id desc) as attributes,
          jsonb_object_agg(a.key, o.id order by o.created_at desc, o.id desc) as attributes_of
          from contacts o cross join lateral jsonb_each(o.attributes) as a
         where o.account_id = c.account_id and o.merged_into = c.id) as inherited on true${chosen}`

// Where nothing is withheld, `hides` is false; else the newest names that do not stand on the sealed link count. Of names of
// one second it is the same one that a contact shows where nothing is sealed.
export function sealing(include_sealed: boolean) {
  return sql`
      left join lateral (
        select bool_or(a.sealed) as sealed,
          (array_agg(a.profile_name order by a.profile_at desc, a.profile_name collate "C" desc, a.key)
            filter (where not a.sealed and a.profile_at is not null))[1] as profile_name,
          (array_agg(a.username order by coalesce(a.username_at, a.profile_at) desc, a.key)
            filter (where not a.sealed and (a.username_at is not null or a.username is not null)))[1] as username
          from anchors a where a.account_id = c.account_id and a.contact_id = c.id) as s on true
      cross join lateral (select coalesce(s.sealed, false) and not ${include_sealed}::boolean as hides) as h`
}
