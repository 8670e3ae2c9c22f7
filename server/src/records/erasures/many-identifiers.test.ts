import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { readEverything } from '../../../tests/harness/erase-tools.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BOB = { bsuid: 'US.2002', phone: '15550105588', name: 'Bob' }
const EXTERNAL_IDS = Array.from({ length: 100 }, (_, at) => `${'crm/äb '.repeat(27)}n-${at}`)
const EMAILS = Array.from({ length: 30 }, (_, at) => `ana.${at}@${'mail.'.repeat(8)}example.com`)

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
  shop = await openShop(app)
})
afterAll(() => app.close())

test('a contact with many long identifiers is erased, from messages, notes and raw webhooks', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
  const id = await shop.contactOf(ANA.bsuid)
  for (const add of [
    ...EXTERNAL_IDS.map((external_id) => ({ external_id })),
    ...EMAILS.map((email) => ({ email })),
  ])
    expect((await shop.call('PATCH', `/v1/contacts/${id}`, { add })).status).toBe(200)
  const named = [
    EXTERNAL_IDS[0],
    EXTERNAL_IDS[77]?.toUpperCase(),
    EMAILS[3],
    EMAILS[29]?.replace('@', ' @ '),
    '555 010 4477',
  ]
  const others = [`${'crm/äb '.repeat(27)}n-100`, 'ana.30@example.com', 'call 555 010 4478']
  const texts = [...named, ...others].map((text) => `see ${text} end`)
  await shop.receive(...texts.map((text, n) => textFrom(shop.line, BOB, `b${n}`, 20 + n, text)))
  expect(
    (await shop.call('POST', '/v1/api_keys', { name: EMAILS[7], scopes: ['inboxes:read'] })).status,
  ).toBe(201)
  expect((await shop.call('POST', '/v1/erasures', { bsuid: ANA.bsuid })).status).toBe(201)
  const rows = await shop.rows<{ text: string }>(`select text from messages order by wamid`)
  expect(rows.map(({ text }) => text)).toEqual([
    ...named.map(() => 'see [erased] end'),
    ...others.map((text) => `see ${text} end`),
  ])
  const left = (await readEverything(shop)).join('\n').toLowerCase()
  for (const gone of ['n-0 ', 'n-77', 'ana.3@', 'ana.7@', 'ana.29', '010 4477', 'us.1001'])
    expect([gone, left.includes(gone)]).toEqual([gone, false])
})
