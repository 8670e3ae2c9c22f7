import { sql } from 'kysely'
import type { Lane } from '../contacts/lane.ts'
import { problem } from '../errors.ts'
import { appendEvents } from '../events/append.ts'
import { parseAnchor } from '../identity/anchors.ts'
import { newId } from '../ids.ts'
import { useMedia } from '../media/use-media.ts'
import type { OutgoingContent } from '../whatsapp/outgoing/content.ts'
import { mediaIn } from '../whatsapp/outgoing/uploaded-media.ts'
import { type Binding, bindRecipient, type Recipient } from './bind-recipient.ts'
import { checkSendable } from './check-sendable.ts'
import { type Prepared, prepareContent } from './prepare-content.ts'

export type NewMessage = {
  to?: Recipient | undefined
  inbox_id?: string | undefined
  /** The API's id of the message that this one quotes. */
  reply_to?: string | undefined
  send_at?: string | undefined
  if_no_phone?: 'fail' | 'request_phone' | undefined
  endpoint?: 'messages' | 'marketing_messages' | undefined
  content: OutgoingContent
  broadcast_id?: string | undefined
}

export type Accepted = {
  id: string
  conversation_id: string
  contact_id: string | null
  anchor_id: string | null
}

const MOST_AHEAD_MS = 90 * 86_400_000

/**
 * Takes a message in: bound to a registration, checked against what WhatsApp takes and what may be sent to this person
 * now, stored as queued. Which address it goes to is decided when it is sent. Throws a problem where it could not go.
 */
export async function acceptMessage(lane: Lane, message: NewMessage): Promise<Accepted> {
  const reaction_to = message.content.type === 'reaction' ? message.content.reaction.message_id : undefined
  const binding = await bindRecipient(lane, {
    to: message.to,
    inbox_id: message.inbox_id,
    reply_to: message.reply_to ?? reaction_to,
  })
  const prepared = await prepareContent(lane, binding, message)
  const due_at = dueAt(lane, message.send_at)
  const state = await checkSendable(lane, binding, prepared, {
    if_no_phone: message.if_no_phone ?? 'fail',
    at: due_at ?? lane.now,
  })
  const id = newId()
  await insertMessage(lane, id, binding, prepared, due_at ?? lane.now)
  await insertSend(lane, id, binding, prepared, message, { due_at, state })
  await useMedia(lane.trx, lane.account_id, id, mediaIn(prepared.body))
  await appendEvents(lane.trx, lane.account_id, [
    {
      type: 'message.queued',
      at: lane.now,
      contact_id: binding.contact_id,
      conversation_id: binding.conversation_id,
      inbox_id: binding.inbox.id,
      data: { message_id: id },
    },
  ])
  const { conversation_id, contact_id, anchor_id } = binding
  return { id, conversation_id, contact_id, anchor_id }
}

/** Null: at once. */
function dueAt(lane: Lane, send_at: string | undefined): Date | null {
  if (send_at === undefined) return null
  const due_at = new Date(send_at)
  if (due_at.getTime() > lane.now.getTime() + MOST_AHEAD_MS) {
    const message = 'Messages are scheduled at most 90 days ahead.'
    throw problem('invalid_request', `body.send_at: ${message}`, {
      errors: [{ field: 'body.send_at', message }],
    })
  }
  return due_at > lane.now ? due_at : null
}

async function insertMessage(
  lane: Lane,
  id: string,
  binding: Binding,
  prepared: Prepared,
  sent_at: Date,
): Promise<void> {
  const anchor = await anchorKey(lane, binding.anchor_id)
  const { account_id, trx, now } = lane
  await trx
    .insertInto('messages')
    .values({
      account_id,
      id,
      inbox_id: binding.inbox.id,
      conversation_id: binding.conversation_id,
      anchor_id: binding.anchor_id,
      wamid: null,
      direction: 'outbound',
      source: 'api',
      type: prepared.type,
      text: prepared.text,
      content: JSON.stringify({ data: prepared.data }),
      refers_to_wamid: prepared.refers_to_wamid,
      status: 'queued',
      status_at: now,
      // What it is bound to, so that it follows its registration, or its phone's holder, through every later link.
      bsuid: anchor?.bsuid ?? null,
      parent_bsuid: null,
      phone: anchor?.phone ?? null,
      sent_at,
      identity_at: now,
      received_at: now,
      event_id: null,
    })
    .execute()
  await sql`
    update conversations set last_message_at = greatest(last_message_at, ${sent_at})
     where account_id = ${account_id} and id = ${binding.conversation_id}`.execute(trx)
}

async function anchorKey(
  lane: Lane,
  anchor_id: string | null,
): Promise<{ bsuid: string | null; phone: string | null } | null> {
  if (anchor_id === null) return null
  const { key } = await lane.trx
    .selectFrom('anchors')
    .select('key')
    .where('account_id', '=', lane.account_id)
    .where('id', '=', anchor_id)
    .executeTakeFirstOrThrow()
  const parsed = parseAnchor(key)
  return {
    bsuid: parsed.kind === 'bsuid' ? parsed.bsuid : null,
    phone: parsed.kind === 'phone' ? parsed.phone_key : null,
  }
}

async function insertSend(
  lane: Lane,
  id: string,
  binding: Binding,
  prepared: Prepared,
  message: NewMessage,
  { due_at, state }: { due_at: Date | null; state: 'queued' | 'waiting' },
): Promise<void> {
  const { account_id, trx, now } = lane
  const thread_key = binding.anchor_id ?? binding.conversation_id
  const starts = state === 'waiting' ? 'waiting' : due_at === null ? 'queued' : 'scheduled'
  await sql`
    insert into sends (account_id, message_id, inbox_id, thread_key, endpoint, body, needs_phone, if_no_phone, state, due_at,
      head, address_kind, address, address_reason, broadcast_id, accepted_at)
    values (${account_id}, ${id}, ${binding.inbox.id}, ${thread_key}, ${message.endpoint ?? 'messages'},
      ${JSON.stringify(prepared.body)}, ${prepared.needs_phone}, ${message.if_no_phone ?? 'fail'}, ${starts},
      ${due_at ?? now},
      ${starts === 'queued'} and not exists (
        select from sends where account_id = ${account_id} and thread_key = ${thread_key} and state in ('queued', 'sending')),
      ${binding.group_id === null ? null : 'group'}, ${binding.group_id},
      ${binding.group_id === null ? null : 'group'}, ${message.broadcast_id ?? null}, ${now})`.execute(trx)
}
