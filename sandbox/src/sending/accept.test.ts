import { describe, expect, it } from 'vitest'
import { changeDevice, changeNumber, deleteAccount } from '../people/accounts.ts'
import { addPerson, blockBusiness, resumeMarketing, stopMarketing } from '../people/people.ts'
import { personWrites } from '../people/write.ts'
import { at, buildWorld, codeOf, failedCode } from '../test-world.ts'
import { bsuidOf, parentBsuidOf } from '../visibility.ts'
import { addBusinessNumber, addPortfolio, allowTestRecipient } from '../world/portfolios.ts'
import type { JsonObject } from '../world/wire.ts'
import { advance } from '../world/world.ts'
import { acceptSend } from './accept.ts'

const TEXT = { messaging_product: 'whatsapp', type: 'text', text: { body: 'Hello' } }
const BOTH = ['answer', 'status'] as const

/** A world in which Ines and Rafa have just written. */
function open(options: Parameters<typeof buildWorld>[0] = {}) {
  const setup = buildWorld(options)
  personWrites(setup.world, 'ines', setup.number.id, 'Hi')
  personWrites(setup.world, 'rafa', setup.number.id, 'Ola')
  const user_id = bsuidOf(setup.world, setup.portfolio.id, 'rafa')
  return { ...setup, user_id }
}

describe('the answer', () => {
  it('to a phone has the wa_id and never the BSUID', () => {
    const { send } = open()
    expect(send({ to: '+1 (555) 010-4477' }).body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: '+1 (555) 010-4477', wa_id: '15550104477' }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    })
  })

  it('to a BSUID has the user_id and never the phone', () => {
    const { send, user_id } = open()
    expect(send({ recipient: user_id }).body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: user_id, user_id }],
      messages: [{ id: expect.any(String) }],
    })
  })

  it('to both is that of the phone, whatever the BSUID is', () => {
    const { world, send } = open()
    const result = send({ to: '+15550104477', recipient: 'nonsense' })
    expect(at(result.body as JsonObject, 'contacts', 0)).toEqual({
      input: '+15550104477',
      wa_id: '15550104477',
    })
    expect(result.ok && world.messages.get(result.message_id)?.person_id).toBe('ines')
  })

  it('to a refused request has the documented error shape', () => {
    const { send } = open()
    expect(send({ to: '+15550104477', recipient_type: 'business_scoped_user_id' })).toEqual({
      ok: false,
      http_status: 400,
      body: {
        error: {
          message: '(#100) Invalid parameter',
          type: 'OAuthException',
          code: 100,
          error_data: { messaging_product: 'whatsapp', details: expect.stringContaining('recipient_type') },
          fbtrace_id: expect.any(String),
        },
      },
    })
  })
})

describe('the phone in `to`', () => {
  it('without a plus has its own calling code, and is taken as a number too', () => {
    const { world, send } = open()
    for (const to of ['351912345678', 351_912_345_678, '+351 912 345 678']) {
      const result = send({ to })
      expect(result.ok && world.messages.get(result.message_id)?.person_id).toBe('rafa')
    }
  })

  it('without a plus belongs to the country of the business where the switch says so', () => {
    const { world, send } = open({ switches: { to_without_plus: 'national' } })
    const result = send({ to: '5550104477' })
    expect(result.ok && world.messages.get(result.message_id)?.person_id).toBe('ines')
    expect(at(send({ to: '351912345678' }).body as JsonObject, 'contacts', 0).wa_id).toBe('1351912345678')
  })

  it.each([
    ['+5531998765432', '553198765432'],
    ['+5511998765432', '5511998765432'],
    ['+525512345678', '5215512345678'],
    ['+5215512345678', '5215512345678'],
  ])('%s comes back as %s, and both forms reach the same person', (phone, wa_id) => {
    const { world, number, send } = open()
    const person = addPerson(world, { phone })
    personWrites(world, person.id, number.id, 'Oi')
    for (const to of [phone, `+${wa_id}`]) {
      const result = send({ to })
      expect(at(result.body as JsonObject, 'contacts', 0)).toEqual({ input: to, wa_id })
      expect(result.ok && world.messages.get(result.message_id)?.person_id).toBe(person.id)
    }
  })

  it.each(BOTH)('of nobody is 131026 in the %s', (undeliverable_131026) => {
    const { world, send, webhooks } = open({ switches: { undeliverable_131026 } })
    const result = send({ to: '+15550100000' })
    expect(codeOf(result)).toBe(undeliverable_131026 === 'answer' ? 131026 : 0)
    advance(world, 60_000)
    expect(failedCode(webhooks)).toBe(undeliverable_131026 === 'answer' ? undefined : 131026)
  })

  it('of the business itself is 131021', () => {
    const { send, number } = open()
    expect(codeOf(send({ to: `+${number.display_phone_number}` }))).toBe(131021)
  })
})

describe('a BSUID in `to`', () => {
  it('is accepted and never heard of again', () => {
    const { world, send, user_id, webhooks } = open()
    webhooks.length = 0
    const result = send({ to: user_id })
    expect(result.ok).toBe(true)
    expect(at(result.body as JsonObject, 'contacts', 0)).toEqual({ input: user_id, wa_id: user_id.slice(3) })
    advance(world, 86_400_000)
    expect(webhooks).toEqual([])
  })

  it('is 131026 where the switch says so', () => {
    const { send, user_id } = open({ switches: { bsuid_in_to: 'rejected_131026' } })
    expect(codeOf(send({ to: user_id }))).toBe(131026)
  })

  it('can reach whoever holds its digits', () => {
    const { world, number, send } = open({ switches: { bsuid_in_to: 'reaches_holder_of_digits' } })
    const stranger = addPerson(world, { phone: '+491701234567' })
    personWrites(world, stranger.id, number.id, 'Hallo')
    const result = send({ to: 'DE.491701234567' })
    expect(result.ok && world.messages.get(result.message_id)?.person_id).toBe(stranger.id)
  })
})

describe('the BSUID in `recipient`', () => {
  it.each([131009, 131026, 100] as const)(
    'is refused with %s if malformed or of another portfolio',
    (code) => {
      const { world, send } = open({ switches: { foreign_recipient: code } })
      const foreign = bsuidOf(world, addPortfolio(world).id, 'rafa')
      for (const recipient of [foreign, 'PT.123', 'PT.', 'pt.123', 'rafa.kite']) {
        expect(codeOf(send({ recipient }))).toBe(code)
      }
    },
  )

  it.each([131009, 131026, 100] as const)('is refused with %s once it is retired', (code) => {
    const { world, send, user_id } = open({ switches: { retired_recipient: code } })
    changeNumber(world, 'rafa')
    expect(codeOf(send({ recipient: user_id }))).toBe(code)
  })

  it('can be a parent, but only of an enrolled portfolio', () => {
    const { world, send, portfolio } = open({ enrolment_group: 'g' })
    const recipient = parentBsuidOf(world, portfolio.id, 'rafa') ?? ''
    expect(send({ recipient }).ok).toBe(true)
    portfolio.enrolment_group = undefined
    expect(codeOf(send({ recipient }))).toBe(131009)
  })

  it('of a deleted account is undeliverable', () => {
    const { world, send, user_id, webhooks } = open()
    deleteAccount(world, 'rafa')
    expect(send({ recipient: user_id }).ok).toBe(true)
    advance(world, 1_000)
    expect(failedCode(webhooks)).toBe(131026)
  })

  it('is missing, like everything', () => {
    expect(codeOf(open().send({}))).toBe(131008)
  })
})

describe('test numbers', () => {
  it('know phones in the form that was entered, and never a BSUID', () => {
    const { world, waba, user_id } = open()
    const test = addBusinessNumber(world, waba.id, { test_number: true, allow_list: ['+5531998765432'] })
    const person = addPerson(world, { phone: '+5531998765432' })
    personWrites(world, person.id, test.id, 'Oi')
    personWrites(world, 'rafa', test.id, 'Ola')
    expect(codeOf(acceptSend(world, test.id, { ...TEXT, to: '+5531998765432' }))).toBe(0)
    expect(codeOf(acceptSend(world, test.id, { ...TEXT, to: '+553198765432' }))).toBe(131030)
    allowTestRecipient(world, test.id, '+351912345678')
    expect(codeOf(acceptSend(world, test.id, { ...TEXT, to: '+351912345678' }))).toBe(0)
    expect(codeOf(acceptSend(world, test.id, { ...TEXT, recipient: user_id }))).toBe(131030)
  })
})

describe('the customer service window', () => {
  it.each(BOTH)('closes 24 hours after the last message, with 131047 in the %s', (window_closed_131047) => {
    const { world, send, webhooks } = open({ switches: { window_closed_131047 } })
    advance(world, 86_399_000)
    expect(codeOf(send({ to: '+15550104477' }))).toBe(0)
    advance(world, 60_000)
    const answer = codeOf(send({ to: '+15550104477' }))
    advance(world, 60_000)
    const code = window_closed_131047 === 'answer' ? answer : failedCode(webhooks)
    expect(code).toBe(131047)
  })

  it('belongs to the person and the number: opened by BSUID, used by phone, and not on another number', () => {
    const { world, waba, send } = open()
    expect(send({ to: '+351912345678' }).ok).toBe(true)
    const second = addBusinessNumber(world, waba.id)
    expect(codeOf(acceptSend(world, second.id, { ...TEXT, to: '+351912345678' }))).toBe(131047)
  })

  it.each(['no', 'yes'] as const)('is opened by a reaction: %s', (reaction_opens_window) => {
    const { world, number, send } = open({ switches: { reaction_opens_window } })
    const sent = send({ to: '+15550104477' })
    advance(world, 2 * 86_400_000)
    personWrites(world, 'ines', number.id, {
      type: 'reaction',
      message_id: sent.ok ? sent.message_id : '',
      emoji: '👍',
    })
    expect(send({ to: '+15550104477' }).ok).toBe(reaction_opens_window === 'yes')
  })
})

describe('people who do not want it', () => {
  it('are blocked by the business: 130403', () => {
    const { number, send, user_id } = open()
    number.blocked.add('rafa')
    expect(codeOf(send({ recipient: user_id }))).toBe(130403)
  })

  it('blocked the business: sent, and nothing more, or 131026', () => {
    for (const blocked_by_person of ['never_delivered', 'failed_131026'] as const) {
      const { world, number, send, user_id, webhooks } = open({ switches: { blocked_by_person } })
      blockBusiness(world, 'rafa', number.id)
      webhooks.length = 0
      expect(send({ recipient: user_id }).ok).toBe(true)
      advance(world, 60_000)
      const expected = blocked_by_person === 'never_delivered' ? 'sent' : 'failed'
      expect(webhooks.map((one) => at(one.value, 'statuses', 0).status)).toEqual([expected])
    }
  })

  it.each(BOTH)('stopped marketing: 131050 in the %s, until they resume', (marketing_stopped_131050) => {
    const { world, number, waba, send, webhooks } = open({ switches: { marketing_stopped_131050 } })
    waba.templates.set('sale|pt_PT', {
      id: '1',
      name: 'sale',
      language: 'pt_PT',
      category: 'MARKETING',
      status: 'APPROVED',
      parameter_format: 'POSITIONAL',
      components: [],
      held: false,
    })
    const body = {
      to: '+351912345678',
      type: 'template',
      template: { name: 'sale', language: { code: 'pt_PT' } },
    }
    stopMarketing(world, 'rafa', number.id)
    expect(webhooks.at(-1)?.value.user_preferences).toEqual([
      expect.objectContaining({ category: 'marketing_messages', value: 'stop', timestamp: 1793448000 }),
    ])
    const answer = codeOf(send(body))
    advance(world, 60_000)
    expect(marketing_stopped_131050 === 'answer' ? answer : failedCode(webhooks)).toBe(131050)
    resumeMarketing(world, 'rafa', number.id)
    expect(send(body).ok).toBe(true)
  })
})

describe('the identity key', () => {
  it('of another device fails with 137000 in the status, if the number checks it', () => {
    const { world, number, rafa, send, webhooks } = open()
    number.identity_key_check = true
    const recipient_identity_key_hash = rafa.identity_key
    changeDevice(world, 'rafa')
    expect(send({ to: '+351912345678', recipient_identity_key_hash }).ok).toBe(true)
    advance(world, 60_000)
    expect(failedCode(webhooks)).toBe(137000)
    webhooks.length = 0
    send({ to: '+351912345678', recipient_identity_key_hash: rafa.identity_key })
    advance(world, 60_000)
    expect(at(webhooks[0]?.value, 'statuses', 0).recipient_identity_key_hash).toBe(rafa.identity_key)
  })

  it('is ignored for a BSUID where the switch says so', () => {
    const { world, number, send, user_id, webhooks } = open({
      switches: { identity_check_for_bsuid: 'ignored' },
    })
    number.identity_key_check = true
    send({ recipient: user_id, recipient_identity_key_hash: 'stale' })
    advance(world, 60_000)
    expect(failedCode(webhooks)).toBeUndefined()
  })
})

describe('the status before the answer', () => {
  it('is queued when the send returns, where the switch says so', () => {
    const { send, webhooks } = open({ switches: { status_before_answer: 'yes' } })
    webhooks.length = 0
    send({ to: '+15550104477' })
    expect(at(webhooks[0]?.value, 'statuses', 0).status).toBe('sent')
  })
})
