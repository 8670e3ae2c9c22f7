import { describe, expect, it } from 'vitest'
import { at, buildWorld, codeOf, failedCode } from '../test-world.ts'
import { bsuidOf } from '../visibility.ts'
import { addTemplate, createTemplate, releaseHeldMessages, setTemplateStatus } from '../world/templates.ts'
import type { Json, JsonObject } from '../world/wire.ts'
import { advance } from '../world/world.ts'
import { acceptSend } from './accept.ts'

function setup(options: Parameters<typeof buildWorld>[0] = {}) {
  const built = buildWorld(options)
  const { world, waba, portfolio, send } = built
  addTemplate(world, waba.id, {
    name: 'order_ready',
    language: 'pt_PT',
    parameter_format: 'NAMED',
    components: [
      { type: 'BODY', text: 'Hello {{first_name}}, {{item}} is ready.' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Thanks' },
          { type: 'URL', text: 'Track', url: 'https://x.test/{{1}}' },
        ],
      },
    ],
  })
  addTemplate(world, waba.id, { name: 'code', language: 'pt_PT', category: 'AUTHENTICATION' })
  addTemplate(world, waba.id, { name: 'sale', language: 'pt_PT', category: 'MARKETING' })
  addTemplate(world, waba.id, { name: 'hello', language: 'pt_PT' })
  const recipient = bsuidOf(world, portfolio.id, 'rafa')
  const sendTemplate = (name: string, components: Json[] = [], extra: JsonObject = {}) =>
    send({
      recipient,
      type: 'template',
      template: { name, language: { code: 'pt_PT' }, components },
      ...extra,
    })
  return { ...built, recipient, sendTemplate }
}

const text = (parameter_name: string, value: string) => ({ type: 'text', parameter_name, text: value })
const linkTo = (given: JsonObject) => ({
  type: 'button',
  sub_type: 'url',
  index: '1',
  parameters: [{ type: 'text', ...given }],
})
const link = linkTo({ text: '7781' })
const amount = (parameter_name: string) => ({
  type: 'currency',
  parameter_name,
  currency: { code: 'EUR', amount_1000: 4500 },
})
const body = (...parameters: Json[]) => ({ type: 'body', parameters })
const otp = [
  body({ type: 'text', text: '123456' }),
  { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '123456' }] },
]

describe('a template', () => {
  it('goes out without an open window, answered with its message_status', () => {
    const { sendTemplate } = setup()
    const result = sendTemplate('order_ready', [body(text('first_name', 'Rafa'), text('item', 'Kite')), link])
    expect(at(result.body as JsonObject, 'messages', 0).message_status).toBe('accepted')
  })

  it('needs each of its names once', () => {
    const { sendTemplate } = setup()
    const item = text('item', 'Kite')
    expect(codeOf(sendTemplate('order_ready', [body(item, item), link]))).toBe(132012)
    expect(codeOf(sendTemplate('order_ready', [body(item, text('name', 'Rafa')), link]))).toBe(132012)
    expect(codeOf(sendTemplate('order_ready', [body(item), link]))).toBe(132000)
  })

  it('takes its parameters from two components of a kind', () => {
    const { sendTemplate } = setup()
    const parts = [body(text('item', 'Kite')), link, body(text('first_name', 'Rafa'))]
    expect(codeOf(sendTemplate('order_ready', parts))).toBe(0)
  })

  it('takes words in any case, null for what is not given, and fields that it does not know', () => {
    const { sendTemplate, send, recipient } = setup()
    const given = [
      {
        type: 'BODY',
        sub_type: null,
        parameters: [text('first_name', 'Rafa'), { type: 'TEXT', parameter_name: 'item', text: 'Kite' }],
      },
      { type: 'Button', sub_type: 'URL', index: 1, parameters: [{ type: 'text', text: '7781' }] },
    ]
    expect(codeOf(sendTemplate('order_ready', given))).toBe(0)
    const template = {
      namespace: 'x_ns',
      name: 'hello',
      language: { policy: 'deterministic', code: 'pt_PT' },
      components: null,
    }
    expect(codeOf(send({ recipient, type: 'TEMPLATE', template }))).toBe(0)
  })

  it.each([
    ['no parameters', 132000, []],
    ['one too few', 132000, [body(text('first_name', 'Rafa')), link]],
    ['one too many', 132000, [body(text('first_name', 'a'), text('item', 'b'), text('c', 'd')), link]],
    ['no link parameter', 132000, [body(text('first_name', 'Rafa'), text('item', 'Kite'))]],
    ['a wrong name', 132012, [body(text('first_name', 'Rafa'), text('thing', 'Kite')), link]],
    ['a line break', 132018, [body(text('first_name', 'Ra\nfa'), text('item', 'Kite')), link]],
    ['five spaces', 132018, [body(text('first_name', 'Ra     fa'), text('item', 'Kite')), link]],
    ['an empty text', 132012, [body(text('first_name', ''), text('item', 'Kite')), link]],
    ['an empty link', 132012, [body(text('first_name', 'Rafa'), text('item', 'Kite')), linkTo({ text: '' })]],
    ['a missing link', 132012, [body(text('first_name', 'Rafa'), text('item', 'Kite')), linkTo({})]],
    ['an amount without its text', 132012, [body(amount('first_name'), text('item', 'Kite')), link]],
    ['too long a text', 132005, [body(text('first_name', 'x'.repeat(1020)), text('item', 'Kite')), link]],
  ])('with %s is refused with %d', (_name, code, components) => {
    expect(codeOf(setup().sendTemplate('order_ready', components))).toBe(code)
  })

  it('that is unknown, in another language, paused or disabled is refused', () => {
    const { world, waba, send, recipient, sendTemplate, webhooks } = setup()
    const unknown = sendTemplate('nothing')
    expect([codeOf(unknown), unknown.ok ? 200 : unknown.http_status]).toEqual([132001, 404])
    const other = { name: 'hello', language: { code: 'en_US' } }
    expect(codeOf(send({ recipient, type: 'template', template: other }))).toBe(132001)
    setTemplateStatus(world, waba.id, 'hello', 'pt_PT', 'PAUSED')
    expect(webhooks[0]?.field).toBe('message_template_status_update')
    expect(codeOf(sendTemplate('hello'))).toBe(132015)
    setTemplateStatus(world, waba.id, 'hello', 'pt_PT', 'DISABLED')
    expect(codeOf(sendTemplate('hello'))).toBe(132016)
  })

  it.each(['answer', 'status'] as const)(
    'with a one-time password does not go to a BSUID: 131062 in the %s',
    (where) => {
      const { world, send, sendTemplate, webhooks } = setup({ switches: { bsuid_unsupported_131062: where } })
      const answer = codeOf(sendTemplate('code', otp))
      advance(world, 60_000)
      expect(where === 'answer' ? answer : failedCode(webhooks)).toBe(131062)
      const template = { name: 'code', language: { code: 'pt_PT' }, components: otp }
      expect(codeOf(send({ to: '+351912345678', type: 'template', template }))).toBe(0)
      expect(codeOf(send({ recipient: 'PT.404', type: 'template', template }))).toBe(131062)
    },
  )

  it('with a bid does not go to a BSUID either', () => {
    const { world, number, recipient } = setup()
    const request = {
      messaging_product: 'whatsapp',
      recipient,
      type: 'template',
      template: { name: 'sale', language: { code: 'pt_PT' }, bid_spec: { bid_amount: 1 } },
    }
    const result = acceptSend(world, number.id, request, { endpoint: 'marketing_messages' })
    expect(codeOf(result)).toBe(131062)
  })

  it('for marketing is held back in the United States', () => {
    for (const us_marketing of ['fails_131049', 'delivered'] as const) {
      const { world, sendTemplate, webhooks } = setup({ switches: { us_marketing } })
      sendTemplate('sale', [], { to: '+15550104477', recipient: undefined })
      advance(world, 60_000)
      expect(failedCode(webhooks)).toBe(us_marketing === 'delivered' ? undefined : 131049)
    }
  })

  it('that is being paced is held, then sent or dropped with 132015', () => {
    for (const outcome of ['send', 'drop'] as const) {
      const { world, waba, sendTemplate, webhooks } = setup()
      addTemplate(world, waba.id, { name: 'new', language: 'pt_PT', held: true })
      const result = sendTemplate('new')
      expect(at(result.body as JsonObject, 'messages', 0).message_status).toBe('held_for_quality_assessment')
      advance(world, 3_600_000)
      expect(webhooks).toEqual([])
      releaseHeldMessages(world, waba.id, 'new', outcome)
      advance(world, 60_000)
      expect(failedCode(webhooks)).toBe(outcome === 'drop' ? 132015 : undefined)
      expect(webhooks.length).toBe(outcome === 'drop' ? 1 : 3)
    }
  })
})

describe('the marketing endpoint', () => {
  it('takes marketing templates only', () => {
    const { world, number, recipient } = setup()
    const send = (type: string, name: string) =>
      acceptSend(
        world,
        number.id,
        {
          messaging_product: 'whatsapp',
          recipient,
          type,
          text: { body: 'x' },
          template: { name, language: { code: 'pt_PT' } },
        },
        { endpoint: 'marketing_messages' },
      )
    expect(codeOf(send('template', 'sale'))).toBe(0)
    expect(codeOf(send('template', 'hello'))).toBe(134100)
    expect(codeOf(send('text', 'sale'))).toBe(100)
  })
})

describe('creating a template', () => {
  const create = (buttons: Json[]) => {
    const { world, waba } = setup()
    const components = [
      { type: 'body', text: 'Your number?' },
      { type: 'buttons', buttons },
    ]
    return createTemplate(world, waba.id, {
      name: 'ask_number',
      language: 'pt_PT',
      category: 'utility',
      components,
    })
  }

  it('can ask for the phone with the fixed label, once', () => {
    expect(create([{ type: 'REQUEST_CONTACT_INFO' }]).body).toMatchObject({
      status: 'APPROVED',
      category: 'UTILITY',
    })
    expect(create([{ type: 'REQUEST_CONTACT_INFO', text: 'Share Contact Info' }]).ok).toBe(true)
    expect(create([{ type: 'REQUEST_CONTACT_INFO', text: 'Give it' }]).ok).toBe(false)
    expect(create([{ type: 'REQUEST_CONTACT_INFO' }, { type: 'REQUEST_CONTACT_INFO' }]).ok).toBe(false)
  })
})
