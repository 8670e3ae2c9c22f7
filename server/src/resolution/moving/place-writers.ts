import { addGroupWriters, type GroupWriter, reviewGroupWriters } from '../../contacts/anchors.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { placeContacts } from './place-contacts.ts'

/** Notes that anchors wrote in groups, and shows their contacts there. */
export async function addWriters(locked: Locked, writers: GroupWriter[]): Promise<void> {
  if (writers.length === 0) return
  await placeContacts(locked, await addGroupWriters(locked, writers))
}

/**
 * After messages left groups, or went to another anchor there: removes what no message of the anchor in a group of the
 * inbox supports now. Reads those groups from end to end, which is rare.
 */
export async function reviewWriters(locked: Locked, writers: GroupWriter[]): Promise<void> {
  if (writers.length === 0) return
  await placeContacts(locked, await reviewGroupWriters(locked, writers))
}
