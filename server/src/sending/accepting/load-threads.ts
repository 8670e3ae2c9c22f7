import { sql } from 'kysely'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'

export type SendingConversation = {
  id: string
  inbox_id: string
  contact_id: string | null
  group_id: string | null
  last_inbound_anchor_id: string | null
  last_message_at: Date | null
  /** It was merged into another one. */
  is_folded: boolean
}

export type Threads = {
  by_id: Map<string, SendingConversation>
  of_contact: Map<string, SendingConversation[]>
}

/** These conversations, and those that these contacts have in any inbox. */
export async function loadThreads(
  { trx, account_id }: IdentityScope,
  { ids, contact_ids }: { ids: string[]; contact_ids: string[] },
): Promise<Threads> {
  const threads: Threads = { by_id: new Map(), of_contact: new Map() }
  if (ids.length === 0 && contact_ids.length === 0) return threads
  const columns = sql`id, inbox_id, contact_id, group_id, last_inbound_anchor_id, last_message_at,
    merged_into is not null as is_folded`
  // Most groups name only contacts or only conversations, and PostgreSQL plans half of a union at half the price.
  const halves = [
    ids.length > 0 && sql`id = any(${ids}::uuid[])`,
    contact_ids.length > 0 && sql`contact_id = any(${contact_ids}::uuid[]) and merged_into is null`,
  ].filter((half) => half !== false)
  const selects = halves.map(
    (half) => sql`select ${columns} from conversations where account_id = ${account_id} and ${half}`,
  )
  const { rows } = await sql<SendingConversation>`${sql.join(selects, sql` union `)}`.execute(trx)
  const contacts = new Set(contact_ids)
  for (const row of rows) {
    threads.by_id.set(row.id, row)
    if (row.is_folded || row.contact_id === null || !contacts.has(row.contact_id)) continue
    const others = threads.of_contact.get(row.contact_id)
    if (others === undefined) threads.of_contact.set(row.contact_id, [row])
    else others.push(row)
  }
  return threads
}

/** The conversation of a contact in an inbox; null where they have none. */
export function threadIn(threads: Threads, contact_id: string, inbox_id: string): SendingConversation | null {
  return threads.of_contact.get(contact_id)?.find((thread) => thread.inbox_id === inbox_id) ?? null
}
