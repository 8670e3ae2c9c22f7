import type { Lane } from '../contacts/lane.ts'
import { invalidField } from '../errors.ts'
import type { OutgoingContent } from '../whatsapp/outgoing/content.ts'
import { bindRecipient, type Recipient } from './bind-recipient.ts'
import { checkSendable } from './check-sendable.ts'
import { prepareContent } from './prepare-content.ts'
import { storeMessages } from './store-messages.ts'

export type NewMessage = {
  to?: Recipient | undefined
  inbox_id?: string | undefined
  /** The API's id of the message that this one quotes. */
  reply_to?: string | undefined
  send_at?: string | undefined
  if_no_phone?: 'fail' | 'request_phone' | undefined
  endpoint?: 'messages' | 'marketing_messages' | undefined
  content: OutgoingContent
  /** Of a client of the Cloud API: what we are not sure of in a template is left to Meta. */
  judged_by_meta?: boolean | undefined
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
  const starts = state === 'waiting' ? 'waiting' : due_at === null ? 'queued' : 'scheduled'
  const [id] = await storeMessages(
    lane,
    {
      inbox_id: binding.inbox.id,
      endpoint: message.endpoint ?? 'messages',
      if_no_phone: message.if_no_phone ?? 'fail',
      broadcast_id: null,
    },
    [{ binding, prepared, state: starts, due_at: due_at ?? lane.now }],
  )
  if (id === undefined) throw new Error('a message was to be stored and has no id')
  const { conversation_id, contact_id, anchor_id } = binding
  return { id, conversation_id, contact_id, anchor_id }
}

/** Null: at once. */
function dueAt(lane: Lane, send_at: string | undefined): Date | null {
  if (send_at === undefined) return null
  const due_at = new Date(send_at)
  if (due_at.getTime() > lane.now.getTime() + MOST_AHEAD_MS) {
    throw invalidField('body.send_at', 'Messages are scheduled at most 90 days ahead.')
  }
  return due_at > lane.now ? due_at : null
}
