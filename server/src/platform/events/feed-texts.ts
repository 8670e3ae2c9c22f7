import { changesOf } from './changes.ts'
import type { EventPage, EventRow } from './queries.ts'
import type { PresentedEvent } from './schema.ts'

/** Which events a listener asked for, and in which form. */
export type Wish = { types: string[] | null; form: 'events' | 'changes' }

/** A part of the feed, read once for all who listen. */
export type SharedPage = EventPage & {
  after: number
  /** Null if no stream was listening when it was read. */
  events: PresentedEvent[] | null
  /** As text, made once for all who hear the same. */
  texts: Map<string, string>
}

/** What a listener that has read up to `position` hears of a page; empty where it is none of what it asked for. */
export function textFor(page: SharedPage, wish: Wish, position: number): string {
  const key = JSON.stringify([wish, Math.max(position, page.after)])
  const known = page.texts.get(key)
  if (known !== undefined) return known
  const heard = ({ seq, type }: { seq: number; type: string }) => seq > position && isWanted(type, wish.types)
  const text =
    wish.form === 'events'
      ? eventsText((page.events ?? []).filter(heard))
      : changesText(page.rows.filter(heard))
  page.texts.set(key, text)
  return text
}

function eventsText(events: PresentedEvent[]): string {
  return events.map((event) => frame(event.seq, event)).join('')
}

function changesText(rows: EventRow[]): string {
  const last = rows.at(-1)
  return last === undefined ? '' : frame(last.seq, changesOf(rows, last.seq))
}

function frame(seq: number, data: object): string {
  return `id: ${seq}\ndata: ${JSON.stringify(data)}\n\n`
}

function isWanted(type: string, types: string[] | null): boolean {
  return types === null || types.includes(type) || types.includes(`${type.split('.')[0]}.*`)
}
