import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/types.ts'

export type SendingRow = NonNullable<ReturnType<Awaited<ReturnType<typeof loadSendings>>['get']>>

/** How messages left, with every try, by their ids; nothing for what we did not send. */
export async function loadSendings(trx: ReadTrx, account_id: string, message_ids: string[]) {
  const among = sql<boolean>`message_id = any(${message_ids}::uuid[])`
  const sends = await trx
    .selectFrom('sends')
    .select(['message_id', 'state', 'tries', 'due_at', 'address_kind', 'address', 'address_reason', 'error'])
    .where('account_id', '=', account_id)
    .where(among)
    .execute()
  // Most have just been accepted, and nothing has been tried.
  const tried = sends.filter(({ state, tries }) => state !== 'queued' || tries > 0)
  const attempts =
    tried.length === 0
      ? []
      : await trx
          .selectFrom('send_attempts')
          .select([
            'message_id',
            'at',
            'address_kind',
            'address',
            'address_reason',
            'outcome',
            'http_status',
            'error',
            'wamid',
          ])
          .where('account_id', '=', account_id)
          .where(among)
          .orderBy('id')
          .execute()
  const of = Map.groupBy(attempts, ({ message_id }) => message_id)
  return new Map(sends.map((send) => [send.message_id, { ...send, attempts: of.get(send.message_id) ?? [] }]))
}
