import type { z } from 'zod'
import type { EVENTS, EventType } from './catalogue.ts'

const id = (prefix: string, last: string) => `${prefix}_019a2f5e7c1070008000${last.padStart(12, '0')}`
const contact_id = id('con', 'a1')
const conversation_id = id('cnv', 'b1')
const inbox_id = id('ibx', 'c1')
const message = { message_id: id('msg', 'd1') }
const media = { media_id: id('med', 'e1'), ...message }
const broadcast = { broadcast_id: id('brc', 'f1') }
const note = { note_id: id('nte', '11') }
const label = { label_id: id('lbl', '18'), name: 'order', former_name: 'order' }
const phone_request = { phone_request_id: id('prq', '12'), contact_id }
const conflict = {
  conflict_id: id('cfl', '13'),
  kind: 'possible_same_person',
  contact_ids: [contact_id, id('con', 'a2')],
}
const bsuid = {
  contact_id,
  identity_id: id('idn', '14'),
  kind: 'bsuid',
  portfolio_id: id('pfl', '15'),
  value: 'US.13491208655302741918',
  from_contact_id: null,
} as const

/** The data of one event of each type, as the API document and docs/events.md show it. */
export const EXAMPLES: { [Type in EventType]: z.input<(typeof EVENTS)[Type]['data']> } = {
  'contact.created': { contact_id },
  'contact.updated': { contact_id },
  'contact.erased': { contact_ids: [contact_id] },
  'contact.merged': {
    contact_id,
    merged_contact_id: id('con', 'a2'),
    merge_id: id('mrg', '16'),
    step: 'rotation',
    stale_phone: false,
  },
  'contact.unmerged': { contact_id: id('con', 'a2'), from_contact_id: contact_id },
  'contact.blocked': { contact_id, inbox_id },
  'contact.unblocked': { contact_id, inbox_id },
  'identity.attached': { ...bsuid, reason: null },
  'identity.retired': { ...bsuid, reason: 'rotated' },
  'identity.disputed': { ...bsuid, kind: 'phone', portfolio_id: null, value: '+15550104477', reason: null },
  'conflict.opened': conflict,
  'conflict.resolved': conflict,
  'conversation.created': { conversation_id, contact_id, inbox_id },
  'conversation.updated': {
    conversation_id,
    status: 'open',
    former_status: 'pending',
    labels: ['order'],
    priority: 'high',
    assignee_id: id('usr', '17'),
    team_id: null,
    snoozed_until: null,
    changed_by: 'member',
    changed_by_user_id: id('usr', '17'),
  },
  'label.created': label,
  'label.updated': { ...label, former_name: 'orders' },
  'label.deleted': label,
  'conversation.handover': { handover: 'pass_thread_control', details: {} },
  'conversation.system_message': {
    system_type: 'customer_identity_changed',
    wamid: 'wamid.HBgLMTU1NTAxMDQ0NzcVAgASGBQ',
    rotation: false,
    details: {
      type: 'customer_identity_changed',
      from: '15550104477',
      body: 'Ana’s security code changed',
      identity: { acknowledged: true, created_timestamp: '1793449200', hash: 'Hxs=' },
    },
  },
  'payment.updated': {
    status: 'captured',
    reference_id: 'order-118',
    amount: { value: 21_000, offset: 100 },
    currency: 'INR',
    transaction: { id: 'pgorder_1', pg_transaction_id: 'pgpay_1', type: 'razorpay', status: 'success' },
    details: {},
  },
  'message.received': { ...message, type: 'text', source: 'inbound', standby: false },
  'message.stored': { ...message, type: 'text', source: 'history', standby: false },
  'message.updated': { ...message, type: 'image', source: 'history', standby: false },
  'message.sent': { ...message, status: 'sent' },
  'message.queued': { ...message, author_kind: 'member', author_user_id: id('usr', '17') },
  'message.delivered': message,
  'message.read': message,
  'message.played': message,
  'message.failed': message,
  'message.unknown': message,
  'message.cancelled': message,
  'message.misaddressed': message,
  'message.delivered_to_stranger': message,
  'message.moved': {
    from_conversation_id: conversation_id,
    conversation_id: id('cnv', 'b2'),
    contact_id,
    message_ids: [message.message_id],
  },
  'message.edited': { ...message, by_message_id: id('msg', 'd2') },
  'message.revoked': { ...message, by_message_id: id('msg', 'd3') },
  'team.updated': { team_id: id('tem', '19') },
  'member.updated': { user_id: id('usr', '17') },
  'note.created': note,
  'note.deleted': note,
  'media.stored': { ...media, mime_type: 'image/jpeg', size: 48_211 },
  'media.failed': { ...media, state: 'gone', reason: 'not_found' },
  'phone_request.requested': { ...phone_request, ...message },
  'phone_request.shared': { ...phone_request, state: 'shared', conflict_id: null },
  'phone_request.expired': phone_request,
  'consent.changed': { contact_id, category: 'marketing_messages', value: 'stop' },
  'group.updated': { group_id: 'HBgLM1NjY5MTE', event: 'group_create', details: {} },
  'template.updated': {
    template_id: id('tpl', '18'),
    name: 'order_ready',
    language: 'en',
    status: 'paused',
    category: 'utility',
    quality: 'red',
  },
  'inbox.paused': { until: '2026-11-01T09:30:00.000Z', reason: 'rate_limited' },
  'inbox.resumed': {},
  'inbox.username_updated': { username: 'luna.bakery', status: 'approved' },
  'broadcast.ready': broadcast,
  'broadcast.started': broadcast,
  'broadcast.paused': { ...broadcast, reason: 'template_not_approved' },
  'broadcast.resumed': broadcast,
  'broadcast.cancelled': broadcast,
  'broadcast.finished': broadcast,
  'endpoint.disabled': {
    endpoint_id: id('ept', '19'),
    reason: 'failing',
    failing_since: '2026-11-01T09:30:00.000Z',
    last_status: 500,
    last_error: 'http_status',
  },
  'whatsapp.notice': { field: 'account_update', notice: 'account_update', details: {} },
}
