import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { at, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'

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
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  shop = await openShop(app)
})

function imageFrom(who: typeof ANA, wamid: string, seconds: number): object {
  const image = { id: `media-${wamid}`, mime_type: 'image/jpeg', sha256: 'x', caption: wamid }
  return webhook(shop.line, {
    contacts: [{ wa_id: who.phone, user_id: who.bsuid, profile: { name: who.name } }],
    messages: [
      { from: who.phone, from_user_id: who.bsuid, id: wamid, timestamp: at(seconds), type: 'image', image },
    ],
  })
}

test('is refused without a key and without its scope, and for another account’s contact, which exists', async () => {
  await shop.receive(imageFrom(ANA, 'm1', 10))
  const url = `/v1/contacts/${await shop.contactOf(ANA.bsuid)}/files`
  expect((await app.http.inject({ url })).statusCode).toBe(401)
  expect((await app.http.inject({ url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['contacts:read'])
  expect((await app.http.inject({ url, headers: narrow })).statusCode).toBe(403)
  expect((await shop.call('GET', url)).status).toBe(200)
  expect((await (await openShop(app)).call('GET', url)).status).toBe(404)
})

test('lists what carries a file, the newest first and page by page, also of whoever was folded in', async () => {
  await shop.receive(
    imageFrom(ANA, 'one', 10),
    textFrom(shop.line, ANA, 'words', 20),
    imageFrom(ANA, 'two', 30),
    imageFrom(BOB, 'three', 40),
  )
  const ana = await shop.contactOf(ANA.bsuid)
  const bob = await shop.contactOf(BOB.bsuid)
  const files = async (query: string) =>
    (await shop.call('GET', `/v1/contacts/${ana}/files?limit=2${query}`)).body
  const captions = (body: { data: { text: string }[] }) => body.data.map(({ text }) => text)
  const own = await files('')
  expect(captions(own)).toEqual(['two', 'one'])
  expect(own.data[0].media).toMatchObject([{ mime_type: 'image/jpeg' }])
  expect(own.next_cursor).toBeNull()
  const merged = await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bob })
  const first = await files('')
  expect(captions(first)).toEqual(['three', 'two'])
  expect(captions(await files(`&cursor=${first.next_cursor}`))).toEqual(['one'])
  await shop.call('DELETE', `/v1/merges/${merged.body.id}`)
  expect(captions(await files(''))).toEqual(['two', 'one'])
})
