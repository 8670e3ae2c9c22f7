import { type RawBuilder, sql } from 'kysely'
import type { Locked } from '../account-lock/lock.ts'

// Events of a group have no contact, so no index leads to them. Removed events are recent.
const LATEST_OF_GROUPS = 10_000

/** What the feed tells of messages: on these contacts (`of`, a list or query of their ids) and, if `in_group`, in groups. */
export type ToldOf = { message_ids: string[]; of: RawBuilder<unknown>; in_group: boolean }

/** Deletes the feed's events about messages that were matched to others. Returns these events. */
export async function takeBackMessages(
  { trx, account_id }: Locked,
  { message_ids, of, in_group }: ToldOf,
): Promise<{ message_id: string; type: string; at: string }[]> {
  const { rows } = await sql<{ message_id: string; type: string; at: string }>`
    delete from events e using (
      select e.seq from events e
       where e.account_id = ${account_id} and e.contact_id in (${of}) and e.data ->> 'message_id' = any(${message_ids}::text[])
      union all
      select e.seq from events e
       where ${in_group} and e.account_id = ${account_id} and e.contact_id is null
         and e.data ->> 'message_id' = any(${message_ids}::text[])
         and e.seq >= coalesce((
           select l.seq from events l where l.account_id = ${account_id}
            order by l.seq desc offset ${LATEST_OF_GROUPS} limit 1), 0)) as gone
     where e.account_id = ${account_id} and e.seq = gone.seq
    returning e.data ->> 'message_id' as message_id, e.type, e.at`.execute(trx)
  return rows
}
