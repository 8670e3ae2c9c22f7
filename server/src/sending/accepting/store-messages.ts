import { sql } from 'kysely'
import { conversationsSentTo } from '../../conversations/advance-conversations.ts'
import { useMedia } from '../../conversations/media/use-media.ts'
import { authorColumns, authorData, type MessageAuthor } from '../../conversations/messages/author.ts'
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
  author_kind: 'text',
  author_id: 'uuid',
  author_name: 'text',
  arrives: 'boolean',
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
  author: MessageAuthor
  prepared: Prepared
  state: 'queued' | 'waiting' | 'scheduled'
  due_at: Date
}

/** A message that is to be sent, as the outbox queues it. `group_id`: of WhatsApp's group that it goes to. */
export type NewSend = {
  id: string
  inbox_id: string
  /** Whose messages leave one after the other: an anchor, or a conversation of a group. */
  thread_key: string
  group_id: string | null
  endpoint: Acceptable['endpoint']
  body: Record<string, unknown>
  needs_phone: boolean
  if_no_phone: Acceptable['if_no_phone']
  state: Acceptable['state']
  due_at: Date
  broadcast_id: string | null
}

/** Queues messages in the outbox, which imports this folder and so hands its function over. */
export type QueueSends = (locked: LockedIdentity, sends: NewSend[]) => Promise<void>

/**
 * Stores messages as waiting to be sent, and tells the feed; as many statements for one as for hundreds. Those of one
 * conversation leave in the order in which they are given. Returns their ids.
 */
export async function storeMessages(
  locked: LockedIdentity,
  acceptable: Acceptable[],
  queueSends: QueueSends,
): Promise<string[]> {
  if (acceptable.length === 0) return []
  const stored = acceptable.map((it) => ({ ...it, id: newId() }))
  await insertMessages(locked, stored)
  await queueSends(locked, stored.map(toSend))
  const media = stored.map(({ id, prepared }) => ({ id, named: mediaIn(prepared.body) }))
  await useMedia(locked, media)
  await appendEvents(
    locked,
    stored.map(({ id, inbox_id, author, binding: { contact_id, conversation_id } }) => ({
      type: 'message.queued',
      at: locked.now,
      contact_id,
      conversation_id,
      inbox_id,
      data: { message_id: id, ...authorData(author) },
    })),
  )
  return stored.map(({ id }) => id)
}

type Stored = Acceptable & { id: string }

async function insertMessages(locked: LockedIdentity, stored: Stored[]): Promise<void> {
  const { account_id, trx, now } = locked
  const keys = await anchorKeys(locked, stored)
  const rows = stored.map(({ id, inbox_id, binding, author, prepared, state, due_at }) => ({
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
    ...authorColumns(author),
    arrives: state !== 'scheduled' && prepared.type !== 'reaction',
  }))
  await sql`${ahead}
    with given as (
      select g.* from ${accountRows(account_id, rows, 'g', MESSAGE_COLUMNS)}
    ), moved as (
      ${conversationsSentTo(account_id)}
    )
    ${messagesQueued(account_id, now)}`.execute(trx)
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

function toSend({ id, binding, prepared, ...rest }: Stored): NewSend {
  return {
    id,
    inbox_id: rest.inbox_id,
    thread_key: binding.anchor_id ?? binding.conversation_id,
    group_id: binding.group_id,
    endpoint: rest.endpoint,
    body: prepared.body,
    needs_phone: prepared.needs_phone,
    if_no_phone: rest.if_no_phone,
    state: rest.state,
    due_at: rest.due_at,
    broadcast_id: rest.broadcast_id,
  }
}
