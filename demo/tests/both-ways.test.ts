import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSandboxShop, type SandboxShop } from './harness/sandbox-shop.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0950" }
  people:
    ines: { name: Ines Duarte, phone: "+351 910 000 051", username: ines.duarte }
    otto: { name: Otto Kern, phone: "+351 910 000 052" }
    gil: { name: Gil Prado, phone: "+351 910 000 053" }
  templates:
    - { name: cake, language: en, category: MARKETING, components: [{ type: BODY, text: The cake is back. }] }
    - { name: ready, language: en, category: UTILITY, components: [{ type: BODY, text: Your bread is ready. }] }
`

let shop: SandboxShop
/** How many messages had been sent before the test. */
let earlier = 0

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  await shop.call('POST', '/v1/templates/syncs', { inbox_id: inbox.id })
})
afterAll(() => shop.close())
beforeEach(async () => {
  await shop.advance('10 days')
  await shop.settle()
  earlier = shop.sent().length
})

/** The message as it came in, by its id in the API. */
async function write(who: string, rest: object = {}): Promise<string> {
  const { message_id } = await shop.sandbox.act('write', { who, text: 'Hello', ...rest })
  await shop.settle()
  const [message] = await shop.rows<{ id: string }>(`select id from messages where wamid = '${message_id}'`)
  if (!message) throw new Error('the message did not come in')
  return `msg_${message.id.replaceAll('-', '')}`
}

async function send(body: object) {
  const answer = await shop.call('POST', '/v1/messages', body)
  expect(answer.body).toMatchObject({ id: expect.any(String) })
  await shop.settle()
  return answer.body
}

const message = async (id: string) => (await shop.call('GET', `/v1/messages/${id}`)).body
const text = (body: string) => ({ type: 'text', text: { body } })
const template = (name: string) => ({ type: 'template', template: { name, language: { code: 'en' } } })
const sent = () => shop.sent().slice(earlier)

describe.each([
  ['otto', 'Otto Kern', 'phone'],
  ['ines', 'Ines Duarte', 'bsuid'],
])('with %s', (who, name, kind) => {
  test('what is written, answered, delivered and called stands in one conversation, all under the same identity', async () => {
    const asked = await write(who)
    const answer = await send({ reply_to: asked, ...text('Yes?') })
    await shop.sandbox.act('call', { who })
    await shop.advance('10 minutes')
    await shop.settle()
    const read = await message(answer.id)
    expect(read).toMatchObject({
      status: 'read',
      refers_to: { message_id: asked },
      sending: { address: { kind } },
    })
    const { data } = (await shop.call('GET', `/v1/conversations/${read.conversation_id}/messages?limit=3`))
      .body
    expect(data.map(({ direction, type }: { direction: string; type: string }) => [direction, type])).toEqual(
      [
        ['inbound', 'call'],
        ['outbound', 'text'],
        ['inbound', 'text'],
      ],
    )
    const bsuids = data.map(({ travelled_by }: { travelled_by: { bsuid: string } }) => travelled_by.bsuid)
    expect(new Set(bsuids).size).toBe(1)
    expect(data[0].contact.display_name).toBe(name)
    expect(
      (await shop.call('GET', `/v1/conversations?contact_id=${data[0].contact.id}`)).body.data,
    ).toHaveLength(1)
  })

  test('a message is marked as read, with the sign of typing, as long as WhatsApp takes that', async () => {
    const asked = await write(who)
    const mark = (id: string) => shop.call('POST', `/v1/messages/${id}/read`, { typing: true })
    expect(await mark(asked)).toEqual({ status: 200, body: { read: true } })
    const answer = await send({ reply_to: asked, ...text('Yes?') })
    expect(await mark(answer.id)).toMatchObject({ status: 409, body: { code: 'not_inbound' } })
    await shop.advance('31 days')
    expect(await mark(asked)).toMatchObject({
      status: 502,
      body: { code: 'meta_refused', meta_code: 131009 },
    })
  })

  test('a marketing template goes through the Marketing Messages API where that is asked for, and nothing else does', async () => {
    await write(who)
    const to = await shop.contact(name)
    const { id } = await send({ to, endpoint: 'marketing_messages', ...template('cake') })
    await shop.advance('10 minutes')
    await shop.settle()
    expect(await message(id)).toMatchObject({ status: 'read', sending: { address: { kind } } })
    const other = await shop.call('POST', '/v1/messages', {
      to,
      endpoint: 'marketing_messages',
      ...template('ready'),
    })
    expect(other).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(other.body.errors).toMatchObject([{ field: 'body.endpoint' }])
  })

  test('what no phone has got a day after WhatsApp took it says so, until it is delivered', async () => {
    await write(who)
    await shop.sandbox.act('go_offline', { who })
    const { id } = await send({ to: await shop.contact(name), ...text('Are you there?') })
    await shop.advance('24 hours')
    await shop.settle()
    expect(await message(id)).toMatchObject({ status: 'sent', undelivered: false })
    await shop.advance('1 minute')
    expect(await message(id)).toMatchObject({ status: 'sent', undelivered: true })
    await shop.sandbox.act('come_back', { who })
    await shop.advance('10 minutes')
    await shop.settle()
    expect(await message(id)).toMatchObject({ status: 'read', undelivered: false })
  })
})

test('a message to a group goes to the group, in its order and once, and tells who got it', async () => {
  await shop.sandbox.act('add_group', {
    number: 'counter',
    subject: 'Bakers',
    people: ['ines', 'otto', 'gil'],
    as: 'bakers',
  })
  const asked = await write('gil', { group: 'bakers' })
  const { conversation_id } = await message(asked)
  const first = await send({ to: conversation_id, ...text('Good morning, all') })
  const second = await send({ reply_to: asked, ...text('And to you, Gil') })
  await shop.advance('10 minutes')
  await shop.settle()
  expect(sent().map(({ body }) => [body.recipient_type, body.text.body])).toEqual([
    ['group', 'Good morning, all'],
    ['group', 'And to you, Gil'],
  ])
  const read = await message(first.id)
  expect(read).toMatchObject({
    contact: null,
    status: 'read',
    misaddressed: false,
    sending: { address: { kind: 'group' } },
  })
  const readers = read.statuses.filter(({ status }: { status: string }) => status === 'read')
  expect(readers).toHaveLength(3)
  expect(await message(second.id)).toMatchObject({ conversation_id, refers_to: { message_id: asked } })
})
