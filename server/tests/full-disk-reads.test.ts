import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type TestApp, testApp } from './harness/app.ts'
import { everyGet } from './harness/every-route.ts'
import { fillAccount, fillLine } from './harness/full-line.ts'
import { openShop, type Shop } from './harness/people.ts'
import { addMember, type SignedIn } from './harness/sign-in.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const DAY_MS = 24 * 60 * 60 * 1000

let app: TestApp
let shop: Shop
let admin: SignedIn
beforeAll(async () => {
  app = await testApp()
  shop = await openShop(app)
  await fillLine(shop, shop.line, 'Ours', 1)
  await fillAccount(shop, 'Ours')
  admin = await addMember(app, shop.account, 'admin')
})
afterAll(() => app.close())
afterEach(() => readOnly(false))

/** As the store is while its disk is full. */
async function readOnly(on: boolean): Promise<void> {
  if (app.deps.store.kind !== 'embedded') throw new Error('This test needs the embedded store.')
  await app.deps.store.pglite.exec(`set default_transaction_read_only = ${on ? 'on' : 'off'}`)
}
const idsIn = async (table: string) =>
  (await shop.rows<{ id: string }>(`select id from ${table}`)).map(({ id }) => id)
const lastUsed = async () =>
  (await shop.rows<{ used: number }>(`select count(last_used_at)::int as used from api_keys`))[0]?.used

test('while the disk is full every route that reads responds, to a key and to a session', async () => {
  const sent: [string, Record<string, string>][] = [
    ['a key', await app.addKey(shop.account, ['*'])],
    ['a key that was used before', { ...shop.account.headers }],
    ['a session', admin.headers],
  ]
  app.clock.advance(DAY_MS)
  await readOnly(true)
  for (const [who, headers] of sent) {
    const got = await everyGet(app, headers, idsIn)
    expect(got.length).toBeGreaterThan(50)
    const failed = got.filter(({ status, body }) => status === 401 || body.includes('store_unavailable'))
    expect([who, failed.map(({ path, status }) => `${path} ${status}`)]).toEqual([who, []])
  }
})

test('the last use of a key that could not be stored is stored later', async () => {
  const now = performance.now.bind(performance)
  let ahead_ms = 0
  const watch = vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead_ms)
  try {
    const headers = await app.addKey(shop.account, ['*'])
    const before = await lastUsed()
    await readOnly(true)
    expect((await app.http.inject({ url: '/v1/contacts', headers })).statusCode).toBe(200)
    await readOnly(false)
    ahead_ms = 120_000
    expect((await app.http.inject({ url: '/v1/contacts', headers })).statusCode).toBe(200)
    expect(await lastUsed()).toBe((before ?? 0) + 1)
  } finally {
    watch.mockRestore()
  }
})

test('a session that has expired is refused as one, also while the disk is full', async () => {
  await app.deps.store.asOwner((session) =>
    session.exec(`update user_sessions set expires_at = now() - interval '1 day'`),
  )
  await readOnly(true)
  expect((await app.http.inject({ url: '/v1/me', headers: admin.headers })).statusCode).toBe(401)
})
