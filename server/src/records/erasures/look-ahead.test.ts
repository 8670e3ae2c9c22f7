import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { lockIdentity, readIdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { newId } from '../../platform/base/ids.ts'
import type { Scope } from '../../platform/db/scope.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { lookAhead } from './cut-webhooks.ts'
import { erasePerson } from './erase-person.ts'
import { findNamed } from './find-contact.ts'

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BOB = { bsuid: 'US.2002', phone: '15550105588', name: 'Bob' }

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  shop = await openShop(app)
})

const inScope = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
  withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
    work({ trx, account_id: shop.account.account_uuid, now: new Date(app.clock.now()) }),
  )
const look = async () => {
  const account_id = shop.account.account_uuid
  const subject = await inScope(async (scope) =>
    findNamed(await readIdentityScope(scope), { bsuid: ANA.bsuid }),
  )
  return lookAhead((read) => withAccount(app.deps.db, account_id, read), account_id, subject)
}

/** How many raw rows still name Ana after an erasure that looked ahead and then went on with `ahead`. */
async function eraseWith(ahead: Awaited<ReturnType<typeof look>>): Promise<{ cut: number; left: number }> {
  const { webhooks_cut } = await inScope(async (scope) => {
    const locked = await lockIdentity(scope)
    return erasePerson(locked, app.deps.secrets, await findNamed(locked, { bsuid: ANA.bsuid }), ahead)
  })
  const rows = await shop.rows<{ body: Buffer }>('select body from webhook_events where body is not null')
  const left = rows.filter(({ body }) => /4477|US\.1001/.test(Buffer.from(body).toString())).length
  return { cut: webhooks_cut, left }
}

const say = (text: string) => shop.receive(textFrom(shop.line, BOB, newId(), 30, text))

test('an erasure cuts what came between looking ahead and its lock, and counts each webhook once', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
  await say('ask +1 555 010 4477')
  const ahead = await look()
  expect(ahead.ids).toHaveLength(2)
  await say('or 15550104477')
  await shop.receive(textFrom(shop.line, ANA, 'a2', 40))
  expect(await eraseWith(ahead)).toEqual({ cut: 4, left: 0 })
})

test('an erasure reads everything under the lock where the contact was given an identifier since it looked ahead', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
  await say('ask ana@example.com')
  const ahead = await look()
  const id = await shop.contactOf(ANA.bsuid)
  expect((await shop.call('PATCH', `/v1/contacts/${id}`, { add: { email: 'ana@example.com' } })).status).toBe(
    200,
  )
  const { cut, left } = await eraseWith(ahead)
  expect([cut, left]).toEqual([2, 0])
  const bodies = await shop.rows<{ body: Buffer | null }>('select body from webhook_events')
  expect(bodies.map(({ body }) => Buffer.from(body ?? []).toString()).join()).not.toContain('ana@example.com')
})
