import { loadContactNames } from '../contacts/queries.ts'
import type { Trx } from '../db/types.ts'
import { type AttachedRow, loadAttached } from '../media/queries.ts'
import type { MessageContext } from './present-message.ts'
import { loadReferences, type MessageRow, type ReferenceRow } from './queries.ts'

/** The people and files of these messages and what has been said about them since: three statements, however many they are. */
export async function loadMessageContext(
  trx: Trx,
  account_id: string,
  rows: MessageRow[],
  { include_sealed, now_ms }: { include_sealed: boolean; now_ms: number },
): Promise<MessageContext> {
  const names = await loadContactNames(
    trx,
    account_id,
    rows.map(({ contact_id }) => contact_id),
    include_sealed,
  )
  const references = new Map<string, ReferenceRow[]>()
  for (const reference of await loadReferences(trx, account_id, rows)) {
    const list = references.get(reference.about)
    if (list === undefined) references.set(reference.about, [reference])
    else list.push(reference)
  }
  const media = new Map<string, AttachedRow[]>()
  const ids = rows.map(({ id }) => id)
  for (const file of await loadAttached(trx, account_id, ids)) {
    media.set(file.carried_by, [...(media.get(file.carried_by) ?? []), file])
  }
  return { names, references, media, now_ms }
}
