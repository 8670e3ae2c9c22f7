import { type RawBuilder, sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'

/**
 * Parts of the statement of `resolution/moving/place-contacts.ts`, which has a table `placed` (id, inbox_ids): where its
 * contacts are seen is written on them and on what hangs on them; only what differs.
 */
export function contactsPlaced(account_id: string): RawBuilder<unknown> {
  return sql`
    written as (
      update contacts c set inbox_ids = p.inbox_ids from placed p
       where c.account_id = ${account_id} and c.id = p.id and c.inbox_ids is distinct from p.inbox_ids),
    anchored as (update anchors t ${placedOnContact(account_id)}),
    named as (update usernames t ${placedOnAnchor(account_id)}),
    agreed as (update consents t ${placedOnAnchor(account_id)})`
}

/** The rest of an update of rows `t` that are seen where their contact is. */
export function placedOnContact(account_id: string): RawBuilder<unknown> {
  return sql`
    set inbox_ids = p.inbox_ids from placed p
     where t.account_id = ${account_id} and t.contact_id = p.id and t.inbox_ids is distinct from p.inbox_ids`
}

function placedOnAnchor(account_id: string): RawBuilder<unknown> {
  return sql`
    set inbox_ids = p.inbox_ids from placed p join anchors a on a.account_id = ${account_id} and a.contact_id = p.id
     where t.account_id = ${account_id} and t.anchor_id = a.id and t.inbox_ids is distinct from p.inbox_ids`
}

/** Hides the data of anchors that have no contact now, and are seen nowhere. */
export async function hideAnchors({ trx, account_id }: Locked, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const hidden = sql`
    set inbox_ids = '{}'
     where account_id = ${account_id} and anchor_id = any(${ids}::uuid[]) and inbox_ids is distinct from '{}'`
  await sql`
    with named as (update usernames ${hidden}), agreed as (update consents ${hidden}) select`.execute(trx)
}
