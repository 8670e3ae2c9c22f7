import { sql } from 'kysely'
import type { ReadTrx } from '../platform/db/types.ts'
import type { SeenTrx } from '../platform/db/with-viewer.ts'
import { type ContactFilters, filterConditions, isFiltered } from './filters.ts'
import type { Found } from './find-by-name.ts'
import { type ContactSearch, searchContacts } from './search.ts'

/** Who is searched for, and what they must be. */
export type ContactSelection = { search: ContactSearch; filters: ContactFilters }

type Page = { after: string | null; limit: number }

// A filter that few contacts pass must not read them all for one page: what is left comes with the next one.
const EXAMINED_AT_ONCE = 1_000

/**
 * Ids of the contacts of a selection, newest first, only those behind `after`. Ordered by id, which never changes, so
 * that a reader of all pages meets every contact that existed at the start exactly once. `examined_until` is where a
 * page had to stop before it was full.
 */
export async function listContacts(
  trx: SeenTrx,
  account_id: string,
  { search, filters }: ContactSelection,
  { after, limit }: Page,
): Promise<Found> {
  const most = isFiltered(filters) ? EXAMINED_AT_ONCE : limit
  const found = await searchContacts(trx, account_id, search, { after, most })
  if (found !== null) {
    const ids = await keepFitting(trx, account_id, found.ids, filters, limit)
    return { ids, examined_until: ids.length === limit ? null : found.examined_until }
  }
  if (filters.conflicted === true) {
    const conflicted = await listConflicted(trx, account_id, after, EXAMINED_AT_ONCE)
    const ids = await keepFitting(trx, account_id, conflicted, filters, limit)
    const last = conflicted.length === EXAMINED_AT_ONCE ? conflicted.at(-1) : undefined
    return { ids, examined_until: ids.length === limit ? null : (last ?? null) }
  }
  return listEverybody(trx, account_id, filters, { after, limit }, most)
}

async function listEverybody(
  trx: SeenTrx,
  account_id: string,
  filters: ContactFilters,
  { after, limit }: Page,
  most: number,
): Promise<Found> {
  const newest = newestOf(account_id, trx.inbox_ids, after, most)
  const { rows } = await sql<{ id: string }>`
    select c.id from (${newest} limit ${most}) as c where ${filterConditions(account_id, filters)}
     order by c.id desc limit ${limit}`.execute(trx)
  const ids = rows.map(({ id }) => id)
  if (ids.length === limit || !isFiltered(filters)) return { ids, examined_until: null }
  const { rows: last } = await sql<{ id: string }>`${newest} offset ${most - 1} limit 1`.execute(trx)
  return { ids, examined_until: last[0]?.id ?? null }
}

/** Ids of contacts that stand on their own, the newest first: of every inbox, or of a limited member's. */
function newestOf(account_id: string, inboxes: string[] | null, after: string | null, most: number) {
  const behind = (column: string) => (after === null ? sql`true` : sql`${sql.ref(column)} < ${after}::uuid`)
  const everybody = sql`
    select id from contacts where account_id = ${account_id} and merged_into is null and ${behind('id')}`
  if (inboxes === null) return sql`${everybody} order by id desc`
  // Each inbox is read from its newest contact on: the contacts of others between them are not looked at.
  return sql`
    select distinct id from (
      select l.contact_id as id from unnest(${inboxes}::uuid[]) as i(id) cross join lateral (
        select contact_id from contact_inboxes
         where selfsame_is_placed() and account_id = ${account_id} and inbox_id = i.id and ${behind('contact_id')}
         order by contact_id desc limit ${most}) as l
      union all
      (${everybody} and not selfsame_is_placed() order by id desc limit ${most})) as n
     order by id desc`
}

/** Those of the ids who are contacts of their own and pass. */
async function keepFitting(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
  filters: ContactFilters,
  limit: number,
): Promise<string[]> {
  if (ids.length === 0) return []
  // Offset 0 keeps the planner from walking the whole list in order for the sake of a few known ids.
  const { rows } = await sql<{ id: string }>`
    select c.id from (
      select id from contacts where account_id = ${account_id} and merged_into is null and id = any(${ids}::uuid[]) offset 0) as c
     where ${filterConditions(account_id, filters)} order by c.id desc limit ${limit}`.execute(trx)
  return rows.map(({ id }) => id)
}

/** Contacts with an open conflict are few among many: they are read from the conflicts. */
async function listConflicted(
  trx: ReadTrx,
  account_id: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const side = (name: 'left_contact_id' | 'right_contact_id') => {
    const column = sql.ref(name)
    return sql`(
      select distinct ${column} as id from conflicts
       where account_id = ${account_id} and state = 'open' and ${after === null ? sql`${column} is not null` : sql`${column} < ${after}::uuid`}
       order by ${column} desc limit ${limit})`
  }
  const { rows } = await sql<{ id: string }>`
    select id from (${side('left_contact_id')} union ${side('right_contact_id')}) as c
     order by id desc limit ${limit}`.execute(trx)
  return rows.map(({ id }) => id)
}
