import { sql } from 'kysely'
import type { AnchorKey } from '../identity/types.ts'
import type { Locked } from '../platform/account-lock/lock.ts'
import { accountRows } from '../platform/db/rows-of.ts'
import type { ReadTrx, Trx } from '../platform/db/types.ts'
import { appendEvents, type NewEvent } from '../platform/events/append.ts'

export type OwnWord = 'opted_in' | 'opted_out'

/**
 * What a member, an API client or WhatsApp recorded about messages of a category; `stands`: no later record from the
 * same source.
 */
export type ConsentRow = {
  category: string
  at: Date
  /** `stop`, `resume`, one of ours, or whatever else WhatsApp says. */
  value: string
  detail: string | null
  source: string
  recorded_by: string | null
  /** The scope: one registration if WhatsApp reported it, the whole contact if we recorded it. */
  anchors: AnchorKey[]
  stands: boolean
}

const MARKETING = 'marketing_messages'
const STOPPED = ['stop', 'opted_out']
const OWN_WORDS = ['opted_in', 'opted_out']
/** Words that decide. WhatsApp may say others, which are kept and shown: none of them takes a `stop` back. */
const DECIDING = sql`array['stop', 'resume', 'opted_in', 'opted_out']`

// What WhatsApp said is one registration's. What we noted is the person's, so it is true of every registration that the
// contact has now. What is known of a phone alone may be any of them.
const concerns = sql`(own.registration = a.registration or c.value = any(${OWN_WORDS}::text[])
  or own.key not like 'b:%' or a.key not like 'b:%')`

/** Whether the person behind each anchor wants no marketing now: the last word counts. */
export async function marketingStopped(
  trx: Trx,
  account_id: string,
  anchor_ids: string[],
): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ anchor_id: string; value: string }>`
    select distinct on (a.id) a.id as anchor_id, c.value
      from anchors a
      join anchors own on own.account_id = a.account_id and own.contact_id = a.contact_id
      join consents c on c.account_id = own.account_id and c.anchor_id = own.id and c.category = ${MARKETING}
       and c.value = any(${DECIDING})
     where a.account_id = ${account_id} and a.id = any(${anchor_ids}::uuid[]) and ${concerns}
     order by a.id, c.at desc, c.value = any(${STOPPED}::text[]) desc`.execute(trx)
  const stopped = new Map(anchor_ids.map((id) => [id, false]))
  for (const { anchor_id, value } of rows) stopped.set(anchor_id, STOPPED.includes(value))
  return stopped
}

/** Whether the last word of a contact, on any of its registrations, is that they want no marketing: on `contacts c`. */
export function marketingStoppedFor(account_id: string) {
  return sql<boolean>`coalesce((
    select s.value = any(${STOPPED}::text[])
      from anchors a join consents s on s.account_id = a.account_id and s.anchor_id = a.id and s.category = ${MARKETING}
       and s.value = any(${DECIDING})
     where a.account_id = ${account_id} and a.contact_id = c.id
     order by s.at desc, s.value = any(${STOPPED}::text[]) desc limit 1), false)`
}

/** Records that a contact wants no marketing: WhatsApp refused a message for that reason. */
export async function recordStop(locked: Locked, anchor_id: string, source: string): Promise<void> {
  const { trx, account_id, now: at } = locked
  const { rows } = await sql<{ contact_id: string | null }>`
    with added as (
      insert into consents (account_id, anchor_id, category, at, value, source, recorded_at, inbox_ids)
      select account_id, id, ${MARKETING}, ${at}, 'stop', ${source}, ${at}, inbox_ids
        from anchors where account_id = ${account_id} and id = ${anchor_id}
      on conflict do nothing returning anchor_id
    )
    select a.contact_id from added join anchors a on a.account_id = ${account_id} and a.id = added.anchor_id`.execute(
    trx,
  )
  await appendEvents(
    locked,
    rows.flatMap(({ contact_id }): NewEvent[] => {
      if (contact_id === null) return []
      const data = { contact_id, category: MARKETING, value: 'stop' }
      return [{ type: 'consent.changed', at, contact_id, data }]
    }),
  )
}

/** What was said about each category, the latest first. */
export async function listConsents(
  trx: ReadTrx,
  account_id: string,
  contact_id: string,
): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    with said as (
      select c.*, own.key from anchors own
        join consents c on c.account_id = own.account_id and c.anchor_id = own.id
       where own.account_id = ${account_id} and own.contact_id = ${contact_id}
    ), concerning as (
      select a.id, c.category, c.at, c.value, c.value = any(${DECIDING}) as decides
        from anchors a
        join anchors own on own.account_id = a.account_id and own.contact_id = a.contact_id
        join consents c on c.account_id = own.account_id and c.anchor_id = own.id
       where a.account_id = ${account_id} and a.contact_id = ${contact_id} and ${concerns}
    ), last as (
      (select distinct on (id, category) category, at, value from concerning where decides
        order by id, category, at desc, value = any(${STOPPED}::text[]) desc)
      union
      (select distinct on (id, category) category, at, value from concerning
        order by id, category, at desc, decides desc, value = any(${STOPPED}::text[]) desc)
    )
    select s.category, s.at, s.value, max(s.detail) as detail, s.source, s.recorded_by,
      array_agg(s.key order by s.key) as anchors,
      exists (select from last l where l.category = s.category and l.at = s.at and l.value = s.value) as stands
      from said s
     group by s.category, s.at, s.value, s.source, s.recorded_by
     order by s.at desc, s.category, s.value`.execute(trx)
  return rows
}

/** Records what a contact said, for every registration of the contact. */
export async function recordConsent(
  locked: Locked,
  contact_id: string,
  word: { category: string; value: OwnWord; source: string; at: Date; recorded_by: string },
): Promise<void> {
  const { trx, account_id, now } = locked
  const { category, value, source, at, recorded_by } = word
  const { rows } = await sql`
    insert into consents (account_id, anchor_id, category, at, value, source, recorded_by, recorded_at, inbox_ids)
    select account_id, id, ${category}, ${at}, ${value}, ${source}, ${recorded_by}, ${now}, inbox_ids
      from anchors where account_id = ${account_id} and contact_id = ${contact_id}
    on conflict do nothing returning 1`.execute(trx)
  if (rows.length === 0) return
  const data = { contact_id, category, value }
  await appendEvents(locked, [{ type: 'consent.changed', at, contact_id, data }])
}

type Shown = {
  anchor_id: string
  category: string
  at: Date
  value: string
  detail: string | null
  event_id: string
}

/** Records what WhatsApp says of registrations. Returns what was not known before. */
export async function recordShown(
  { trx, account_id }: Locked,
  shown: Shown[],
): Promise<Pick<Shown, 'anchor_id' | 'value' | 'at'>[]> {
  const { rows } = await sql<Pick<Shown, 'anchor_id' | 'value' | 'at'>>`
    insert into consents (account_id, anchor_id, category, at, value, detail, source, event_id, inbox_ids)
    select c.account_id, c.anchor_id, c.category, c.at, c.value, c.detail, 'whatsapp', c.event_id, a.inbox_ids
      from ${accountRows(account_id, shown, 'c', {
        anchor_id: 'uuid',
        category: 'text',
        at: 'timestamptz',
        value: 'text',
        detail: 'text',
        event_id: 'uuid',
      })}
      join anchors a on a.account_id = ${account_id} and a.id = c.anchor_id
    on conflict do nothing returning anchor_id, value, at`.execute(trx)
  return rows
}
