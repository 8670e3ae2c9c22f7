import { sql } from 'kysely'
import { isBsuid, isParentBsuid } from '../identity/bsuid.ts'
import { parseTypedPhone, phoneKey } from '../identity/phone.ts'
import { plainKey } from '../identity/plain-key.ts'
import { problem } from '../platform/base/errors.ts'
import { foldWords } from '../platform/base/fold.ts'
import type { ReadTrx, Trx } from '../platform/db/types.ts'
import { type SeenTrx, seeAll } from '../platform/db/with-viewer.ts'
import { type Found, findByName, LAST_CHARACTER } from './find-by-name.ts'

export type ContactSearch = {
  query?: string | undefined
  phone?: string | undefined
  bsuid?: string | undefined
  username?: string | undefined
  external?: string | undefined
}

/** The most that a search finds by identifiers and usernames; of names, all are found, page by page. */
export const MOST_MATCHES = 1000
const NO_PHONE = { field: 'phone', message: 'is not a valid phone; write it with the country code' }
const PHONE_DIGITS = /^\d{7,15}$/
// The end of a number, as read out or found on a receipt.
const PHONE_END = /^[\p{Nd}\s().+/-]*$/u
const SHORTEST_END = 4

/**
 * Contacts that pass everything that is searched for, the newest first, those behind `after` only; null where nothing is
 * searched for. `most` at most, and maybe fewer with more to come: see `Found`.
 */
export async function searchContacts(
  trx: SeenTrx,
  account_id: string,
  search: ContactSearch,
  page: { after: string | null; most: number },
): Promise<Found | null> {
  const country = await defaultCountry(trx, account_id)
  const sets: Set<string>[] = []
  if (search.phone !== undefined) {
    const keys = phoneKeys(search.phone, country)
    if (keys.length === 0)
      throw problem('invalid_request', 'is not a valid phone', { errors: [NO_PHONE] }, { about: 'phone' })
    // Who has the phone now. Who had it before is found by `query`, by people, who see the difference.
    sets.push(new Set(await findByIdentity(trx, account_id, ['phone'], keys, ['active', 'disputed'])))
  }
  if (search.bsuid !== undefined) {
    const kinds = ['bsuid', 'parent_bsuid'] as const
    sets.push(new Set(await findByIdentity(trx, account_id, [...kinds], [search.bsuid.trim()])))
  }
  if (search.username !== undefined)
    sets.push(new Set(await findByUsername(trx, account_id, search.username, false)))
  if (search.external !== undefined)
    sets.push(
      new Set(await findByIdentity(trx, account_id, ['external'], [plainKey('external', search.external)])),
    )
  const [first, ...others] = sets
  if (search.query === undefined && first === undefined) return null
  const found =
    search.query === undefined
      ? newestOf([...(first ?? [])], page)
      : await findByAnything(trx, account_id, search.query, country, page)
  const checks = search.query === undefined ? others : sets
  return { ...found, ids: found.ids.filter((id) => checks.every((ids) => ids.has(id))) }
}

/** The same from the first to the last, or until there are MOST_MATCHES. In no order. */
export async function searchAllContacts(
  trx: Trx,
  account_id: string,
  search: ContactSearch,
): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const found = await searchContacts(seeAll(trx), account_id, search, { after, most: MOST_MATCHES })
    ids.push(...(found?.ids ?? []))
    after = found?.examined_until ?? null
  } while (after !== null && ids.length < MOST_MATCHES)
  return ids
}

async function findByAnything(
  trx: SeenTrx,
  account_id: string,
  query: string,
  country: string | null,
  page: { after: string | null; most: number },
): Promise<Found> {
  const text = query.trim()
  if (text === '') return { ids: [], examined_until: null }
  if (/^[@＠]/u.test(text)) return newestOf(await findByUsername(trx, account_id, text, true), page)
  if (isBsuid(text) || isParentBsuid(text))
    return newestOf(await findByIdentity(trx, account_id, ['bsuid', 'parent_bsuid'], [text]), page)
  const keys = phoneKeys(text, country)
  const others = [
    ...(keys.length === 0 ? [] : await findByIdentity(trx, account_id, ['phone'], keys)),
    ...(await findByPhoneEnd(trx, account_id, text)),
    ...(await findByIdentity(trx, account_id, ['email'], [plainKey('email', text)])),
    ...(await findByIdentity(trx, account_id, ['external'], [plainKey('external', text)])),
    ...(await findByUsername(trx, account_id, text, true)),
  ]
  const named = await findByName(trx, account_id, text, page)
  // Contacts behind the point where the search by name stopped come with a later page.
  const until = named.examined_until
  const here = until === null ? others : others.filter((id) => id >= until)
  const found = newestOf([...named.ids, ...here], page)
  return { ids: found.ids, examined_until: found.examined_until ?? until }
}

/** As text, UUIDs sort as the database sorts them. */
function newestOf(ids: string[], { after, most }: { after: string | null; most: number }): Found {
  const sorted = [...new Set(ids)]
    .filter((id) => after === null || id < after)
    .sort((a, b) => (a < b ? 1 : -1))
  const found = sorted.slice(0, most)
  return { ids: found, examined_until: sorted.length > most ? (found.at(-1) ?? null) : null }
}

async function findByPhoneEnd(trx: ReadTrx, account_id: string, text: string): Promise<string[]> {
  // Folded, digits of other scripts and widths are those that a phone is stored with.
  const digits = foldWords(text).join('')
  if (!PHONE_END.test(text.normalize('NFKC')) || digits.length < SHORTEST_END) return []
  const { rows } = await sql<{ id: string }>`
    select c.id from selfsame_contacts_by_phone_end(${digits}, ${MOST_MATCHES}) as e(id)
      join contacts c on c.account_id = ${account_id} and c.id = e.id`.execute(trx)
  return rows.map(({ id }) => id)
}

/**
 * The contacts that any written form of a phone finds: under the match key, or as written if two forms had to be kept
 * distinct.
 */
function phoneKeys(text: string, country: string | null): string[] {
  const written = text.replace(/[^\p{L}\p{Nd}]/gu, '')
  const digits = [parseTypedPhone(text, country), PHONE_DIGITS.test(written) ? written : null]
  return [...new Set(digits.filter((it) => it !== null).flatMap((it) => [phoneKey(it), it]))]
}

async function findByIdentity(
  trx: ReadTrx,
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

/** Also former usernames: members remember the name under which a contact wrote. */
async function findByUsername(
  trx: ReadTrx,
  account_id: string,
  username: string,
  is_prefix: boolean,
): Promise<string[]> {
  const keys = usernameKeys(username)
  if (keys.length === 0) return []
  const { rows } = await sql<{ contact_id: string }>`
    select distinct a.contact_id
      from unnest(${keys}::text[]) as k(key)
      cross join lateral (
        select anchor_id from usernames
         where account_id = ${account_id} and username_key >= k.key
           and username_key <= k.key || ${is_prefix ? LAST_CHARACTER : ''}
         order by username_key limit ${MOST_MATCHES}) as u
      join anchors a on a.account_id = ${account_id} and a.id = u.anchor_id
     where a.contact_id is not null and not a.sealed`.execute(trx)
  return rows.map(({ contact_id }) => contact_id)
}

/**
 * A username as it is stored, and folded like every other text that is looked for: WhatsApp takes a-z, 0-9, dots and
 * underscores only, so other letters and widths mean those. Dots and underscores count.
 */
function usernameKeys(typed: string): string[] {
  const text = typed.trim().replace(/^[@＠]/u, '')
  const pieces = text
    .normalize('NFKC')
    .split(/([._])/)
    .map((piece) => (/^[._]$/.test(piece) ? piece : foldWords(piece).join(' ')))
  return [...new Set([text.toLowerCase(), pieces.join('')])].filter((key) => key !== '')
}

async function defaultCountry(trx: ReadTrx, account_id: string): Promise<string | null> {
  const row = await trx
    .selectFrom('accounts')
    .select('default_country')
    .where('id', '=', account_id)
    .executeTakeFirst()
  return row?.default_country ?? null
}
