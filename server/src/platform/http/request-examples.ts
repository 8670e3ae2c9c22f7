const ID = '019a2f5e7c10700080000000000000'

/** What a request shows where the usual value of each of its fields would make no sense together. */
export const REQUEST_EXAMPLES: Record<string, object> = {
  'POST /v1/api_keys': { name: 'Reporting', scopes: ['contacts:read', 'events:read'] },
  'POST /v1/invitations': { email: 'maud@example.org', role: 'agent', access: 'everything' },
  'PATCH /v1/members/{id}': { role: 'agent', access: 'teams' },
  'POST /v1/teams': { name: 'Repairs', member_ids: [], inbox_ids: [] },
  'PATCH /v1/teams/{id}': { name: 'Repairs and parts' },
  'PUT /v1/inboxes/{id}/username': { username: 'vandijkbikes' },
  'POST /v1/inboxes': {
    meta_portfolio_id: '1089',
    waba_id: '102290129340398',
    phone_number_id: '106540352242922',
    display_phone: '+31 20 794 0018',
    access_token: 'EAAG…',
    name: 'Shop',
  },
  'POST /v1/connections': connection(),
  'POST /v1/connections/verifications': connection(),
  'PATCH /v1/retention': { raw_webhook_days: 30, audit_entry_days: 365 },
  'PATCH /v1/inboxes/{id}/retention': { message_days: 730 },
  'POST /v1/contacts': { phone: '+447700900123', name: 'Aisha Khan', attributes: { plan: 'family' } },
  'PATCH /v1/contacts/{id}': { name: 'Aisha Khan', add: { email: 'aisha@example.org' } },
  'POST /v1/contacts/{id}/merges': { contact_id: `con_${ID}64` },
  'POST /v1/contacts/{id}/distinctions': { contact_id: `con_${ID}64` },
  'PUT /v1/conflicts/{id}/resolution': { decision: 'distinct' },
  'POST /v1/contacts/imports': [
    { phone: '+447700900123', name: 'Aisha Khan', external_id: 'crm-1234' },
    { email: 'otto@example.org', name: 'Otto Kern' },
  ],
  'POST /v1/erasures': { contact_id: `con_${ID}63` },
  'POST /v1/segments': { name: 'Families without a phone', filters: { bsuid_only: true, label: 'family' } },
  'PATCH /v1/segments/{id}': { name: 'Families' },
  'POST /v1/conversations': { to: '+447700900123', inbox_id: `ibx_${ID}69` },
  'PATCH /v1/conversations/{id}': { status: 'resolved', labels: ['repair'] },
  'POST /v1/conversations/bulk': { ids: [`cnv_${ID}63`], change: { add_labels: ['repair'] } },
  'POST /v1/labels': { name: 'repair', color: 'teal', description: 'Repairs and spare parts' },
  'PATCH /v1/labels/{id}': { color: 'orange' },
  'POST /v1/views': {
    name: 'Unassigned repairs',
    shared: true,
    filters: { assignee: 'none', label: 'repair' },
  },
  'PATCH /v1/views/{id}': { name: 'Open repairs' },
  'POST /v1/canned_replies': { shortcut: 'hours', text: 'We open at eight, and at nine on Sundays.' },
  'PATCH /v1/canned_replies/{id}': { text: 'We open at eight.' },
  'POST /v1/conversations/{id}/notes': { text: 'Called back; the part arrives on Friday.' },
  'POST /v1/webhook_endpoints': {
    url: 'https://example.org/hooks/selfsame',
    name: 'CRM',
    event_types: ['contact.*', 'message.received'],
  },
  'PATCH /v1/webhook_endpoints/{id}': { event_types: ['contact.*'] },
  'POST /v1/webhook_endpoints/{id}/replays': { after: 4711, only_failed: true },
  'POST /v1/templates/{id}/preview': {
    components: [{ type: 'body', parameters: [{ type: 'text', text: 'Aisha' }] }],
  },
  'POST /v1/messages': {
    to: { contact_id: `con_${ID}63` },
    type: 'text',
    text: { body: 'Your order is on its way.' },
  },
  'POST /v1/contacts/{id}/phone_requests': {
    inbox_id: `ibx_${ID}69`,
    body: 'May we have your phone number for the delivery?',
  },
  'PATCH /v1/inboxes/{id}/sending': { messages_per_second: 20 },
  'POST /v1/broadcasts': {
    name: 'Winter check',
    inbox_id: `ibx_${ID}69`,
    template: { name: 'winter_check', language: 'en_GB' },
    audience: { query: { attributes: { plan: 'family' }, has_phone: true } },
  },
  'POST /v1/gateway_consumers': {
    name: 'Chatbot',
    url: 'https://bot.example.org/webhook',
    app_secret: '5f4dcc3b5aa765d61d8327deb882cf99',
    verify_token: 'choose-a-long-one',
    may_send: true,
  },
  'PATCH /v1/gateway_consumers/{id}': { may_send: false },
  'POST /v1/sandbox/people': { name: 'Aisha Khan', phone: '+447700900123', username: 'aisha.k' },
}

function connection(): object {
  return {
    meta_portfolio_id: '1089',
    app_id: '4711',
    app_secret: '5f4dcc3b5aa765d61d8327deb882cf99',
    verify_token: 'choose-a-long-one',
    waba_id: '102290129340398',
    phone_number_id: '106540352242922',
    access_token: 'EAAG…',
    name: 'Shop',
  }
}
