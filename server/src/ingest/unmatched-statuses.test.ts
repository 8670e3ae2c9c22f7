import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../tests/harness/app.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { at, echoTo, statusOf, webhook } from '../../tests/harness/whatsapp-line.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'
import { LOOKED_AT, listUnmatched } from './unmatched-statuses.ts'

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const PATH = '/v1/ingest/unmatched_statuses'

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

const list = async (query = '') => {
  const { status, body } = await shop.call('GET', `${PATH}${query}`)
  expect([status, status === 200 ? null : body]).toEqual([200, null])
  return body
}

test('a status whose message has not come is listed with all that WhatsApp said, until the message comes', async () => {
  const errors = [
    { code: 131026, title: 'Undeliverable', message: 'm', error_data: { details: 'd' }, href: 'h' },
  ]
  const told = { conversation: { id: 'c1', expiration_timestamp: at(90), origin: { type: 'new_origin' } } }
  const status = { id: 'wamid.X', timestamp: at(70), recipient_id: ANA.phone, recipient_user_id: ANA.bsuid }
  await shop.receive(
    webhook(shop.line, { statuses: [{ ...status, status: 'sent', pricing: { billable: true }, ...told }] }),
    webhook(shop.line, { statuses: [{ ...status, status: 'failed', timestamp: at(80), errors }] }),
    echoTo(shop.line, ANA, 'wamid.K', 60),
    statusOf(shop.line, ANA, 'wamid.K', 'delivered', 65),
  )
  const { data, next_cursor } = await list()
  expect(next_cursor).toBeNull()
  expect(data).toMatchObject([
    {
      wamid: 'wamid.X',
      statuses: [
        {
          status: 'sent',
          recipient: { bsuid: ANA.bsuid, phone: `+${ANA.phone}` },
          pricing: { billable: true },
          conversation: { id: 'c1', origin: 'new_origin', expires_at: '2026-11-01T00:01:30.000Z' },
        },
        { status: 'failed', errors: [{ code: 131026, message: 'm', details: 'd', href: 'h' }] },
      ],
    },
  ])
  expect(data[0].inbox_id).toMatch(/^ibx_/)
  expect((await list('?wamid=wamid.X')).data).toHaveLength(1)
  expect((await list('?wamid=wamid.K')).data).toEqual([])
  await shop.receive(echoTo(shop.line, ANA, 'wamid.X', 60))
  expect(await list()).toEqual({ data: [], next_cursor: null })
})

test('the list is read in pages, over all inboxes', async () => {
  const other = await shop.addLine()
  for (const line of [shop.line, other]) {
    for (const wamid of ['w1', 'w2', 'w3'])
      await shop.receive(statusOf(line, ANA, wamid, 'sent', 60), statusOf(line, ANA, wamid, 'read', 70))
  }
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await list(`?limit=2${cursor && `&cursor=${cursor}`}`)
    for (const { wamid, statuses } of page.data) seen.push(`${wamid} ${statuses.length}`)
    cursor = page.next_cursor ?? ''
  } while (cursor !== '')
  expect(seen).toEqual(['w1 2', 'w2 2', 'w3 2', 'w1 2', 'w2 2', 'w3 2'])
})

test('a page ends where it has looked for enough messages, and the next goes on there', async () => {
  await shop.receive(statusOf(shop.line, ANA, 'z', 'sent', 60))
  const [made] = await shop.rows<{ account_id: string; inbox_id: string }>(
    'select account_id, inbox_id from message_statuses',
  )
  const { account_id = '', inbox_id = '' } = made ?? {}
  await shop.rows(`insert into message_statuses (account_id, inbox_id, wamid, status, at)
    select account_id, inbox_id, to_char(n, '"w"FM00000'), 'sent', at from message_statuses, generate_series(1, ${LOOKED_AT}) n`)
  await shop.rows(`insert into messages (account_id, id, conversation_id, inbox_id, wamid, direction, source, type, content, sent_at, identity_at, received_at)
    select account_id, gen_random_uuid(), gen_random_uuid(), inbox_id, wamid, 'outbound', 'echo', 'text', '{}', at, at, at
      from message_statuses where wamid like 'w%'`)
  const read = (after: { inbox_id: string; wamid: string } | null) =>
    withEveryAccount(app.deps.db, (trx) =>
      listUnmatched(trx, account_id, { wamid: undefined, after, limit: 10 }),
    )
  const first = await read(null)
  expect(first).toEqual({ found: [], looked_until: { inbox_id, wamid: `w${LOOKED_AT}` } })
  const second = await read(first.looked_until)
  expect(second).toMatchObject({ found: [{ wamid: 'z' }], looked_until: null })
})

test('the list is refused without a key and without its scope, and shows nothing of another account', async () => {
  await shop.receive(statusOf(shop.line, ANA, 'w1', 'sent', 60))
  expect((await list()).data).toHaveLength(1)
  const theirs = await app.addAccount()
  const get = async (headers: Record<string, string>) => app.http.inject({ url: PATH, headers })
  expect((await get({})).statusCode).toBe(401)
  expect((await get(UNKNOWN_KEY)).statusCode).toBe(401)
  expect((await get(await app.addKey(theirs, ['events:read']))).statusCode).toBe(403)
  expect((await get(theirs.headers)).json()).toEqual({ data: [], next_cursor: null })
  expect((await get({ ...shop.account.headers })).json().data).toHaveLength(1)
})
