import { type RawBuilder, sql } from 'kysely'
import type { AnchorKey } from '../identity/types.ts'
import type { Locked } from '../platform/account-lock/lock.ts'
import { rowsOf } from '../platform/db/rows-of.ts'

/** What new messages change of a conversation. */
export type ConversationAdvance = {
  id: string
  last_at: Date | null
  inbound_at: Date | null
  anchor_id: string | null
  /** Of several contacts who wrote in one second the last by this counts, in whatever order their messages came. */
  key: AnchorKey | ''
  wakes: boolean
  ends_quiet: boolean
  /** The number of the last inbound message that happens now. */
  arrival: number | null
  /** The earliest message that a reply is awaited to; null: none, or it was answered. */
  waits_since: Date | null
  /** Whether a reply of ours is among the messages. */
  answered: boolean
}

/** Moves conversations forward; never back, whatever order messages come in. */
export async function advanceConversations(
  { trx, account_id }: Locked,
  rows: ConversationAdvance[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update conversations c set last_message_at = greatest(c.last_message_at, t.last_at),
      last_inbound_anchor_id = case
        when t.inbound_at > coalesce(c.last_inbound_at, '-infinity') then t.anchor_id
        when t.inbound_at = c.last_inbound_at and t.key collate "C" > coalesce((
          select a.key from anchors a where a.account_id = c.account_id and a.id = c.last_inbound_anchor_id), '')
          then t.anchor_id
        else c.last_inbound_anchor_id end,
      last_inbound_at = greatest(c.last_inbound_at, t.inbound_at),
      last_arrival = greatest(c.last_arrival, t.arrival),
      waiting_since = case when t.answered then t.waits_since else least(c.waiting_since, t.waits_since) end,
      status = case when t.wakes and c.status in ('snoozed', 'resolved') then 'open'
        when t.ends_quiet and c.quiet and c.status = 'resolved' then 'open' else c.status end,
      snoozed_until = case when t.wakes then null else c.snoozed_until end,
      quiet = c.quiet and not t.wakes and not t.ends_quiet
      from ${rowsOf(rows, 't', {
        id: 'uuid',
        last_at: 'timestamptz',
        inbound_at: 'timestamptz',
        anchor_id: 'uuid',
        key: 'text',
        wakes: 'boolean',
        ends_quiet: 'boolean',
        arrival: 'bigint',
        waits_since: 'timestamptz',
        answered: 'boolean',
      })}
     where c.account_id = ${account_id} and c.id = t.id`.execute(trx)
}

/**
 * Part of a statement that has a table `given` (conversation_id, sent_at, author_kind, arrives) of messages of ours:
 * their conversations move on, and wait no more. A broadcast leaves a conversation as it is.
 */
export function conversationsSentTo(account_id: string): RawBuilder<unknown> {
  return sql`
    update conversations c set last_message_at = coalesce(greatest(c.last_message_at, g.sent_at), g.broadcast_at),
      waiting_since = case when g.answers then null else c.waiting_since end
      from (
        select conversation_id, max(sent_at) filter (where author_kind <> 'broadcast') as sent_at,
          min(sent_at) filter (where author_kind = 'broadcast') as broadcast_at,
          bool_or(arrives and author_kind <> 'broadcast') as answers
          from given group by 1) as g
     where c.account_id = ${account_id} and c.id = g.conversation_id`
}

/** Part of a statement that has a table `arrived` (conversation_id) of replies that are sent now: nothing waits for them. */
export function conversationsAnswered(account_id: string): RawBuilder<unknown> {
  return sql`
    update conversations c set waiting_since = null from arrived r
     where c.account_id = ${account_id} and c.id = r.conversation_id`
}
