import { type RawBuilder, sql } from 'kysely'
import { LARGEST_PAGE_BYTES } from '../base/page-bytes.ts'
import type { ReadTrx, Trx } from '../db/types.ts'
import { asAccount, type SeenTrx, wholeOf } from '../db/with-viewer.ts'
import { isTold } from './seen.ts'

export type EventRow = {
  id: string
  seq: number
  type: string
  at: Date
  contact_id: string | null
  conversation_id: string | null
  inbox_id: string | null
  data: Record<string, unknown>
}

// A reader of rare types must not read the whole feed for one page.
const EXAMINED_AT_ONCE = 5000
// A limited member's page reads past what others see; one that holds few says where to go on all the same.
const EXAMINED_BY_LIMITED = 500
const OF_A_KIND = '.*'

/** `next_after`: where to go on. `is_full`: there may be more at once. */
export type EventPage = { rows: EventRow[]; next_after: number; is_full: boolean }

/** `found`: how many there were for the page, of which those that fit were read. `last_seq`: where it was examined to. */
type Read = EventRow & { found: number; last_seq: number }

/**
 * Events behind `after` in the order in which they became known. `next_after` is where to go on: behind the last of a
 * full page, else behind all that was examined, also what `types` left out. A page is
 * full once it holds `limit` events, or 2 MiB of their data.
 */
export async function readEvents(
  trx: Trx,
  account_id: string,
  page: { after: number; types: string[] | null; limit: number },
): Promise<EventPage> {
  const { after, types, limit } = page
  if (types === null) {
    const { rows } = await sql<Read>`
      select e.*, e.seq as last_seq from ${fitting(examined(trx, account_id, after, limit))} as e
       order by e.seq`.execute(trx)
    return pageOf(rows, limit, rows.at(-1)?.seq ?? after)
  }
  const { rows } = await sql<Read>`
    with examined as materialized (${examined(trx, account_id, after, EXAMINED_AT_ONCE)})
    select e.*, last.seq as last_seq from (select max(seq) as seq from examined) as last
      left join ${fitting(sql`
        select e.* from examined as e where ${isOneOf(types)}
         order by e.seq limit ${limit}`)} as e on true
     where last.seq is not null order by e.seq`.execute(trx)
  return pageOf(rows, limit, rows[0]?.last_seq ?? after)
}

/** As `readEvents`, of what the caller sees. `next_after` is also behind what they do not see. */
export function readSeenEvents(
  trx: SeenTrx,
  account_id: string,
  page: { after: number; types: string[] | null; limit: number },
): Promise<EventPage> {
  const whole = wholeOf({ trx })
  return whole === null ? readTold(trx, account_id, page) : readEvents(whole.trx, account_id, page)
}

type SeenPage = { after: number; until: number; types: string[] | null; limit: number }

/**
 * What a limited member sees of the events behind `after` up to `until`. Without that end, a page of few visible events
 * would read the whole feed.
 */
export async function readSeen(trx: SeenTrx, account_id: string, page: SeenPage): Promise<EventPage> {
  const { until, limit } = page
  const { inbox_ids } = trx
  const { rows } = await asAccount({ trx }, ({ trx }) =>
    sql<Read>`
      select e.*, e.seq as last_seq from ${fitting(told(trx, account_id, { ...page, inbox_ids }).where('e.seq', '<=', until))} as e
       order by e.seq`.execute(trx),
  )
  return pageOf(rows, limit, until)
}

/** The same up to the end of what a page examines, which is read with it: no event falls between them. */
async function readTold(trx: SeenTrx, account_id: string, page: Omit<SeenPage, 'until'>): Promise<EventPage> {
  const { after, limit } = page
  const { inbox_ids } = trx
  const { rows } = await asAccount({ trx }, ({ trx }) =>
    sql<Read>`
      select e.*, last.seq as last_seq from (
          select max(seq) as seq from (
            select seq from events where account_id = ${account_id} and seq > ${after}
             order by seq limit ${EXAMINED_BY_LIMITED}) as next) as last
        left join lateral ${fitting(
          told(trx, account_id, { ...page, inbox_ids }).where('e.seq', '<=', sql<number>`last.seq`),
        )} as e on true
       where last.seq is not null order by e.seq`.execute(trx),
  )
  return pageOf(rows, limit, rows[0]?.last_seq ?? after)
}

/** Of these events the first ones, as many as begin within 2 MiB of data: what others wrote may fill megabytes each. */
function fitting(events: RawBuilder<unknown> | ReturnType<typeof examined>) {
  return sql`(
    select id, seq, type, at, contact_id, conversation_id, inbox_id, data, found from (
      select r.*, count(*) over ()::int as found,
        sum(octet_length(r.data::text)) over (order by r.seq) - octet_length(r.data::text) as bytes_before
        from (${events}) as r) as r
     where bytes_before < ${LARGEST_PAGE_BYTES})`
}

/** Of a page without events comes one row without an id, which says how far was examined. */
function pageOf(read: Read[], limit: number, examined_until: number): EventPage {
  const found = read.filter(({ id }) => id !== null)
  const rows = found.map(({ found: _, last_seq: __, ...event }) => event)
  const is_full = rows.length === limit || rows.length < (found[0]?.found ?? 0)
  const next_after = is_full ? (rows.at(-1)?.seq ?? examined_until) : examined_until
  return { rows, next_after, is_full }
}

/** Events that a limited member asks for and may see. */
function told(
  trx: Trx,
  account_id: string,
  { after, types, limit, inbox_ids }: Omit<SeenPage, 'until'> & Pick<SeenTrx, 'inbox_ids'>,
) {
  return examined(trx, account_id, after, limit)
    .where(types === null ? sql<boolean>`true` : isOneOf(types))
    .where(isTold(inbox_ids, account_id))
}

function isOneOf(types: string[]) {
  const kinds = types
    .filter((type) => type.endsWith(OF_A_KIND))
    .map((type) => type.slice(0, -OF_A_KIND.length))
  return sql<boolean>`(e.type = any(${types}::text[]) or split_part(e.type, '.', 1) = any(${kinds}::text[]))`
}

function examined(trx: Trx, account_id: string, after: number, limit: number) {
  return trx
    .selectFrom('events as e')
    .select(['e.id', 'e.seq', 'e.type', 'e.at', 'e.contact_id', 'e.conversation_id', 'e.inbox_id', 'e.data'])
    .where('e.account_id', '=', account_id)
    .where('e.seq', '>', after)
    .orderBy('e.seq')
    .limit(limit)
}

/** The number of the account's latest event; 0 where there is none. */
export async function lastSeq(trx: Trx, account_id: string): Promise<number> {
  const row = await trx
    .selectFrom('events')
    .select('seq')
    .where('account_id', '=', account_id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? 0
}

export type EventIdentifier = {
  kind: 'bsuid' | 'parent_bsuid' | 'phone' | 'email' | 'external'
  portfolio_id: string | null
  value: string
}

/** A contact as events name it: who it is today, and all that it goes by. */
export type EventSubject = { contact_id: string; username: string | null; identifiers: EventIdentifier[] }

/**
 * The contacts of these events, by the contact id in the event: one statement. Behind `offset 0` the id is a plain
 * column: under row-level security a condition that holds `coalesce` may not use an index.
 */
export async function loadSubjects(
  trx: ReadTrx,
  account_id: string,
  events: EventRow[],
): Promise<Map<string, EventSubject>> {
  const ids = [...new Set(events.map(({ contact_id }) => contact_id).filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<EventSubject & { id: string }>`
    select c.id, c.contact_id, u.username, coalesce(i.list, '[]') as identifiers
      from (
        select id, coalesce(merged_into, id) as contact_id from contacts
         where account_id = ${account_id} and id = any(${ids}::uuid[]) offset 0) as c
      left join lateral (
        select a.username from anchors a
         where a.account_id = ${account_id} and a.contact_id = c.contact_id and not a.sealed
           and (a.username_at is not null or a.username is not null)
         order by coalesce(a.username_at, a.profile_at) desc, a.key limit 1) as u on true
      left join lateral (
        select json_agg(json_build_object('kind', i.kind, 'portfolio_id', i.portfolio_id, 'value', i.value)
          order by array_position('{bsuid,parent_bsuid,phone,email,external}', i.kind), i.last_at desc, i.id) as list
          from identities i
         where i.account_id = ${account_id} and i.contact_id = c.contact_id and i.state = 'active') as i on true`.execute(
    trx,
  )
  return new Map(rows.map(({ id, ...subject }) => [id, subject]))
}

/** The portfolio of each inbox of the account. */
export async function loadPortfolios(trx: ReadTrx, account_id: string): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('inboxes')
    .select(['id', 'portfolio_id'])
    .where('account_id', '=', account_id)
    .execute()
  return new Map(rows.map(({ id, portfolio_id }) => [id, portfolio_id]))
}
