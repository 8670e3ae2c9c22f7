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
      'The id under which a copy was told as a message of its own, before it was known to be this message.',
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
  'contact.created': { what: 'A person was met for the first time.', data: z.looseObject({ contact_id }) },
  'contact.updated': {
    what: 'The name or attributes of a contact were edited.',
    data: z.looseObject({ contact_id }),
  },
  'contact.erased': {
    what: 'A person was erased; whatever others have stored under these ids is to be erased too.',
    data: z.looseObject({ contact_ids: z.array(contact_id) }),
  },
  'contact.merged': {
    what: 'A contact was folded into another; its id goes on working. `step` says what joined them.',
    data: z.looseObject({
      contact_id,
      merged_contact_id: contact_id,
      merge_id: id('merge'),
      step: z.string(),
      stale_phone: z.boolean(),
    }),
  },
  'contact.unmerged': {
    what: 'A contact that had been folded into another stands on its own again.',
    data: z.looseObject({ contact_id, from_contact_id: contact_id.nullable() }),
  },
  'identity.attached': { what: 'An identifier became, or is again, active for a contact.', data: identity },
  'identity.retired': {
    what: 'An identifier stopped being current; it still finds the contact.',
    data: identity,
  },
  'identity.disputed': { what: 'Two contacts claim a phone; a person decides.', data: identity },
  'conflict.opened': { what: 'A contradiction that a person has to decide.', data: conflict },
  'conflict.resolved': {
    what: 'A conflict is decided, dismissed, or settled by what Meta showed.',
    data: conflict,
  },
  'conversation.created': {
    what: 'A contact talks in an inbox for the first time.',
    data: z.looseObject({ conversation_id, contact_id, inbox_id }),
  },
  'conversation.updated': {
    what: 'The state of a conversation was changed; its state since, the status before, and who changed it.',
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
  'label.created': { what: 'A label was given a record of its own.', data: label },
  'label.updated': {
    what: 'A label was changed; under another name it is on every conversation that it was on.',
    data: label,
  },
  'label.deleted': { what: 'A label was removed, from every conversation too.', data: label },
  'conversation.handover': {
    what: 'WhatsApp passed the thread between us, another app and Meta’s agent.',
    data: z.looseObject({ handover: z.string(), details }),
  },
  'conversation.system_message': {
    what: 'WhatsApp told of a change in a contact’s account: a new number, a new device key. `rotation` says that it named the former and the new BSUID; otherwise it changed nothing about who is who.',
    data: z.looseObject({
      system_type: z.string(),
      wamid: z.string().nullable(),
      rotation: z.boolean(),
      details,
    }),
  },
  'payment.updated': {
    what: 'A payment moved, as the payment gateway told WhatsApp. `reference_id` is the reference of your order.',
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
    what: 'A contact wrote or called: once, when the message comes live. A call and the voice message that its caller left are one each, with the same id.',
    data: copy,
  },
  'message.sent': {
    what: 'A message of ours left: sent by us, or typed in the business app (then with `type` and `source`).',
    data: status.extend({
      status: z.string().optional(),
      type: z.string().optional(),
      source: z.string().optional(),
      standby: z.boolean().optional(),
    }),
  },
  'message.stored': {
    what: 'A message was stored that is not new inbound: history of the business app, or one that came while another app had the thread. Only the feed and endpoints that ask for it get this: it notifies no member.',
    data: copy,
  },
  'message.updated': {
    what: 'A later copy of a message added to it: its file, its caption, a status, who it is from.',
    data: copy.extend(former),
  },
  'message.queued': { what: 'A message waits to be sent.', data: message },
  'message.delivered': { what: 'A message reached the phone.', data: status },
  'message.read': { what: 'A message was read.', data: status },
  'message.played': { what: 'A voice message was played.', data: status },
  'message.failed': { what: 'A message was not delivered; the message says why.', data: status },
  'message.unknown': {
    what: 'Nobody knows whether a message was sent: a status settles it, or a person decides.',
    data: message,
  },
  'message.cancelled': { what: 'A message was cancelled before it left.', data: message },
  'message.misaddressed': {
    what: 'WhatsApp named somebody else as the recipient of a message.',
    data: message,
  },
  'message.delivered_to_stranger': { what: 'A message reached somebody else.', data: message },
  'message.moved': {
    what: 'Messages went to another conversation, because they turned out to be another person’s.',
    data: z.looseObject({
      from_conversation_id: conversation_id,
      conversation_id,
      contact_id,
      message_ids: z.array(message_id),
    }),
  },
  'team.updated': {
    what: 'A team was made, changed or deleted; members who are limited to their teams may see something else now.',
    data: z.looseObject({ team_id: id('team') }),
  },
  'member.updated': {
    what: 'The role of a member, or what they see, was changed, or they are a member no more. Open streams end, to be connected anew.',
    data: z.looseObject({ user_id: id('user') }),
  },
  'message.edited': {
    what: 'Somebody edited a message they had sent; `by_message_id` holds its new text. `message_id` is null where the original is not here.',
    data: change,
  },
  'message.revoked': {
    what: 'Somebody took back a message they had sent. `message_id` is null where the original is not here.',
    data: change,
  },
  'note.created': { what: 'A private note was written beside a conversation.', data: note },
  'note.deleted': { what: 'A private note was removed.', data: note },
  'media.stored': {
    what: 'The file of a message has been fetched and can be read.',
    data: media.extend({ mime_type: z.string().nullable(), size: z.number() }),
  },
  'media.failed': {
    what: 'The file of a message cannot be had: WhatsApp does not know it any more (`gone`), or `reason` says why.',
    data: media.extend({ state: z.enum(['failed', 'gone']), reason: z.string() }),
  },
  'contact.blocked': {
    what: 'A contact was blocked on an inbox: WhatsApp takes nothing from them there.',
    data: z.looseObject({ contact_id, inbox_id }),
  },
  'contact.unblocked': {
    what: 'A contact may write on an inbox again.',
    data: z.looseObject({ contact_id, inbox_id }),
  },
  'phone_request.requested': {
    what: 'A contact was asked for their phone number.',
    data: phone_request.extend({ message_id }),
  },
  'phone_request.shared': {
    what: 'A contact shared a phone when asked: their own, or one that is somebody else’s by what we know.',
    data: phone_request.extend({
      state: z.enum(['shared', 'shared_anothers']),
      conflict_id: id('conflict').nullable(),
    }),
  },
  'phone_request.expired': {
    what: 'A contact did not answer in time. An answer may still come late and be told of.',
    data: phone_request,
  },
  'consent.changed': {
    what: 'A person stopped or resumed marketing messages.',
    data: z.looseObject({
      contact_id,
      category: z.string(),
      value: z.string(),
      details: details.optional(),
    }),
  },
  'group.updated': {
    what: 'A group, or who is in it, changed.',
    data: z.looseObject({ group_id: z.string(), event: z.string(), details }),
  },
  'template.updated': {
    what: 'The status, category, quality or content of a message template changed; how it is since.',
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
    what: 'Nothing goes out of an inbox until then, because of what WhatsApp answered; without a time: until a person acts.',
    data: z.looseObject({ until: z.string().nullable(), reason: z.string() }),
  },
  'inbox.resumed': { what: 'Messages go out of an inbox again.', data: z.looseObject({}) },
  'inbox.username_updated': {
    what: 'The username of our own line changed.',
    data: z.looseObject({
      username: z.string().nullable(),
      status: z.string(),
      details: details.optional(),
    }),
  },
  'broadcast.ready': {
    what: 'Who of a broadcast can be reached, and who cannot and why, is known; nothing has been sent.',
    data: broadcast,
  },
  'broadcast.started': { what: 'A broadcast began to go out.', data: broadcast },
  'broadcast.paused': {
    what: 'A broadcast stopped until somebody resumes it: by hand, or because its template cannot be sent any more.',
    data: broadcast.extend({ reason: z.string() }),
  },
  'broadcast.resumed': { what: 'A paused broadcast goes on.', data: broadcast },
  'broadcast.cancelled': {
    what: 'A broadcast was cancelled; what had not left does not.',
    data: broadcast,
  },
  'broadcast.finished': {
    what: 'Every message of a broadcast has left or failed; their statuses go on.',
    data: broadcast,
  },
  'endpoint.disabled': {
    what: 'An endpoint gets no events any more until somebody enables it: it answered 410, or failed for days.',
    data: z.looseObject({
      endpoint_id: id('endpoint'),
      reason: z.enum(['gone', 'failing']),
      failing_since: z.string().nullable(),
      last_status: z.number().int().nullable(),
      last_error: z.string().nullable(),
    }),
  },
  'whatsapp.notice': {
    what: 'Whatever else Meta tells about our account, templates or lines.',
    data: z.looseObject({ field: z.string(), notice: z.string(), details: z.unknown() }),
  },
} as const satisfies Record<string, EventDescription>

export type EventType = keyof typeof EVENTS
