import { sql } from 'kysely'
import { newId } from '../base/ids.ts'
import type { Trx } from '../db/types.ts'

/** One fact for the feed. `data` is thin: ids and what changed, never whole records. */
export type NewEvent = {
  type: string
  at: Date
  contact_id?: string | null
  conversation_id?: string | null
  inbox_id?: string | null
  data: Record<string, unknown>
  /** Names a fact that may be told again by a redelivered webhook: it is added once. */
  once?: string
}

/**
 * Adds facts to the account's append-only feed. The caller holds the account's lock, so sequence numbers become
 * visible in order and a reader that has seen one has seen all before it.
 */
export async function appendEvents(trx: Trx, account_id: string, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({
    id: newId(),
    type: event.type,
    at: event.at,
    contact_id: event.contact_id ?? null,
    conversation_id: event.conversation_id ?? null,
    inbox_id: event.inbox_id ?? null,
    data: event.data,
    once: event.once ?? null,
  }))
  await sql`
    insert into events (account_id, id, type, at, contact_id, conversation_id, inbox_id, data, once)
    select ${account_id}, e.id, e.type, e.at, e.contact_id, e.conversation_id, e.inbox_id, e.data, e.once
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as e(id uuid, type text, at timestamptz, contact_id uuid, conversation_id uuid, inbox_id uuid, data jsonb, once text)
    on conflict (account_id, once) where once is not null do nothing`.execute(trx)
}
