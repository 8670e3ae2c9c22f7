import { sql } from 'kysely'
import type { z } from 'zod'
import type { Locked } from '../account-lock/lock.ts'
import { newId } from '../base/ids.ts'
import { ahead } from '../db/prepare-statements.ts'
import { accountRows } from '../db/rows-of.ts'
import type { EVENTS, EventType } from './catalogue.ts'

type OfType<Type extends EventType> = {
  type: Type
  at: Date
  contact_id?: string | null
  conversation_id?: string | null
  inbox_id?: string | null
  data: z.input<(typeof EVENTS)[Type]['data']>
  /** Names a fact that a redelivered webhook may bring again: it is added once. */
  once?: string
}

/**
 * One fact for the feed, with ids as they are stored. `data` is thin: ids and what changed, never whole records. What each
 * type has in it is in the catalogue.
 */
export type NewEvent<Types extends EventType = EventType> = { [Type in Types]: OfType<Type> }[Types]

/**
 * Adds facts to the account's append-only feed. Under the account's lock sequence numbers become visible in order, so a
 * reader that has seen one has seen all before it.
 */
export async function appendEvents({ trx, account_id }: Locked, events: NewEvent[]): Promise<void> {
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
  await sql`${ahead}
    insert into events (account_id, id, type, at, contact_id, conversation_id, inbox_id, data, once)
    select e.account_id, e.id, e.type, e.at, e.contact_id, e.conversation_id, e.inbox_id, e.data, e.once
      from ${accountRows(account_id, rows, 'e', {
        id: 'uuid',
        type: 'text',
        at: 'timestamptz',
        contact_id: 'uuid',
        conversation_id: 'uuid',
        inbox_id: 'uuid',
        data: 'jsonb',
        once: 'text',
      })}
    on conflict (account_id, once) where once is not null do nothing`.execute(trx)
}
