import { presentId } from '../base/ids.ts'
import { countFitting } from '../base/page-bytes.ts'
import type { ReadTrx } from '../db/types.ts'
import { presentIds } from './present-ids.ts'
import {
  type EventIdentifier,
  type EventPage,
  type EventRow,
  type EventSubject,
  loadPortfolios,
  loadSubjects,
} from './queries.ts'
import type { PresentedEvent } from './schema.ts'

const DIGITS = /^\d+$/

/** Events as readers get them, with their contacts: two statements, however many events. */
export async function presentEvents(
  trx: ReadTrx,
  account_id: string,
  rows: EventRow[],
): Promise<PresentedEvent[]> {
  const subjects = await loadSubjects(trx, account_id, rows)
  const portfolios = rows.some(({ inbox_id }) => inbox_id !== null)
    ? await loadPortfolios(trx, account_id)
    : new Map<string, string>()
  return rows.map((row) => {
    const subject = row.contact_id === null ? undefined : subjects.get(row.contact_id)
    const portfolio_id = row.inbox_id === null ? null : (portfolios.get(row.inbox_id) ?? null)
    return presentEvent(row, subject, portfolio_id)
  })
}

/** The same of a page, as many of its events as fit: each also holds the identifiers of its contact. */
export async function presentPage(
  trx: ReadTrx,
  account_id: string,
  page: EventPage,
  most_bytes?: number,
): Promise<EventPage & { events: PresentedEvent[] }> {
  const all = await presentEvents(trx, account_id, page.rows)
  const events = all.slice(0, countFitting(all, most_bytes))
  const last = events.at(-1)
  if (last === undefined || events.length === all.length) return { ...page, events }
  return { rows: page.rows.slice(0, events.length), events, next_after: last.seq, is_full: true }
}

function presentEvent(
  row: EventRow,
  subject: EventSubject | undefined,
  portfolio_id: string | null,
): PresentedEvent {
  return {
    id: presentId('event', row.id),
    seq: row.seq,
    type: row.type,
    at: row.at.toISOString(),
    contact_id: row.contact_id && presentId('contact', row.contact_id),
    conversation_id: row.conversation_id && presentId('conversation', row.conversation_id),
    inbox_id: row.inbox_id && presentId('inbox', row.inbox_id),
    contact:
      subject === undefined
        ? null
        : {
            id: presentId('contact', subject.contact_id),
            username: subject.username,
            identifiers: subject.identifiers.filter((it) => isOn(it, portfolio_id)).map(presentIdentifier),
          },
    data: withPhone(presentIds(row.data)),
  }
}

/** A BSUID is only valid in its portfolio: in an inbox of another one it names no contact. */
function isOn({ portfolio_id }: EventIdentifier, of_inbox: string | null): boolean {
  return of_inbox === null || portfolio_id === null || portfolio_id === of_inbox
}

function presentIdentifier({ kind, portfolio_id, value }: EventIdentifier) {
  return {
    kind,
    portfolio_id: portfolio_id && presentId('portfolio', portfolio_id),
    value: kind === 'phone' ? dialled(value) : value,
  }
}

function withPhone(data: Record<string, unknown>): Record<string, unknown> {
  return data.kind === 'phone' && typeof data.value === 'string'
    ? { ...data, value: dialled(data.value) }
    : data
}

function dialled(value: string): string {
  return DIGITS.test(value) ? `+${value}` : value
}
