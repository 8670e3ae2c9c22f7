import type { EndpointFormat } from '../../platform/db/tables/webhooks.ts'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { presentEvents } from '../../platform/events/present-event.ts'
import { type EventRow, readEvents } from '../../platform/events/queries.ts'
import type { PresentedEvent } from '../../platform/events/schema.ts'
import { type Payload, renderPayload } from './payload.ts'

/** An event on its way out. It is rendered once for all endpoints of a format. */
export type Outgoing = {
  event: PresentedEvent
  /** These ids as the database has them. */
  event_id: string
  contact_id: string | null
  inbox_id: string | null
  order_key: string
  render(format: EndpointFormat): Payload
}

export type FeedPage = { events: Outgoing[]; next_after: number }

export type FeedWindow = {
  /** The events behind that one, as far as an endpoint wants them. */
  read(after: number): Promise<FeedPage>
  /** The types of events that the endpoints want; null: all. Other events stay in the database. */
  want(types: string[] | null): void
  /** Drops its events when no queue will ask for them soon. */
  clear(): void
}

const PAGE = 200
const KEPT = 600

/**
 * The end of an account's feed, read and rendered once for all its endpoints that are about as far. One that is behind
 * reads for itself, and holds nothing up.
 */
export function buildFeedWindow(db: Db, account_id: string): FeedWindow {
  let from = 0
  let upto = 0
  let held: Outgoing[] = []
  let types: string[] | null = null
  let reading = new Map<number, Promise<FeedPage>>()

  async function query(after: number): Promise<FeedPage> {
    const wanted = types
    const page = await withAccount(db, account_id, async (trx) => {
      const { rows, next_after } = await readEvents(trx, account_id, { after, types: wanted, limit: PAGE })
      return { events: await presentOutgoing(trx, account_id, rows), next_after }
    })
    // What was read when less was wanted is not all that there is.
    if (wanted === types) keep(after, page)
    return page
  }

  function clear(): void {
    ;[from, upto, held] = [0, 0, []]
  }

  function keep(after: number, { events, next_after }: FeedPage): void {
    if (after > upto || held.length === 0) [from, upto, held] = [after, after, []]
    if (after !== upto) return
    held.push(...events)
    upto = next_after
    const dropped = held.splice(0, Math.max(held.length - KEPT, 0)).at(-1)
    if (dropped) from = dropped.event.seq
  }

  return {
    read: (after) => {
      if (after >= from && after < upto) {
        const events = held.filter(({ event }) => event.seq > after).slice(0, PAGE)
        return Promise.resolve({ events, next_after: events.at(-1)?.event.seq ?? upto })
      }
      const under_way = reading.get(after)
      if (under_way) return under_way
      const among = reading
      const page = query(after).finally(() => among.delete(after))
      among.set(after, page)
      return page
    },
    want: (now_wanted) => {
      if (JSON.stringify(now_wanted) === JSON.stringify(types)) return
      types = now_wanted
      reading = new Map()
      clear()
    },
    clear,
  }
}

/** What is sent of these events, in their order. */
export async function presentOutgoing(trx: Trx, account_id: string, rows: EventRow[]): Promise<Outgoing[]> {
  const presented = await presentEvents(trx, account_id, rows)
  return presented.flatMap((event, at) => {
    const row = rows[at]
    return row === undefined ? [] : [outgoing(event, row, account_id)]
  })
}

/** The text on demand, and only once for each format. */
function outgoing(event: PresentedEvent, row: EventRow, account_id: string): Outgoing {
  const rendered = new Map<EndpointFormat, Payload>()
  const { id: event_id, contact_id, conversation_id, inbox_id } = row
  return {
    event,
    event_id,
    contact_id,
    inbox_id,
    order_key: contact_id ?? conversation_id ?? inbox_id ?? account_id,
    render: (format) => {
      const known = rendered.get(format) ?? renderPayload(event, account_id, format)
      rendered.set(format, known)
      return known
    },
  }
}
