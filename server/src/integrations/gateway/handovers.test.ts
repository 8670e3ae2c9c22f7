import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addConsumer } from '../../../tests/harness/consumers.ts'
import { type AnyAnswer, openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { tellHandovers } from './handovers.ts'

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
})

const RAFA = { bsuid: 'US.2001', name: 'Rafa' }

/** The handovers that the consumers received, in order. */
async function told(): Promise<AnyAnswer[]> {
  await tellHandovers(app.deps.db, new Date(app.clock.now()))
  const rows = await shop.rows<{ body: AnyAnswer }>('select body from gateway_deliveries order by id')
  return rows.map(({ body }) => body.entry[0].changes[0].value)
}

/** A member takes the conversation with Rafa, as the feed reports it. */
async function takeOver(): Promise<void> {
  await shop.rows(`update conversations set assignee_id = '${shop.account.account_uuid}'`)
  const { body } = await shop.call('GET', '/v1/conversations')
  const changed = await shop.call('PATCH', `/v1/conversations/${body.data[0].id}`, { priority: 'high' })
  expect(changed.status).toBe(200)
}

test.each([
  ['stable_phone', { phone_number: expect.stringMatching(/^999\d{12}$/), user_id: RAFA.bsuid }],
  ['known_phone', { user_id: RAFA.bsuid }],
])(
  'under %s a bot is told whose conversation was taken over, also of somebody without a phone',
  async (policy, sender) => {
    await addConsumer(app, shop, 'Bot', {
      policy,
      url: 'https://bot.example.org/webhook',
      answers_by_itself: true,
    })
    await shop.receive(textFrom(shop.line, RAFA, 'wamid.1', 1))
    await takeOver()
    expect(await told()).toMatchObject([{ type: 'control_taken', sender }])
    expect(await told()).toHaveLength(1)
  },
)

test('who does not answer by itself is told of no handover, nor one that has no line of it', async () => {
  const other = await shop.addLine()
  const url = 'https://bot.example.org/webhook'
  await addConsumer(app, shop, 'CRM', { url })
  await addConsumer(app, shop, 'Elsewhere', {
    url,
    answers_by_itself: true,
    inbox_ids: [`ibx_${other.inbox_id.replaceAll('-', '')}`],
  })
  await shop.receive(textFrom(shop.line, RAFA, 'wamid.1', 1))
  await takeOver()
  expect(await told()).toEqual([])
})
