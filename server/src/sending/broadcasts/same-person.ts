import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'

export type Listed = { position: number; contact_id: string }

/** Whether a contact gets, or has got, the broadcast under another recipient than the one at `position`. */
export type Taken = (person_id: string, position: number) => boolean

export type FindTaken = (
  trx: Trx,
  account_id: string,
  broadcast_id: string,
  persons: string[],
) => Promise<Taken>

/** In the dry run, the first recipient of each person stands for them. */
export async function takenByEarlier(
  trx: Trx,
  account_id: string,
  broadcast_id: string,
  persons: string[],
): Promise<Taken> {
  const others = await findRecipients(trx, account_id, broadcast_id, persons)
  const first = new Map<string, number>()
  for (const { person_id, position } of others) {
    if (position < (first.get(person_id) ?? Number.POSITIVE_INFINITY)) first.set(person_id, position)
  }
  return (person_id, position) => (first.get(person_id) ?? position) < position
}

/** In the run, a recipient that has a message already counts for its contact. */
export async function takenByMessage(
  trx: Trx,
  account_id: string,
  broadcast_id: string,
  persons: string[],
): Promise<Taken> {
  const others = await findRecipients(trx, account_id, broadcast_id, persons)
  const served = new Set(
    others.filter(({ message_id }) => message_id !== null).map(({ person_id }) => person_id),
  )
  return (person_id) => served.has(person_id)
}

/**
 * Behind `offset 0` each is looked up separately: before the table is analyzed, a join would read all for each of them.
 */
async function findRecipients(
  trx: Trx,
  account_id: string,
  broadcast_id: string,
  ids: string[],
): Promise<{ person_id: string; position: number; message_id: string | null }[]> {
  const { rows } = await sql<{ person_id: string; position: number; message_id: string | null }>`
    with own as (
      select id, id as person_id from contacts where account_id = ${account_id} and id = any(${ids}::uuid[])
      union all
      select id, merged_into from contacts where account_id = ${account_id} and merged_into = any(${ids}::uuid[])
    )
    select own.person_id, r.position, r.message_id
      from own cross join lateral (
        select position, message_id from broadcast_recipients
         where account_id = ${account_id} and contact_id = own.id and broadcast_id = ${broadcast_id} offset 0) as r`.execute(
    trx,
  )
  return rows
}

/** Who each listed contact is today; nothing for one that does not exist. */
export async function resolvePersons(
  trx: Trx,
  account_id: string,
  listed: Listed[],
): Promise<Map<string, string>> {
  const ids = listed.map(({ contact_id }) => contact_id)
  const rows = await trx
    .selectFrom('contacts')
    .select(['id', 'merged_into'])
    .where('account_id', '=', account_id)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, merged_into }) => [id, merged_into ?? id]))
}
