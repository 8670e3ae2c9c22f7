import { sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'

type Emptied = { id: string; contact_id: string | null }

/** Deletes those of these conversations in which nothing is left and with which no member has done anything. */
export async function deleteEmptied({ trx, account_id }: Locked, ids: string[]): Promise<Emptied[]> {
  const left = (table: string) => sql`
    not exists (select from ${sql.table(table)} l where l.account_id = c.account_id and l.conversation_id = c.id)`
  const { rows } = await sql<Emptied>`
    delete from conversations c
     where c.account_id = ${account_id} and c.id = any(${ids}::uuid[]) and c.merged_into is null
       and c.assignee_id is null and c.team_id is null and c.labels = '{}' and c.priority = 'none' and c.snoozed_until is null
       and ${left('messages')} and ${left('notes')} and ${left('gateway_handovers')}
       and not exists (select from conversations m where m.account_id = c.account_id and m.contact_id = c.contact_id and m.merged_into = c.id)
       and not exists (
         select from events e where e.account_id = c.account_id and e.conversation_id = c.id
            and e.type in ('conversation.updated', 'conversation.handover', 'phone_request.requested', 'phone_request.expired', 'message.moved'))
    returning c.id, c.contact_id`.execute(trx)
  return rows
}
