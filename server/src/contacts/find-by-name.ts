import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../db/types.ts'

/** Some of those who were looked for, in order; `examined_until`: the rest is behind this id. Null: that was all. */
export type Found = { ids: string[]; examined_until: string | null }

/** Sorts behind every text that begins with what stands before it. */
export const LAST_CHARACTER = '\u{10FFFF}'

// So many entries of the index are sorted; where there are more, it is read in an order that it has already.
const SORTED = 20_000
// Each way in which a word goes on has an order of its own in the index. So many are read side by side.
const MOST_ENDINGS = 64
// How many contacts with one word are compared with the other words for one page.
const COMPARED = 3_000

/**
 * Contacts whose name has a word that begins with each word of the text, the newest first, those behind `after` only. What
 * it costs does not grow with how many there are: a page can hold fewer than `most` and still have a next one. Who stands
 * on a sealed link is not found by a name.
 */
export async function findByName(
  trx: Trx,
  account_id: string,
  text: string,
  { after, most }: { after: string | null; most: number },
): Promise<Found> {
  const { rows: words } = await sql<{ word: string; entries: number }>`
    select w.word, (
      select count(*)::int from (
        select from contact_words c where c.account_id = ${account_id} and c.word >= w.word
           and c.word <= w.word || ${LAST_CHARACTER} limit ${SORTED}) as counted) as entries
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
  trx: Trx,
  account_id: string,
  { word, entries }: { word: string; entries: number },
  after: string | null,
): Promise<Source> {
  const until = word + LAST_CHARACTER
  const behind = after === null ? sql`true` : sql`contact_id < ${after}::uuid`
  const ofAccount = sql`contact_words where account_id = ${account_id}`
  if (entries < SORTED) {
    const found = sql`
      select distinct contact_id as id from ${ofAccount} and word >= ${word} and word <= ${until} and ${behind}`
    return { exact: true, ordered: () => found }
  }
  const endings = await listEndings(trx, account_id, word)
  if (endings.length <= MOST_ENDINGS) {
    return {
      exact: true,
      ordered: (most) => sql`
        select distinct c.contact_id as id from unnest(${endings}::text[]) as e(word) cross join lateral (
          select contact_id from ${ofAccount} and word = e.word and ${behind} order by contact_id desc limit ${most}) as c`,
    }
  }
  // So many names begin like this that many of any contacts have one.
  const newest = sql`
    select id from contacts where account_id = ${account_id} and merged_into is null
       and ${after === null ? sql`true` : sql`id < ${after}::uuid`}`
  return { exact: false, ordered: () => newest }
}

/** Every word that begins like this, each found in the index behind the one before; one more than are of use. */
async function listEndings(trx: Trx, account_id: string, word: string): Promise<string[]> {
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

// Looked up for each candidate by itself: an `exists` would let the planner read the word of everybody first.
function hasWord(account_id: string, word: string) {
  return sql`coalesce((
    select true from contact_words o where o.account_id = ${account_id} and o.contact_id = d.id
       and o.word >= ${word} and o.word <= ${word + LAST_CHARACTER} limit 1), false)`
}

function notSealed(account_id: string) {
  return sql`not coalesce((
    select true from anchors a where a.account_id = ${account_id} and a.contact_id = d.id and a.sealed limit 1), false)`
}
