import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/harness/app.ts'
import { addConsumer, type TestConsumer, textTo } from '../../../../tests/harness/consumers.ts'
import { openShop, type Shop } from '../../../../tests/harness/people.ts'

let app: TestApp
let shop: Shop
let bot: TestConsumer
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  bot = await addConsumer(app, shop, 'Bot')
})

const messages = () => `${shop.line.phone_number_id}/messages`

test.each([
  ['an edge that there is not', 'GET', () => `${shop.line.phone_number_id}/flows_of_nobody`],
  ['an edge that would take the line away', 'POST', () => `${shop.line.phone_number_id}/register`],
  ['too many parts', 'POST', () => `${messages()}/more`],
  ['a method that the edge does not take', 'DELETE', messages],
] as const)('%s is answered in Meta’s form, with code 2500', async (_, method, path) => {
  const { status, body } = await bot.ask(path(), {}, method)
  expect([status, body.error]).toMatchObject([
    400,
    { code: 2500, type: 'OAuthException', message: expect.stringContaining('Unknown path components: /') },
  ])
})

test('a path that there is not tells nothing to whoever has no token', async () => {
  for (const url of ['/graph/v22.0/1/register', '/graph/nothing/of/the/kind']) {
    const answer = await app.http.inject({ method: 'POST', url, payload: {} })
    expect([answer.statusCode, answer.json().error.code]).toEqual([401, 190])
  }
})

test.each(['v22', 'v1.2.3', 'latest'])(
  '%s is no version, and what stands behind it no object',
  async (version) => {
    const answer = await app.http.inject({
      method: 'POST',
      url: `/graph/${version}/${messages()}`,
      headers: { authorization: `Bearer sgw_${'A'.repeat(43)}` },
    })
    expect([answer.statusCode, answer.json().error.code]).toEqual([401, 190])
  },
)

test('a body that is too large is answered 413', async () => {
  const large = await bot.ask(messages(), { ...textTo('15550104477'), more: 'x'.repeat(1_100_000) })
  expect([large.status, large.body.error.code]).toEqual([413, 100])
})

test.each([
  ['nothing', 100, ''],
  ['an empty object', 100, '{}'],
  ['a product of another name', 100, JSON.stringify({ ...textTo('15550104477'), messaging_product: 'sms' })],
  ['a type of another kind', 100, JSON.stringify({ ...textTo('15550104477'), type: { of: 'text' } })],
  [
    'callback data that is too long',
    131009,
    JSON.stringify({ ...textTo('15550104477'), biz_opaque_callback_data: 'x'.repeat(513) }),
  ],
])('a body of %s is code %i and says what is wrong', async (_, code, body) => {
  const answer = await bot.ask(messages(), body)
  expect([answer.status, answer.body.error]).toMatchObject([
    400,
    { code, error_data: { messaging_product: 'whatsapp', details: expect.stringMatching(/./) } },
  ])
})

test('what is wrong is said in whole words', async () => {
  const { body } = await bot.ask(messages(), textTo('999000000000001'))
  expect(body.error.error_data.details).toBe('This consumer never got this number for a contact.')
})
