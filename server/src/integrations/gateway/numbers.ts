import { randomInt } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { phoneKey } from '../../identity/phone.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import type { Consumer } from './consumers.ts'

/** Whose numbers they are, and under which country code those are made that are no phone. */
export type NumberingConsumer = { id: string; surrogate_code: string }

const SURROGATE_DIGITS = 12
const TRIES = 5

/**
 * The numbers by which a consumer knows these contacts, given where it does not know them yet: the phone where one is
 * held, else a surrogate. One that was given once stays, whatever becomes known later; after a merge it is the survivor's,
 * and after an undo each has its own again.
 */
export async function giveNumbers(
  trx: Trx,
  account_id: string,
  consumer: NumberingConsumer,
  contact_ids: string[],
  now: Date,
): Promise<Map<string, string>> {
  const ids = [...new Set(contact_ids)]
  const known = await findNumbers(trx, account_id, consumer.id, ids)
  if (ids.every((id) => known.has(id))) return known
  // If two transactions see the same new contact, the second waits and reuses the first one's number.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`gateway numbers ${consumer.id}`}, 0))`.execute(
    trx,
  )
  const again = await findNumbers(trx, account_id, consumer.id, ids)
  const missing = ids.filter((id) => !again.has(id))
  const phones = await findPhones(trx, account_id, missing)
  const given = await insertNumbers(
    trx,
    account_id,
    consumer.id,
    [...phones].map(([contact_id, number]) => ({ contact_id, number, surrogate: false })),
    now,
  )
  for (const contact_id of missing.filter((id) => !given.has(id))) {
    given.set(contact_id, await giveSurrogate(trx, account_id, consumer, contact_id, now))
  }
  return new Map([...again, ...given])
}

/** The phone that is each contact's now, as WhatsApp last wrote it; none for who has none, or only a disputed one. */
export async function findPhones(
  trx: ReadTrx,
  account_id: string,
  contact_ids: string[],
): Promise<Map<string, string>> {
  if (contact_ids.length === 0) return new Map()
  const { rows } = await sql<{ contact_id: string; value: string }>`
    select distinct on (contact_id) contact_id, value from identities
     where account_id = ${account_id} and contact_id = any(${contact_ids}::uuid[]) and kind = 'phone' and state = 'active'
     order by contact_id, last_at desc, id`.execute(trx)
  return new Map(rows.map(({ contact_id, value }) => [contact_id, value]))
}

/** The current identifiers of a contact in a portfolio: phone, BSUID, or both. */
export async function findAddresses(
  trx: ReadTrx,
  account_id: string,
  portfolio_id: string,
  contact_id: string,
): Promise<{ phone?: string; bsuid?: string }> {
  const { rows } = await sql<{ kind: 'phone' | 'bsuid'; value: string }>`
    select distinct on (kind) kind, value from identities
     where account_id = ${account_id} and contact_id = ${contact_id} and state = 'active'
       and (kind = 'phone' or (kind = 'bsuid' and portfolio_id = ${portfolio_id}))
     order by kind, last_at desc, id`.execute(trx)
  return Object.fromEntries(rows.map(({ kind, value }) => [kind, value]))
}

/** The contact that a consumer means by a number that it was given; null for another number. */
export async function findByNumber(
  trx: ReadTrx,
  account_id: string,
  consumer_id: string,
  number: string,
): Promise<string | null> {
  const { rows } = await sql<{ contact_id: string }>`
    select coalesce(c.merged_into, c.id) as contact_id from gateway_numbers n
      join contacts c on c.account_id = n.account_id and c.id = n.contact_id
     where n.account_id = ${account_id} and n.consumer_id = ${consumer_id} and n.number_key = ${phoneKey(number)}`.execute(
    trx,
  )
  return rows[0]?.contact_id ?? null
}

/**
 * The contact that a consumer means by digits; null if there is none. Only a consumer with one number per contact is
 * limited to the phones that it was given; every other consumer knows a phone by its current holder, and means that
 * contact.
 */
export function findMeant(
  trx: ReadTrx,
  { account_id, id, policy }: Pick<Consumer, 'account_id' | 'id' | 'policy'>,
  digits: string,
): Promise<string | null> {
  if (policy !== 'stable_phone' && !isSurrogate(digits)) return Promise.resolve(null)
  return findByNumber(trx, account_id, id, digits)
}

/**
 * Deletes the phones by which a consumer knew contacts and which belong to other contacts now. For a consumer that had
 * another policy in between, and may know the other contact by them.
 */
export async function forgetPassedOn(trx: Trx, account_id: string, consumer_id: string): Promise<void> {
  await sql`
    delete from gateway_numbers n using contacts c
     where n.account_id = ${account_id} and n.consumer_id = ${consumer_id} and not n.surrogate
       and c.account_id = n.account_id and c.id = n.contact_id and exists (
         select from identities i
          where i.account_id = n.account_id and i.kind = 'phone' and i.key = n.number_key and i.state = 'active'
            and i.contact_id <> coalesce(c.merged_into, c.id))`.execute(trx)
}

/** Keeps that consumers name contacts by these numbers of their own accord; what one meant by them before stays. */
export async function rememberNumbers(
  trx: Trx,
  account_id: string,
  named: { consumer_id: string; contact_id: string; number: string }[],
  now: Date,
): Promise<void> {
  if (named.length === 0) return
  const rows = named.map((it) => ({ ...it, number_key: phoneKey(it.number) }))
  await sql`
    insert into gateway_numbers (account_id, consumer_id, number, number_key, contact_id, surrogate, given_at)
    select g.account_id, g.consumer_id, g.number, g.number_key, g.contact_id, false, ${now}
      from ${accountRows(account_id, rows, 'g', {
        consumer_id: 'uuid',
        number: 'text',
        number_key: 'text',
        contact_id: 'uuid',
      })}
    on conflict (account_id, consumer_id, number_key) do nothing`.execute(trx)
}

/** True for digits shaped like a surrogate: no such number was ever a phone. */
export function isSurrogate(digits: string): boolean {
  return digits.length === 3 + SURROGATE_DIGITS && /^(999|997|990)/.test(digits)
}

/**
 * The number in webhooks about a contact comes first among the numbers of the contact and of the contacts merged into
 * it: a requested one, then the contact's own, then the others, each in the order of assignment.
 */
export function currentFirst(contact_id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`n.renewed_for is not distinct from ${contact_id} desc, n.contact_id = ${contact_id} desc,
    n.renewed_at desc nulls last, n.given_at, n.number`
}

async function findNumbers(
  trx: Trx,
  account_id: string,
  consumer_id: string,
  contact_ids: string[],
): Promise<Map<string, string>> {
  if (contact_ids.length === 0) return new Map()
  const { rows } = await sql<{ contact_id: string; number: string }>`
    select w.contact_id, found.number from unnest(${contact_ids}::uuid[]) as w(contact_id)
      cross join lateral (
        select n.number from contacts c
          join gateway_numbers n on n.account_id = c.account_id and n.contact_id = c.id and n.consumer_id = ${consumer_id}
         where c.account_id = ${account_id} and (c.id = w.contact_id or c.merged_into = w.contact_id)
         order by ${currentFirst(sql`w.contact_id`)} limit 1) as found`.execute(trx)
  return new Map(rows.map(({ contact_id, number }) => [contact_id, number]))
}

type NewNumber = { contact_id: string; number: string; surrogate: boolean }

/** Returns by contact what could be assigned: a number that already means one contact is never assigned to another. */
async function insertNumbers(
  trx: Trx,
  account_id: string,
  consumer_id: string,
  numbers: NewNumber[],
  now: Date,
): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map()
  const rows = numbers.map((it) => ({ ...it, number_key: phoneKey(it.number) }))
  const { rows: given } = await sql<{ contact_id: string; number: string }>`
    insert into gateway_numbers (account_id, consumer_id, number, number_key, contact_id, surrogate, given_at)
    select n.account_id, ${consumer_id}, n.number, n.number_key, n.contact_id, n.surrogate, ${now}
      from ${accountRows(account_id, rows, 'n', { number: 'text', number_key: 'text', contact_id: 'uuid', surrogate: 'boolean' })}
    on conflict (account_id, consumer_id, number_key) do nothing returning contact_id, number`.execute(trx)
  return new Map(given.map(({ contact_id, number }) => [contact_id, number]))
}

async function giveSurrogate(
  trx: Trx,
  account_id: string,
  { id, surrogate_code }: NumberingConsumer,
  contact_id: string,
  now: Date,
): Promise<string> {
  for (let turn = 0; turn < TRIES; turn += 1) {
    // Drawn, so that a number tells nothing about who has it or how many there are.
    const digits = String(randomInt(0, 10 ** SURROGATE_DIGITS)).padStart(SURROGATE_DIGITS, '0')
    const number = `${surrogate_code}${digits}`
    const given = await insertNumbers(trx, account_id, id, [{ contact_id, number, surrogate: true }], now)
    if (given.size > 0) return number
  }
  throw new Error('No free surrogate was found.')
}
