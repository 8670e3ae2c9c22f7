import { afterAll, beforeAll, expect, test } from 'vitest'
import { changesOf } from '../testing/capture.ts'
import { openShop, type Shop } from '../testing/shop.ts'
import { ACTIONS } from './table.ts'

/** One life of a small world in which everything happens once: action, input, and the webhook field it causes. */
const LIFE: [action: string, input: object, field?: string][] = [
  ['add_portfolio', { name: 'Third', as: 'third' }],
  ['add_waba', { portfolio: 'third', as: 'third_waba' }],
  ['add_app', { as: 'third_app', callback_url: 'CAPTURE' }],
  ['add_number', { waba: 'third_waba', coexistence: true, as: 'phone' }],
  ['add_number', { waba: 'third_waba', test_number: true, as: 'test' }],
  ['subscribe', { app: 'third_app', waba: 'third_waba' }],
  ['add_person', { id: 'gil', name: 'Gil Prado', phone: '+15550104511' }],
  ['add_template', { waba: 'third_waba', name: 'sale', category: 'MARKETING', held: true }],
  ['allow_recipient', { number: 'test', phone: '+15550104511' }],
  ['write', { who: 'gil', number: 'phone', text: 'Hello', as: 'hello' }, 'messages'],
  ['edit', { who: 'gil', number: 'phone', message: 'hello', text: 'Hello!' }, 'messages'],
  ['send', { who: 'gil', number: 'phone', text: 'Hi Gil', reply_to: 'hello', as: 'answer' }],
  ['react', { who: 'gil', number: 'phone', message: 'answer', emoji: '👍' }, 'messages'],
  ['react', { who: 'gil', number: 'phone', message: 'answer' }, 'messages'],
  ['revoke', { who: 'gil', number: 'phone', message: 'hello' }, 'messages'],
  ['go_offline', { who: 'gil' }],
  ['come_back', { who: 'gil' }],
  ['behave', { who: 'gil', reads: false, plays: false }],
  ['read', { who: 'gil', number: 'phone', message: 'answer' }],
  [
    'send',
    {
      who: 'gil',
      number: 'phone',
      as: 'voice',
      body: { type: 'audio', audio: { link: 'https://example.com/a.ogg' } },
    },
  ],
  ['play', { who: 'gil', number: 'phone', message: 'voice' }],
  ['ask_for_number', { who: 'gil', number: 'phone', as: 'question' }],
  ['share_number', { who: 'gil', number: 'phone', reply_to: 'question' }, 'messages'],
  ['share_card', { who: 'gil', number: 'phone', card: { name: 'Bea', phone: '+15550104499' } }, 'messages'],
  ['call', { who: 'gil', number: 'phone', duration_s: 30, as: 'ring' }, 'calls'],
  ['echo', { who: 'gil', number: 'phone', text: 'Typed by hand' }, 'smb_message_echoes'],
  ['sync_contact', { who: 'gil', number: 'phone', full_name: 'Gil P.' }, 'smb_app_state_sync'],
  [
    'sync_history',
    {
      number: 'phone',
      threads: [{ who: 'gil', messages: [{ from: 'person', text: 'Long ago', ago: '9 days' }] }],
    },
    'history',
  ],
  ['decline_history', { number: 'phone' }, 'history'],
  ['standby', { number: 'phone', message: 'hello' }, 'standby'],
  [
    'hand_over',
    {
      who: 'gil',
      number: 'phone',
      type: 'control_passed',
      previous_owner_role: 'bot',
      new_owner_role: 'app',
    },
    'messaging_handovers',
  ],
  ['stop_marketing', { who: 'gil', number: 'phone' }, 'user_preferences'],
  ['resume_marketing', { who: 'gil', number: 'phone' }, 'user_preferences'],
  [
    'send',
    {
      who: 'gil',
      number: 'phone',
      as: 'held',
      body: { type: 'template', template: { name: 'sale', language: { code: 'en_US' } } },
    },
  ],
  ['release_held', { waba: 'third_waba', name: 'sale', outcome: 'send' }],
  ['click_link', { who: 'gil', number: 'phone', message: 'held' }, 'messages'],
  [
    'template_status',
    { waba: 'third_waba', name: 'sale', status: 'PAUSED' },
    'message_template_status_update',
  ],
  ['business_username', { number: 'phone', username: 'third.shop' }, 'business_username_updates'],
  [
    'account_update',
    { waba: 'third_waba', field: 'account_alerts', value: { alert_type: 'X' } },
    'account_alerts',
  ],
  ['value_errors', { number: 'phone', code: 130429 }, 'messages'],
  ['identity_key_check', { number: 'phone', enabled: true }],
  ['change_device', { who: 'gil' }],
  ['contact_book', { portfolio: 'third', enabled: false }],
  ['enrol', { portfolio: 'third', enrolment_group: 'family' }],
  ['adopt_username', { who: 'gil', username: 'gil.prado' }],
  ['rename', { who: 'gil', name: 'Gil' }],
  ['add_group', { number: 'phone', subject: 'Walks', people: ['gil'], as: 'walks' }],
  ['write', { who: 'gil', group: 'walks', text: 'To all' }, 'messages'],
  ['join_group', { who: 'ines', group: 'walks' }, 'group_participants_update'],
  ['leave_group', { who: 'ines', group: 'walks' }, 'group_participants_update'],
  ['request_to_join', { who: 'bea', group: 'walks', as: 'wish' }, 'group_participants_update'],
  ['revoke_join_request', { join_request: 'wish', group: 'walks' }, 'group_participants_update'],
  ['change_group', { group: 'walks', subject: 'Long walks' }, 'group_settings_update'],
  ['group_state', { group: 'walks', state: 'suspended' }, 'group_status_update'],
  ['switches', { system_to: 'every' }],
  ['delivery', { max_updates: 2 }],
  ['fault', { kind: 'latency', latency_ms: 1, times: 1 }],
  ['clear_faults', {}],
  ['block', { who: 'gil', number: 'phone' }],
  ['unblock', { who: 'gil', number: 'phone' }],
  ['change_number', { who: 'gil', phone: '+15550104512' }, 'messages'],
  ['drop_username', { who: 'gil' }],
  ['delete_account', { who: 'gil' }],
  ['register_again', { who: 'gil' }],
]

/** These need something that only a running world gives; they have tests of their own. */
const ELSEWHERE = ['answer_call']

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.stop())

test('every action there is happens in this life', () => {
  const here = new Set([...LIFE.map(([action]) => action), ...ELSEWHERE])
  expect([...here].sort()).toEqual(Object.keys(ACTIONS).sort())
})

test.each(LIFE)('%s %o', async (action, input, field) => {
  const { url } = shop.capture
  const before = shop.capture.webhooks.length
  const given = JSON.parse(
    JSON.stringify(input).replace('CAPTURE', url.replace('{app_id}', 'third')),
  ) as object
  const result = await shop.sandbox.act(action, given)
  expect(result).not.toHaveProperty('refused')
  const fields = changesOf(shop.capture.webhooks.slice(before)).map((change) => change.field)
  if (field) expect(fields).toContain(field)
  await shop.sandbox.advance('7 seconds')
})

test('a person takes a call of the business, once they have allowed it', async () => {
  await shop.sandbox.act('write', {
    who: 'ines',
    number: 'counter',
    content: { type: 'call_permission_reply', response: 'accept' },
  })
  const call = await shop.graph('POST', `/${shop.counter}/calls`, {
    messaging_product: 'whatsapp',
    to: '+15550104477',
    action: 'connect',
    session: { sdp_type: 'offer', sdp: 'v=0\r\n' },
  })
  expect(call.status).toBe(200)
  const [made] = call.body.calls as { id: string }[]
  const before = shop.capture.webhooks.length
  await shop.sandbox.act('answer_call', { call: made?.id, answer: 'accept', duration_s: 5 })
  await shop.sandbox.advance('1 minute')
  const values = changesOf(shop.capture.webhooks.slice(before)).map(({ value }) => value)
  expect(JSON.stringify(values)).toMatch(/ACCEPTED.*terminate/)
})
