import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { workOff } from '../../tests/harness/ingest.ts'
import { post, textWebhook } from '../../tests/harness/webhooks.ts'
import { withAccount } from '../platform/db/with-account.ts'
import { queueNextPart, startReplay } from './replay.ts'
import { waitsSince } from './waits-since.ts'

let app: TestApp
let ours: TestAccount
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  await app.addAccount()
  ours = await app.addAccount()
})

const waits = (for_ms: number) => waitsSince(app.deps.db, new Date(app.clock.now() - for_ms))

test('what came in waits from when it was received until it has been worked on', async () => {
  expect(await waits(0)).toBe(false)
  await post(app, ours, textWebhook(ours, 'wamid.1', 'US.1'))
  app.clock.advance(600)
  await post(app, ours, textWebhook(ours, 'wamid.2', 'US.1'))
  expect(await waits(500)).toBe(true)
  expect(await waits(700)).toBe(false)
  await workOff(app)
  app.clock.advance(600)
  expect(await waits(500)).toBe(false)
})

test('what is worked on once more keeps nobody waiting', async () => {
  await post(app, ours, textWebhook(ours, 'wamid.1', 'US.1'))
  await workOff(app)
  const queued = await withAccount(app.deps.db, ours.account_uuid, async (trx) => {
    const { account_uuid: account_id } = ours
    const now = new Date(app.clock.now())
    const all = { account_id, scope: 'all' as const, from_at: null, until_at: now, waits_for: null, now }
    await startReplay(trx, all)
    return queueNextPart(trx, account_id, now)
  })
  expect(queued).toBe(1)
  app.clock.advance(3_600_000)
  expect(await waits(500)).toBe(false)
})
