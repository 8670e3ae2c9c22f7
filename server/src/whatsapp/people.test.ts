import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseEntry } from './parse.ts'
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

describe('the recipient of what another app wrote while it had the conversation', () => {
  const sentTo = (message: object, beside: object = {}) => {
    const text = { text: { body: 'Hi' }, ...message }
    const echo = { id: 'wamid.E', timestamp: '1793448000', message: text }
    const [update] = parseValue({ ...beside, standby: { message_echoes: [echo] } }, 'standby')
    if (update?.kind !== 'message') throw new Error('no message')
    return update
  }

  test.each(['+1 (555) 010-4477', '1.555.010.4477', ' 15550104477', 15_550_104_477])(
    'is read from a phone as the send API takes it: %s',
    (to) => {
      expect(sentTo({ to }).person).toEqual({ bsuid: null, parent_bsuid: null, phone: '15550104477' })
    },
  )

  test('is read with words in any case, and what is null is absent', () => {
    const image = { link: 'https://shop.example/a.png', caption: 'Cake' }
    const sent = { to: '+15550104477', recipient: null, recipient_type: 'INDIVIDUAL', context: null }
    expect(sentTo({ ...sent, type: 'IMAGE', image, text: null }).content).toMatchObject({
      type: 'image',
      text: 'Cake',
    })
    expect(sentTo({ ...sent, type: null }).content).toMatchObject({ type: 'text', text: 'Hi' })
    expect(sentTo({ recipient_type: 'GROUP', to: 'Y2FwaV9n cm91cA', type: 'text' })).toMatchObject({
      group_id: 'Y2FwaV9n cm91cA',
    })
  })

  test('is the contact that stands beside the list as well as in it', () => {
    const contacts = [{ wa_id: '15550104477', user_id: RAFA, profile: { name: 'Rafa' } }]
    const { person, profile } = sentTo({ to: '+15550104477' }, { contacts })
    expect([person.bsuid, profile.name]).toEqual([RAFA, 'Rafa'])
  })
})

describe('who wrote a message', () => {
  test('is the same whether a hidden phone is absent, null, empty or blank', () => {
    const shown = [undefined, null, '', ' ', '\t\n'].map((phone) =>
      parseMessage({ from: phone, from_user_id: RAFA, from_parent_user_id: phone }, [
        { profile: { name: 'Rafa', username: phone }, wa_id: phone, user_id: RAFA, parent_user_id: phone },
      ]),
    )
    expect(shown[0]?.person).toEqual({ bsuid: RAFA, parent_bsuid: null, phone: null })
    for (const message of shown) expect(message).toEqual(shown[0])
  })

  test('is found where a BSUID stands in the phone fields of messages, statuses, echoes, calls and preferences', () => {
    const updates = [
      ...parseValue({ messages: [buildText({ from: RAFA })] }),
      ...parseValue({
        statuses: [{ id: 'wamid.S', status: 'sent', timestamp: '1793448000', recipient_id: RAFA }],
      }),
      ...parseValue({ message_echoes: [buildText({ from: '15550100200', to: RAFA })] }, 'smb_message_echoes'),
      ...parseValue(
        { calls: [{ id: 'wacid.1', event: 'connect', direction: 'USER_INITIATED', from: RAFA }] },
        'calls',
      ),
      ...parseValue({ calls: [{ id: 'wacid.2', direction: 'BUSINESS_INITIATED', to: RAFA }] }, 'calls'),
      ...parseValue({ user_preferences: [{ wa_id: RAFA, value: 'stop' }] }, 'user_preferences'),
    ]
    expect(updates).toHaveLength(6)
    for (const update of updates) {
      expect(update).toMatchObject({ person: { bsuid: RAFA, parent_bsuid: null, phone: null } })
    }
  })

  test('is told by the proper field where a phone field holds another BSUID', () => {
    expect(parseMessage({ from: INES, from_user_id: RAFA }).person).toEqual({
      bsuid: RAFA,
      parent_bsuid: null,
      phone: null,
    })
  })

  test('may be named by a parent alone, in its own field, the BSUID field or the phone field', () => {
    for (const fields of [
      { from_parent_user_id: INES_PARENT },
      { from_user_id: INES_PARENT },
      { from: INES_PARENT },
    ]) {
      expect(parseMessage(fields).person).toEqual({ bsuid: null, parent_bsuid: INES_PARENT, phone: null })
    }
  })

  test.each(['hello', 'us.123', 'US-123', 'US.', '12345678', ` ${RAFA}`, `${RAFA}\u0000`, 'US.12.34'])(
    'is not told by a BSUID field that holds %j',
    (value) => {
      expect(parseMessage({ from: '15550104477', from_user_id: value }).person).toEqual({
        bsuid: null,
        parent_bsuid: null,
        phone: '15550104477',
      })
    },
  )

  test.each([
    ['15550104477', '15550104477'],
    ['+15550104477', '15550104477'],
    [' 15550104477 ', '15550104477'],
    [15550104477, '15550104477'],
    ['1234567', '1234567'],
    ['123456', null],
    ['1234567890123456', null],
    ['+1 555 010 4477', null],
    ['++15550104477', null],
    ['Y2FwaV9ncm91cA==', null],
    [true, null],
    [['15550104477'], null],
    [{ phone: '15550104477' }, null],
  ])('with %j in the phone field has the phone %j', (from, phone) => {
    expect(parseMessage({ from, from_user_id: RAFA }).person.phone).toBe(phone)
  })

  test('keeps the case and every character of a BSUID', () => {
    const bsuid = 'BR.5511987654321aBcDeF0521549'
    expect(parseMessage({ from_user_id: bsuid }).person.bsuid).toBe(bsuid)
  })
})

test('no BSUID is changed on its way, whatever phone its characters look like', () => {
  const tail = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9]{1,128}$/),
    fc.stringMatching(/^(549|521|55|1)\d{7,11}$/),
  )
  const bsuids = fc.tuple(fc.stringMatching(/^[A-Z]{2}$/), tail).map((parts) => parts.join('.'))
  fc.assert(
    fc.property(
      bsuids,
      bsuids,
      fc.stringMatching(/^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/),
      (bsuid, other, parent) => {
        fc.pre(bsuid !== other)
        const person = { bsuid, parent_bsuid: parent, phone: null }
        const id = 'wamid.X'
        const entry = (field: string, value: WebhookValue) => ({
          field,
          value: { contacts: [{ user_id: bsuid }], ...value },
        })
        const changes = [
          entry('messages', { messages: [{ id, from_user_id: bsuid, from_parent_user_id: parent }] }),
          entry('messages', { messages: [{ id, from: bsuid, from_user_id: parent }] }),
          entry('messages', {
            statuses: [{ id, status: 'sent', recipient_user_id: bsuid, recipient_parent_user_id: parent }],
          }),
          entry('smb_message_echoes', {
            message_echoes: [{ id, to_user_id: bsuid, to_parent_user_id: parent }],
          }),
          entry('calls', { calls: [{ id, from_user_id: bsuid, from_parent_user_id: parent }] }),
          entry('user_preferences', {
            user_preferences: [{ value: 'stop', user_id: bsuid, parent_user_id: parent }],
          }),
          entry('history', {
            history: [
              { threads: [{ context: { user_id: bsuid, parent_user_id: parent }, messages: [{ id }] }] },
            ],
          }),
          entry('smb_app_state_sync', {
            state_sync: [{ contact: { user_id: bsuid, parent_user_id: parent } }],
          }),
          entry('messages', {
            messages: [{ id, type: 'system', system: { user_id: bsuid, parent_user_id: parent } }],
          }),
        ]
        const updates = parseEntry({ changes }, { received_at_ms: RECEIVED_AT_MS })
        expect(updates).toMatchObject(changes.map(() => ({ person })))
        const system = { user_id: bsuid, previous_user_id: other }
        expect(parseValue({ messages: [{ id, type: 'system', system }] })).toMatchObject([
          { previous_bsuid: other, current_bsuid: bsuid, phone: null },
        ])
      },
    ),
  )
})

describe('the contacts of a change', () => {
  const rafa = { profile: { name: 'Rafa', username: '@rafa.kite' }, user_id: RAFA }
  const ines = { profile: { name: 'Ines' }, wa_id: '15550104477', user_id: INES }

  test('belong to messages by id, in any order, and never by their place', () => {
    const messages = [buildText({ from_user_id: INES }), buildText({ from_user_id: RAFA })]
    for (const contacts of [
      [rafa, ines],
      [ines, rafa],
      [null, rafa, 5, ines],
    ]) {
      expect(
        messagesOf(parseValue({ contacts, messages })).map(({ profile, person }) => [
          profile.name,
          person.phone,
        ]),
      ).toEqual([
        ['Ines', '15550104477'],
        ['Rafa', null],
      ])
    }
  })

  test('are found by phone where the message has no BSUID, and add it', () => {
    expect(parseMessage({ from: '15550104477' }, [rafa, ines]).person).toEqual({
      bsuid: INES,
      parent_bsuid: null,
      phone: '15550104477',
    })
  })

  test('with the phone of the sender but the BSUID of somebody else are nobody of this message', () => {
    const message = parseMessage({ from: '15550104477', from_user_id: RAFA }, [ines])
    expect(message.person).toEqual({ bsuid: RAFA, parent_bsuid: null, phone: '15550104477' })
    expect(message.profile).toEqual({ name: null, username: null })
  })

  test('that give one phone to two BSUIDs do not say whose it is', () => {
    const message = parseMessage({ from: '15550104477' }, [ines, { wa_id: '15550104477', user_id: RAFA }])
    expect(message.person.bsuid).toBeNull()
  })

  test('that give one BSUID two phones do not say which', () => {
    for (const phones of [
      ['15550104477', '15550109911'],
      ['15550104477', '15550109911', '15550104477'],
    ]) {
      const contacts = phones.map((wa_id) => ({ wa_id, user_id: INES }))
      expect(parseMessage({ from_user_id: INES }, contacts).person.phone).toBeNull()
    }
  })

  test('that stand alone and name nobody lend their profile to the only sender, however often that one wrote', () => {
    const nameless = [{ profile: { name: 'Ines' } }]
    const twice = [buildText({ from_user_id: INES }), buildText({ from_user_id: INES, id: 'wamid.T2' })]
    expect(
      messagesOf(parseValue({ contacts: nameless, messages: twice })).map(({ profile }) => profile.name),
    ).toEqual(['Ines', 'Ines'])
    const two = [buildText({ from_user_id: INES }), buildText({ from_user_id: RAFA })]
    expect(
      messagesOf(parseValue({ contacts: nameless, messages: two })).map(({ profile }) => profile.name),
    ).toEqual([null, null])
  })

  test('are never lent across the messages and the statuses of one change', () => {
    const updates = parseValue({
      contacts: [{ wa_id: '15550104477' }],
      messages: [buildText({ from_user_id: RAFA })],
      statuses: [{ id: 'wamid.S', status: 'sent', recipient_id: '15550104477' }],
    })
    expect(messagesOf(updates)[0]?.person.phone).toBeNull()
    expect(statusesOf(updates)[0]?.person.phone).toBe('15550104477')
  })

  test('say the username without its @', () => {
    expect(parseMessage({ from_user_id: RAFA }, [rafa]).profile).toEqual({
      name: 'Rafa',
      username: 'rafa.kite',
    })
    const odd = [{ user_id: RAFA, profile: { username: '@@x' } }]
    expect(parseMessage({ from_user_id: RAFA }, odd).profile.username).toBe('@x')
    expect(
      parseMessage({ from_user_id: RAFA }, [{ user_id: RAFA, profile: { username: '@' } }]).profile.username,
    ).toBeNull()
  })
})
