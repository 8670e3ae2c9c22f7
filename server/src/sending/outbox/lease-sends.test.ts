import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { buildSender } from '../../../tests/harness/test-sender.ts'
import { textFrom, type Who } from '../../../tests/harness/whatsapp-line.ts'
import { presentId } from '../../platform/base/ids.ts'

const ANA: Who = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }

let app: TestApp
let shop: Shop

beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  await app.database.truncateAll()
  shop = await openShop(app)
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const hello = { to: await shop.contactOf('US.1001'), type: 'text', text: { body: 'Hello' } }
  expect((await shop.call('POST', '/v1/messages', hello)).status).toBe(202)
})

test('a line paused after a process took it gives that process nothing, until it is resumed', async () => {
  const sender = buildSender(app, shop)
  const setPaused = (paused: boolean) =>
    shop.call('PATCH', `/v1/inboxes/${shop.account.inbox_id}/sending`, { paused })
  expect(await sender.take()).toBe(true)
  expect((await setPaused(true)).status).toBe(200)
  expect(await sender.claim()).toEqual({ claimed: [], unreachable: [] })
  await setPaused(false)
  expect((await sender.claim()).claimed).toHaveLength(1)
})

test('a process that has not got the line gets nothing of it, and nobody a message twice', async () => {
  const first = buildSender(app, shop)
  const second = buildSender(app, shop)
  expect(await first.take()).toBe(true)
  expect(await second.take()).toBe(false)
  expect(await second.claim()).toEqual({ claimed: [], unreachable: [] })
  expect((await first.claim()).claimed).toHaveLength(1)
  expect((await first.claim()).claimed).toEqual([])
})

test('what was claimed without the process hearing of it is queued again, and what it does call is not', async () => {
  const sender = buildSender(app, shop)
  expect(await sender.take()).toBe(true)
  const [send] = (await sender.claim()).claimed
  if (!send) throw new Error('nothing claimed')
  expect(await sender.returnUncalled(new Set([send.message_id]))).toBe(0)
  expect(await sender.returnUncalled(new Set())).toBe(1)
  const again = await sender.claim()
  expect(again.claimed).toMatchObject([{ message_id: send.message_id, tries: send.tries, body: send.body }])
  await sender.record(again.claimed[0] ?? send, {
    outcome: { kind: 'ok', http_status: 200, body: {} },
    wamid: 'wamid.once',
  })
  const { sending } = (await shop.call('GET', `/v1/messages/${presentId('message', send.message_id)}`)).body
  expect(sending.attempts).toHaveLength(1)
})
