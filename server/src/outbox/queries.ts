import type { Trx } from '../db/types.ts'

export type SendingRow = NonNullable<Awaited<ReturnType<typeof loadSending>>>

/** How a message left, with every try; null for what we did not send. */
export async function loadSending(trx: Trx, account_id: string, message_id: string) {
  const send = await trx
    .selectFrom('sends')
    .select(['state', 'due_at', 'address_kind', 'address', 'address_reason', 'error'])
    .where('account_id', '=', account_id)
    .where('message_id', '=', message_id)
    .executeTakeFirst()
  if (send === undefined) return null
  const attempts = await trx
    .selectFrom('send_attempts')
    .select(['at', 'address_kind', 'address', 'address_reason', 'outcome', 'http_status', 'error', 'wamid'])
    .where('account_id', '=', account_id)
    .where('message_id', '=', message_id)
    .orderBy('id')
    .execute()
  return { ...send, attempts }
}
