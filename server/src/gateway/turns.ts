import type { Trx } from '../db/types.ts'
import { problem } from '../errors.ts'
import type { Consumer } from './consumers.ts'

/**
 * Throws where a consumer may not write now: it may not at all, or it is a bot and a person has the conversation. A bot
 * goes on once nobody has it any more, or it is resolved.
 */
export async function requireTurn(
  trx: Trx,
  {
    account_id,
    may_send,
    answers_by_itself,
  }: Pick<Consumer, 'account_id' | 'may_send' | 'answers_by_itself'>,
  conversation_id: string,
): Promise<void> {
  if (!may_send) throw problem('missing_scope', 'This consumer may not send.', { scope: 'messages:write' })
  if (!answers_by_itself) return
  if (await isSomebodys(trx, account_id, conversation_id)) {
    throw problem('missing_scope', 'A person has this conversation; whoever answers by itself stands by.', {
      scope: 'messages:write',
    })
  }
}

/** True while a member works on the conversation. */
async function isSomebodys(trx: Trx, account_id: string, conversation_id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('conversations')
    .select(['assignee_id', 'status'])
    .where('account_id', '=', account_id)
    .where('id', '=', conversation_id)
    .executeTakeFirst()
  return row !== undefined && row.assignee_id !== null && row.status !== 'resolved'
}
