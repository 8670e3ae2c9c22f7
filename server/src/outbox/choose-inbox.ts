import { sql } from 'kysely'
import type { Lane } from '../contacts/lane.ts'
import { asSeen } from '../db/with-viewer.ts'
import { problem } from '../errors.ts'
import { presentId } from '../ids.ts'

export type SendingInbox = { id: string; portfolio_id: string; waba_id: string; is_test_number: boolean }

/**
 * The inbox to send from, among those that whoever asks sees: the one that is named, else the one where this contact
 * talked last, else the only one. Throws `inbox_required`, with the choice, where none of these decides.
 */
export async function chooseInbox(
  lane: Lane,
  inbox_id: string | null,
  contact_id: string | null = null,
): Promise<SendingInbox> {
  const { rows } = await asSeen(lane.trx, () =>
    sql<SendingInbox & { talked: boolean }>`
    select i.id, i.portfolio_id, i.waba_id, i.is_test_number, c.id is not null as talked
      from inboxes i
      left join conversations c on c.account_id = i.account_id and c.inbox_id = i.id and c.contact_id = ${contact_id}
       and c.merged_into is null
     where i.account_id = ${lane.account_id} and (${inbox_id}::uuid is null or i.id = ${inbox_id})
     order by c.last_message_at desc nulls last, i.id limit 100`.execute(lane.trx),
  )
  const [first] = rows
  if (!first)
    throw problem('not_found', inbox_id === null ? 'No inbox is connected.' : 'There is no such inbox.')
  if (rows.length === 1 || first.talked) return first
  throw problem('inbox_required', 'Name the inbox to send from.', {
    inbox_ids: rows.map(({ id }) => presentId('inbox', id)),
  })
}
