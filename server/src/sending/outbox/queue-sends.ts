import { sql } from 'kysely'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { ahead } from '../../platform/db/prepare-statements.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import type { NewSend } from '../accepting/store-messages.ts'

const COLUMNS = {
  id: 'uuid',
  inbox_id: 'uuid',
  thread_key: 'uuid',
  group_id: 'text',
  endpoint: 'text',
  body: 'jsonb',
  needs_phone: 'boolean',
  if_no_phone: 'text',
  state: 'text',
  due_at: 'timestamptz',
  broadcast_id: 'uuid',
} as const

/** Queues messages that were just stored. Those of one thread leave in the order of their ids. */
export async function queueSends({ account_id, trx, now }: LockedIdentity, sends: NewSend[]): Promise<void> {
  // In each thread the first one that is queued is the head, unless one of them is queued or under way already.
  await sql`${ahead}
    insert into sends (account_id, message_id, inbox_id, thread_key, endpoint, body, needs_phone, if_no_phone, state, due_at,
      head, address_kind, address, address_reason, broadcast_id, accepted_at)
    select g.account_id, g.id, g.inbox_id, g.thread_key, g.endpoint, g.body, g.needs_phone, g.if_no_phone, g.state,
      g.due_at,
      g.state = 'queued' and row_number() over (partition by g.thread_key, g.state order by g.id) = 1 and not exists (
        select from sends s where s.account_id = ${account_id} and s.thread_key = g.thread_key
           and s.state in ('queued', 'sending')),
      case when g.group_id is not null then 'group' end, g.group_id, case when g.group_id is not null then 'group' end,
      g.broadcast_id, ${now}
      from ${accountRows(account_id, sends, 'g', COLUMNS)}`.execute(trx)
}
