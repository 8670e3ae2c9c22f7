import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { listRoutes, NAMED, NOTHING, type Route } from '../../../tests/harness/every-route.ts'
import { fillAccount, fillLine } from '../../../tests/harness/full-line.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { anyPoison, objectsIn, POISONS, poisoned, textsIn } from '../../../tests/harness/poison.ts'
import { samplesOf } from '../../../tests/harness/sample-of-schema.ts'
import { type IdKind, presentId } from '../base/ids.ts'

// Every field, one after another.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let shop: Shop
let routes: Route[]
const ids = new Map<string, string>()
/** What fields take whose schema does not say it. */
const values: Record<string, unknown> = {
  email: 'ana@example.org',
  phone: '+15550102233',
  language: 'en',
  code: 'en',
  currency: 'EUR',
  emoji: '🎂',
  link: 'https://example.org/cake.png',
  url: 'https://example.org/hook',
  event_types: 'message.received',
  app_id: '66',
  meta_portfolio_id: '77',
  waba_id: '88',
  phone_number_id: '99',
  shared: true,
  at: '2026-10-31T10:00:00.000Z',
}

beforeAll(async () => {
  app = await testApp({ api_rate_limit: 1_000_000 })
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  await fillAccount(shop, 'Common')
  await fillLine(shop, shop.line, 'Seen', 1)
  routes = (await listRoutes(app)).filter(({ path }) => !LEFT_OUT.includes(path))
  routes.sort((a, b) => Number(ENDS.includes(a.path)) - Number(ENDS.includes(b.path)))
  for (const { kind, table } of Object.values(NAMED)) {
    const [row] = await shop.rows<{ id: string }>(`select id from ${table} order by id desc limit 1`)
    if (row !== undefined) ids.set(kind, presentId(kind, row.id))
  }
  values.to = { conversation_id: ids.get('conversation') }
  for (const [path, body] of Object.entries(MADE)) {
    const made = await shop.call('POST', path, body)
    expect([path, made.status < 300 ? '' : made.body]).toEqual([path, ''])
    ids.set(path, made.body.id ?? made.body.endpoint.id)
  }
})
afterAll(() => app.close())

/** What has ids in paths besides what a line brings about. */
const MADE: Record<string, object> = {
  '/v1/teams': { name: 'Bakers' },
  '/v1/labels': { name: 'cake' },
  '/v1/views': { name: 'Cakes', shared: true, filters: {} },
  '/v1/canned_replies': { shortcut: 'hello', text: 'Hello!' },
  '/v1/webhook_endpoints': { url: 'https://example.org/events', event_types: ['message.received'] },
}

type Fault = { route: string; given: string; status: number; body: string }

const idOf = (pattern: string): string | null => {
  const prefix = /^\^([a-z]+_)\[0-9a-f\]/.exec(pattern)?.[1]
  if (prefix === undefined) return null
  return [...ids.values()].find((id) => id.startsWith(prefix)) ?? `${prefix}${NOTHING.replaceAll('-', '')}`
}

const pathIdOf = (path: string): string => {
  const before = /^\/v1\/(.*?)\/\{id\}/.exec(path)?.[1] ?? ''
  const named: { kind: IdKind } | undefined = NAMED[before]
  const made = ids.get(`/v1/${before}`)
  if (made !== undefined) return made
  return (named && ids.get(named.kind)) ?? presentId(named?.kind ?? 'user', NOTHING)
}

const urlOf = (path: string) => path.replace('{id}', pathIdOf(path)).replace(/\{\w+\}/g, 'x')

/** Of each route. */
const MOST_SAMPLES = 4
const LEFT_OUT = ['/v1/stream', '/v1/setup']
/** Done last: afterwards their contacts are gone. */
const ENDS = ['/v1/erasures', '/v1/contacts/{id}/merges']

/** `json` stands for a payload that is written already. */
type Asked = {
  url?: string
  query?: string
  payload?: unknown
  json?: string
  headers?: Record<string, string>
}

/** True if the route did it. A fault is an answer that is ours to mend, not one for want of WhatsApp. */
async function ask(
  route: Route,
  { url, query, payload, json, headers }: Asked,
  faults: Fault[],
): Promise<boolean> {
  const written = json ?? (payload === undefined ? undefined : JSON.stringify(payload))
  const answer = await app.http.inject({
    method: route.method,
    url: (url ?? urlOf(route.path)) + (query === undefined ? '' : `?${query}`),
    headers: {
      ...shop.account.headers,
      ...(written !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(written !== undefined && { payload: written }),
  })
  const { statusCode: status, body } = answer
  if (status >= 500 && !body.includes('meta_unreachable')) {
    const given = JSON.stringify({ url, query, payload: json ?? payload, headers }).slice(0, 300)
    faults.push({ route: `${route.method} ${route.path}`, given, status, body: body.slice(0, 300) })
  }
  return status < 300
}

test('a text that cannot be stored is refused with the name of its field, and one that can is stored as it is', async () => {
  const answer = async (name: string) => {
    const payload = JSON.stringify({ external_id: '1', name, attributes: { a: [{ b: 'ok' }] } })
    const headers = { ...shop.account.headers, 'content-type': 'application/json' }
    return app.http.inject({ method: 'POST', url: '/v1/contacts', headers, payload })
  }
  expect((await answer('Half \ud83d')).json()).toMatchObject({
    code: 'invalid_request',
    errors: [{ field: 'body.name', message: 'contains half of a character (a lone surrogate)' }],
  })
  expect((await answer('N\0L')).json()).toMatchObject({
    errors: [{ field: 'body.name', message: 'contains a NUL character' }],
  })
  expect((await answer('\\u0000 🎂')).json()).toMatchObject({ name: '\\u0000 🎂' })
})

test.each([
  ['{"external_id":"1","__proto__":{"name":"x"}}', 'body.__proto__'],
  ['{"external_id":"1","attributes":{"a":{"__proto__":1}}}', 'body.attributes.a.__proto__'],
  ['{"external_id":"1","constructor":{"prototype":{"a":1}}}', 'body'],
  ['{"external_id":"1","attributes":{"n":1e999}}', 'body.attributes.n'],
  ['{"external_id":"1","attributes":{"n":[1,1e308]}}', 'body.attributes.n.1'],
  ['{"external_id":"1","attributes":{"n":5e-324}}', 'body.attributes.n'],
  ['{"external_id":"1","attributes":{"__proto__ ":{"a":1}}}', 'body.attributes.__proto__ '],
])('%s is refused with the name of the field that it cannot have', async (payload, field) => {
  const headers = { ...shop.account.headers, 'content-type': 'application/json' }
  const answer = await app.http.inject({ method: 'POST', url: '/v1/contacts', headers, payload })
  expect([answer.statusCode, answer.json().errors]).toMatchObject([400, [{ field }]])
})

test('no text in any field of any body, as a value or as a name, makes a route fail', async () => {
  const faults: Fault[] = []
  const accepted = new Set<string>()
  for (const route of routes.filter(({ body }) => body !== null)) {
    const samples = samplesOf(route.body ?? {}, { idOf, values })
    const good: unknown[] = []
    for (const sample of samples) if (await ask(route, { payload: sample }, faults)) good.push(sample)
    if (good.length > 0) accepted.add(`${route.method} ${route.path}`)
    // What a route takes as it is leads a text furthest.
    for (const [index, sample] of [...good, ...samples].slice(0, MOST_SAMPLES).entries()) {
      const some = POISONS.filter((_, nth) => index === 0 || nth % 5 === index % 5)
      for (const at of textsIn(sample)) {
        for (const poison of [...some, ...fc.sample(anyPoison, { numRuns: 1, seed: index })])
          await ask(route, { payload: poisoned(sample, at, poison) }, faults)
      }
      for (const at of index === 0 ? objectsIn(sample) : [])
        for (const name of POISONS)
          await ask(route, { payload: poisoned(sample, [...at, name], 'x') }, faults)
    }
  }
  expect(faults).toEqual([])
  expect(accepted.size).toBeGreaterThan(30)
})

test('no text in a cursor makes a list fail', async () => {
  const faults: Fault[] = []
  let forged = 0
  for (const route of routes.filter(({ query }) => query.includes('cursor'))) {
    const answer = await app.http.inject({
      method: route.method,
      url: `${urlOf(route.path)}?limit=1`,
      headers: shop.account.headers,
    })
    const cursor = answer.statusCode === 200 ? answer.json().next_cursor : null
    if (cursor === null) continue
    forged += 1
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    for (const at of textsIn(position).slice(1)) {
      for (const poison of POISONS) {
        const text = Buffer.from(JSON.stringify(poisoned(position, at, poison))).toString('base64url')
        await ask(route, { query: `cursor=${text}` }, faults)
      }
    }
  }
  expect(faults).toEqual([])
  expect(forged).toBeGreaterThan(6)
})

const DEEP = '['.repeat(20_000) + ']'.repeat(20_000)
/** Stands for what JSON.stringify cannot write. */
const DEEP_HERE = 'deep value here'

test('no value of endless depth in any body makes a route fail or is parsed, which takes long', async () => {
  const faults: Fault[] = []
  let parsed = 0
  const parse = JSON.parse
  vi.spyOn(JSON, 'parse').mockImplementation((text, reviver) => {
    if (String(text).includes(DEEP)) parsed += 1
    return parse(text, reviver)
  })
  for (const route of routes.filter(({ body }) => body !== null)) {
    const [sample = {}] = samplesOf(route.body ?? {}, { idOf, values })
    const rows = { external_id: 'deep', attributes: { a: DEEP_HERE } }
    const bodies = [
      DEEP_HERE,
      [rows],
      ...textsIn(sample).map((at) => poisoned(sample, at, DEEP_HERE)),
      ...objectsIn(sample).map((at) => poisoned(sample, [...at, 'deep'], DEEP_HERE)),
    ]
    for (const [index, body] of bodies.entries()) {
      const json = JSON.stringify(body).replace(`"${DEEP_HERE}"`, DEEP)
      const once: Record<string, string> = { 'idempotency-key': `deep-${route.path}-${index}` }
      for (const headers of [{}, once]) await ask(route, { json, headers }, faults)
    }
  }
  for (const url of ['/auth/sign-in/email', '/auth/sign-out']) {
    const headers = { 'content-type': 'application/json', origin: 'http://localhost' }
    const answer = await app.http.inject({ method: 'POST', url, headers, payload: `{"email":${DEEP}}` })
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 400, 'invalid_json'])
  }
  vi.restoreAllMocks()
  expect(faults).toEqual([])
  expect(parsed).toBe(0)
})

test('no text in any query or path makes a route fail', async () => {
  const faults: Fault[] = []
  for (const [index, route] of routes.entries()) {
    const body = route.body === null ? undefined : samplesOf(route.body, { idOf, values })[0]
    const written = POISONS.map((poison) => encodeURIComponent(poison.toWellFormed()).slice(0, 4_000))
    const texts = [...written, '%ED%A0%BD', '%', '%E0%A4%A'].filter((_, nth) => nth % 2 === index % 2)
    for (const text of texts) {
      for (const name of route.query) await ask(route, { query: `${name}=${text}` }, faults)
      await ask(route, { query: `${text}=1`, payload: body }, faults)
      if (!route.path.includes('{')) continue
      await ask(route, { url: route.path.replace(/\{\w+\}/g, text), payload: body }, faults)
    }
  }
  expect(faults).toEqual([])
})

test('no text in a header makes a route fail', async () => {
  const faults: Fault[] = []
  const [route] = routes.filter(({ method, path }) => `${method} ${path}` === 'POST /v1/contacts')
  if (route === undefined) throw new Error('there is no such route')
  const texts = ['\x01', 'é', 'x'.repeat(9_000), 'constructor', '__proto__', '\xff\xfe', '\t', '']
  for (const text of texts) {
    for (const name of [
      'idempotency-key',
      'user-agent',
      'accept-language',
      'accept',
      'authorization',
      'cookie',
      'origin',
      'content-type',
      'x-forwarded-for',
      'last-event-id',
      'if-none-match',
      '__proto__',
      'constructor',
    ]) {
      const headers = { [name]: text }
      await ask(route, { payload: { external_id: `h ${texts.indexOf(text)} ${name}` }, headers }, faults)
    }
  }
  expect(faults).toEqual([])
})
