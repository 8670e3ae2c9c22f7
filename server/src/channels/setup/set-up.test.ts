import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildSetUp, type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { findAppSecrets } from '../../access/accounts/app.ts'
import { buildSecrets } from '../../platform/base/crypto.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import { setUp } from './set-up.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(() => app.database.truncateAll())

const run = (changes: object = {}, secrets = app.deps.secrets) =>
  setUp({ ...app.deps, secrets, inboxConnected: async () => undefined }, { ...buildSetUp(1), ...changes })
const appSecrets = (webhook_path: string) => {
  const id = parseId('app', webhook_path.split('/').at(-1) ?? '')
  return withEveryAccount(app.deps.db, (trx) => findAppSecrets(trx, app.deps.secrets, id))
}
const mayList = async (api_key: string) => {
  const headers = { authorization: `Bearer ${api_key}` }
  return (await app.http.inject({ url: '/v1/inboxes', headers })).statusCode
}

test('a set-up prints ids, a working key and the path for webhooks, and repeated the same again', async () => {
  const first = await run()
  expect(first).toEqual({
    account_id: expect.stringMatching(/^acc_/),
    portfolio_id: expect.stringMatching(/^pfl_/),
    inbox_id: expect.stringMatching(/^ibx_/),
    api_key: expect.stringMatching(/^ssk_/),
    webhook_path: expect.stringMatching(/^\/webhooks\/whatsapp\/app_[0-9a-f]{32}$/),
  })
  expect(await mayList(first.api_key)).toBe(200)
  expect(await run()).toEqual(first)
})

test('two set-ups at the same time agree', async () => {
  const [left, right] = await Promise.all([run(), run()])
  expect(left).toEqual(right)
})

test('a second line joins the same account under the same key', async () => {
  const first = await run()
  const second = await run({ phone_number_id: '4999' })
  expect(second).toEqual({ ...first, inbox_id: second.inbox_id })
  expect(second.inbox_id).not.toBe(first.inbox_id)
})

test('a renewed key replaces the former one, and is what later set-ups print', async () => {
  const first = await run()
  const renewed = await run({ renew_key: true })
  expect(renewed.api_key).not.toBe(first.api_key)
  expect((await run()).api_key).toBe(renewed.api_key)
  expect([await mayList(first.api_key), await mayList(renewed.api_key)]).toEqual([401, 200])
})

test('after SECRET_KEY was renewed the key stays what it was', async () => {
  const old_key = 'an old key of at least thirty-two characters'
  const first = await run({}, buildSecrets([old_key]))
  const after = await run({}, buildSecrets(['a new key of at least thirty-two characters', old_key]))
  expect(after.api_key).toBe(first.api_key)
})

test('a changed app secret keeps the one before, and a repetition does not lose it', async () => {
  const { webhook_path } = await run()
  await run({ app_secret: 'renewed' })
  await run({ app_secret: 'renewed', verify_token: 'other' })
  expect(await appSecrets(webhook_path)).toMatchObject({
    app_secrets: ['renewed', 'app secret 1'],
    verify_token: 'other',
  })
})

test('a line cannot move to another portfolio, because its customers would become strangers', async () => {
  await run()
  await expect(run({ portfolio: '555', waba: '666' })).rejects.toThrow('connected to another portfolio')
})

test('two accounts with the same Meta ids stay apart', async () => {
  const first = await run()
  const second = await run({ account: 'Another organisation' })
  for (const name of ['account_id', 'portfolio_id', 'inbox_id', 'api_key', 'webhook_path'] as const) {
    expect(second[name]).not.toBe(first[name])
  }
})

test('over HTTP only the operator may set up', async () => {
  const { api_key } = await run()
  const post = (headers: object) =>
    app.http.inject({ method: 'POST', url: '/v1/setup', headers: { ...headers }, body: buildSetUp(2) })
  expect((await post({})).statusCode).toBe(401)
  expect((await post(UNKNOWN_KEY)).statusCode).toBe(401)
  expect((await post({ authorization: `Bearer ${api_key}` })).statusCode).toBe(403)
  expect((await post(app.operator)).json()).toMatchObject({ api_key: expect.stringMatching(/^ssk_/) })
})
