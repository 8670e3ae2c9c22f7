import { sql } from 'kysely'
import { type Problem, problem } from '../../platform/base/errors.ts'
import type { Trx } from '../../platform/db/types.ts'
import type { Consumer } from './consumers.ts'

type Asking = Pick<Consumer, 'may_send' | 'answers_by_itself'>

/**
 * Why each of these consumers may not write in a conversation now, in their order: it may not send at all, or it is a
 * bot and the conversation is assigned to a member. A bot continues once the conversation is unassigned or resolved.
 * `conversation_id` is null if there is no conversation yet.
 */
export async function judgeTurns(
  trx: Trx,
  account_id: string,
  asked: { consumer: Asking; conversation_id: string | null }[],
): Promise<(Problem | null)[]> {
  const watched = asked.flatMap(({ consumer, conversation_id }) =>
    consumer.answers_by_itself && conversation_id !== null ? [conversation_id] : [],
  )
  const taken = await findTaken(trx, account_id, watched)
  return asked.map(({ consumer, conversation_id }) => {
    if (!consumer.may_send) return mayNot('This consumer can’t send.')
    if (!consumer.answers_by_itself || conversation_id === null || !taken.has(conversation_id)) return null
    return mayNot('A member has this conversation, so the bot is on standby.')
  })
}

function mayNot(detail: string): Problem {
  return problem('missing_scope', detail, { scope: 'messages:write' })
}

/** Those of the conversations that a member works on. */
async function findTaken(trx: Trx, account_id: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await trx
    .selectFrom('conversations')
    .select('id')
    .where('account_id', '=', account_id)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('assignee_id', 'is not', null)
    .where('status', '!=', 'resolved')
    .execute()
  return new Set(rows.map(({ id }) => id))
}
