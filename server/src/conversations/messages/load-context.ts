import { loadContactNames } from '../../contacts/queries.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import { type AttachedRow, loadAttached } from '../media/queries.ts'
import type { MessageContext } from './present-message.ts'
import {
  type CallStep,
  loadCallSteps,
  loadReferences,
  type MessageRow,
  type ReferenceRow,
} from './queries.ts'

/** The people, files and calls of these messages and what has been said about them since: four statements at most. */
export async function loadMessageContext(
  trx: ReadTrx,
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
  const calls = new Map<string, CallStep[]>()
  for (const step of await loadCallSteps(trx, account_id, rows)) {
    calls.set(step.message_id, [...(calls.get(step.message_id) ?? []), step])
  }
  return { names, references, media, calls, now_ms }
}
