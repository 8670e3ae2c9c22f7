import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { NO_USERS, type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { addMember } from '../../../tests/harness/sign-in.ts'
import { ERRORS } from '../base/errors.ts'
import { newId, presentId } from '../base/ids.ts'
import { requireCaller } from './auth.ts'
import { takeRawBodies } from './raw-body.ts'
import { buildServer } from './server.ts'
import type { Http } from './types.ts'

let app: TestApp
let account: TestAccount
beforeAll(async () => {
  app = await testApp()
  account = await app.addAccount()
})
afterAll(() => app.close())

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

test('an unknown path is 404 and a known path with another method 405, which names those it takes', async () => {
  const unknown = await app.http.inject({ url: '/v1/nothing', headers: account.headers })
  expect([unknown.statusCode, unknown.headers['content-type'], unknown.json().code]).toEqual([
    404,
    PROBLEM_TYPE,
    'route_not_found',
  ])
  for (const url of ['/v1/inboxes', `/v1/inboxes/${account.inbox_id}`]) {
    const other = await app.http.inject({ method: 'DELETE', url, headers: account.headers })
    expect([other.statusCode, other.json().code]).toEqual([405, 'method_not_allowed'])
    expect(other.headers.allow).toContain('GET')
  }
})

test.each([
  ['that cannot be decoded', '%ED%A0%BD', 'The path can’t be decoded: percent codes must be UTF-8.'],
  ['with a part that is too long', 'x'.repeat(200), 'A part of the path is too long.'],
])('a path %s is refused in the form of its surface', async (_, part, detail) => {
  for (const url of [
    `/v1/contacts/${part}`,
    `/v1/contacts/${part}/identities`,
    `/webhooks/whatsapp/${part}`,
  ]) {
    const answer = await app.http.inject({ url, headers: account.headers })
    expect([answer.statusCode, answer.headers['content-type'], answer.json()]).toMatchObject([
      400,
      PROBLEM_TYPE,
      { code: 'invalid_request', detail },
    ])
    expect(answer.headers['request-id']).toMatch(/./)
  }
  const answer = await app.http.inject({ method: 'POST', url: `/graph/v22.0/${part}/messages` })
  expect([answer.statusCode, answer.json().error]).toMatchObject([
    400,
    { code: 100, type: 'OAuthException', error_data: { details: detail } },
  ])
})

test.each([
  ['{"name":', 'application/json', 400, 'invalid_json'],
  ['', 'application/json', 400, 'invalid_json'],
  ['<a/>', 'application/xml', 415, 'unsupported_media_type'],
  [JSON.stringify({ name: 'x'.repeat(1_100_000) }), 'application/json', 413, 'payload_too_large'],
  ['{"__proto__": {"scope": 1}}', 'application/json', 400, 'invalid_request'],
] as const)(
  'a body that cannot be taken is answered by its reason (%#)',
  async (payload, type, status, code) => {
    const headers = { ...account.headers, 'content-type': type }
    const answer = await app.http.inject({ method: 'POST', url: '/v1/inboxes', headers, payload })
    expect([answer.statusCode, answer.headers['content-type'], answer.json().code]).toEqual([
      status,
      PROBLEM_TYPE,
      code,
    ])
  },
)

test.each(['Basic abc', 'Bearer', 'Bearer  ', 'ssk_abc', 'Bearer ssk_short', 'Bearer \u00e9'])(
  'the Authorization header %j is refused',
  async (authorization) => {
    const answer = await app.http.inject({ url: '/v1/inboxes', headers: { authorization } })
    expect(answer.statusCode).toBe(401)
  },
)

test('a text with a NUL character is refused, not a failure of ours', async () => {
  const body = {
    meta_portfolio_id: '1',
    waba_id: '2',
    phone_number_id: '3',
    display_phone: '+1',
    access_token: 'x',
  }
  const post = (name: string) =>
    app.http.inject({ method: 'POST', url: '/v1/inboxes', headers: account.headers, body: { ...body, name } })
  expect([(await post('a\u0000b')).statusCode, (await post('a\u0000b')).json().code]).toEqual([
    400,
    'invalid_request',
  ])
})

test('answers carry strict headers and are not cached', async () => {
  const answer = await app.http.inject({ url: '/v1/inboxes', headers: account.headers })
  expect(answer.headers).toMatchObject({
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    'request-id': expect.any(String),
  })
})

test('past the rate limit requests are answered 429 with Retry-After, for that key only', async () => {
  const limited = await testApp({ api_rate_limit: 5 })
  const busy = await limited.addAccount()
  const quiet = await limited.addAccount()
  const ask = async (headers: object) => limited.http.inject({ url: '/v1/inboxes', headers: { ...headers } })
  for (let count = 0; count < 8; count++) await ask(busy.headers)
  const refused = await ask(busy.headers)
  expect([refused.statusCode, refused.headers['content-type'], refused.json().code]).toEqual([
    429,
    PROBLEM_TYPE,
    'rate_limited',
  ])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask(quiet.headers)).statusCode).toBe(200)
  for (let count = 0; count < 5; count++) await ask(UNKNOWN_KEY)
  expect((await ask({ authorization: `Bearer ssk_${'B'.repeat(43)}` })).statusCode).toBe(429)
  await limited.close()
})

test('the process answers for its health, and is ready only while it reaches its store', async () => {
  expect((await app.http.inject('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await app.http.inject('/readyz')).json()).toEqual({ status: 'ok' })
  const lost = await testApp()
  await lost.database.store.close()
  expect((await lost.http.inject('/healthz')).statusCode).toBe(200)
  const answer = await lost.http.inject('/readyz')
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'store_unavailable'])
  await lost.http.close()
  await lost.database.close()
})

test('metrics are for a key with their scope and for admins, wherever it is asked from and whatever a proxy says', async () => {
  await app.http.inject({ url: '/v1/inboxes', headers: account.headers })
  for (const asked of [
    {},
    { remoteAddress: '203.0.113.7' },
    { remoteAddress: '::1' },
    { headers: { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1', 'x-real-ip': '127.0.0.1' } },
  ]) {
    expect((await app.http.inject({ url: '/metrics', ...asked })).statusCode).toBe(401)
  }
  const narrow = await app.addKey(account, ['events:read'])
  expect((await app.http.inject({ url: '/metrics', headers: narrow })).statusCode).toBe(403)
  for (const role of ['viewer', 'agent'] as const) {
    const { headers } = await addMember(app, account, role)
    expect((await app.http.inject({ url: '/metrics', headers })).statusCode).toBe(403)
  }
  const allowed = await app.addKey(account, ['metrics:read'])
  const figures = await app.http.inject({ url: '/metrics', headers: allowed })
  expect(figures.body).toMatch(
    /selfsame_http_request_duration_seconds_count\{method="GET",route="\/v1\/inboxes",status="200"\} \d/,
  )
})

test('figures need no key in the networks that the operator allows', async () => {
  const open = await testApp({ metrics_allowed_networks: ['10.20.0.0/16', 'fd00:20::/32'] })
  const ask = async (remoteAddress: string) =>
    (await open.http.inject({ url: '/metrics', remoteAddress })).statusCode
  const addresses = ['10.20.3.4', '::ffff:10.20.3.4', 'fd00:20::7', '10.21.0.1', '127.0.0.1', 'fd00:21::7']
  expect(await Promise.all(addresses.map(ask))).toEqual([200, 200, 200, 401, 401, 401])
  await open.close()
})

test('the operator must name the account that a command is about', async () => {
  const unnamed = await app.http.inject({ url: '/v1/inboxes', headers: app.operator })
  expect([unnamed.statusCode, unnamed.json().errors]).toEqual([
    400,
    [{ field: 'headers.selfsame-account', code: 'required', message: expect.any(String) }],
  ])
  const headers = { ...app.operator, 'selfsame-account': account.account_id }
  expect((await app.http.inject({ url: '/v1/inboxes', headers })).json().data).toHaveLength(1)
  // A list of an account that does not exist would look like one of an empty account.
  const unknown = { ...app.operator, 'selfsame-account': presentId('account', newId()) }
  for (const request of [
    { method: 'GET', url: '/v1/contacts' },
    { method: 'POST', url: '/v1/ingest/replays', payload: { scope: 'all' } },
  ] as const) {
    const answer = await app.http.inject({ ...request, headers: unknown })
    expect([answer.statusCode, answer.json().detail]).toEqual([404, 'The account was not found.'])
  }
})

test('a route under /v1 that names no scope cannot be registered', async () => {
  const http = await buildServer(app.deps.log, undefined)
  requireCaller(http, { findKey: async () => null, operator_token: null, ...NO_USERS })
  expect(() => http.get('/open', async () => 'open')).toThrow('names no scope')
  await http.close()
})

test('a route may take the untouched bytes of any body up to its own limit', async () => {
  const http = await buildServer(app.deps.log, undefined)
  await http.register(async (scope: Http) => {
    takeRawBodies(scope, 2_000_000)
    scope.post('/raw', async (request) => ({
      hex: Buffer.isBuffer(request.body) ? request.body.toString('hex').slice(0, 12) : null,
    }))
  })
  const post = (payload: Buffer, headers: Record<string, string> = {}) =>
    http.inject({ method: 'POST', url: '/raw', payload, headers })
  const bytes = Buffer.from('{"a":"\\u00e9"', 'latin1')
  for (const type of ['application/json', 'application/json; charset=utf-8', 'text/plain', 'nonsense/x']) {
    expect((await post(bytes, { 'content-type': type })).json()).toEqual({ hex: '7b2261223a22' })
  }
  expect((await post(bytes)).json()).toEqual({ hex: '7b2261223a22' })
  expect((await post(Buffer.alloc(1_900_000))).statusCode).toBe(200)
  const large = await post(Buffer.alloc(2_000_001))
  expect([large.statusCode, large.json().code]).toEqual([413, 'payload_too_large'])
  await http.close()
})

test.each(['/auth/sign-in/email', '/v1/setup/owner', '/v1/invitations/acceptance'])(
  'a body larger than 64 KiB is refused at %s, where anyone may post',
  async (url) => {
    const answer = await app.http.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ email: 'x'.repeat(65 * 1024) }),
    })
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'payload_too_large'])
  },
)

test('errors.md, OpenAPI and the catalogue list the same errors', async () => {
  const docs = await readFile(join(import.meta.dirname, '../../../../docs/errors.md'), 'utf8')
  const documented = [...docs.matchAll(/^\| `(\w+)` \| (\d+) \| (.+) \|$/gm)].map(
    ([, code, status, title]) => [code, { status: Number(status), title }],
  )
  expect(Object.fromEntries(documented)).toEqual(ERRORS)
  const openapi = (await app.http.inject('/openapi.json')).json()
  const { schema } = openapi.components.responses.Problem.content['application/problem+json']
  expect(schema.properties.code.enum).toEqual(Object.keys(ERRORS))
})

test('OpenAPI 3.1 describes every public route with its parameters, answers and errors', async () => {
  const openapi = (await app.http.inject('/openapi.json')).json()
  expect(openapi.openapi).toBe('3.1.0')
  const list = openapi.paths['/v1/inboxes'].get
  expect(list.parameters.map((parameter: { name: string }) => parameter.name)).toEqual(['limit', 'cursor'])
  expect(list.responses.default).toEqual({ $ref: '#/components/responses/Problem' })
  // In 3.1 a key of any kind may name the scopes that it needs.
  expect(list.security).toEqual([{ api_key: ['inboxes:read'] }, { session: [] }])
  expect(Object.keys(openapi.paths['/v1/setup'])).toEqual(['get'])
})

test('a failure of ours says nothing about its inside', async () => {
  const http = await buildServer(app.deps.log, undefined)
  http.get('/broken', async () => {
    throw new Error('the phone +5491155550000 broke it')
  })
  http.get('/misshapen', { schema: { response: { 200: z.object({ a: z.string() }) } } }, async () =>
    JSON.parse('{"a":1}'),
  )
  for (const url of ['/broken', '/misshapen']) {
    const answer = await http.inject(url)
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal_error'])
    expect(answer.body).not.toContain('broke it')
  }
  await http.close()
})
