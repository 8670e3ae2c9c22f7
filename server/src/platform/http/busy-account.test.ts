import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addConsumer } from '../../../tests/harness/consumers.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { lockAccount } from '../account-lock/lock.ts'
import { STORE_RETRY_AFTER_S } from '../base/errors.ts'
import { shareConnections } from '../db/share-connections.ts'
import { withAccount } from '../db/with-account.ts'

const CROWD = 24
const CONNECTIONS = 10

let app: TestApp
let crowd: Shop
let quiet: Shop
/** Ends the transaction that has the crowd's account lock. */
let release: () => Promise<void>
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  crowd = await openShop(app)
  quiet = await openShop(app)
  release = () => Promise.resolve()
})
afterEach(() => release())

/** From now on another transaction has the crowd's account lock. */
async function holdLock(): Promise<void> {
  const { account_uuid } = crowd.account
  const locked = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const holding = withAccount(app.deps.db, account_uuid, async (trx) => {
    await lockAccount({ trx, account_id: account_uuid })
    locked.resolve()
    await held.promise
  })
  release = () => {
    held.resolve()
    return holding
  }
  await locked.promise
}

/** Waits of this length are too long. */
function waitAtMost(within_ms: number): void {
  const { store } = app.database
  shareConnections(app.deps.db, store.kind === 'embedded' ? 1 : CONNECTIONS, within_ms)
}

test('a request that does not get its account’s lock in time is answered 503 with Retry-After, and nothing of it is done', async () => {
  waitAtMost(50)
  await holdLock()
  const ask = (url: string, payload: object | string, headers: object = {}) =>
    app.http.inject({ method: 'POST', url, payload, headers: { ...crowd.account.headers, ...headers } })
  const answers = [
    await ask('/v1/contacts', { name: 'Ana', phone: '+15550100001' }),
    await ask('/v1/contacts', { name: 'Ana', phone: '+15550100001' }, { 'idempotency-key': 'once' }),
    await ask('/v1/contacts/imports', [{ name: 'Ana', phone: '+15550100001' }]),
    await ask('/v1/messages', { to: '+15550100001', type: 'text', text: { body: 'Hello' } }),
    await ask('/v1/teams', { name: 'Sales', inbox_ids: [], member_ids: [] }),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503, 503, 503])
  for (const answer of answers) {
    // With one connection, looking up the key waits as well, which belongs to no account yet.
    expect(answer.json().code).toMatch(/^(account_busy|store_unavailable)$/)
    expect(answer.headers['retry-after']).toBe(String(STORE_RETRY_AFTER_S))
  }
  await release()
  waitAtMost(10_000)
  expect((await crowd.call('GET', '/v1/contacts')).body.data).toEqual([])
  const again = await ask(
    '/v1/contacts',
    { name: 'Ana', phone: '+15550100001' },
    { 'idempotency-key': 'once' },
  )
  expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([201, undefined])
})

test('an account with twenty imports under way is told to repeat the next one later, and the twenty finish', async () => {
  await crowd.call('GET', '/v1/contacts')
  await holdLock()
  const answers: Promise<{ status: number }>[] = []
  for (let count = 0; count < 20; count += 1)
    answers.push(crowd.call('POST', '/v1/contacts/imports', [{ external_id: `r${count}` }]))
  const refused = await Promise.race([
    ...answers,
    crowd.call('POST', '/v1/contacts/imports', [{ external_id: 'late' }]),
  ])
  expect(refused).toMatchObject({ status: 503, body: { code: 'account_busy' } })
  await release()
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(20).fill(200))
})

const exportOf = (url: string) => () => app.http.inject({ url, headers: crowd.account.headers })

test.each([
  ['exports of contacts', exportOf('/v1/contacts/export')],
  ['exports of the audit log', exportOf('/v1/audit_entries/export')],
])(
  'an account with ten %s under way is told to repeat the next one later, and the ten finish',
  async (_, ask) => {
    await crowd.call('GET', '/v1/contacts')
    const locked = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const holding = app.database.store.asOwner(async ({ exec }) => {
      await exec('lock table contacts, audit_entries in access exclusive mode')
      locked.resolve()
      await held.promise
    })
    await locked.promise
    const answers = Array.from({ length: 10 }, ask)
    const refused = await Promise.race([...answers, ask()])
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'account_busy'])
    held.resolve()
    await holding
    expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200))
    expect((await ask()).statusCode).toBe(200)
  },
)

test('an account with twenty uploads that hang is told to repeat the next one later, and the twenty finish', async () => {
  const headers = { ...crowd.account.headers, 'content-type': 'multipart/form-data; boundary=x' }
  const bodies: PassThrough[] = []
  const upload = () => {
    const payload = new PassThrough()
    payload.write(
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nhello',
    )
    bodies.push(payload)
    return app.http.inject({ method: 'POST', url: '/v1/media', headers, payload })
  }
  const answers = Array.from({ length: 20 }, upload)
  const refused = await Promise.race([...answers, upload()])
  expect([refused.statusCode, refused.json().code]).toEqual([503, 'account_busy'])
  for (const body of bodies) body.end('\r\n--x--\r\n')
  expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(201))
})

test('a send through the gateway that does not get its account’s lock in time is answered 503 in Meta’s form', async () => {
  const consumer = await addConsumer(app, crowd, 'Bot', { may_send: true })
  waitAtMost(50)
  await holdLock()
  const answer = await consumer.ask(`${crowd.line.phone_number_id}/messages`, {
    messaging_product: 'whatsapp',
    to: '15550100001',
    type: 'text',
    text: { body: 'Hello' },
  })
  expect([answer.status, answer.body.error.code]).toEqual([503, 2])
})

test('a request of another account is served in turn with the many of one account that wait', async () => {
  waitAtMost(60_000)
  const answered: string[] = []
  const ask = async (name: string, shop: Shop, method: 'GET' | 'POST', url: string, body?: object) => {
    const { status } = await shop.call(method, url, body)
    answered.push(`${name} ${status}`)
  }
  await Promise.all([
    ...Array.from({ length: CROWD }, (_, n) =>
      ask('crowd', crowd, 'POST', '/v1/contacts', { name: 'Ana', phone: `+1555010${1000 + n}` }),
    ),
    ask('quiet', quiet, 'GET', '/v1/contacts'),
  ])
  expect(answered.filter((it) => it === 'crowd 201')).toHaveLength(CROWD)
  expect(answered.indexOf('quiet 200')).toBeGreaterThan(-1)
  expect(answered.indexOf('quiet 200')).toBeLessThan(CROWD / 2)
})

test.each(['40P01', '40001'])(
  'a change that the database undid because of another (%s) gets 503 and can be repeated',
  async (code) => {
    const asOwner = (text: string) => app.database.store.asOwner(({ exec }) => exec(text))
    await asOwner(`create function undo_it() returns trigger language plpgsql as $$
    begin raise exception 'undone' using errcode = '${code}'; end $$;
    create trigger undo_it before insert on contacts for each row execute function undo_it()`)
    const make = () =>
      app.http.inject({
        method: 'POST',
        url: '/v1/contacts',
        headers: crowd.account.headers,
        payload: { external_id: '1' },
      })
    const busy = await make().finally(() => asOwner('drop function undo_it cascade'))
    expect([busy.statusCode, busy.json().code]).toEqual([503, 'account_busy'])
    expect(busy.headers['retry-after']).toBe(String(STORE_RETRY_AFTER_S))
    expect((await make()).statusCode).toBe(201)
  },
)
