import { afterEach, beforeEach, expect, test } from 'vitest'
import { type GatewayShop, openGatewayShop } from '../../demo/tests/harness/gateway-shop.ts'
import { type Bot, type BotSetup, startBot } from '../testing/builderbot/start-bot.ts'

let gateway: GatewayShop
let bots: Bot[]
beforeEach(async () => {
  bots = []
  gateway = await openGatewayShop()
})
afterEach(async () => {
  for (const bot of bots) await bot.stop()
  await gateway?.close()
})

async function start(setup: BotSetup, port?: number): Promise<Bot> {
  const bot = await startBot(setup, port)
  bots.push(bot)
  return bot
}

const PROMISE =
  'behind the gateway a bot on @builderbot/provider-meta keeps one conversation per person through username, hidden phone, number change and merge, and its answers arrive'

test(PROMISE, async () => {
  const { shop, write, answered } = gateway
  const { id, setup } = await gateway.add()
  const bot = await start(setup)
  await gateway.point(id, bot.url)
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
  // It takes the 1 out of Mexican numbers before it sends to them.
  await write('lupe', 'six')
  await answered(6)
  expect(gateway.texts()).toEqual(
    ['one', 'two', 'three', 'four', 'five', 'six'].map((text) => `You said: ${text}`),
  )
  expect([bot.exit_code(), shop.sent().filter(({ to }) => to?.startsWith('+999'))]).toEqual([null, []])
  const { body } = await shop.call('GET', `/v1/gateway_consumers/${id}/health`)
  expect(body).toMatchObject({ queued: 0, failed: 0 })
})

test('the same bot straight on WhatsApp ends at a number change, starts over under the new one, and ends at a hidden phone', async () => {
  const { shop } = gateway
  const [line] = shop.sandbox.lines
  if (!line) throw new Error('the world has no line')
  const setup = { ...line, graph_url: shop.sandbox.url }
  const bot = await start(setup)
  await fetch(`${shop.sandbox.url}/control/callback`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app: line.app_id, url: bot.url, verify_token: line.verify_token }),
  })
  const say = async (who: string, text: string) => {
    await shop.sandbox.act('write', { who, text })
    await shop.sandbox.flush()
  }
  const ended = (which: Bot) => shop.until(async () => (which.exit_code() === null ? undefined : true))
  await say('ines', 'one')
  await gateway.answered(1)
  await shop.sandbox.act('change_number', { who: 'ines', phone: '+1 555 010 0999' })
  await shop.sandbox.flush()
  await ended(bot)
  const again = await start(setup, Number(new URL(bot.url).port))
  await say('ines', 'two')
  await gateway.answered(2)
  expect([[...bot.conversations], [...again.conversations]]).toEqual([
    [['15550100902', ['one']]],
    [['15550100999', ['two']]],
  ])
  await say('rafa', 'three')
  await ended(again)
  expect(gateway.texts()).toEqual(['You said: one', 'You said: two'])
})
