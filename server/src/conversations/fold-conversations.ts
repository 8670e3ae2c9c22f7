import { sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'
import { rowsOf } from '../platform/db/rows-of.ts'

/**
 * Gives a contact's conversations to the one that it was merged into. Those in `paired` show as the survivor's in their inbox
 * from then on.
 */
export async function foldConversations(
  { trx, account_id }: Locked,
  { loser, survivor, paired }: { loser: string; survivor: string; paired: string[] },
): Promise<void> {
  await sql`
    update conversations set contact_id = ${survivor}, merged_into = case
        when id = any(${paired}::uuid[])
          then (select s.id from conversations s where s.account_id = conversations.account_id
             and s.contact_id = ${survivor} and s.inbox_id = conversations.inbox_id and s.merged_into is null)
        else merged_into end
     where account_id = ${account_id} and contact_id = ${loser}`.execute(trx)
  // What lay under a conversation that now lies under another itself goes along, so that every old id resolves in one step.
  await sql`
    update conversations c set merged_into = p.merged_into from conversations p
     where c.account_id = ${account_id} and c.contact_id = ${survivor} and p.account_id = c.account_id
       and p.id = c.merged_into and p.merged_into is not null`.execute(trx)
}

/** Gives a contact back those of these conversations that are at home with it. Returns their ids. */
export async function unfoldConversations(
  { trx, account_id }: Locked,
  contact: string,
  own: { id: string; merged_into: string | null }[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update conversations c set contact_id = ${contact}, merged_into = f.merged_into
      from ${rowsOf(own, 'f', { id: 'uuid', merged_into: 'uuid' })}, contacts home
     where c.account_id = ${account_id} and c.id = f.id and home.account_id = c.account_id
       and home.id = c.home_contact_id and (home.id = ${contact} or home.merged_into = ${contact})
    returning c.id`.execute(trx)
  return rows.map(({ id }) => id)
}

/**
 * What a later merge put under a conversation that has left stays with its contact: under the conversation that the contact
 * shows in the inbox, or else as that conversation. Otherwise its id would lead to another contact.
 */
export async function keepStranded({ trx, account_id }: Locked, left: string[]): Promise<void> {
  await sql`
    update conversations c set merged_into = nullif(r.shown, c.id)
      from (
        select s.id, coalesce(v.id, first_value(s.id) over (partition by s.contact_id, s.inbox_id order by s.id)) as shown
          from conversations s
          join conversations p on p.account_id = s.account_id and p.id = s.merged_into
          left join conversations v on v.account_id = s.account_id and v.contact_id = s.contact_id
            and v.inbox_id = s.inbox_id and v.merged_into is null
         where s.account_id = ${account_id} and s.merged_into = any(${left}::uuid[])
           and s.contact_id <> p.contact_id) as r
     where c.account_id = ${account_id} and c.id = r.id`.execute(trx)
}

/** What a merge record keeps of a conversation. */
type KeptState = {
  id: string
  status: string
  assignee_id: string | null
  team_id: string | null
  priority: string
  snoozed_until: string | null
  labels: string[]
}

/** Gives conversations back what they were. A team that is gone since a merge has kept its id does not come back. */
export async function restoreStates({ trx, account_id }: Locked, states: KeptState[]): Promise<void> {
  await sql`
    update conversations c set status = s.status, assignee_id = s.assignee_id, priority = s.priority,
      snoozed_until = s.snoozed_until,
      team_id = (select t.id from teams t where t.account_id = c.account_id and t.id = s.team_id),
      labels = array(select json_array_elements_text(s.labels))
      from ${rowsOf(states, 's', {
        id: 'uuid',
        status: 'text',
        assignee_id: 'uuid',
        team_id: 'uuid',
        priority: 'text',
        snoozed_until: 'timestamptz',
        labels: 'json',
      })}
     where c.account_id = ${account_id} and c.id = s.id`.execute(trx)
}
