import { type RawBuilder, sql } from 'kysely'
import type { ForCaller, Scope } from '../platform/db/scope.ts'
import type { ReadTrx } from '../platform/db/types.ts'
import { asAccount, type SeenTrx } from '../platform/db/with-viewer.ts'
import { keepSeen } from './queries.ts'

/** Some of those who were looked for, in order; `examined_until`: the rest is behind this id. Null: that was all. */
export type Found = { ids: string[]; examined_until: string | null }

type FinderScope = Pick<Scope, 'trx' | 'account_id'> & ForCaller

type Page = { after: string | null; most: number }

/** Sorts behind every text that begins with what stands before it. */
export const LAST_CHARACTER = '\u{10FFFF}'

// How far entries of the index are counted, to begin with the rarest word. So many are also sorted without a thought.
const COUNTED = 2_000
// So many are sorted where the index has no order to read them in.
const SORTED = 20_000
// Each way in which a word goes on has an order of its own in the index. So many are read side by side.
const MOST_ENDINGS = 64
// How many contacts with one word are compared with the other words for one page.
const COMPARED = 3_000
// A limited member with fewer contacts than this has each of them compared.
const FEW = 1_000

/**
 * Contacts whose name has a word that begins with each word of the text, the newest first, those behind `after` only. What
 * it costs does not grow with how many there are: a page can hold fewer than `most` and still have a next one. Who stands
 * on a sealed link is not found by a name.
 */
export async function findByName(trx: SeenTrx, account_id: string, text: string, page: Page): Promise<Found> {
  const { inbox_ids: inboxes } = trx
  if (inboxes === null) return findAmongAll(trx, account_id, text, page)
  // Words show to no limited member: the account finds, and of what it finds the member gets what they see.
  return asAccount({ trx, account_id }, async (scope) => {
    const few = await findAmongFew(scope, text, inboxes, page)
    return few ?? findAndKeepSeen(scope, text, page)
  })
}

/** Where the inboxes have few contacts, each of them is compared; null where they have many. */
async function findAmongFew(
  { trx, account_id, seen }: FinderScope,
  text: string,
  inboxes: string[],
  { after, most }: Page,
): Promise<Found | null> {
  const ofInboxes = sql`contact_inboxes where account_id = ${account_id} and inbox_id = any(${inboxes}::uuid[])`
  const { rows: sizes } = await sql<{ listed: number | null; words: string[] }>`
    select case when selfsame_is_placed() then (
        select count(*)::int from (select from ${ofInboxes} limit ${FEW}) as l) end as listed,
      selfsame_words(${text}) as words`.execute(trx)
  const { listed = null, words = [] } = sizes[0] ?? {}
  if (words.length === 0) return { ids: [], examined_until: null }
  if (listed === null || listed === FEW) return null
  const { rows } = await sql<{ id: string }>`
    select d.id from (
      select distinct contact_id as id from ${ofInboxes} and ${behind(after)} order by id desc offset 0) as d
     where ${sql.join([...words.map((word) => hasWord(account_id, word)), notSealed(account_id)], sql` and `)}
     order by d.id desc limit ${most}`.execute(trx)
  const ids = await keepSeen(
    seen,
    account_id,
    rows.map(({ id }) => id),
  )
  return { ids, examined_until: rows.length === most ? (rows.at(-1)?.id ?? null) : null }
}

/** Where they have many, most pages are full after the first look; a page may hold fewer and still have a next one. */
async function findAndKeepSeen(
  { trx, account_id, seen }: FinderScope,
  text: string,
  page: Page,
): Promise<Found> {
  const { most } = page
  const ids: string[] = []
  let after = page.after
  for (const looked_at of [2 * most, 8 * most, COMPARED]) {
    const found = await findAmongAll(trx, account_id, text, { after, most: looked_at })
    ids.push(...(await keepSeen(seen, account_id, found.ids)))
    if (ids.length >= most) return { ids: ids.slice(0, most), examined_until: ids[most - 1] ?? null }
    if (found.examined_until === null) return { ids, examined_until: null }
    after = found.examined_until
  }
  return { ids, examined_until: after }
}

async function findAmongAll(
  trx: ReadTrx,
  account_id: string,
  text: string,
  { after, most }: Page,
): Promise<Found> {
  const { rows: words } = await sql<{ word: string; entries: number }>`
    select w.word, ${countEntries(account_id, sql`w.word`, COUNTED)} as entries
      from unnest(selfsame_words(${text})) as w(word)`.execute(trx)
  // From the rarest on, so that the fewest have to be compared; of frequent ones, the longest is likely to be that.
  const [rarest, ...others] = words.sort(
    (a, b) => a.entries - b.entries || b.word.length - a.word.length || (a.word < b.word ? -1 : 1),
  )
  if (rarest === undefined || rarest.entries === 0) return { ids: [], examined_until: null }
  const source = await chooseSource(trx, account_id, rarest, after)
  const compared = others.length === 0 && source.exact ? most : COMPARED
  const candidates = sql`(${source.ordered(compared)} order by id desc limit ${compared})`
  // An order that the candidates have already, so that the first `most` who pass end the comparing.
  const { rows } = await sql<{ id: string }>`
    select d.id from ${candidates} as d
     where ${sql.join(
       [
         ...(source.exact ? others : words).map(({ word }) => hasWord(account_id, word)),
         notSealed(account_id),
       ],
       sql` and `,
     )}
     order by d.id desc limit ${most}`.execute(trx)
  const ids = rows.map(({ id }) => id)
  if (ids.length === most) return { ids, examined_until: ids.at(-1) ?? null }
  const { rows: last } = await sql<{ id: string }>`
    select d.id from ${candidates} as d order by d.id desc offset ${compared - 1} limit 1`.execute(trx)
  return { ids, examined_until: last[0]?.id ?? null }
}

/** Where candidates come from, the newest first; `exact`: all of them have the word that was asked for. */
type Source = { exact: boolean; ordered: (most: number) => RawBuilder<unknown> }

async function chooseSource(
  trx: ReadTrx,
  account_id: string,
  { word, entries }: { word: string; entries: number },
  after: string | null,
): Promise<Source> {
  const until = word + LAST_CHARACTER
  const ofAccount = sql`contact_words where account_id = ${account_id}`
  const sorted: Source = {
    exact: true,
    ordered: () => sql`
      select distinct contact_id as id from ${ofAccount} and word >= ${word} and word <= ${until} and ${behind(after)}`,
  }
  if (entries < COUNTED) return sorted
  const endings = await listEndings(trx, account_id, word)
  if (endings.length <= MOST_ENDINGS) {
    return {
      exact: true,
      ordered: (most) => sql`
        select distinct c.contact_id as id from unnest(${endings}::text[]) as e(word) cross join lateral (
          select contact_id from ${ofAccount} and word = e.word and ${behind(after)} order by contact_id desc limit ${most}) as c`,
    }
  }
  const { rows } = await sql<{ entries: number }>`
    select ${countEntries(account_id, sql`${word}::text`, SORTED)} as entries`.execute(trx)
  if ((rows[0]?.entries ?? 0) < SORTED) return sorted
  // So many names begin like this that many of any contacts have one.
  const newest = sql`
    select id from contacts where account_id = ${account_id} and merged_into is null
       and ${after === null ? sql`true` : sql`id < ${after}::uuid`}`
  return { exact: false, ordered: () => newest }
}

function behind(after: string | null) {
  return after === null ? sql`true` : sql`contact_id < ${after}::uuid`
}

function countEntries(account_id: string, word: RawBuilder<unknown>, most: number) {
  return sql`(
      select count(*)::int from (
        select from contact_words c where c.account_id = ${account_id} and c.word >= ${word}
           and c.word <= ${word} || ${LAST_CHARACTER} limit ${most}) as counted)`
}

/** Every word that begins like this, each found in the index behind the one before; one more than are of use. */
async function listEndings(trx: ReadTrx, account_id: string, word: string): Promise<string[]> {
  const next = (after: RawBuilder<unknown>) => sql`(
    select c.word from contact_words c where c.account_id = ${account_id} and ${after} and c.word <= ${word + LAST_CHARACTER}
     order by c.word limit 1)`
  const { rows } = await sql<{ word: string }>`
    with recursive endings as (
      select ${next(sql`c.word >= ${word}`)} as word
      union all
      select ${next(sql`c.word > e.word`)} from endings e where e.word is not null
    )
    select word from endings where word is not null limit ${MOST_ENDINGS + 1}`.execute(trx)
  return rows.map((row) => row.word)
}

// Looked up separately for each candidate: with `exists` the planner could read the words of all contacts first.
function hasWord(account_id: string, word: string) {
  return sql`coalesce((
    select true from contact_words o where o.account_id = ${account_id} and o.contact_id = d.id
       and o.word >= ${word} and o.word <= ${word + LAST_CHARACTER} limit 1), false)`
}

function notSealed(account_id: string) {
  return sql`not coalesce((
    select true from anchors a where a.account_id = ${account_id} and a.contact_id = d.id and a.sealed limit 1), false)`
}
