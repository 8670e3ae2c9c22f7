import { sql } from 'kysely'
import type { IdentityEventRow } from '../../contacts/present-contact.ts'
import { asAccount, type SeenTrx } from '../../platform/db/with-viewer.ts'
import { namesSeenContacts } from '../../platform/events/seen.ts'

/** Where a page ended: newest first by Meta's time, then by id. */
export type TimelinePosition = [at: string, id: string]

type Page = { limit: number; after: TimelinePosition | null; include_sealed: boolean }

/** The identity history of a contact and of those that were merged into it, the newest line first. */
export async function listIdentityEvents(
  trx: SeenTrx,
  account_id: string,
  contact_id: string,
  { limit, after }: Pick<Page, 'limit' | 'after'>,
): Promise<IdentityEventRow[]> {
  const { inbox_ids } = trx
  const { rows } = await asAccount({ trx }, ({ trx }) =>
    sql<IdentityEventRow>`
      select e.* from ${everyContact(account_id, contact_id)} cross join lateral (
        select ${EVENT_COLUMNS} from identity_events e
         where e.account_id = ${account_id} and e.contact_id = f.id and ${behind('at', after)}
           and ${namesSeenContacts(inbox_ids, account_id)}
         order by e.at desc, e.id desc limit ${limit}) as e
       order by e.at desc, e.id desc limit ${limit}`.execute(trx),
  )
  return rows
}

export type TimelineRow = { kind: 'message' | 'identity_event'; id: string; at: Date }

/**
 * What happened with a contact in all its one-to-one threads, and to its identity, the newest first. Every thread is
 * read from its own newest end, so a page costs the same however long they are.
 */
export async function listTimeline(
  trx: SeenTrx,
  account_id: string,
  contact_id: string,
  { limit, after, include_sealed }: Page,
): Promise<TimelineRow[]> {
  const { rows: messages } = await sql<TimelineRow>`
    select 'message' as kind, m.id, m.at from conversations c cross join lateral (
        select m.id, m.sent_at as at from messages m
         where m.account_id = ${account_id} and m.conversation_id = c.id and ${behind('sent_at', after, 'm')}
           and (${include_sealed}::boolean or not exists (
             select from anchors a where a.account_id = m.account_id and a.id = m.anchor_id and a.sealed))
         order by m.sent_at desc, m.id desc limit ${limit}) as m
     where c.account_id = ${account_id} and c.contact_id = ${contact_id} and c.merged_into is null
     order by at desc, id desc limit ${limit}`.execute(trx)
  const lines = await listIdentityEvents(trx, account_id, contact_id, { limit, after })
  return [...messages, ...lines.map(({ id, at }) => ({ kind: 'identity_event' as const, id, at }))]
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
}

/** Identity events by id, in no order. */
export async function loadIdentityEvents(
  trx: SeenTrx,
  account_id: string,
  ids: string[],
): Promise<IdentityEventRow[]> {
  if (ids.length === 0) return []
  const { inbox_ids } = trx
  const { rows } = await asAccount({ trx }, ({ trx }) =>
    sql<IdentityEventRow>`
      select ${EVENT_COLUMNS} from identity_events e
       where e.account_id = ${account_id} and e.id = any(${ids}::uuid[])
         and ${namesSeenContacts(inbox_ids, account_id)}`.execute(trx),
  )
  return rows
}

const EVENT_COLUMNS = sql.raw('e.id, e.contact_id, e.type, e.kind, e.value, e.data, e.at, e.recorded_at')

function everyContact(account_id: string, contact_id: string) {
  return sql`(
    select ${contact_id}::uuid as id
    union all
    select id from contacts where account_id = ${account_id} and merged_into = ${contact_id}) as f`
}

function behind(column: 'at' | 'sent_at', after: TimelinePosition | null, table: 'e' | 'm' = 'e') {
  return after === null
    ? sql`true`
    : sql`(${sql.ref(`${table}.${column}`)}, ${sql.ref(`${table}.id`)}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
}
