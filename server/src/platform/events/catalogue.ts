import { z } from 'zod'
import { idPattern } from '../base/ids.ts'

const id = (kind: Parameters<typeof idPattern>[0]) => z.string().regex(idPattern(kind))
const contact_id = id('contact')
const message_id = id('message')
const conversation_id = id('conversation')
const inbox_id = id('inbox')
const portfolio_id = id('portfolio')

const identity = z.looseObject({
  contact_id,
  identity_id: id('identity'),
  kind: z.enum(['bsuid', 'parent_bsuid', 'phone', 'email', 'external']),
  portfolio_id: portfolio_id.nullable(),
  value: z.string(),
  reason: z.string().nullable(),
  from_contact_id: contact_id.nullable(),
})
const conflict = z.looseObject({
  conflict_id: id('conflict'),
  kind: z.string(),
  contact_ids: z.array(contact_id),
})
const message = z.looseObject({ message_id })
const former = {
  former_message_id: message_id
    .describe(
      'The id of an earlier event for the same message. A copy got that id before it was matched to this message.',
    )
    .optional(),
}
const status = message.extend(former)
const copy = message.extend({ type: z.string(), source: z.string(), standby: z.boolean() })
const change = z.looseObject({ message_id: message_id.nullable(), by_message_id: message_id })
const media = z.looseObject({ media_id: id('media'), message_id })
const phone_request = z.looseObject({
  phone_request_id: id('phone_request'),
  contact_id: contact_id.nullable(),
})
const broadcast = z.looseObject({ broadcast_id: id('broadcast') })
const label = z.looseObject({ label_id: id('label'), name: z.string(), former_name: z.string() })
const note = z.looseObject({ note_id: id('note') })
const details = z.record(z.string(), z.unknown())

type EventDescription = { what: string; data: z.ZodObject }

/** Every type of event and its data. Types are never renamed; data only ever gains fields. */
export const EVENTS = {
  'contact.created': { what: 'A contact was created.', data: z.looseObject({ contact_id }) },
  'contact.updated': {
    what: 'The name or attributes of a contact were edited.',
    data: z.looseObject({ contact_id }),
  },
  'contact.erased': {
    what: 'A contact was erased. Erase your own data under these ids too.',
    data: z.looseObject({ contact_ids: z.array(contact_id) }),
  },
  'contact.merged': {
    what: 'A contact was merged into another. Its id stays valid. `step` says which rule linked them.',
    data: z.looseObject({
      contact_id,
      merged_contact_id: contact_id,
      merge_id: id('merge'),
      step: z.string(),
      stale_phone: z.boolean(),
    }),
  },
  'contact.unmerged': {
    what: 'A merge was undone: the merged contact is separate again.',
    data: z.looseObject({ contact_id, from_contact_id: contact_id.nullable() }),
  },
  'identity.attached': {
    what: 'An identifier became active for a contact, for the first time or again.',
    data: identity,
  },
  'identity.retired': {
    what: 'An identifier is no longer current. It still finds the contact.',
    data: identity,
  },
  'identity.disputed': {
    what: 'A phone is disputed between contacts. A conflict needs a manual decision.',
    data: identity,
  },
  'conflict.opened': { what: 'A contradiction needs a manual decision.', data: conflict },
  'conflict.resolved': {
    what: 'A conflict was decided, dismissed, or settled by newer WhatsApp data.',
    data: conflict,
  },
  'conversation.created': {
    what: 'A conversation was created for a contact in an inbox.',
    data: z.looseObject({ conversation_id, contact_id, inbox_id }),
  },
  'conversation.updated': {
    what: 'The state of a conversation changed. The data contains the new state, the former status and the actor.',
    data: z.looseObject({
      conversation_id,
      status: z.enum(['open', 'pending', 'snoozed', 'resolved']),
      labels: z.array(z.string()),
      priority: z.enum(['urgent', 'high', 'medium', 'low', 'none']).optional(),
      assignee_id: z.string().nullable(),
      team_id: z.string().nullable().optional(),
      snoozed_until: z.string().nullable(),
      former_status: z.enum(['open', 'pending', 'snoozed', 'resolved']).optional(),
      changed_by: z.enum(['member', 'api_key', 'operator', 'rules']).optional(),
      changed_by_user_id: id('user').optional(),
      changed_by_api_key_id: id('api_key').optional(),
    }),
  },
  'label.created': { what: 'A label was stored.', data: label },
  'label.updated': {
    what: 'A label was changed. A new name applies to every conversation with the label.',
    data: label,
  },
  'label.deleted': { what: 'A label was removed, also from every conversation.', data: label },
  'conversation.handover': {
    what: 'WhatsApp passed control of the conversation between this app, another app and Meta’s agent.',
    data: z.looseObject({ handover: z.string(), details }),
  },
  'conversation.system_message': {
    what: 'WhatsApp reported a change of a contact’s account: a new number or a new device key. `rotation`: it named the former and the new BSUID. Without it, identities did not change.',
    data: z.looseObject({
      system_type: z.string(),
      wamid: z.string().nullable(),
      rotation: z.boolean(),
      details,
    }),
  },
  'payment.updated': {
    what: 'The status of a payment changed, as the payment gateway reported to WhatsApp. `reference_id` is the reference of your order.',
    data: z.looseObject({
      status: z.string().nullable().describe('`pending`, `captured` …'),
      reference_id: z.string().nullable(),
      amount: details.nullable().describe('`value` divided by `offset`, in `currency`.'),
      currency: z.string().nullable(),
      transaction: details.nullable(),
      details,
    }),
  },
  'message.received': {
    what: 'A contact wrote or called. One event per message, when it arrives live. A call and the voice message that its caller left are one event each, with the same id.',
    data: copy,
  },
  'message.sent': {
    what: 'An outbound message was sent by Selfsame, or from the business app (then with `type` and `source`).',
    data: status.extend({
      status: z.string().optional(),
      type: z.string().optional(),
      source: z.string().optional(),
      standby: z.boolean().optional(),
    }),
  },
  'message.stored': {
    what: 'A message was stored that is not new inbound: history of the business app, or a message that arrived while another app controlled the conversation. Only the feed and endpoints that subscribe to it get this event. It notifies no member.',
    data: copy,
  },
  'message.updated': {
    what: 'A later copy of a message added data to it: its file, its caption, a status or its sender.',
    data: copy.extend(former),
  },
  'message.queued': {
    what: 'A message is queued. The data names its author, unless it is queued again after a failure.',
    data: message.extend({
      author_kind: z.enum(['member', 'api_key', 'operator', 'broadcast', 'gateway_consumer']).optional(),
      author_user_id: id('user').optional(),
      author_api_key_id: id('api_key').optional(),
      author_broadcast_id: id('broadcast').optional(),
      author_gateway_consumer_id: id('gateway_consumer').optional(),
    }),
  },
  'message.delivered': { what: 'A message was delivered to the phone.', data: status },
  'message.read': { what: 'A message was read.', data: status },
  'message.played': { what: 'A voice message was played.', data: status },
  'message.failed': { what: 'A message failed. The message contains the reason.', data: status },
  'message.unknown': {
    what: 'The outcome of a message is unknown. A later status or a manual decision resolves it.',
    data: message,
  },
  'message.cancelled': { what: 'A message was cancelled before it was sent.', data: message },
  'message.misaddressed': {
    what: 'WhatsApp reported another contact as the recipient of a message.',
    data: message,
  },
  'message.delivered_to_stranger': { what: 'A message was delivered to another contact.', data: message },
  'message.moved': {
    what: 'Messages moved to another conversation because they belong to another contact.',
    data: z.looseObject({
      from_conversation_id: conversation_id,
      conversation_id,
      contact_id,
      message_ids: z.array(message_id),
    }),
  },
  'team.updated': {
    what: 'A team was created, changed or removed. Members who are limited to their teams may see other inboxes now.',
    data: z.looseObject({ team_id: id('team') }),
  },
  'member.updated': {
    what: 'The role or the access of a member changed, or the member was removed. The member’s open streams end. Reconnect them.',
    data: z.looseObject({ user_id: id('user') }),
  },
  'message.edited': {
    what: 'A contact or the business edited a message. `by_message_id` names the message with the new text. `message_id` is null if the original is not stored.',
    data: change,
  },
  'message.revoked': {
    what: 'A contact or the business deleted a message for everyone. `message_id` is null if the original is not stored.',
    data: change,
  },
  'note.created': { what: 'A private note was added to a conversation.', data: note },
  'note.deleted': { what: 'A private note was removed.', data: note },
  'media.stored': {
    what: 'The file of a message was downloaded and can be read.',
    data: media.extend({ mime_type: z.string().nullable(), size: z.number() }),
  },
  'media.failed': {
    what: 'The file of a message can’t be downloaded. `gone`: WhatsApp no longer has it. `failed`: `reason` gives the cause.',
    data: media.extend({ state: z.enum(['failed', 'gone']), reason: z.string() }),
  },
  'contact.blocked': {
    what: 'A contact was blocked on an inbox. WhatsApp delivers nothing from this contact there.',
    data: z.looseObject({ contact_id, inbox_id }),
  },
  'contact.unblocked': {
    what: 'A contact was unblocked on an inbox.',
    data: z.looseObject({ contact_id, inbox_id }),
  },
  'phone_request.requested': {
    what: 'A phone request was sent to a contact.',
    data: phone_request.extend({ message_id }),
  },
  'phone_request.shared': {
    what: 'A contact shared a phone after a phone request: the contact’s own, or one that belongs to another contact (`shared_anothers`).',
    data: phone_request.extend({
      state: z.enum(['shared', 'shared_anothers']),
      conflict_id: id('conflict').nullable(),
    }),
  },
  'phone_request.expired': {
    what: 'A contact did not share a phone in time. A late reply still produces `phone_request.shared`.',
    data: phone_request,
  },
  'consent.changed': {
    what: 'The consent of a contact for a category of messages changed.',
    data: z.looseObject({
      contact_id,
      category: z.string(),
      value: z.string(),
      details: details.optional(),
    }),
  },
  'group.updated': {
    what: 'A group or its participants changed.',
    data: z.looseObject({ group_id: z.string(), event: z.string(), details }),
  },
  'template.updated': {
    what: 'The status, category, quality or content of a message template changed. The data contains the new values.',
    data: z.looseObject({
      template_id: id('template'),
      name: z.string(),
      language: z.string(),
      status: z.string(),
      category: z.string(),
      quality: z.string().nullable(),
    }),
  },
  'inbox.paused': {
    what: 'Sending from an inbox was paused, by hand or because of a response from WhatsApp. `until` is the end of the pause, or null if the inbox has to be resumed manually.',
    data: z.looseObject({ until: z.string().nullable(), reason: z.string() }),
  },
  'inbox.resumed': { what: 'Sending from an inbox resumed.', data: z.looseObject({}) },
  'inbox.username_updated': {
    what: 'The username of an inbox changed.',
    data: z.looseObject({
      username: z.string().nullable(),
      status: z.string(),
      details: details.optional(),
    }),
  },
  'broadcast.ready': {
    what: 'The dry run of a broadcast finished: each recipient is reachable, or has a reason why not. Nothing was sent.',
    data: broadcast,
  },
  'broadcast.started': { what: 'A broadcast started to send.', data: broadcast },
  'broadcast.paused': {
    what: 'A broadcast was paused by hand, or because WhatsApp no longer accepts its template. It stays paused until it is resumed.',
    data: broadcast.extend({ reason: z.string() }),
  },
  'broadcast.resumed': { what: 'A paused broadcast was resumed.', data: broadcast },
  'broadcast.cancelled': {
    what: 'A broadcast was cancelled. Messages that were not sent yet stay unsent.',
    data: broadcast,
  },
  'broadcast.finished': {
    what: 'Every message of a broadcast was sent or failed. Statuses still follow.',
    data: broadcast,
  },
  'endpoint.disabled': {
    what: 'An endpoint was disabled because it returned 410 or failed for days. It gets no events until it is resumed.',
    data: z.looseObject({
      endpoint_id: id('endpoint'),
      reason: z.enum(['gone', 'failing']),
      failing_since: z.string().nullable(),
      last_status: z.number().int().nullable(),
      last_error: z.string().nullable(),
    }),
  },
  'whatsapp.notice': {
    what: 'Meta reported another change of the account, a template or a WhatsApp number.',
    data: z.looseObject({ field: z.string(), notice: z.string(), details: z.unknown() }),
  },
} as const satisfies Record<string, EventDescription>

export type EventType = keyof typeof EVENTS
