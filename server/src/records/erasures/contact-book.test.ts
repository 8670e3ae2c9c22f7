import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { rotationOf, textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import { workOffContactBook } from './contact-book.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const MINUTE_MS = 60_000
const ANA = { bsuid: 'US.1001', phone: '15550104477', parent: 'US.ENT.71' }
const ANA_NOW = { bsuid: 'US.1009', phone: '15550107700', parent: 'US.ENT.71' }

let asked: { line: string; bsuid: string | null; method: string | undefined }[] = []
let answer: () => Response = () => Response.json({})
let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp({}, async (url, init) => {
    const { pathname, searchParams } = new URL(String(url))
    expect(searchParams.get('messaging_product')).toBe('whatsapp')
    asked.push({ line: pathname.split('/')[2] ?? '', bsuid: searchParams.get('bsuid'), method: init?.method })
    return answer()
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(NOON)
  asked = []
  answer = () => Response.json({ messaging_product: 'whatsapp', success: true, deleted: true })
  shop = await openShop(app)
})

const work = () => workOffContactBook(app.deps, new AbortController().signal)
const left = () =>
  withEveryAccount(app.deps.db, (trx) => trx.selectFrom('contact_book_deletions').selectAll().execute())
const refuse = () => Response.json({ error: { code: 190, message: 'The token expired' } }, { status: 401 })

test('an erased person is forgotten by every regular BSUID, retired ones too, and never by a parent or phone', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10), rotationOf(shop.line, ANA, ANA_NOW, 's1', 20))
  await shop.call('DELETE', `/v1/contacts/${await shop.contactOf(ANA.bsuid)}`)
  expect(asked).toEqual([])
  await work()
  expect(asked.map(({ bsuid }) => bsuid).sort()).toEqual([ANA.bsuid, ANA_NOW.bsuid])
  expect(asked.every((it) => it.method === 'DELETE' && it.line === shop.line.phone_number_id)).toBe(true)
  expect(await left()).toEqual([])
  await work()
  expect(asked).toHaveLength(2)
})

test('each portfolio is asked on a line of its own', async () => {
  const other = await shop.addLine()
  await shop.receive(
    textFrom(shop.line, ANA, 'm1', 10),
    textFrom(other, { ...ANA, bsuid: 'US.77' }, 'm2', 20),
  )
  await shop.call('DELETE', `/v1/contacts/${await shop.contactOf(ANA.bsuid)}`)
  await work()
  expect(asked.map(({ line, bsuid }) => [line, bsuid]).sort()).toEqual(
    [
      [shop.line.phone_number_id, ANA.bsuid],
      [other.phone_number_id, 'US.77'],
    ].sort(),
  )
})

test('what waits is sealed, and nobody was found is done too', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  await shop.call('DELETE', `/v1/contacts/${await shop.contactOf(ANA.bsuid)}`)
  const [row] = await left()
  expect(row?.bsuid.toString('latin1')).not.toContain('1001')
  answer = () => Response.json({ messaging_product: 'whatsapp', success: true, deleted: false })
  await work()
  expect(await left()).toEqual([])
})

test.each([
  ['refused', refuse],
  ['unreadable', () => new Response('<html>')],
  ['without success', () => Response.json({ messaging_product: 'whatsapp' })],
])('an answer that is %s is tried again, later and later, until it is done', async (_, nonsense) => {
  answer = nonsense
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  await shop.call('DELETE', `/v1/contacts/${await shop.contactOf(ANA.bsuid)}`)
  await work()
  await work()
  expect(asked).toHaveLength(1)
  app.clock.advance(MINUTE_MS)
  await work()
  expect(asked).toHaveLength(2)
  app.clock.advance(3 * MINUTE_MS)
  await work()
  expect(asked).toHaveLength(2)
  app.clock.advance(MINUTE_MS)
  answer = () => Response.json({ messaging_product: 'whatsapp', success: true, deleted: true })
  await work()
  expect(asked).toHaveLength(3)
  expect(await left()).toEqual([])
})

test('another line of the portfolio is asked where one cannot, and nobody is asked for ever', async () => {
  answer = refuse
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const { body } = await shop.call('POST', '/v1/inboxes', {
    meta_portfolio_id: (await shop.call('GET', '/v1/inboxes')).body.data[0].meta_portfolio_id,
    waba_id: shop.line.waba_id,
    phone_number_id: '555',
    display_phone: '+1 555 020 9',
    access_token: 'token',
  })
  expect(body.phone_number_id).toBe('555')
  await shop.call('DELETE', `/v1/contacts/${await shop.contactOf(ANA.bsuid)}`)
  await work()
  app.clock.advance(MINUTE_MS)
  await work()
  expect(asked.map(({ line }) => line).sort()).toEqual([shop.line.phone_number_id, '555'].sort())
  app.clock.advance(31 * 24 * 60 * MINUTE_MS)
  await work()
  expect(await left()).toEqual([])
})

test('with the person go what is to be sent to them and where they are blocked', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const ana = await shop.contactOf(ANA.bsuid)
  answer = () => Response.json({ messaging_product: 'whatsapp', block_users: {} })
  await shop.call('POST', '/v1/messages', { to: ana, type: 'text', text: { body: 'Hello' } })
  await shop.rows(
    `insert into contact_blocks (account_id, anchor_id, inbox_id, state, address_kind, address, at, by)
     select account_id, id, '${shop.account.inbox_uuid}', 'blocked', 'bsuid', 'US.1001', now(), 'test' from anchors`,
  )
  expect(await shop.rows('select 1 from sends')).toHaveLength(1)
  await shop.call('DELETE', `/v1/contacts/${ana}`)
  for (const table of ['sends', 'send_attempts', 'contact_blocks']) {
    expect(await shop.rows(`select 1 from ${table}`)).toEqual([])
  }
})
