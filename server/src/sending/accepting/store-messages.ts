import { sql } from 'kysely'
import { conversationsSentTo } from '../../conversations/advance-conversations.ts'
import { useMedia } from '../../conversations/media/use-media.ts'
import { messagesQueued } from '../../conversations/messages/sent-messages.ts'
import { parseAnchor } from '../../identity/anchors.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { newId } from '../../platform/base/ids.ts'
import { ahead } from '../../platform/db/prepare-statements.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { mediaIn } from '../../whatsapp/outgoing/uploaded-media.ts'
import type { Prepared } from './prepare-content.ts'

const MESSAGE_COLUMNS = {
  id: 'uuid',
  inbox_id: 'uuid',
  conversation_id: 'uuid',
  anchor_id: 'uuid',
  type: 'text',
  text: 'text',
  content: 'jsonb',
  refers_to_wamid: 'text',
  bsuid: 'text',
  phone: 'text',
  sent_at: 'timestamptz',
} as const

const SEND_COLUMNS = {
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

/** A message that may be sent, with what it is bound to. */
export type Acceptable = {
  binding: {
    conversation_id: string
    contact_id: string | null
    /** Null in a group. */
    anchor_id: string | null
    group_id: string | null
  }
  inbox_id: string
  endpoint: 'messages' | 'marketing_messages'
  if_no_phone: 'fail' | 'request_phone'
  broadcast_id: string | null
  prepared: Prepared
  state: 'queued' | 'waiting' | 'scheduled'
  due_at: Date
}

/**
 * Stores messages as waiting to be sent, and tells the feed; as many statements for one as for hundreds. Those of one
 * conversation leave in the order in which they are given. Returns their ids.
 */
export async function storeMessages(locked: LockedIdentity, acceptable: Acceptable[]): Promise<string[]> {
  if (acceptable.length === 0) return []
  const stored = acceptable.map((it) => ({ ...it, id: newId() }))
  await insertMessages(locked, stored)
  await insertSends(locked, stored)
  const media = stored.map(({ id, prepared }) => ({ id, named: mediaIn(prepared.body) }))
  await useMedia(locked, media)
  await appendEvents(
    locked,
    stored.map(({ id, inbox_id, binding: { contact_id, conversation_id } }) => ({
      type: 'message.queued',
      at: locked.now,
      contact_id,
      conversation_id,
      inbox_id,
      data: { message_id: id },
    })),
  )
  return stored.map(({ id }) => id)
}

type Stored = Acceptable & { id: string }

async function insertMessages(locked: LockedIdentity, stored: Stored[]): Promise<void> {
  const { account_id, trx, now } = locked
  const keys = await anchorKeys(locked, stored)
  const rows = stored.map(({ id, inbox_id, binding, prepared, due_at }) => ({
    id,
    inbox_id,
    conversation_id: binding.conversation_id,
    anchor_id: binding.anchor_id,
    type: prepared.type,
    text: prepared.text,
    content: { data: prepared.data },
    refers_to_wamid: prepared.refers_to_wamid,
    // What it is bound to, so that it follows its registration, or its phone's holder, through every later link.
    ...((binding.anchor_id && keys.get(binding.anchor_id)) || { bsuid: null, phone: null }),
    sent_at: due_at,
  }))
  await sql`${ahead}
    with given as (
      select g.* from ${accountRows(account_id, rows, 'g', MESSAGE_COLUMNS)}
    ), moved as (
      ${conversationsSentTo(account_id)}
    )
    ${messagesQueued(now)}`.execute(trx)
}

async function anchorKeys(
  { trx, account_id }: LockedIdentity,
  stored: Stored[],
): Promise<Map<string, { bsuid: string | null; phone: string | null }>> {
  const ids = new Set(stored.flatMap(({ binding: { anchor_id } }) => anchor_id ?? []))
  if (ids.size === 0) return new Map()
  const { rows } = await sql<{ id: string; key: string }>`
    select id, key from anchors where account_id = ${account_id} and id = any(${[...ids]}::uuid[])`.execute(
    trx,
  )
  return new Map(
    rows.map(({ id, key }) => {
      const parsed = parseAnchor(key)
      const bsuid = parsed.kind === 'bsuid' ? parsed.bsuid : null
      const phone = parsed.kind === 'phone' ? parsed.phone_key : null
      return [id, { bsuid, phone }]
    }),
  )
}

async function insertSends({ account_id, trx, now }: LockedIdentity, stored: Stored[]) {
  const rows = stored.map(({ id, binding, prepared, state, due_at, ...rest }) => ({
    id,
    inbox_id: rest.inbox_id,
    thread_key: binding.anchor_id ?? binding.conversation_id,
    group_id: binding.group_id,
    endpoint: rest.endpoint,
    body: prepared.body,
    needs_phone: prepared.needs_phone,
    if_no_phone: rest.if_no_phone,
    state,
    due_at,
    broadcast_id: rest.broadcast_id,
  }))
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
      from ${accountRows(account_id, rows, 'g', SEND_COLUMNS)}`.execute(trx)
}
