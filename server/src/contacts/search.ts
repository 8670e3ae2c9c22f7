import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { problem } from '../errors.ts'
import { isBsuid, isParentBsuid } from '../identity/bsuid.ts'
import { parseTypedPhone, phoneKey } from '../identity/phone.ts'

export type ContactSearch = {
  query?: string | undefined
  phone?: string | undefined
  bsuid?: string | undefined
  username?: string | undefined
  external?: string | undefined
}

/** The most that one search finds; who looks for one person among more has to say more. */
export const MOST_MATCHES = 1000
// How many contacts with one word are compared with the other words of a search.
const MOST_COMPARED = 10_000
const COUNTED = 2000
const NO_PHONE = { field: 'query.phone', message: 'cannot be a phone; write it with its country code' }
const PHONE_DIGITS = /^\d{7,15}$/
// Sorts behind every text that begins with what stands before it.
const LAST_CHARACTER = '\u{10FFFF}'

/** Ids of the contacts that pass everything that is searched for, or null where nothing is. In no order. */
export async function searchContacts(
  trx: Trx,
  account_id: string,
  search: ContactSearch,
): Promise<string[] | null> {
  const country = await defaultCountry(trx, account_id)
  const found: string[][] = []
  if (search.query !== undefined) found.push(await findByAnything(trx, account_id, search.query, country))
  if (search.phone !== undefined) {
    const keys = phoneKeys(search.phone, country)
    if (keys.length === 0)
      throw problem('invalid_request', 'query.phone: cannot be a phone', { errors: [NO_PHONE] })
    // Who has the phone now. Who had it before is found by `query`, by people, who see the difference.
    found.push(await findByIdentity(trx, account_id, ['phone'], keys, ['active', 'disputed']))
  }
  if (search.bsuid !== undefined) {
    const kinds = ['bsuid', 'parent_bsuid'] as const
    found.push(await findByIdentity(trx, account_id, [...kinds], [search.bsuid.trim()]))
  }
  if (search.username !== undefined) found.push(await findByUsername(trx, account_id, search.username, false))
  if (search.external !== undefined)
    found.push(await findByIdentity(trx, account_id, ['external'], [search.external]))
  const [first, ...others] = found
  if (first === undefined) return null
  return first.filter((id) => others.every((ids) => ids.includes(id)))
}

async function findByAnything(
  trx: Trx,
  account_id: string,
  query: string,
  country: string | null,
): Promise<string[]> {
  const text = query.trim()
  if (text === '') return []
  if (text.startsWith('@')) return findByUsername(trx, account_id, text, true)
  if (isBsuid(text) || isParentBsuid(text))
    return findByIdentity(trx, account_id, ['bsuid', 'parent_bsuid'], [text])
  const keys = phoneKeys(text, country)
  return [
    ...new Set([
      ...(keys.length === 0 ? [] : await findByIdentity(trx, account_id, ['phone'], keys)),
      ...(await findByIdentity(trx, account_id, ['email', 'external'], [text, text.toLowerCase()])),
      ...(await findByName(trx, account_id, text)),
      ...(await findByUsername(trx, account_id, text, true)),
    ]),
  ].slice(0, MOST_MATCHES)
}

/** Whom any written form of a phone finds: under the match key, or as written where two forms had to be told apart. */
function phoneKeys(text: string, country: string | null): string[] {
  const written = text.replace(/[^\p{L}\p{Nd}]/gu, '')
  const digits = [parseTypedPhone(text, country), PHONE_DIGITS.test(written) ? written : null]
  return [...new Set(digits.filter((it) => it !== null).flatMap((it) => [phoneKey(it), it]))]
}

async function findByIdentity(
  trx: Trx,
  account_id: string,
  kinds: ('bsuid' | 'parent_bsuid' | 'phone' | 'email' | 'external')[],
  keys: string[],
  states: ('active' | 'disputed' | 'retired')[] = ['active', 'disputed', 'retired'],
): Promise<string[]> {
  const rows = await trx
    .selectFrom('identities')
    .select('contact_id')
    .distinct()
    .where('account_id', '=', account_id)
    .where('key', 'in', [...new Set(keys)])
    .where('kind', 'in', kinds)
    .where('state', 'in', states)
    .limit(MOST_MATCHES)
    .execute()
  return rows.map(({ contact_id }) => contact_id)
}

/** Also former ones: people remember the name under which somebody wrote. */
async function findByUsername(
  trx: Trx,
  account_id: string,
  username: string,
  is_prefix: boolean,
): Promise<string[]> {
  const key = username.trim().replace(/^@/, '').toLowerCase()
  if (key === '') return []
  const { rows } = await sql<{ contact_id: string }>`
    select distinct a.contact_id
      from (select anchor_id from usernames
             where account_id = ${account_id} and username_key >= ${key}
               and username_key <= ${is_prefix ? key + LAST_CHARACTER : key}
             order by username_key limit ${MOST_MATCHES}) as u
      join anchors a on a.account_id = ${account_id} and a.id = u.anchor_id
     where a.contact_id is not null and not a.sealed`.execute(trx)
  return rows.map(({ contact_id }) => contact_id)
}

/** Contacts whose name has a word that begins with each word of the text. */
async function findByName(trx: Trx, account_id: string, text: string): Promise<string[]> {
  const { rows: words } = await sql<{ word: string; matches: number }>`
    select w.word, (
      select count(*)::int from (
        select from contact_words c where c.account_id = ${account_id} and c.word >= w.word
           and c.word <= w.word || ${LAST_CHARACTER} limit ${COUNTED}) as counted) as matches
      from unnest(selfsame_words(${text})) as w(word)`.execute(trx)
  // From the rarest word on, so that the fewest have to be compared.
  const [rarest, ...others] = words.sort((a, b) => a.matches - b.matches)
  if (rarest === undefined || rarest.matches === 0) return []
  const alsoHas = others.map(
    ({ word }) => sql`and exists (select from contact_words o where o.account_id = ${account_id}
      and o.contact_id = d.contact_id and o.word >= ${word} and o.word <= ${word + LAST_CHARACTER})`,
  )
  const { rows } = await sql<{ contact_id: string }>`
    select distinct coalesce(c.merged_into, c.id) as contact_id
      from (select d.contact_id
              from (select contact_id from contact_words
                     where account_id = ${account_id} and word >= ${rarest.word} and word <= ${rarest.word + LAST_CHARACTER}
                     order by word limit ${others.length === 0 ? MOST_MATCHES : MOST_COMPARED}) as d
             where true ${sql.join(alsoHas, sql` `)} limit ${MOST_MATCHES}) as d
      join contacts c on c.account_id = ${account_id} and c.id = d.contact_id
     where not exists (select from anchors a where a.account_id = ${account_id} and a.contact_id = c.id and a.sealed)`.execute(
    trx,
  )
  return rows.map(({ contact_id }) => contact_id)
}

async function defaultCountry(trx: Trx, account_id: string): Promise<string | null> {
  const row = await trx
    .selectFrom('accounts')
    .select('default_country')
    .where('id', '=', account_id)
    .executeTakeFirst()
  return row?.default_country ?? null
}
