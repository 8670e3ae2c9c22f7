import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { isBlocked } from '../../channels/inboxes/blocks.ts'
import { withAccount } from '../../platform/db/with-account.ts'

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const ANA_AGAIN = { bsuid: 'US.5005', name: 'Ana again' }
const NOBODY = '/v1/contacts/con_00000000000000000000000000000000'

type Asked = { url: string; method: string | undefined; body: unknown }

let asked: Asked[] = []
let answers: (() => Response)[] = []
let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp({}, async (url, init) => {
    asked.push({ url: String(url), method: init?.method, body: JSON.parse(String(init?.body)) })
    return answers.shift()?.() ?? Response.json({ messaging_product: 'whatsapp', block_users: {} })
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  asked = []
  answers = []
  shop = await openShop(app)
})

const block = (contact: string) =>
  shop.call('POST', `/v1/contacts/${contact}/blocks`, { inbox_id: shop.account.inbox_id })
const unblock = (contact: string) =>
  shop.call('DELETE', `/v1/contacts/${contact}/blocks/${shop.account.inbox_id}`)

async function blocked(bsuid: string): Promise<boolean> {
  const [anchor] = await shop.rows<{ id: string }>(`select id from anchors where key like '%:${bsuid}'`)
  const { account_uuid, inbox_uuid } = shop.account
  return withAccount(app.deps.db, account_uuid, (trx) =>
    isBlocked(trx, account_uuid, [anchor?.id ?? ''], inbox_uuid),
  )
}

test.each([
  ['GET', `${NOBODY}/blocks`],
  ['POST', `${NOBODY}/blocks`],
  ['DELETE', `${NOBODY}/blocks/ibx_00000000000000000000000000000000`],
] as const)('%s %s is refused without a key and without its scope', async (method, url) => {
  expect((await app.http.inject({ method, url })).statusCode).toBe(401)
  expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['events:read'])
  expect((await app.http.inject({ method, url, headers: narrow })).statusCode).toBe(403)
})

test("another account's contact and inbox, which exist, are not found, and nothing is asked of WhatsApp", async () => {
  const theirs = await openShop(app)
  await theirs.receive(textFrom(theirs.line, ANA, 'm1', 10))
  await shop.receive(textFrom(shop.line, ANA_AGAIN, 'm1', 10))
  const ana = await theirs.contactOf(ANA.bsuid)
  expect((await theirs.call('GET', `/v1/contacts/${ana}/blocks`)).status).toBe(200)
  expect((await shop.call('GET', `/v1/contacts/${ana}/blocks`)).status).toBe(404)
  expect((await block(ana)).status).toBe(404)
  expect((await unblock(ana)).status).toBe(404)
  const own = await shop.contactOf(ANA_AGAIN.bsuid)
  const body = { inbox_id: theirs.account.inbox_id }
  expect((await shop.call('POST', `/v1/contacts/${own}/blocks`, body)).status).toBe(404)
  expect(asked).toEqual([])
})

test('a phone that was shown lately is named with +, a person without one by BSUID', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10), textFrom(shop.line, ANA_AGAIN, 'm2', 20))
  expect((await block(await shop.contactOf(ANA.bsuid))).status).toBe(200)
  expect((await block(await shop.contactOf(ANA_AGAIN.bsuid))).status).toBe(200)
  expect(asked.map(({ method, body }) => [method, body])).toEqual([
    ['POST', { messaging_product: 'whatsapp', block_users: [{ user: `+${ANA.phone}` }] }],
    ['POST', { messaging_product: 'whatsapp', block_users: [{ user_id: ANA_AGAIN.bsuid }] }],
  ])
})

test('a block is one WhatsApp account’s, and the feed tells of it once', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10), textFrom(shop.line, ANA_AGAIN, 'm2', 20))
  const [first, second] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(ANA_AGAIN.bsuid)]
  await shop.call('POST', `/v1/contacts/${first}/merges`, { contact_id: second })
  const { body } = await block(first)
  await block(first)
  expect(body.data).toMatchObject([
    { inbox_id: shop.account.inbox_id, state: 'blocked', address: { kind: 'bsuid', value: ANA_AGAIN.bsuid } },
  ])
  expect([await blocked(ANA.bsuid), await blocked(ANA_AGAIN.bsuid)]).toEqual([false, true])
  expect((await unblock(first)).body.data).toMatchObject([{ state: 'unblocked' }])
  expect(await blocked(ANA_AGAIN.bsuid)).toBe(false)
  expect((await unblock(first)).status).toBe(404)
  const types = (await shop.call('GET', '/v1/events')).body.data.map((it: { type: string }) => it.type)
  expect(types.filter((type: string) => type.includes('blocked'))).toEqual([
    'contact.blocked',
    'contact.unblocked',
  ])
})

test('somebody whose number changed is unblocked by the address that is theirs now', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const ana = await shop.contactOf(ANA.bsuid)
  await block(ana)
  await shop.receive(textFrom(shop.line, { ...ANA, phone: '15550104499' }, 'm2', 20))
  await unblock(ana)
  expect(asked.at(-1)?.body).toMatchObject({ block_users: [{ user: '+15550104499' }] })
})

test('what WhatsApp refuses is not noted, and the caller learns its code', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const ana = await shop.contactOf(ANA.bsuid)
  const error = { code: 131047, message: 'Re-engagement message', title: 'Re-engagement message' }
  answers = [
    () =>
      Response.json(
        {
          messaging_product: 'whatsapp',
          block_users: { added_users: [], failed_users: [{ input: `+${ANA.phone}`, errors: [error] }] },
          error: { code: 139100, message: 'Failed to block/unblock some users', type: 'OAuthException' },
        },
        { status: 400 },
      ),
    () => Response.json({ error: { code: 139101, message: 'The list is full' } }, { status: 400 }),
    () => Response.json({ error: { code: 190, message: 'The token expired' } }, { status: 401 }),
    () => new Response('<html>Sorry</html>', { status: 502 }),
  ]
  const seen = [await block(ana), await block(ana), await block(ana), await block(ana)]
  expect(seen.map(({ status, body }) => [status, body.code, body.meta_code])).toEqual([
    [409, 'block_refused', 131047],
    [409, 'block_refused', 139101],
    [502, 'meta_refused', 190],
    [503, 'meta_unreachable', undefined],
  ])
  expect((await shop.call('GET', `/v1/contacts/${ana}/blocks`)).body.data).toEqual([])
})

test('who never wrote on the inbox is refused without asking', async () => {
  const { body } = await shop.call('POST', '/v1/contacts', { phone: '+15550104477' })
  const answer = await block(body.id)
  expect([answer.status, answer.body.code]).toEqual([409, 'block_refused'])
  expect(asked).toEqual([])
})
