import { sql } from 'kysely'
import { presentTaken } from '../../contacts/identifiers.ts'
import { phoneKey } from '../../identity/phone.ts'
import { problem } from '../../platform/base/errors.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import { currentFirst, findByNumber, findPhones, giveNumbers, type NumberingConsumer } from './numbers.ts'

/** A number by which a consumer knows a contact. */
export type ConsumerNumber = {
  number: string
  number_key: string
  /** Who it leads to now. */
  contact_id: string
  surrogate: boolean
  /** Whether webhooks to the consumer use this number. */
  current: boolean
  given_at: Date
}

/** In the order of their keys, those after `after` only: all, those of one person, or the one that matches a number. */
export async function listNumbers(
  trx: ReadTrx,
  account_id: string,
  consumer_id: string,
  page: { contact_id: string | null; number: string | null; limit: number; after: string | null },
): Promise<ConsumerNumber[]> {
  const { rows } = await sql<ConsumerNumber>`
    select f.number, f.number_key, f.contact_id, f.surrogate, f.given_at, f.number_key = first.number_key as current
      from (
        select n.number, n.number_key, n.surrogate, n.given_at, coalesce(c.merged_into, c.id) as contact_id
          from gateway_numbers n join contacts c on c.account_id = n.account_id and c.id = n.contact_id
         where n.account_id = ${account_id} and n.consumer_id = ${consumer_id}
           and ${page.after === null ? sql`true` : sql`n.number_key > ${page.after}`}
           and ${page.number === null ? sql`true` : sql`n.number_key = ${phoneKey(page.number)}`}
           and ${page.contact_id === null ? sql`true` : sql`(c.id = ${page.contact_id} or c.merged_into = ${page.contact_id})`}
         order by n.number_key limit ${page.limit}) as f
      cross join lateral (
        select n.number_key from contacts c
          join gateway_numbers n on n.account_id = c.account_id and n.contact_id = c.id and n.consumer_id = ${consumer_id}
         where c.account_id = ${account_id} and (c.id = f.contact_id or c.merged_into = f.contact_id)
         order by ${currentFirst(sql`f.contact_id`)} limit 1) as first
     order by f.number_key`.execute(trx)
  return rows
}

/**
 * Makes webhooks to a consumer use the contact's current phone; without one, the number stays. Earlier numbers still
 * reach the contact. Throws `already_exists` if the phone means another contact to this consumer.
 */
export async function renewNumber(
  trx: Trx,
  account_id: string,
  consumer: NumberingConsumer,
  contact_id: string,
  now: Date,
): Promise<ConsumerNumber> {
  await giveNumbers(trx, account_id, consumer, [contact_id], now)
  const phone = (await findPhones(trx, account_id, [contact_id])).get(contact_id)
  if (phone !== undefined) {
    await sql`
      insert into gateway_numbers (account_id, consumer_id, number, number_key, contact_id, surrogate, given_at)
      values (${account_id}, ${consumer.id}, ${phone}, ${phoneKey(phone)}, ${contact_id}, false, ${now})
      on conflict (account_id, consumer_id, number_key) do nothing`.execute(trx)
    const meant = await findByNumber(trx, account_id, consumer.id, phone)
    if (meant !== contact_id) {
      const members = meant === null ? {} : presentTaken([meant])
      throw problem('already_exists', 'This phone belongs to another contact at this consumer.', members)
    }
    await trx
      .updateTable('gateway_numbers')
      .set({ renewed_for: contact_id, renewed_at: now })
      .where('account_id', '=', account_id)
      .where('consumer_id', '=', consumer.id)
      .where('number_key', '=', phoneKey(phone))
      .execute()
  }
  const numbers = await listNumbers(trx, account_id, consumer.id, {
    contact_id,
    number: null,
    limit: MOST_OF_ONE,
    after: null,
  })
  const current = numbers.find((it) => it.current)
  if (current === undefined) throw new Error('A contact with a stored number has none.')
  return current
}

const MOST_OF_ONE = 1000
