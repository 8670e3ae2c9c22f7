import { sql } from 'kysely'
import { keepSeen } from '../../contacts/queries.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import { asAccount, type SeenTrx } from '../../platform/db/with-viewer.ts'

export const RECIPIENT_STATES = [
  'listed',
  'planned',
  'unreachable',
  'queued',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
  'cancelled',
  'erased',
] as const

export type RecipientState = (typeof RECIPIENT_STATES)[number]

export type RecipientRow = {
  position: number
  contact_id: string | null
  state: RecipientState
  reason: string | null
  meta_code: number | null
  missing: string[] | null
  address_kind: string | null
  category: string | null
  market: string | null
  message_id: string | null
}

// What became of a message is read from the message, so it is never behind: nothing of it is copied here.
const recipients = (account_id: string, broadcast_id: string) => sql`
  select r.position, r.contact_id, r.missing, r.category, r.market, r.message_id,
    coalesce(s.address_kind, r.address_kind) as address_kind,
    case when m.status = 'played' then 'read' when m.id is not null then m.status
      when b.state = 'cancelled' and r.state in ('listed', 'planned') then 'cancelled' else r.state end as state,
    coalesce(r.reason, case when m.status in ('failed', 'unknown') then coalesce(s.error ->> 'code', 'meta_refused') end)
      as reason,
    case when m.status = 'failed' then (s.error ->> 'meta_code')::int end as meta_code
    from broadcast_recipients r
    join broadcasts b on b.account_id = r.account_id and b.id = r.broadcast_id
    left join messages m on m.account_id = r.account_id and m.id = r.message_id
    left join sends s on s.account_id = r.account_id and s.message_id = r.message_id
   where r.account_id = ${account_id} and r.broadcast_id = ${broadcast_id}`

/** In their order, those behind `after` (a position) only. The caller sees the broadcast; of a limited member's, the contacts that they see. */
export async function listRecipients(
  trx: SeenTrx,
  account_id: string,
  broadcast_id: string,
  page: { state: RecipientState | null; reason: string | null; after: number; limit: number },
): Promise<RecipientRow[]> {
  const { state, reason, limit } = page
  const read = async (trx: Trx, after: number) => {
    const { rows } = await sql<RecipientRow>`
      select * from (${recipients(account_id, broadcast_id)} and r.position > ${after}) as r
       where (${state}::text is null or r.state = ${state}) and (${reason}::text is null or r.reason = ${reason})
       order by r.position limit ${limit}`.execute(trx)
    return rows
  }
  return asAccount({ trx }, async ({ trx, seen }) => {
    const shown: RecipientRow[] = []
    // A contact that a broadcast reached has a conversation in its inbox: a limited member sees most of them.
    for (let after = page.after; ; ) {
      const part = await read(trx, after)
      shown.push(...(await keepSeenRecipients(seen, account_id, part)))
      const last = part.at(-1)
      if (last === undefined || part.length < limit || shown.length >= limit) return shown.slice(0, limit)
      after = last.position
    }
  })
}

async function keepSeenRecipients(
  seen_by: SeenTrx,
  account_id: string,
  rows: RecipientRow[],
): Promise<RecipientRow[]> {
  if (seen_by.inbox_ids === null) return rows
  const named = rows.flatMap(({ contact_id }) => contact_id ?? [])
  const seen = new Set(await keepSeen(seen_by, account_id, named))
  return rows.filter(({ contact_id }) => contact_id !== null && seen.has(contact_id))
}

export type RecipientCount = Pick<
  RecipientRow,
  'state' | 'reason' | 'address_kind' | 'category' | 'market'
> & {
  count: number
}

/** How many there are of each kind. */
export async function countRecipients(
  trx: ReadTrx,
  account_id: string,
  broadcast_id: string,
): Promise<RecipientCount[]> {
  const { rows } = await sql<RecipientCount>`
    select state, reason, address_kind, category, market, count(*)::int as count
      from (${recipients(account_id, broadcast_id)}) as r
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(trx)
  return rows
}
