import { deleteEmptied } from '../../conversations/delete-emptied.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { deleteOpenings } from '../../platform/events/delete-openings.ts'
import { placeContacts } from './place-contacts.ts'

/**
 * Removes those of these conversations in which nothing is left and with which no member has done anything: their only
 * message turned out to belong elsewhere. The feed forgets them too, and the contacts that they were of are placed again.
 */
export async function removeEmptied(locked: Locked, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await deleteEmptied(locked, [...new Set(ids)])
  if (rows.length === 0) return
  const gone = rows.map(({ id }) => id)
  const contacts = rows.flatMap(({ contact_id }) => contact_id ?? [])
  await deleteOpenings(locked, { contact_ids: contacts, conversation_ids: gone })
  await placeContacts(locked, contacts)
}
