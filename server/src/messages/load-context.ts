import { loadContactNames } from '../contacts/queries.ts'
import type { Trx } from '../db/types.ts'
import type { MessageContext } from './present-message.ts'
import { loadReferences, type MessageRow, type ReferenceRow } from './queries.ts'

/** The people of these messages and what has been said about them since: two statements, however many they are. */
export async function loadMessageContext(
  trx: Trx,
  account_id: string,
  rows: MessageRow[],
  include_sealed: boolean,
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
  return { names, references }
}
