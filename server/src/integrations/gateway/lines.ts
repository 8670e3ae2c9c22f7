import { problem } from '../../platform/base/errors.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { Consumer } from './consumers.ts'

export type ConsumerInbox = {
  id: string
  portfolio_id: string
  waba_id: string
  phone_number_id: string
  display_phone: string
}

/** The lines that a consumer sees and sends from. */
export async function linesOf(
  trx: ReadTrx,
  { account_id, inbox_ids }: Pick<Consumer, 'account_id' | 'inbox_ids'>,
): Promise<ConsumerInbox[]> {
  const query = trx
    .selectFrom('inboxes')
    .select(['id', 'portfolio_id', 'waba_id', 'phone_number_id', 'display_phone'])
    .where('account_id', '=', account_id)
    .orderBy('id')
  return (inbox_ids === null ? query : query.where('id', 'in', inbox_ids)).execute()
}

/** Its line with this id of WhatsApp's. Throws `not_found`. */
export async function requireLineOf(
  trx: ReadTrx,
  consumer: Pick<Consumer, 'account_id' | 'inbox_ids'>,
  phone_number_id: string,
): Promise<ConsumerInbox> {
  const line = (await linesOf(trx, consumer)).find((it) => it.phone_number_id === phone_number_id)
  if (line === undefined) throw problem('not_found', `Object with ID '${phone_number_id}' does not exist.`)
  return line
}
