import { describe, expect, it } from 'vitest'
import { adoptUsername } from '../people/people.ts'
import { personWrites, shareCard, shareOwnNumber } from '../people/write.ts'
import { at, buildWorld } from '../test-world.ts'
import { bsuidOf, notePhoneContact, parentBsuidOf } from '../visibility.ts'
import type { Content } from '../world/content.ts'
import { addBusinessNumber, setIdentityKeyCheck, subscribeApp } from '../world/portfolios.ts'

type Setup = ReturnType<typeof buildWorld>

const MATRIX = [
  { name: 'no username', prepare: (_: Setup) => 'ines', username: false, phone: true },
  {
    name: 'username, phone visible',
    prepare: ({ world, number }: Setup) => {
      notePhoneContact(world, number.id, 'rafa')
      return 'rafa'
    },
    username: true,
    phone: true,
  },
  { name: 'username, phone hidden', prepare: (_: Setup) => 'rafa', username: true, phone: false },
]

describe.each(MATRIX)('an inbound message of somebody with $name', ({ prepare, username, phone }) => {
  it.each([undefined, 'group'])('shows exactly what it may (enrolment: %s)', (enrolment_group) => {
    const setup = buildWorld({ enrolment_group })
    const { world, portfolio, number, webhooks } = setup
    const person_id = prepare(setup)
    const person = world.people.get(person_id)
    personWrites(world, person_id, number.id, 'Do you have it in blue?')
    const user_id = bsuidOf(world, portfolio.id, person_id)
    const parent = parentBsuidOf(world, portfolio.id, person_id)
    const value = webhooks[0]?.value
    expect(webhooks[0]?.field).toBe('messages')
    expect(value?.metadata).toEqual({ display_phone_number: '15550100001', phone_number_id: number.id })
    expect(value?.contacts).toEqual([
      {
        profile: { name: person?.name, ...(username ? { username: person?.username } : {}) },
        ...(phone ? { wa_id: person?.wa_id } : {}),
        user_id,
        ...(parent ? { parent_user_id: parent } : {}),
      },
    ])
    expect(value?.messages).toEqual([
      {
        ...(phone ? { from: person?.wa_id } : {}),
        from_user_id: user_id,
        ...(parent ? { from_parent_user_id: parent } : {}),
        id: expect.stringMatching(/^wamid\./),
        timestamp: '1793448000',
        type: 'text',
        text: { body: 'Do you have it in blue?' },
      },
    ])
    expect(parent !== undefined).toBe(enrolment_group !== undefined)
  })
})

describe('a hidden phone', () => {
  it.each([
    ['empty_string', ''],
    ['null', null],
  ] as const)('stands as %s where the switch says so', (hidden_phone, expected) => {
    const { world, number, webhooks } = buildWorld({ switches: { hidden_phone } })
    personWrites(world, 'rafa', number.id, 'Ola')
    expect(at(webhooks[0]?.value, 'messages', 0).from).toBe(expected)
    expect(at(webhooks[0]?.value, 'contacts', 0).wa_id).toBe(expected)
  })

  it('can have the BSUID in its place', () => {
    const { world, portfolio, number, webhooks } = buildWorld({ switches: { hidden_phone: 'bsuid' } })
    personWrites(world, 'rafa', number.id, 'Ola')
    expect(at(webhooks[0]?.value, 'messages', 0).from).toBe(bsuidOf(world, portfolio.id, 'rafa'))
  })
})

const WIRE: [Content, object][] = [
  [
    { type: 'location', latitude: 38.7, longitude: -9.1, name: 'Kiosk' },
    { type: 'location', location: { latitude: 38.7, longitude: -9.1, name: 'Kiosk' } },
  ],
  [
    { type: 'button', payload: 'YES', text: 'Yes' },
    { type: 'button', button: { payload: 'YES', text: 'Yes' } },
  ],
  [
    { type: 'button_reply', id: 'a', title: 'A' },
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'A' } } },
  ],
  [
    { type: 'list_reply', id: 'a', title: 'A', description: 'first' },
    {
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'A', description: 'first' } },
    },
  ],
  [
    { type: 'flow_reply', response: { flow_token: 't', size: 'large' } },
    {
      type: 'interactive',
      interactive: {
        type: 'nfm_reply',
        nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","size":"large"}' },
      },
    },
  ],
  [
    { type: 'call_permission_reply', response: 'accept' },
    {
      type: 'interactive',
      interactive: {
        type: 'call_permission_reply',
        call_permission_reply: {
          response: 'accept',
          is_permanent: false,
          expiration_timestamp: '1794052800',
          response_source: 'user_action',
        },
      },
    },
  ],
  [
    {
      type: 'order',
      catalog_id: '1',
      product_items: [{ product_retailer_id: 's', quantity: 2, item_price: 7.99, currency: 'EUR' }],
    },
    {
      type: 'order',
      order: {
        catalog_id: '1',
        product_items: [{ product_retailer_id: 's', quantity: 2, item_price: 7.99, currency: 'EUR' }],
      },
    },
  ],
  [
    { type: 'unsupported', unsupported_type: 'poll_creation' },
    {
      type: 'unsupported',
      unsupported: { type: 'poll_creation' },
      errors: [expect.objectContaining({ code: 131051 })],
    },
  ],
  [
    { type: 'unknown', name: 'hologram', body: { depth: 3 } },
    { type: 'hologram', hologram: { depth: 3 } },
  ],
]

describe('the type of a message', () => {
  it.each(WIRE)('%o', (content, expected) => {
    const { world, number, webhooks } = buildWorld()
    personWrites(world, 'rafa', number.id, content)
    expect(at(webhooks[0]?.value, 'messages', 0)).toMatchObject(expected)
  })

  it.each([
    ['image', 'image/jpeg', { caption: 'this one' }],
    ['video', 'video/mp4', {}],
    ['audio', 'audio/ogg; codecs=opus', { voice: true }],
    ['document', 'application/pdf', { filename: 'quote.pdf' }],
    ['sticker', 'image/webp', { animated: false }],
  ] as const)('%s brings an id, a hash and a link', (type, mime_type, extra) => {
    const { world, number, webhooks } = buildWorld()
    personWrites(world, 'rafa', number.id, { type, ...extra })
    const media = at(webhooks[0]?.value, 'messages', 0, type)
    expect(media).toMatchObject({
      mime_type,
      ...extra,
      sha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    })
    expect(world.media.has(String(media.id))).toBe(true)
    expect(media.url).toContain(`mid=${media.id}`)
  })

  it('takes a reaction back with a second reaction without emoji', () => {
    const { world, number, webhooks, send } = buildWorld()
    personWrites(world, 'ines', number.id, 'Hi')
    const sent = send({ to: '+15550104477' })
    const message_id = sent.ok ? sent.message_id : ''
    personWrites(world, 'ines', number.id, { type: 'reaction', message_id, emoji: '👍' })
    personWrites(world, 'ines', number.id, { type: 'reaction', message_id })
    expect(at(webhooks[1]?.value, 'messages', 0, 'reaction')).toEqual({ message_id, emoji: '👍' })
    expect(at(webhooks[2]?.value, 'messages', 0, 'reaction')).toEqual({ message_id })
  })

  it('passes edits and deletions on to coexistence numbers only', () => {
    const { world, app, waba, number, webhooks } = buildWorld()
    const coexisting = addBusinessNumber(world, waba.id, { coexistence: true })
    subscribeApp(world, app.id, waba.id)
    for (const number_id of [number.id, coexisting.id]) {
      const original_message_id = personWrites(world, 'ines', number_id, 'teh')?.id ?? ''
      personWrites(world, 'ines', number_id, {
        type: 'edit',
        original_message_id,
        content: { type: 'text', body: 'the' },
      })
      personWrites(world, 'ines', number_id, { type: 'revoke', original_message_id })
    }
    const types = webhooks.map((one) => at(one.value, 'messages', 0).type)
    expect(types).toEqual(['text', 'text', 'edit', 'revoke'])
    expect(at(webhooks[2]?.value, 'messages', 0, 'edit', 'message')).toEqual({
      type: 'text',
      text: { body: 'the' },
    })
  })
})

describe('context, referral and other company', () => {
  it('quotes the business by its number', () => {
    const { world, number, webhooks, send } = buildWorld()
    personWrites(world, 'rafa', number.id, 'Ola')
    const sent = send({ recipient: bsuidOf(world, number.portfolio_id, 'rafa') })
    const reply_to = sent.ok ? sent.message_id : ''
    personWrites(world, 'rafa', number.id, 'Sim', { reply_to })
    const context = at(webhooks.at(-1)?.value, 'messages', 0, 'context')
    expect(context).toEqual({ from: number.display_phone_number, id: reply_to })
  })

  it('marks forwarded messages and carries the ad somebody came from', () => {
    const { world, number, webhooks } = buildWorld()
    const referral = { source_url: 'https://fb.me/x', source_id: '1', source_type: 'ad' as const }
    personWrites(world, 'rafa', number.id, 'a', { forwarded: true })
    personWrites(world, 'rafa', number.id, 'b', { frequently_forwarded: true })
    personWrites(world, 'rafa', number.id, 'c', { referral })
    expect(at(webhooks[0]?.value, 'messages', 0).context).toEqual({ forwarded: true })
    expect(at(webhooks[1]?.value, 'messages', 0).context).toEqual({ frequently_forwarded: true })
    expect(at(webhooks[2]?.value, 'messages', 0).referral).toEqual(referral)
  })

  it('shows the identity key only where the check is on, and can lack the profile', () => {
    const { world, number, webhooks } = buildWorld()
    personWrites(world, 'rafa', number.id, 'a', { without_profile: true })
    setIdentityKeyCheck(world, number.id, true)
    personWrites(world, 'rafa', number.id, 'b')
    expect(at(webhooks[0]?.value, 'contacts', 0)).not.toHaveProperty('profile')
    expect(at(webhooks[0]?.value, 'contacts', 0)).not.toHaveProperty('identity_key_hash')
    expect(at(webhooks[1]?.value, 'contacts', 0).identity_key_hash).toBe(
      world.people.get('rafa')?.identity_key,
    )
  })
})

describe('a shared contact', () => {
  it('that was asked for has one phone and no vcard', () => {
    const { world, number, webhooks } = buildWorld()
    shareOwnNumber(world, 'rafa', number.id)
    const message = at(webhooks[0]?.value, 'messages', 0)
    expect(message).not.toHaveProperty('from')
    expect(message.contacts).toEqual([
      {
        origin: 'contact_request',
        phones: [{ phone: '+351912345678', wa_id: '351912345678', type: 'CELL' }],
      },
    ])
  })

  it('shows the phone itself, or has its origin on the message, where switches say so', () => {
    const { world, number, webhooks } = buildWorld({
      switches: { share_from: 'present', share_origin: 'message' },
    })
    shareOwnNumber(world, 'rafa', number.id)
    expect(at(webhooks[0]?.value, 'contacts', 0).wa_id).toBe('351912345678')
    expect(at(webhooks[0]?.value, 'messages', 0)).toMatchObject({
      from: '351912345678',
      origin: 'contact_request',
    })
    expect(at(webhooks[0]?.value, 'messages', 0, 'contacts', 0)).not.toHaveProperty('origin')
  })

  it('that was sent by hand has a vcard and can be anybody', () => {
    const { world, number, webhooks } = buildWorld()
    shareCard(world, 'rafa', number.id, { name: 'Bea Ramos', phone: '+1 555-010-7788' })
    const card = at(webhooks[0]?.value, 'messages', 0, 'contacts', 0)
    expect(card).toMatchObject({
      origin: 'other',
      phones: [{ phone: '+1 555-010-7788', wa_id: '15550107788', type: 'CELL' }],
    })
    expect(card.vcard).toContain('waid=15550107788:+1 555-010-7788')
  })
})

it('a message of somebody the business blocked never arrives', () => {
  const { world, number, webhooks } = buildWorld()
  adoptUsername(world, 'ines', 'ines.duarte')
  number.blocked.add('ines')
  expect(personWrites(world, 'ines', number.id, 'Hello?')).toBeUndefined()
  expect(webhooks).toEqual([])
})
