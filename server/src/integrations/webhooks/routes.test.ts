import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { answering, startReceiver, type TestReceiver } from '../../../tests/harness/receiver.ts'

let app: TestApp
let receiver: TestReceiver
let ours: TestAccount
let theirs: TestAccount
beforeAll(async () => {
  app = await testApp({ webhook_allowed_networks: ['127.0.0.0/8'] })
  receiver = await startReceiver()
})
afterAll(async () => {
  await app.close()
  await receiver.close()
})
beforeEach(async () => {
  await app.database.truncateAll()
  receiver.received.length = 0
  receiver.answer(answering(204))
  ours = await app.addAccount()
  theirs = await app.addAccount()
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
const ask = (method: Method, path = '', body?: object, headers: object = ours.headers) =>
  app.http.inject({
    method,
    url: `/v1/webhook_endpoints${path}`,
    headers: { ...headers },
    ...(body && { payload: body }),
  })
const make = async (rest: object = {}) =>
  (await ask('POST', '', { url: `${receiver.url}/hook`, ...rest })).json()

const A_DELIVERY = 'dlv_0199a000000070008000000000000001'
const ROUTES: [Method, string, object?][] = [
  ['GET', ''],
  ['POST', '', { url: 'https://example.com/hook' }],
  ['GET', '/:id'],
  ['PATCH', '/:id', { name: 'Other' }],
  ['DELETE', '/:id'],
  ['POST', '/:id/pause'],
  ['POST', '/:id/resume', {}],
  ['POST', '/:id/secret_rotations', {}],
  ['GET', '/:id/deliveries'],
  ['GET', `/:id/deliveries/${A_DELIVERY}`],
  ['POST', `/:id/deliveries/${A_DELIVERY}/replay`],
  ['POST', '/:id/replays', { after: 0 }],
  ['POST', '/:id/tests'],
]

describe.each(ROUTES)('%s %s', (method, path, body) => {
  test('is refused without a key and to a key without its scope', async () => {
    const { endpoint } = await make()
    const at = path.replace(':id', endpoint.id)
    expect((await ask(method, at, body, {})).statusCode).toBe(401)
    expect((await ask(method, at, body, UNKNOWN_KEY)).statusCode).toBe(401)
    const other = await app.addKey(ours, [
      method === 'GET' ? 'webhooks:write' : 'webhooks:read',
      'events:read',
    ])
    const refused = await ask(method, at, body, other)
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'missing_scope'])
  })
})

test.each(ROUTES.filter(([, path]) => path.includes(':id')))(
  '%s %s does not know another account’s endpoint',
  async (method, path, body) => {
    const { endpoint } = await make()
    const answer = await ask(method, path.replace(':id', endpoint.id), body, theirs.headers)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
    expect((await ask('GET', `/${endpoint.id}`)).statusCode).toBe(200)
  },
)

test('an endpoint is made with a secret that is shown once, listed, changed and removed', async () => {
  const { endpoint, secret } = await make({ event_types: ['contact.*', 'message.received'] })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(endpoint).toMatchObject({
    id: expect.stringMatching(/^ept_/),
    name: new URL(receiver.url).host,
    format: 'standard',
    ordered: false,
    concurrency: 10,
    state: 'enabled',
    health: 'untried',
    inbox_ids: null,
    behind_since: null,
  })
  const listed = await ask('GET')
  expect(listed.json().data).toEqual([endpoint])
  expect(listed.body).not.toContain('whsec')
  const changed = await ask('PATCH', `/${endpoint.id}`, {
    name: 'CRM',
    inbox_ids: [ours.inbox_id],
    format: 'cloudevents',
  })
  expect(changed.json()).toMatchObject({
    name: 'CRM',
    inbox_ids: [ours.inbox_id],
    format: 'cloudevents',
    event_types: ['contact.*', 'message.received'],
  })
  expect((await ask('GET', '', undefined, theirs.headers)).json().data).toEqual([])
  expect((await ask('DELETE', `/${endpoint.id}`)).statusCode).toBe(204)
  expect((await ask('GET', `/${endpoint.id}`)).statusCode).toBe(404)
})

test('viewers and agents do not see endpoints: whoever knows an address may often write to it', async () => {
  const { scopesOf } = await import('../../platform/http/roles.ts')
  expect(
    [...scopesOf('viewer'), ...scopesOf('agent')].filter((scope) => scope.startsWith('webhooks')),
  ).toEqual([])
  expect(scopesOf('admin')).toContain('webhooks:write')
})

test.each([
  'http://93.184.216.34/hook',
  'http://no-such-host.invalid/hook',
  'https://10.0.0.8/hook',
  'https://[::ffff:10.0.0.8]/hook',
  'https://169.254.169.254/latest/meta-data',
  'https://0x0a000008/hook',
  'https://[fd00::1]/hook',
])('%s is refused as an address', async (url) => {
  expect((await ask('POST', '', { url })).json()).toMatchObject({ status: 400, code: 'url_refused' })
  const { endpoint } = await make()
  expect((await ask('PATCH', `/${endpoint.id}`, { url })).json().code).toBe('url_refused')
})

test.each([
  [{ url: 'nowhere' }],
  [{ url: 'ftp://example.com' }],
  [{ url: 'https://user:word@example.com/hook' }],
  [{ url: 'https://example.com/hook#part' }],
  [{ url: 'https://example.com', event_types: [] }],
  [{ url: 'https://example.com', event_types: ['no.such'] }],
  [{ url: 'https://example.com', event_types: ['nothing.*'] }],
  [{ url: 'https://example.com', concurrency: 51 }],
  [{ url: 'https://example.com', unknown: true }],
])('%j is refused', async (body) => {
  expect((await ask('POST', '', body)).json()).toMatchObject({ status: 400, code: 'invalid_request' })
})

test('an inbox of another account is no filter', async () => {
  const body = { url: `${receiver.url}/hook`, inbox_ids: [theirs.inbox_id] }
  expect((await ask('POST', '', body)).json()).toMatchObject({ status: 400, code: 'invalid_request' })
})

test('an account has fifty endpoints at most', async () => {
  for (let i = 0; i < 50; i += 1) expect((await make()).endpoint.id).toMatch(/^ept_/)
  expect((await make()).code).toBe('too_many_endpoints')
})

test('a test event is sent at once, also to a paused endpoint, and says what was answered', async () => {
  const { endpoint } = await make()
  await ask('POST', `/${endpoint.id}/pause`)
  receiver.answer(answering(200, {}, 'Thanks'))
  const sent = (await ask('POST', `/${endpoint.id}/tests`)).json()
  expect(sent).toMatchObject({
    event_type: 'endpoint.test',
    seq: null,
    state: 'delivered',
    attempts: [{ status: 200, error: null, answer: 'Thanks' }],
  })
  expect(receiver.received[0]?.payload).toMatchObject({
    type: 'endpoint.test',
    data: { endpoint_id: endpoint.id },
  })
  expect(receiver.received[0]?.headers['webhook-id']).toBe(sent.event_id)
  receiver.answer(answering(500, {}, 'No'))
  expect((await ask('POST', `/${endpoint.id}/tests`)).json()).toMatchObject({
    state: 'failed',
    attempts: [{ status: 500, error: 'http_status', answer: 'No' }],
  })
  expect((await ask('GET', `/${endpoint.id}`)).json()).toMatchObject({ failures: 0, health: 'untried' })
  const log = (await ask('GET', `/${endpoint.id}/deliveries?limit=1`)).json()
  expect(log.data[0].state).toBe('failed')
  const rest = (await ask('GET', `/${endpoint.id}/deliveries?cursor=${log.next_cursor}`)).json()
  expect(rest.data.map((it: { state: string }) => it.state)).toEqual(['delivered'])
  const replayed = await ask('POST', `/${endpoint.id}/deliveries/${sent.id}/replay`)
  expect(replayed.json()).toMatchObject({ status: 409, code: 'not_replayable' })
})
