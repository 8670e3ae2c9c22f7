import { sql } from 'kysely'
import { rowsOf } from '../platform/db/rows-of.ts'
import type { ReadTrx } from '../platform/db/types.ts'

const WINDOW_HOURS = 24
const FREE_ENTRY_HOURS = 72
/** Meta's word for a conversation that began at a free entry point, as in `conversation.origin.type` of a status. */
const FREE_ENTRY_ORIGIN = 'referral_conversion'
/** What PostgreSQL and JavaScript can both read as a time, in seconds or milliseconds; another number would fail the whole page. */
const UNIX_TIME = '^([0-9]{1,11}|[0-9]{13})$'
/** Whether these open the customer service window is not documented, so they are not relied upon. */
const NO_WINDOW = ['reaction', 'system', 'unsupported', 'unknown', 'edit', 'revoke']

/** A person as one line knows them: an anchor stands for its whole registration. */
export type WindowQuestion = { anchor_id: string; conversation_id: string; inbox_id: string }

/** Until when this registration can be sent anything, and until when it costs nothing; null: neither. */
export type Window = WindowQuestion & { customer_service_until: Date | null; free_entry_until: Date | null }

/**
 * The windows of registrations on lines, by Meta's times: 24 hours from their last message or call, history of the
 * business app aside, which was no message to us. The free entry point ends when a status of our messages says; where
 * none says so, 72 hours after our reply to a contact who came by an advertisement, if the reply came within 24 hours.
 * One statement, however many are asked for.
 */
export async function loadWindows(
  trx: ReadTrx,
  account_id: string,
  wanted: WindowQuestion[],
  now: Date,
): Promise<Window[]> {
  if (wanted.length === 0) return []
  const since = new Date(now.getTime() - (WINDOW_HOURS + FREE_ENTRY_HOURS) * 3_600_000)
  const wanted_rows = sql`${rowsOf(wanted, 'w', { anchor_id: 'uuid', conversation_id: 'uuid', inbox_id: 'uuid' })}`
  const day = sql`${`${WINDOW_HOURS} hours`}::interval`
  const { rows } = await sql<Window>`
    with own as (
      select w.anchor_id, w.conversation_id, a.id
        from ${wanted_rows}
        join inboxes i on i.account_id = ${account_id} and i.id = w.inbox_id
        join anchors bound on bound.account_id = i.account_id and bound.id = w.anchor_id
        join anchors a on a.account_id = bound.account_id and a.contact_id = bound.contact_id
       where a.registration = bound.registration
          or ((a.key not like 'b:%' or bound.key not like 'b:%') and ${hasOneRegistration})
    ), heard as (
      select own.anchor_id, own.conversation_id, m.sent_at, m.content ? 'referral' as by_advertisement,
        case when m.direction = 'inbound' then m.sent_at else taken.at end as opened_at
        from own
        join messages m on m.account_id = ${account_id} and m.conversation_id = own.conversation_id and m.anchor_id = own.id
         and m.sent_at > ${since} and m.source in ('inbound', 'call') and m.type <> all(${NO_WINDOW}::text[])
        left join message_statuses taken on m.direction = 'outbound' and m.source = 'call'
         and taken.account_id = m.account_id and taken.inbox_id = m.inbox_id and taken.wamid = m.wamid
         and taken.status = 'accepted'
       where m.direction = 'inbound' or m.source = 'call'
    ), told as (
      select own.anchor_id, own.conversation_id, max(o.sent_at) as sent_at,
        max(to_timestamp(case length(ends.at) when 13 then left(ends.at, 10) else ends.at end::bigint)) as until
        from own
        join messages o on o.account_id = ${account_id} and o.conversation_id = own.conversation_id and o.anchor_id = own.id
         and o.sent_at > ${since} and o.direction = 'outbound'
        join message_statuses s on s.account_id = o.account_id and s.inbox_id = o.inbox_id and s.wamid = o.wamid
         and s.data ? 'conversation'
        cross join lateral (select s.data #>> '{conversation,expiration_timestamp}' as at) as ends
       where lower(s.data #>> '{conversation,origin,type}') = ${FREE_ENTRY_ORIGIN}
         and ends.at ~ ${UNIX_TIME}
       group by 1, 2
    ), entered as (
      select h.anchor_id, h.conversation_id, max(answer.at) as answered_at
        from heard h cross join lateral (
          select min(o.sent_at) as at from own
            join messages o on o.account_id = ${account_id} and o.conversation_id = own.conversation_id and o.anchor_id = own.id
           where own.anchor_id = h.anchor_id and own.conversation_id = h.conversation_id and o.direction = 'outbound'
             and o.sent_at >= h.sent_at and o.sent_at < h.sent_at + ${day} and o.source <> 'call'
             and o.type <> all(${NO_WINDOW}::text[]) and o.wamid is not null and o.status is distinct from 'failed') as answer
       where h.by_advertisement
       group by 1, 2
    )
    select w.anchor_id, w.conversation_id, w.inbox_id,
      (select max(h.opened_at) from heard h
        where h.anchor_id = w.anchor_id and h.conversation_id = w.conversation_id) + ${day} as customer_service_until,
      -- A reply after the last message that WhatsApp told of may have entered by another advertisement.
      case when told.sent_at >= entered.answered_at then told.until
        else greatest(told.until, entered.answered_at + ${`${FREE_ENTRY_HOURS} hours`}::interval) end as free_entry_until
      from ${wanted_rows}
      left join told on told.anchor_id = w.anchor_id and told.conversation_id = w.conversation_id
      left join entered on entered.anchor_id = w.anchor_id and entered.conversation_id = w.conversation_id`.execute(
    trx,
  )
  return rows.map((row) => ({
    ...row,
    customer_service_until: after(row.customer_service_until, now),
    free_entry_until: after(row.free_entry_until, now),
  }))
}

// What came by a phone alone is the same WhatsApp account's only where the contact has no second one on this line.
const hasOneRegistration = sql`(
  select count(distinct b.registration) <= 1 from anchors b
   where b.account_id = bound.account_id and b.contact_id = bound.contact_id
     and starts_with(b.key, 'b:' || i.portfolio_id || ':'))`

function after(until: Date | null, now: Date): Date | null {
  return until !== null && until > now ? until : null
}
