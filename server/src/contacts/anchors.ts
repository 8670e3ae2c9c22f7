import { sql } from 'kysely'
import { contactAnchor } from '../identity/anchors.ts'
import type { AnchorKey } from '../identity/types.ts'
import type { Locked } from '../platform/account-lock/lock.ts'
import { newId } from '../platform/base/ids.ts'
import { accountRows, rowsOf } from '../platform/db/rows-of.ts'

/** Where an anchor belongs, as the resolution decides it. */
export type AnchorRow = {
  key: AnchorKey
  id: string
  contact_id: string | null
  home_contact_id: string | null
  scope: string
  registration: AnchorKey
  isolated: boolean
  active_phone: string | null
  active_parent: string | null
  sealed: boolean
}

/** Writes where anchors belong; only what differs. */
export async function saveAnchors({ trx, account_id }: Locked, rows: AnchorRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into anchors (account_id, key, id, contact_id, home_contact_id, scope, registration, isolated, active_phone,
      active_parent, sealed, inbox_ids)
    select a.account_id, a.key, a.id, a.contact_id, a.home_contact_id, a.scope, a.registration, a.isolated,
      a.active_phone, a.active_parent, a.sealed, c.inbox_ids
      from ${accountRows(account_id, rows, 'a', {
        key: 'text',
        id: 'uuid',
        contact_id: 'uuid',
        home_contact_id: 'uuid',
        scope: 'text',
        registration: 'text',
        isolated: 'boolean',
        active_phone: 'text',
        active_parent: 'text',
        sealed: 'boolean',
      })}
      left join contacts c on c.account_id = ${account_id} and c.id = a.contact_id
    on conflict (account_id, key) do update set contact_id = excluded.contact_id,
      home_contact_id = excluded.home_contact_id, registration = excluded.registration, isolated = excluded.isolated,
      active_phone = excluded.active_phone, active_parent = excluded.active_parent, sealed = excluded.sealed,
      inbox_ids = excluded.inbox_ids
    where (anchors.contact_id, anchors.home_contact_id, anchors.registration, anchors.isolated, anchors.active_phone,
      anchors.active_parent, anchors.sealed) is distinct from (excluded.contact_id, excluded.home_contact_id,
      excluded.registration, excluded.isolated, excluded.active_phone, excluded.active_parent, excluded.sealed)`.execute(
    trx,
  )
}

/** Puts anchors without a supporting fact under the contact that took over. */
export async function passOnAnchors(
  { trx, account_id }: Locked,
  vanished: { key: AnchorKey; contact_id: string | null }[],
): Promise<void> {
  if (vanished.length === 0) return
  await sql`
    update anchors a set contact_id = v.contact_id, isolated = false
      from ${rowsOf(vanished, 'v', { key: 'text', contact_id: 'uuid' })}
     where a.account_id = ${account_id} and a.key = v.key`.execute(trx)
}

/** Gives each of these contacts an anchor of its own, for what is claimed of it. */
export async function addContactAnchors({ trx, account_id }: Locked, contact_ids: string[]): Promise<void> {
  const rows = contact_ids.map((contact_id) => ({ contact_id, id: newId(), key: contactAnchor(contact_id) }))
  await sql`
    insert into anchors (account_id, key, id, contact_id, home_contact_id, scope, registration, inbox_ids)
    select c.account_id, g.key, g.id, c.id, c.id, g.key, g.key, c.inbox_ids
      from ${accountRows(account_id, rows, 'g', { contact_id: 'uuid', id: 'uuid', key: 'text' })}
      join contacts c on c.account_id = g.account_id and c.id = g.contact_id`.execute(trx)
}

/** An anchor with messages in a group of an inbox. */
export type GroupWriter = { anchor_id: string; inbox_id: string }

/** Notes that anchors wrote in groups. Returns the contacts of those of which that was not known. */
export async function addGroupWriters(
  { trx, account_id }: Locked,
  writers: GroupWriter[],
): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string | null }>`
    update anchors a set group_inbox_ids = array(
        select unnest(a.group_inbox_ids) union select unnest(w.inbox_ids) order by 1)
      from (
        select w.anchor_id, array_agg(distinct w.inbox_id) as inbox_ids
          from ${rowsOf(writers, 'w', { anchor_id: 'uuid', inbox_id: 'uuid' })}
         group by 1) as w
     where a.account_id = ${account_id} and a.id = w.anchor_id and not w.inbox_ids <@ coalesce(a.group_inbox_ids, '{}')
    returning a.contact_id`.execute(trx)
  return rows.flatMap(({ contact_id }) => contact_id ?? [])
}

/**
 * Removes the record that anchors wrote in groups if no message there supports it now. Reads those groups from end to
 * end, which is rare. Returns the contacts that this changed.
 */
export async function reviewGroupWriters(
  { trx, account_id }: Locked,
  writers: GroupWriter[],
): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string | null }>`
    with asked as materialized (
      select distinct w.anchor_id, w.inbox_id
        from ${rowsOf(writers, 'w', { anchor_id: 'uuid', inbox_id: 'uuid' })}),
    supported as materialized (
      select distinct m.anchor_id, m.inbox_id from conversations g
        join messages m on m.account_id = g.account_id and m.conversation_id = g.id
       where g.account_id = ${account_id} and g.group_id is not null and g.inbox_id in (select inbox_id from asked)
         and m.anchor_id in (select anchor_id from asked)),
    unsupported as (
      select q.anchor_id, array_agg(q.inbox_id) as inbox_ids from asked q
       where not exists (select from supported s where s.anchor_id = q.anchor_id and s.inbox_id = q.inbox_id)
       group by 1)
    update anchors a set group_inbox_ids = array(
        select unnest(a.group_inbox_ids) except select unnest(u.inbox_ids) order by 1)
      from unsupported u
     where a.account_id = ${account_id} and a.id = u.anchor_id and a.group_inbox_ids && u.inbox_ids
    returning a.contact_id`.execute(trx)
  return rows.flatMap(({ contact_id }) => contact_id ?? [])
}
