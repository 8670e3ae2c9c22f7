import { describe, expect, test } from 'vitest'
import { parseBody, parseEntry } from './parse.ts'
import { personSlots } from './person-slots.ts'
import {
  buildText,
  INES,
  INES_PARENT,
  messagesOf,
  parseMessage,
  parseValue,
  RAFA,
  RECEIVED_AT_MS,
  statusesOf,
  type WebhookValue,
} from './test-payloads.ts'

const encode = (text: string) => new TextEncoder().encode(text)

describe('the body of a webhook', () => {
  test.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['{', 'not_json'],
    ['hub.mode=subscribe', 'not_json'],
    ['\u0000', 'not_json'],
    ['[]', 'not_an_object'],
    ['null', 'not_an_object'],
    ['"text"', 'not_an_object'],
    ['{"object":"page","entry":[{}]}', 'wrong_object'],
    ['{"entry":[{}]}', 'wrong_object'],
    ['{"object":"whatsapp_business_account"}', 'no_entries'],
    ['{"object":"whatsapp_business_account","entry":[]}', 'no_entries'],
    ['{"object":"whatsapp_business_account","entry":null}', 'no_entries'],
    [
      `{"object":"whatsapp_business_account","entry":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`,
      'too_deep',
    ],
    ['['.repeat(4_000_000), 'too_deep'],
  ])('%.60j is refused as %s', (text, reason) => {
    expect(parseBody(encode(text))).toEqual({ ok: false, reason })
  })

  test('is split into its entries, with or without a byte order mark, whatever they hold', () => {
    const text = '{"object":"whatsapp_business_account","entry":[{"id":"1"},null,"x"]}'
    for (const written of [text, `\ufeff${text}`]) {
      expect(parseBody(encode(written))).toEqual({
        ok: true,
        object: 'whatsapp_business_account',
        entries: [{ id: '1' }, null, 'x'],
      })
    }
  })

  test('may hold any number of brackets inside texts', () => {
    const name = JSON.stringify(`\\"${'[{'.repeat(5_000)}`)
    const body = parseBody(encode(`{"object":"whatsapp_business_account","entry":[{"id":${name}}]}`))
    expect(body.ok).toBe(true)
  })

  test('with bytes that are no UTF-8 is still read', () => {
    const bytes = Buffer.from('{"object":"whatsapp_business_account","entry":[{"id":"\xff\xfe"}]}', 'latin1')
    expect(parseBody(bytes).ok).toBe(true)
  })
})

describe('a batch', () => {
  test('is read whole: every entry, change, message, status and contact', () => {
    const count = 50
    const people = Array.from({ length: count }, (_, index) => `US.${index}abc`)
    const change = (key: string) => ({
      field: 'messages',
      value: {
        contacts: people
          .toReversed()
          .map((user_id) => ({ user_id, profile: { name: `name of ${user_id}` } })),
        messages: people.map((from_user_id) =>
          buildText({ from_user_id, id: `wamid.${key}.${from_user_id}` }),
        ),
        statuses: people.map((recipient_user_id) => ({
          id: `wamid.${key}.${recipient_user_id}`,
          status: 'sent',
          recipient_user_id,
        })),
      },
    })
    const entries = ['a', 'b'].map((entry) => ({
      id: entry,
      changes: [change(`${entry}1`), change(`${entry}2`)],
    }))
    const updates = entries.flatMap((entry) => parseEntry(entry, { received_at_ms: RECEIVED_AT_MS }))
    expect(updates).toHaveLength(2 * 2 * 2 * count)
    expect(new Set(messagesOf(updates).map(({ wamid }) => wamid)).size).toBe(2 * 2 * count)
    for (const { person, profile } of [...messagesOf(updates), ...statusesOf(updates)]) {
      expect(profile.name).toBe(`name of ${person.bsuid}`)
    }
  })

  test('keeps the place of each update, so that a replay finds it again', () => {
    const updates = parseValue({
      messages: [buildText({ from_user_id: INES }), null, buildText({ from_user_id: RAFA })],
    })
    expect(updates.map(({ path }) => path)).toEqual([
      'changes/0/messages/0',
      'changes/0/messages/1',
      'changes/0/messages/2',
    ])
  })
})

describe('what cannot be used is reported with its reason and keeps the rest usable', () => {
  test('a message that names nobody, or has no id, beside one that is whole', () => {
    const updates = parseValue({
      messages: [
        buildText({}),
        buildText({ id: '', from_user_id: INES }),
        'text',
        buildText({ from_user_id: RAFA }),
      ],
    })
    expect(updates.map((update) => (update.kind === 'unusable' ? update.reason : update.kind))).toEqual([
      'message_without_identifier',
      'message_without_id',
      'element_not_an_object',
      'message',
    ])
  })

  test.each([
    [null, 'entry_not_an_object'],
    [[], 'entry_not_an_object'],
    ['x', 'entry_not_an_object'],
    [{}, 'entry_without_changes'],
    [{ changes: [] }, 'entry_without_changes'],
    [{ changes: [7] }, 'change_not_an_object'],
    [{ changes: [{ field: 'messages' }] }, 'value_not_an_object'],
    [{ changes: [{ field: 'messages', value: [] }] }, 'value_not_an_object'],
    [{ changes: [{ field: 'messages', value: { statuses: [{ status: 'sent' }] } }] }, 'status_without_id'],
    [{ changes: [{ field: 'messages', value: { statuses: [{ id: 'wamid.S' }] } }] }, 'status_without_status'],
    [{ changes: [{ field: 'calls', value: { calls: [{ event: 'connect' }] } }] }, 'call_without_id'],
    [{ changes: [{ field: 'calls', value: { statuses: [{ status: 'RINGING' }] } }] }, 'call_without_id'],
    [
      { changes: [{ field: 'user_preferences', value: { user_preferences: [{ value: 'stop' }] } }] },
      'preference_without_identifier',
    ],
    [
      { changes: [{ field: 'user_preferences', value: { user_preferences: [{ user_id: RAFA }] } }] },
      'preference_without_value',
    ],
    [{ changes: [{ field: 'group_lifecycle_update', value: { groups: [{}] } }] }, 'group_without_id'],
    [
      { changes: [{ field: 'smb_app_state_sync', value: { state_sync: [{ contact: {} }] } }] },
      'contact_sync_without_identifier',
    ],
  ])('%j is unusable: %s', (entry, reason) => {
    expect(parseEntry(entry, { received_at_ms: RECEIVED_AT_MS })).toMatchObject([
      { kind: 'unusable', reason },
    ])
  })

  test('an id longer than any of Meta’s is none, since no index could hold it', () => {
    expect(parseValue({ messages: [buildText({ from_user_id: RAFA, id: 'w'.repeat(5000) })] })).toMatchObject(
      [{ kind: 'unusable', reason: 'message_without_id' }],
    )
  })
})

describe('what we do not know', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'id', 'context'])(
    'a message of type %j is kept as one',
    (type) => expect(parseMessage({ from_user_id: RAFA, type }).content.type).toBe(type),
  )

  test('a message without a type is read by what it holds', () => {
    expect(parseMessage({ from_user_id: RAFA, type: undefined }).content).toMatchObject({
      type: 'text',
      text: 'Hi',
    })
    expect(parseMessage({ from_user_id: RAFA, type: null, text: null }).content).toMatchObject({
      type: 'unknown',
      data: {},
    })
  })

  test('a system message without its type still names nobody outside `system`', () => {
    const system = { user_id: RAFA, previous_user_id: INES }
    const updates = parseValue({
      messages: [{ id: 'wamid.S', from: '15550104477', from_user_id: INES, system }],
    })
    expect(updates).toMatchObject([
      { kind: 'rotation', previous_bsuid: INES, current_bsuid: RAFA, phone: null },
    ])
  })

  test('a field without a name is read by what it holds', () => {
    expect(messagesOf(parseValue({ messages: [buildText({ from_user_id: RAFA })] }, ''))).toHaveLength(1)
  })

  test('a word that is known counts in any case', () => {
    const from = { recipient_user_id: RAFA, timestamp: '1793448000' }
    const updates = [
      ...parseValue({ statuses: [{ id: 'wamid.1', status: 'DELIVERED', type: 'Message', ...from }] }),
      ...parseValue({ statuses: [{ id: 'wacid.1', status: 'RINGING', type: 'CALL', ...from }] }),
      ...parseValue({ user_preferences: [{ user_id: RAFA, category: 'Marketing_Messages', value: 'STOP' }] }),
      ...parseValue({ calls: [{ id: 'wacid.2', event: 'Connect', direction: 'Business_Initiated' }] }),
    ]
    expect(updates).toMatchObject([
      { kind: 'status', status: 'delivered' },
      { kind: 'call', event: 'ringing' },
      { kind: 'preference', category: 'marketing_messages', value: 'stop' },
      { kind: 'call', event: 'connect', direction: 'outbound' },
    ])
  })

  test.each([
    ['of a word that is new', { direction: 'AGENT_INITIATED' }, { direction: 'AGENT_INITIATED' }],
    ['that is missing', {}, {}],
  ])('a call without a known direction, %s, is with the side that is not the business', (_, given, kept) => {
    const metadata = { display_phone_number: '+1 555 010 0200' }
    const [business, ines] = ['15550100200', '15550104477']
    const calls = [
      { id: 'wacid.1', event: 'connect', from: business, to: ines, ...given },
      { id: 'wacid.2', event: 'connect', from: ines, to: business, ...given },
      { id: 'wacid.3', event: 'connect', from: business, to_user_id: RAFA, ...given },
    ]
    const value = { metadata, calls }
    expect(parseValue(value, 'calls')).toMatchObject([
      { direction: 'outbound', person: { phone: ines }, data: kept },
      { direction: 'inbound', person: { phone: ines }, data: kept },
      { direction: 'outbound', person: { bsuid: RAFA, phone: null }, data: kept },
    ])
    const slots = personSlots({ field: 'calls', value })
    expect(slots.map(({ phone_field, person }) => [phone_field, person.bsuid ?? person.phone])).toEqual([
      ['to', ines],
      ['from', ines],
      ['to', RAFA],
    ])
  })

  test('a status that holds a payment is no delivery, also without its type', () => {
    const status = { id: 'wamid.1', status: 'failed', payment: { reference_id: 'ord-1' } }
    expect(parseValue({ statuses: [status] })).toMatchObject([{ kind: 'payment', reference_id: 'ord-1' }])
  })

  test('a list given as its only element is read as a list', () => {
    const value = {
      contacts: { user_id: RAFA, profile: { name: 'Rafa' } },
      messages: buildText({ from_user_id: RAFA }),
    }
    expect(messagesOf(parseValue(value))[0]?.profile.name).toBe('Rafa')
  })

  test('names in the data that would change an object are data', () => {
    const entry: unknown = JSON.parse(
      `{"changes":[{"field":"messages","value":{"messages":[{"id":"wamid.P","from_user_id":"${RAFA}","type":"x","x":{"__proto__":{"admin":true}}}]}}]}`,
    )
    const [message] = messagesOf(parseEntry(entry, { received_at_ms: RECEIVED_AT_MS }))
    expect(JSON.stringify(message?.content.data)).toBe('{"__proto__":{"admin":true}}')
    expect(message?.content.data.admin).toBeUndefined()
  })
})

describe('a rotation', () => {
  test('needs two different BSUIDs; otherwise nothing is chained and it stays a system update', () => {
    for (const system of [
      { user_id: RAFA, previous_user_id: RAFA },
      { user_id: RAFA, previous_user_id: 'old' },
      { previous_user_id: RAFA },
      { user_id: INES_PARENT, previous_user_id: RAFA },
    ]) {
      const updates = parseValue({
        messages: [{ id: 'wamid.S', type: 'system', system: { type: 'user_changed_number', ...system } }],
      })
      expect(updates).toMatchObject([{ kind: 'system', system_type: 'user_changed_number' }])
    }
  })

  test('takes nothing from the sender, the body or the contacts', () => {
    const system = {
      type: 'user_changed_user_id',
      body: `from ${INES} to ${RAFA} 15550104477`,
      user_id: 'US.9',
      previous_user_id: 'US.8',
    }
    const message = {
      id: 'wamid.S',
      type: 'system',
      from: '15550104477',
      from_user_id: INES,
      from_parent_user_id: INES_PARENT,
      system,
    }
    expect(
      parseValue({ contacts: [{ wa_id: '15550104477', user_id: 'US.9' }], messages: [message] }),
    ).toMatchObject([
      { kind: 'rotation', previous_bsuid: 'US.8', current_bsuid: 'US.9', parent_bsuid: null, phone: null },
    ])
  })
})

describe('a phone on a contact card', () => {
  const share = (contacts: unknown, extra: WebhookValue = {}) =>
    parseMessage({ from_user_id: RAFA, type: 'contacts', contacts, ...extra }).shared_phones

  test('is the sender’s own only when it alone answers our request', () => {
    const phone = { phone: '+15550108833', wa_id: '15550108833' }
    expect(share([{ origin: 'contact_request', phones: [phone] }])).toEqual([
      { phone: '15550108833', by_request: true },
    ])
    const not_own = [
      share([{ origin: 'other', phones: [phone] }]),
      share([{ phones: [phone] }]),
      share([{ origin: 'other', phones: [phone] }], { origin: 'contact_request' }),
      share([{ origin: 'contact_request', phones: [phone, { phone: 'unreadable' }] }]),
      share([
        { origin: 'contact_request', phones: [phone] },
        { origin: 'other', phones: [phone] },
      ]),
    ]
    for (const phones of not_own) expect(phones).toEqual([{ phone: '15550108833', by_request: false }])
  })

  test('never names the sender', () => {
    const message = parseMessage({
      from_user_id: RAFA,
      type: 'contacts',
      contacts: [
        {
          origin: 'contact_request',
          user_id: INES,
          wa_id: '15550108833',
          phones: [{ wa_id: '15550108833' }],
        },
      ],
    })
    expect(message.person).toEqual({ bsuid: RAFA, parent_bsuid: null, phone: null })
  })

  test('needs its country code', () => {
    expect(share([{ origin: 'contact_request', phones: [{ phone: '555-010-8833' }] }])).toEqual([])
  })
})

describe('history', () => {
  test('shows its identifiers as they are today, and its messages at their own time', () => {
    const messages = [buildText({ from: '15550104477', timestamp: '1785000000' })]
    const value = {
      metadata: { display_phone_number: '+1 555-010-0200' },
      history: [{ threads: [{ id: '15550104477', messages }] }],
    }
    expect(messagesOf(parseValue(value, 'history'))).toMatchObject([
      { at_ms: 1_785_000_000_000, identity_at_ms: RECEIVED_AT_MS, source: 'history', direction: 'inbound' },
    ])
  })

  test('knows what the business wrote however its own number is written, and whom the thread is with', () => {
    const metadata = { display_phone_number: '+55 11 98765-4321' }
    const messages = [
      buildText({ id: 'wamid.1', from: '551187654321' }),
      buildText({ id: 'wamid.2', from: '5511987654321' }),
      buildText({ id: 'wamid.3', to_user_id: RAFA }),
      buildText({ id: 'wamid.4', from_user_id: RAFA, to: '5511987654321' }),
    ]
    const thread = { context: { user_id: RAFA, username: 'rafa.kite' }, messages }
    const updates = messagesOf(parseValue({ metadata, history: [{ threads: [thread] }] }, 'history'))
    expect(updates.map(({ direction }) => direction)).toEqual(['outbound', 'outbound', 'outbound', 'inbound'])
    for (const { person, profile } of updates) {
      expect(person).toEqual({ bsuid: RAFA, parent_bsuid: null, phone: null })
      expect(profile.username).toBe('rafa.kite')
    }
  })

  test('does not lend the person of a thread to a message that names another', () => {
    const thread = {
      id: '15550104477',
      context: { user_id: INES, username: 'ines' },
      messages: [buildText({ from_user_id: RAFA })],
    }
    expect(messagesOf(parseValue({ history: [{ threads: [thread] }] }, 'history'))).toMatchObject([
      { person: { bsuid: RAFA, phone: null }, profile: { username: null } },
    ])
  })
})
