import type { z } from 'zod'
import { loadMessageContext } from '../../conversations/messages/load-context.ts'
import { presentMessageDetail } from '../../conversations/messages/present-message.ts'
import { loadMessages, loadStatuses } from '../../conversations/messages/queries.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import { presentSending } from './present-sending.ts'
import { loadSendings } from './queries.ts'
import type { sentMessageSchema } from './schema.ts'

/** Messages by id as the API shows one alone: with its statuses, and how it was sent. Only those that the caller sees. */
export async function showMessages(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
  { include_sealed, now_ms }: { include_sealed: boolean; now_ms: number },
): Promise<Map<string, z.output<typeof sentMessageSchema>>> {
  const rows = await loadMessages(trx, account_id, ids, include_sealed)
  const context = await loadMessageContext(trx, account_id, rows, { include_sealed, now_ms })
  const statuses = await loadStatuses(trx, account_id, rows)
  const sendings = await loadSendings(trx, account_id, ids)
  return new Map(
    rows.map((row) => {
      const sending = sendings.get(row.id)
      const detail = presentMessageDetail(row, context, statuses.get(row.id) ?? [])
      return [row.id, { ...detail, sending: sending === undefined ? null : presentSending(sending) }]
    }),
  )
}
