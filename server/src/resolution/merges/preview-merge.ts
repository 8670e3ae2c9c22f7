import { sql } from 'kysely'
import { requireContact } from '../../contacts/queries.ts'
import { problem } from '../../platform/base/errors.ts'
import type { ReadTrx } from '../../platform/db/types.ts'

/** What hangs on a contact and would go along with it. */
export type MergeSide = {
  contact_id: string
  conversations: number
  messages: number
  /** Accepted, and not yet handed to WhatsApp. */
  queued_messages: number
  scheduled_messages: number
  phone_requests: number
}

export type MergePreview = {
  sides: [MergeSide, MergeSide]
  /** Portfolios in which both hold an active BSUID. */
  contradictions: { portfolio_id: string; left: string; right: string }[]
  conflict_ids: string[]
}

/** What a merge of two contacts would bring together, without making it. */
export async function previewMerge(
  trx: ReadTrx,
  account_id: string,
  one: string,
  other: string,
): Promise<MergePreview> {
  const left = await requireContact(trx, account_id, one)
  const right = await requireContact(trx, account_id, other)
  if (left === right) throw problem('self_merge')
  const { rows: contradictions } = await sql<MergePreview['contradictions'][number]>`
    select l.portfolio_id, min(l.value) as left, min(r.value) as right from identities l
      join identities r on r.account_id = l.account_id and r.portfolio_id = l.portfolio_id and r.contact_id = ${right}
       and r.kind = 'bsuid' and r.state = 'active' and r.value <> l.value
     where l.account_id = ${account_id} and l.contact_id = ${left} and l.kind = 'bsuid' and l.state = 'active'
     group by l.portfolio_id order by l.portfolio_id`.execute(trx)
  const { rows: conflicts } = await sql<{ id: string }>`
    select id from conflicts where account_id = ${account_id} and state = 'open'
       and left_contact_id in (${left}, ${right}) and right_contact_id in (${left}, ${right})
     order by id`.execute(trx)
  return {
    sides: [await countSide(trx, account_id, left), await countSide(trx, account_id, right)],
    contradictions,
    conflict_ids: conflicts.map(({ id }) => id),
  }
}

async function countSide(trx: ReadTrx, account_id: string, contact_id: string): Promise<MergeSide> {
  const threads = sql`conversations c where c.account_id = ${account_id} and c.contact_id = ${contact_id}`
  const anchors = sql`anchors a on a.account_id = ${account_id} and a.contact_id = ${contact_id}`
  const { rows } = await sql<MergeSide>`
    select ${contact_id}::uuid as contact_id,
      (select count(*)::int from ${threads} and c.merged_into is null) as conversations,
      (select count(*)::int from messages m where m.account_id = ${account_id}
          and m.conversation_id in (select c.id from ${threads})) as messages,
      w.queued as queued_messages, w.scheduled as scheduled_messages,
      (select count(*)::int from phone_requests r join ${anchors} and a.key = r.anchor
        where r.account_id = ${account_id} and r.state = 'requested') as phone_requests
      from (
        select count(*) filter (where s.state <> 'scheduled')::int as queued,
          count(*) filter (where s.state = 'scheduled')::int as scheduled
          from sends s join ${anchors} and a.id = s.thread_key
         where s.account_id = ${account_id} and s.state not in ('sent', 'failed', 'cancelled')) as w`.execute(
    trx,
  )
  const [side] = rows
  if (!side) throw new Error('a count has no row')
  return side
}
