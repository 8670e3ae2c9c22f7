import { saveUsernames } from '../channels/inboxes/usernames.ts'
import type { IngestScope } from './ingest-scope.ts'
import { lineByPhone, type Told } from './notices.ts'

/** Stores for each WhatsApp number what Meta reported about its username. */
export async function saveToldUsernames(locked: IngestScope, told: Told[]): Promise<void> {
  const rows = told.flatMap(({ update, inbox }) => {
    if (update.kind !== 'business_username') return []
    const inbox_id = inbox?.id ?? lineByPhone(locked, update.display_phone)
    if (inbox_id === null) return []
    const { status } = update
    const username = status === 'deleted' ? null : update.username
    return [{ inbox_id, username, status, at: new Date(update.at_ms) }]
  })
  await saveUsernames(locked.trx, locked.account_id, rows)
}
