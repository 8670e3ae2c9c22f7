import { sql } from 'kysely'
import type { ReadTrx } from '../platform/db/types.ts'

export type ActivityRow = {
  id: string
  type: string
  at: Date
  data: Record<string, unknown>
  /** Of a change of state: the one that it was changed from, where the feed knows it. */
  before: Record<string, unknown> | null
}

/** Where a page ended: the latest first, then by id. */
export type ActivityPosition = [at: string, id: string]

// As literals, as in the index `events_activity`: one of parameters could not be seen to fit it.
const TYPES = sql.raw(
  "('conversation.updated', 'conversation.handover', 'phone_request.requested', 'phone_request.expired', 'message.moved')",
)

// What WhatsApp reported about the contact, in an index of its own (`events_told`).
const TOLD = sql.raw("('conversation.system_message', 'payment.updated')")

/** What happened to a conversation and to those merged into it, besides messages, latest first. */
export async function listActivity(
  trx: ReadTrx,
  account_id: string,
  conversation_id: string,
  { limit, after }: { limit: number; after: ActivityPosition | null },
): Promise<ActivityRow[]> {
  const behind =
    after === null ? sql`true` : sql`(e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const { rows } = await sql<ActivityRow>`
    select e.id, e.type, e.at, e.data, p.data as before from (
        select ${conversation_id}::uuid as id
        union all
        select id from conversations where account_id = ${account_id} and merged_into = ${conversation_id}) as c
      cross join lateral (
        (select e.id, e.conversation_id, e.type, e.at, e.data from events e
          where e.account_id = ${account_id} and e.conversation_id = c.id and e.type in ${TYPES} and ${behind}
          order by e.at desc, e.id desc limit ${limit})
        union all
        (select e.id, e.conversation_id, e.type, e.at, e.data from events e
          where e.account_id = ${account_id} and e.conversation_id = c.id and e.type in ${TOLD} and ${behind}
          order by e.at desc, e.id desc limit ${limit})) as e
      left join lateral (
        select p.data from events p
         where p.account_id = ${account_id} and p.conversation_id = e.conversation_id and p.type in ${TYPES}
           and p.type = 'conversation.updated' and e.type = 'conversation.updated' and (p.at, p.id) < (e.at, e.id)
         order by p.at desc, p.id desc limit 1) as p on true
     order by e.at desc, e.id desc limit ${limit}`.execute(trx)
  return rows
}
