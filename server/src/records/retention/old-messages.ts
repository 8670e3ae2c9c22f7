import { type RawBuilder, sql } from 'kysely'

/** What of a message must have ended before it can go: a message that is still to be sent is never deleted. */
const UNDER_WAY = ['scheduled', 'waiting', 'held', 'queued', 'sending', 'unknown']

export type OldMessagesOf = { account_id: string; inbox_id: string; before: Date }

/**
 * Selects the ids of messages in the conversation `c` that were sent before a time, the oldest first. Through the index of
 * the thread: one by inbox and time would have to be kept up with every message that comes in, for a look once a day.
 */
export function oldMessagesOfThread({
  account_id,
  inbox_id,
  before,
}: OldMessagesOf): RawBuilder<{ id: string }> {
  return sql`
    select m.id from messages m
     where m.account_id = ${account_id} and m.conversation_id = c.id and m.sent_at < ${before} and m.inbox_id = ${inbox_id}
       and not exists (select from sends s where s.account_id = m.account_id and s.message_id = m.id
         and s.state = any(${UNDER_WAY}::text[]))`
}
