import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withAccount } from '../db/with-account.ts'
import { newId, presentId } from '../ids.ts'
import { requireLine } from '../inboxes/line.ts'
import { type TestApp, testApp } from '../test/app.ts'
import { openShop, type Shop } from '../test/people.ts'
import { textFrom, type Who } from '../test/whatsapp-line.ts'
import { claimSends } from './claim.ts'
import { takeLine } from './line-lease.ts'
import { buildPace, PAIR_MEMORY_MS } from './pace.ts'

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
  const contact = await shop.contactOf('US.1001')
  const { status } = await shop.call('POST', '/v1/messages', {
    to: contact,
    type: 'text',
    text: { body: 'Hello' },
  })
  expect(status).toBe(202)
})

function take(process_id: string) {
  const { account } = shop
  const due = { account_id: account.account_uuid, inbox_id: account.inbox_uuid }
  return takeLine(app.deps.db, due, { process_id, now: now(), memory_ms: PAIR_MEMORY_MS })
}

async function claim(process_id: string): Promise<number> {
  const { account_uuid, inbox_uuid } = shop.account
  const { claimed, unreachable } = await withAccount(app.deps.db, account_uuid, async (trx) => {
    const line = await requireLine(trx, app.deps.secrets, account_uuid, inbox_uuid)
    return claimSends(trx, line, { process_id, limit: 10, now: now(), pace: buildPace(80, []) })
  })
  expect(unreachable).toEqual([])
  return claimed.length
}

function now(): Date {
  return new Date(app.clock.now())
}

function setPaused(paused: boolean) {
  return shop.call('PATCH', `/v1/inboxes/${presentId('inbox', shop.account.inbox_uuid)}/sending`, {
    paused,
  })
}

test('a line paused after a process took it gives that process nothing, until it is resumed', async () => {
  const sender = newId()
  expect(await take(sender)).not.toBeNull()
  expect((await setPaused(true)).status).toBe(200)
  expect(await claim(sender)).toBe(0)
  await setPaused(false)
  expect(await claim(sender)).toBe(1)
})

test('a process that has lost the line to another gets nothing of it', async () => {
  const first = newId()
  const second = newId()
  expect(await take(first)).not.toBeNull()
  expect(await take(second)).toBeNull()
  expect(await claim(second)).toBe(0)
  expect(await claim(first)).toBe(1)
  expect(await claim(first)).toBe(0)
})
