import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type PhoneKeyedBot, startPhoneKeyedBot } from './harness/phone-keyed-bot.ts'
import { openSandboxShop, type SandboxShop } from './harness/sandbox-shop.ts'

// The whole product, a sandbox and a bot start for each test.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    ines: { name: Ines Duarte, phone: "+1 555 010 0902" }
    rafa: { name: Rafa Kite, phone: "+1 555 010 0903", username: rafa.kite }
`

// What a test asks of an answer fails it where it is not there.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

let shop: SandboxShop
let bot: PhoneKeyedBot
beforeEach(async () => {
  shop = await openSandboxShop(WORLD, {}, { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' })
  bot = await startPhoneKeyedBot()
})
afterEach(async () => {
  await bot?.close()
  await shop?.close()
})

const [line] = [() => shop.sandbox.lines[0] ?? { phone_number_id: '' }]

async function addConsumer(change: object = {}) {
  const { status, body } = await shop.call('POST', '/v1/gateway_consumers', {
    name: 'Bot',
    url: bot.url,
    app_secret: bot.app_secret,
    verify_token: bot.verify_token,
    ...change,
  })
  expect(status).toBe(201)
  bot.connect({
    url: `${shop.server.url}/graph`,
    token: body.access_token,
    phone_number_id: line().phone_number_id,
  })
  return body
}

async function write(who: string, text: string): Promise<void> {
  await shop.sandbox.act('write', { who, text })
  await shop.settle()
}

const answered = (count: number) =>
  shop.until(async () => (bot.answers.length >= count ? true : undefined), 30_000)

const PROMISE =
  'behind the gateway a phone-keyed bot keeps one conversation per person through username, hidden phone, number change and merge, and its answers arrive'

test(PROMISE, async () => {
  await addConsumer()
  await write('ines', 'one')
  await answered(1)
  await shop.sandbox.act('adopt_username', { who: 'ines', username: 'ines.duarte' })
  await shop.advance('31 days')
  await write('ines', 'two')
  await answered(2)
  await shop.sandbox.act('change_number', { who: 'ines', phone: '+1 555 010 0999' })
  await write('ines', 'three')
  await answered(3)
  expect([...bot.conversations]).toEqual([['15550100902', ['one', 'two', 'three']]])
  // Somebody who never showed a phone, and turns out to be the same person.
  await write('rafa', 'four')
  await answered(4)
  const surrogate = [...bot.conversations.keys()][1]
  expect(surrogate).toMatch(/^999\d{12}$/)
  const [ines, rafa] = [await shop.contact('Ines Duarte'), await shop.contact('Rafa Kite')]
  expect((await shop.call('POST', `/v1/contacts/${ines}/merges`, { contact_id: rafa })).status).toBe(201)
  await write('rafa', 'five')
  await answered(5)
  expect([...bot.conversations]).toEqual([
    ['15550100902', ['one', 'two', 'three', 'five']],
    [surrogate, ['four']],
  ])
  expect([bot.nameless, bot.answers.map(({ status }) => status)]).toEqual([0, [200, 200, 200, 200, 200]])
  await shop.settle()
  expect(shop.sent().map(({ body }) => body.text.body)).toEqual(
    ['one', 'two', 'three', 'four', 'five'].map((text) => `You said: ${text}`),
  )
  // Never to a surrogate: Meta is given what it knows them by.
  expect(shop.sent().filter(({ to }) => to?.startsWith('+999'))).toEqual([])
})

test('the same bot straight on WhatsApp loses them: a hidden phone names nobody, a changed one starts over', async () => {
  const own = shop.sandbox.lines[0]
  if (!own) throw new Error('the world has no line')
  bot.app_secret = own.app_secret
  bot.verify_token = own.verify_token
  bot.connect({ url: shop.sandbox.url, token: own.access_token, phone_number_id: own.phone_number_id })
  await fetch(`${shop.sandbox.url}/control/callback`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app: own.app_id, url: bot.url, verify_token: own.verify_token }),
  })
  const say = async (who: string, text: string) => {
    await shop.sandbox.act('write', { who, text })
    await shop.sandbox.flush()
  }
  await say('ines', 'one')
  await answered(1)
  await shop.sandbox.act('change_number', { who: 'ines', phone: '+1 555 010 0999' })
  await say('ines', 'two')
  await answered(2)
  await say('rafa', 'three')
  await shop.until(async () => (bot.nameless > 0 ? true : undefined))
  expect([...bot.conversations]).toEqual([
    ['15550100902', ['one']],
    ['15550100999', ['two']],
  ])
  expect([bot.nameless, bot.answers.length]).toEqual([1, 2])
})

test('statuses name the person by the number that the consumer sent to, and carry its own callback data', async () => {
  const { access_token } = await addConsumer()
  await write('rafa', 'hello')
  await answered(1)
  const [number] = [...bot.conversations.keys()]
  const send = await fetch(`${shop.server.url}/graph/v22.0/${line().phone_number_id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      to: number,
      text: { body: 'Your order is ready' },
      biz_opaque_callback_data: 'order 7781',
    }),
  })
  const body: Answer = await send.json()
  expect(body.contacts).toEqual([{ input: number, wa_id: number }])
  const { id } = body.messages[0]
  await shop.advance('1 minute')
  await shop.settle()
  const mine = () => bot.statuses.filter((status) => status.id === id)
  await shop.until(async () => (mine().length >= 2 ? true : undefined))
  expect(new Set(mine().map(({ recipient_id }) => recipient_id))).toEqual(new Set([number]))
  expect(mine()).toMatchObject(mine().map(() => ({ biz_opaque_callback_data: 'order 7781' })))
})

test('a bot is told when a person takes a conversation over and gives it back, and answers nothing in between', async () => {
  await addConsumer({ answers_by_itself: true })
  await write('ines', 'one')
  await answered(1)
  const { body } = await shop.call('GET', '/v1/conversations')
  const conversation = `/v1/conversations/${body.data[0].id}`
  const user_id = await addMember()
  expect((await shop.call('PATCH', conversation, { assignee_id: user_id })).status).toBe(200)
  await shop.until(async () => (bot.handovers.length === 1 ? true : undefined))
  await write('ines', 'two')
  await shop.until(async () => (bot.standby.length === 1 ? true : undefined))
  expect((await shop.call('PATCH', conversation, { assignee_id: null })).status).toBe(200)
  await shop.until(async () => (bot.handovers.length === 2 ? true : undefined))
  await write('ines', 'three')
  await answered(2)
  expect(bot.handovers).toEqual([
    { type: 'control_taken', phone_number: '15550100902' },
    { type: 'control_passed', phone_number: '15550100902' },
  ])
  expect([bot.standby, ...bot.conversations.values()]).toEqual([['two'], ['one', 'three']])
})

/** Somebody to whom a conversation can be given. */
async function addMember(): Promise<string> {
  const { body } = await shop.call('POST', '/v1/invitations', { email: 'ada@example.org', role: 'agent' })
  const token = new URL(body.link).searchParams.get('token')
  const joined = { token, name: 'Ada Agent', password: 'a loaf of light rye' }
  await shop.call('POST', '/v1/invitations/acceptance', joined)
  const members = await shop.call('GET', '/v1/members')
  return members.body.data[0].id
}
