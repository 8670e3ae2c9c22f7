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
      })}
     where c.account_id = ${account_id} and c.id = t.id`.execute(trx)
}

/**
 * Part of a statement that has a table `given` (conversation_id, sent_at, author_kind) of messages of ours: their
 * conversations move on. A broadcast leaves a conversation in its place.
 */
export function conversationsSentTo(account_id: string): RawBuilder<unknown> {
  return sql`
    update conversations c set last_message_at = coalesce(greatest(c.last_message_at, g.sent_at), g.broadcast_at)
      from (
        select conversation_id, max(sent_at) filter (where author_kind <> 'broadcast') as sent_at,
          min(sent_at) filter (where author_kind = 'broadcast') as broadcast_at
          from given group by 1) as g
     where c.account_id = ${account_id} and c.id = g.conversation_id`
}
