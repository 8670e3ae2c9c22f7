import { sql } from 'kysely'
import { loadStatuses, type StatusRow } from '../conversations/messages/queries.ts'
import { newId } from '../platform/base/ids.ts'
import type { ReadTrx } from '../platform/db/types.ts'

/** So many messages are looked for at once: nearly all are there, and a page must not read every status that is stored. */
export const LOOKED_AT = 10_000

export type StatusPosition = { inbox_id: string; wamid: string }
export type UnmatchedRow = StatusPosition & { statuses: StatusRow[] }

/**
 * Messages that statuses name but that have not come, by inbox and wamid from behind `after` on. `looked_until`: where the
 * search stopped before the end; null: it reached the end.
 */
export async function listUnmatched(
  trx: ReadTrx,
  account_id: string,
  { wamid, after, limit }: { wamid: string | undefined; after: StatusPosition | null; limit: number },
): Promise<{ found: UnmatchedRow[]; looked_until: StatusPosition | null }> {
  const { rows } = await sql<StatusPosition & { unmatched: boolean }>`
    with part as materialized (
      select distinct s.inbox_id, s.wamid from message_statuses s
       where s.account_id = ${account_id} and ${named(account_id, wamid)} and ${behind(after)}
       order by s.inbox_id, s.wamid limit ${LOOKED_AT}
    ), unmatched as (
      select p.inbox_id, p.wamid from part p
       where not exists (select from messages m
         where m.account_id = ${account_id} and m.inbox_id = p.inbox_id and m.wamid = p.wamid)
       order by p.inbox_id, p.wamid limit ${limit}
    ), last as (
      select inbox_id, wamid from part order by inbox_id, wamid offset ${LOOKED_AT - 1} limit 1
    )
    select inbox_id, wamid, true as unmatched from unmatched
    union all select inbox_id, wamid, false from last
    order by unmatched desc, inbox_id, wamid`.execute(trx)
  const named_rows = rows
    .filter(({ unmatched }) => unmatched)
    .map(({ inbox_id, wamid }) => ({ id: newId(), inbox_id, wamid }))
  const statuses = await loadStatuses(trx, account_id, named_rows)
  const last = rows.find(({ unmatched }) => !unmatched)
  return {
    found: named_rows.map(({ id, inbox_id, wamid }) => ({
      inbox_id,
      wamid,
      statuses: statuses.get(id) ?? [],
    })),
    looked_until: last === undefined ? null : { inbox_id: last.inbox_id, wamid: last.wamid },
  }
}

function behind(after: StatusPosition | null) {
  return after === null ? sql`true` : sql`(s.inbox_id, s.wamid) > (${after.inbox_id}::uuid, ${after.wamid})`
}

// The index leads with the inbox: with all of them named, one wamid is found without reading the others.
function named(account_id: string, wamid: string | undefined) {
  return wamid === undefined
    ? sql`true`
    : sql`s.wamid = ${wamid} and s.inbox_id in (select id from inboxes where account_id = ${account_id})`
}
