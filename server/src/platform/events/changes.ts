import { idPattern, presentId } from '../base/ids.ts'
import { presentIds } from './present-ids.ts'
import type { EventRow } from './queries.ts'
import type { Changes } from './schema.ts'

const CONTACT = idPattern('contact')
const CONVERSATION = idPattern('conversation')
// Who shows one screen of people reads all of it again rather than compare more names than that.
const MOST_NAMED = 100

/** What a run of events touched: the least that says what a client has to read again. */
export function changesOf(rows: EventRow[], seq: number): Changes {
  const contact_ids = new Set<string>()
  const conversation_ids = new Set<string>()
  const inbox_ids = new Set<string>()
  const isTooMuch = () => contact_ids.size > MOST_NAMED || conversation_ids.size > MOST_NAMED
  for (const row of rows) {
    if (row.inbox_id !== null) inbox_ids.add(presentId('inbox', row.inbox_id))
    // A crowd of events names no contacts, so none need be looked up.
    if (isTooMuch()) continue
    if (row.contact_id !== null) contact_ids.add(presentId('contact', row.contact_id))
    if (row.conversation_id !== null) conversation_ids.add(presentId('conversation', row.conversation_id))
    // A merge touches both contacts, a move both threads: the other one stands in the data.
    for (const value of Object.values(presentIds(row.data)).flat()) {
      if (typeof value !== 'string') continue
      if (CONTACT.test(value)) contact_ids.add(value)
      else if (CONVERSATION.test(value)) conversation_ids.add(value)
    }
  }
  const more = isTooMuch()
  return {
    seq,
    types: [...new Set(rows.map(({ type }) => type))],
    contact_ids: more ? [] : [...contact_ids],
    conversation_ids: more ? [] : [...conversation_ids],
    inbox_ids: [...inbox_ids],
    more,
  }
}
