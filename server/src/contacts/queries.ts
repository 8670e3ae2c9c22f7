import { sql } from 'kysely'
import { problem } from '../platform/base/errors.ts'
import type { ReadTrx, Trx } from '../platform/db/types.ts'
import { asSeen, type SeenTrx } from '../platform/db/with-viewer.ts'
import { folded, sealing, shownAttributes, shownName } from './shown-fields.ts'

/** An identity inside a JSON aggregate: times are text. */
type ContactIdentity = {
  id: string
  kind: 'bsuid' | 'parent_bsuid' | 'phone' | 'email' | 'external'
  portfolio_id: string | null
  value: string
  state: 'active' | 'retired' | 'disputed'
  reason: string | null
  evidence: 'proof' | 'claim' | 'attested'
  first_at: string
  last_at: string
}

export type ContactRow = {
  id: string
  name: string | null
  profile_name: string | null
  username: string | null
  attributes: Record<string, unknown>
  created_at: Date
  updated_at: Date
  identities: ContactIdentity[]
  usernames: { username: string; first_at: string; last_at: string }[]
  merged_ids: string[]
  conflict_ids: string[]
  /** Part of what belongs to it is withheld until a person confirms a stale link. */
  sealed: boolean
  /** Of its conversations in every inbox. */
  last_message_at: Date | null
  labels: string[]
}

/** The contact that an id names today: itself, or the one that it was merged into. Null if there is none. */
export async function resolveContactId(trx: ReadTrx, account_id: string, id: string): Promise<string | null> {
  const row = await trx
    .selectFrom('contacts')
    .select(['id', 'merged_into'])
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : (row.merged_into ?? row.id)
}

/** The same for several: those that name one. */
export async function resolveContactIds(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('contacts')
    .select(['id', 'merged_into'])
    .where('account_id', '=', account_id)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, merged_into }) => [id, merged_into ?? id]))
}

/** The same; throws `not_found` where there is none. */
export async function requireContact(trx: ReadTrx, account_id: string, id: string): Promise<string> {
  const found = await resolveContactId(trx, account_id, id)
  if (found === null) throw problem('not_found')
  return found
}

/** Filters contacts to those the caller may see, keeping their order. */
export async function keepSeen(seen_by: SeenTrx, account_id: string, ids: string[]): Promise<string[]> {
  if (seen_by.inbox_ids === null || ids.length === 0) return ids
  const rows = await asSeen(seen_by, (trx) =>
    trx
      .selectFrom('contacts')
      .select('id')
      .where('account_id', '=', account_id)
      .where('id', 'in', ids)
      .execute(),
  )
  const seen = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => seen.has(id))
}

/** Throws `not_found` unless every id names a contact. */
export async function requireContacts(trx: ReadTrx, account_id: string, ids: string[]): Promise<void> {
  for (const id of new Set(ids)) await requireContact(trx, account_id, id)
}

/**
 * When an identity `d` was last shown. Identity rows are only written when something about them changes, not with every
 * message. A phone that another contact has now is no longer seen, whatever is sent from it.
 */
const lastShown = sql`case d.kind
  when 'bsuid' then (
    select max(s.last_at) from sightings s
     where s.account_id = d.account_id and s.portfolio_id = d.portfolio_id and s.bsuid = d.value)
  when 'phone' then greatest(
    (select max(s.last_at) from sightings s
       join identities b on b.account_id = s.account_id and b.kind = 'bsuid' and b.portfolio_id = s.portfolio_id
         and b.value = s.bsuid and b.contact_id = d.contact_id
      where s.account_id = d.account_id and s.phone_key = d.key and s.phone_key <> ''),
    case when d.state = 'active' then (
      select max(p.at) from phone_sightings p where p.account_id = d.account_id and p.phone_key = d.key) end)
  end`

/**
 * Contacts with all that belongs to them, in the order of `ids`, in one statement. What stands on a sealed link (names,
 * attributes) is left out unless `include_sealed`.
 */
export async function loadContacts(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
  include_sealed: boolean,
): Promise<ContactRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ContactRow>`
    select c.id, case when h.hides then null else ${shownName} end as name,
      case when h.hides then s.profile_name else c.profile_name end as profile_name,
      case when h.hides then s.username else c.username end as username,
      case when h.hides then '{}'::jsonb else (
        select coalesce(jsonb_object_agg(a.key, a.value), '{}')
          from jsonb_each(${shownAttributes}) as a where a.value <> 'null') end as attributes, c.created_at, c.updated_at,
      coalesce(s.sealed, false) as sealed, coalesce(i.list, '[]') as identities, coalesce(u.list, '[]') as usernames,
      coalesce(m.list, '[]') as merged_ids, coalesce(k.list, '[]') as conflict_ids,
      t.last_message_at, coalesce(t.labels, '{}') as labels
      from contacts c ${folded} ${sealing(include_sealed)}
      left join lateral (
        select json_agg(json_build_object('id', i.id, 'kind', i.kind, 'portfolio_id', i.portfolio_id, 'value', i.value,
            'state', i.state, 'reason', i.reason, 'evidence', i.evidence, 'first_at', i.first_at, 'last_at', i.seen_at)
          order by array_position('{active,disputed,retired}', i.state), i.seen_at desc, i.id) as list
          from (
            select d.*, greatest(d.last_at, ${lastShown}) as seen_at from identities d
             where d.account_id = c.account_id and d.contact_id = c.id) as i) as i on true
      left join lateral (
        select json_agg(json_build_object('username', n.username, 'first_at', n.first_at, 'last_at', n.last_at)
          order by n.last_at desc, n.username) as list
          from (
            select u.username, min(u.first_at) as first_at, max(u.last_at) as last_at
              from anchors a join usernames u on u.account_id = a.account_id and u.anchor_id = a.id
             where a.account_id = c.account_id and a.contact_id = c.id and not (h.hides and a.sealed)
             group by u.username) as n) as u on true
      left join lateral (
        select json_agg(f.id order by f.id) as list from contacts f
         where f.account_id = c.account_id and f.merged_into = c.id) as m on true
      left join lateral (
        select json_agg(k.id order by k.id) as list from (
          select id from conflicts where account_id = c.account_id and left_contact_id = c.id and state = 'open'
          union
          select id from conflicts where account_id = c.account_id and right_contact_id = c.id and state = 'open') as k
        ) as k on true
      left join lateral (
        select max(v.last_message_at) as last_message_at,
          array_agg(distinct l.label order by l.label) filter (where l.label is not null) as labels
          from conversations v left join lateral unnest(v.labels) as l(label) on true
         where v.account_id = c.account_id and v.contact_id = c.id and v.merged_into is null) as t on true
     where c.account_id = ${account_id} and c.id = any(${ids}::uuid[])`.execute(trx)
  return inOrder(ids, rows)
}

export type ContactNames = {
  id: string
  name: string | null
  profile_name: string | null
  username: string | null
}

/** The names and attributes that a contact shows: its own and those of merged contacts. */
export type ContactFields = ContactNames & { attributes: Record<string, unknown> }

/** The same for many, without the rest: nothing that stands on a sealed link. */
export async function loadContactFields(
  trx: Trx,
  account_id: string,
  ids: string[],
): Promise<Map<string, ContactFields>> {
  const { rows } = await sql<ContactFields>`
    select c.id, case when h.hides then null else ${shownName} end as name,
      case when h.hides then s.profile_name else c.profile_name end as profile_name,
      case when h.hides then s.username else c.username end as username,
      case when h.hides then '{}'::jsonb else ${shownAttributes} end as attributes
      from contacts c ${folded} ${sealing(false)}
     where c.account_id = ${account_id} and c.id = any(${ids}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** How to name the people of a page of messages or conversations: one statement for all of them. */
export async function loadContactNames(
  trx: ReadTrx,
  account_id: string,
  ids: (string | null)[],
  include_sealed: boolean,
): Promise<Map<string, ContactNames>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<ContactNames>`
    select c.id, case when h.hides then null else ${shownName} end as name,
      case when h.hides then s.profile_name else c.profile_name end as profile_name,
      case when h.hides then s.username else c.username end as username
      from contacts c ${folded} ${sealing(include_sealed)}
     where c.account_id = ${account_id} and c.id = any(${wanted}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which advertisements a contact came from, the newest first. */
export async function loadReferrals(
  trx: ReadTrx,
  account_id: string,
  contact_id: string,
  include_sealed: boolean,
) {
  const { rows } = await sql<{
    message_id: string
    inbox_id: string
    at: Date
    referral: Record<string, unknown>
  }>`
    select r.id as message_id, r.inbox_id, r.sent_at as at, r.referral
      from anchors a cross join lateral (
        select m.id, m.inbox_id, m.sent_at, m.content -> 'referral' as referral from messages m
         where m.account_id = a.account_id and m.anchor_id = a.id and m.content ? 'referral'
         order by m.sent_at desc limit ${REFERRALS}) as r
     where a.account_id = ${account_id} and a.contact_id = ${contact_id} and (${include_sealed}::boolean or not a.sealed)
     order by r.sent_at desc, r.id limit ${REFERRALS}`.execute(trx)
  return rows
}

const REFERRALS = 10

function inOrder<Row extends { id: string }>(ids: string[], rows: Row[]): Row[] {
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? [])
}
