import { type RawBuilder, sql } from 'kysely'

/**
 * The rest of an update of rows `w` that lie between two contacts, in a statement that has a table `placed` (id, inbox_ids):
 * each row keeps where both of its contacts are seen.
 */
export function placedBetween(
  account_id: string,
  table: 'conflicts' | 'merges',
  [one, other]: [string, string],
): RawBuilder<unknown> {
  const contact = (side: string) => sql.ref(`t.${side}_contact_id`)
  const inboxes = (side: string) => sql.ref(`t.${side}_inbox_ids`)
  const everyone = sql`(select array_agg(id) from placed)::uuid[]`
  return sql`
    set ${sql.ref(`${one}_inbox_ids`)} = n.one, ${sql.ref(`${other}_inbox_ids`)} = n.other
      from (
        select t.id, coalesce(p.inbox_ids, ${inboxes(one)}) as one, coalesce(q.inbox_ids, ${inboxes(other)}) as other
          from ${sql.table(table)} t
          left join placed p on p.id = ${contact(one)} left join placed q on q.id = ${contact(other)}
         where t.account_id = ${account_id}
           and (${contact(one)} = any(${everyone}) or ${contact(other)} = any(${everyone}))) as n
     where w.account_id = ${account_id} and w.id = n.id
       and (${sql.ref(`w.${one}_inbox_ids`)} is distinct from n.one or ${sql.ref(`w.${other}_inbox_ids`)} is distinct from n.other)`
}

/** Part of a statement that has a table `placed` (id, inbox_ids). */
export function conflictsPlaced(account_id: string): RawBuilder<unknown> {
  return sql`
    conflicts_between as (update conflicts w ${placedBetween(account_id, 'conflicts', ['left', 'right'])})`
}
