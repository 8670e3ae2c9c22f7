import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { listRoutes } from '../../../tests/harness/every-route.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp({ api_rate_limit: 1_000_000 })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  shop = await openShop(app)
})

const ANA = { bsuid: 'US.7' }
/** As long as a field allows, and it names her as often as it can: each time it would grow by four characters. */
const naming = (length: number) => 'US.7-'.repeat(length / 5)

/** Makes one whose text is as long as it can be. */
async function makeLongest(route: string, bodyOf: (length: number) => object): Promise<void> {
  const [method = '', path = ''] = route.split(' ')
  for (let length = 5_000; length > 0; length -= 5) {
    const { status, body } = await shop.call(method as 'POST' | 'PUT', path, bodyOf(length))
    if (status < 300) return
    expect([route, body.errors?.[0]?.code ?? body]).toEqual([route, 'too_long'])
    length = Math.min(length, Math.ceil(body.errors[0].params.maximum / 5) * 5 + 5)
  }
}

test('every list still answers after an erasure has redacted names as long as their fields allow', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const ana = await shop.contactOf(ANA.bsuid)
  await shop.call('PATCH', `/v1/contacts/${ana}`, { add: { external_id: 'crm-ana' } })
  await shop.call('POST', '/v1/canned_replies', { shortcut: 'crm-ana', text: 'Hello Ana' })
  const bob = (await shop.call('POST', '/v1/contacts', { external_id: 'b', name: naming(200) })).body.id
  const filters = (length: number) => ({ attribute: { name: 'city', value: naming(length) } })
  const made: [string, (length: number) => object][] = [
    ['POST /v1/teams', (length) => ({ name: naming(length) })],
    [
      'POST /v1/labels',
      (length) => ({ name: naming(length), color: 'teal', description: null, sticky: true }),
    ],
    [
      'POST /v1/labels',
      (length) => ({ name: 'b', color: 'teal', description: naming(length), sticky: true }),
    ],
    ['POST /v1/views', (length) => ({ name: naming(length), shared: true, filters: {} })],
    ['POST /v1/segments', (length) => ({ name: naming(length), filters: {} })],
    ['POST /v1/segments', (length) => ({ name: 'b', filters: filters(length) })],
    ['POST /v1/canned_replies', (length) => ({ shortcut: 'b', text: naming(length) })],
    ['POST /v1/webhook_endpoints', (length) => ({ name: naming(length), url: 'https://example.org/hook' })],
    ['POST /v1/api_keys', (length) => ({ name: naming(length), scopes: ['inboxes:read'] })],
    ['PUT /v1/blocked_phones/15550104400', (length) => ({ reason: naming(length) })],
    [
      `PUT /v1/contacts/${bob}/consents/marketing_messages`,
      (length) => ({ value: 'opted_out', source: naming(length) }),
    ],
  ]
  for (const [route, bodyOf] of made) await makeLongest(route, bodyOf)
  expect((await shop.call('POST', '/v1/erasures', { bsuid: ANA.bsuid })).status).toBe(201)

  const lists = (await listRoutes(app)).filter(({ method, path }) => method === 'GET' && !path.includes('{'))
  const failed: string[] = []
  for (const { path } of lists.filter(({ path: it }) => it !== '/v1/stream')) {
    const { statusCode, body } = await app.http.inject({ url: path, headers: shop.account.headers })
    if (statusCode >= 500) failed.push(`${path}: ${body}`)
    expect(body).not.toContain('US.7')
  }
  expect(failed).toEqual([])
  expect(lists.length).toBeGreaterThan(20)
  expect((await shop.call('GET', `/v1/contacts/${bob}/consents`)).status).toBe(200)
})

test('neighbouring identifiers become one mark', async () => {
  const anchored = await shop.call('POST', '/v1/contacts', { external_id: 'crm-4711', name: 'Ana' })
  await shop.call('POST', '/v1/teams', { name: 'crm-4711 Desk' })
  await shop.call('POST', '/v1/erasures', { contact_id: anchored.body.id })
  const [team] = (await shop.call('GET', '/v1/teams')).body.data
  expect(team.name).toMatch(/^\[erased\] /)
})

test('a BSUID in other letters names the same contact, who is erased whole', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const contact = await shop.contactOf(ANA.bsuid)
  const { status, body } = await shop.call('POST', '/v1/erasures', { bsuid: 'us.7' })
  expect([status, body.contact_ids]).toEqual([201, [contact]])
  expect((await shop.call('GET', `/v1/contacts/${contact}`)).status).toBe(404)
})

test('an id that another contact has in other letters stays with that contact', async () => {
  const [ana, bob] = await Promise.all(
    ['crm-ana', 'CRM-ANA'].map(
      async (external_id) => (await shop.call('POST', '/v1/contacts', { external_id })).body,
    ),
  )
  expect(ana.id).not.toBe(bob.id)
  expect((await shop.call('POST', '/v1/erasures', { contact_id: ana.id })).status).toBe(201)
  const shown = await shop.call('GET', `/v1/contacts/${bob.id}`)
  expect(JSON.stringify(shown.body)).toContain('CRM-ANA')
  const history = await shop.rows('select value from identity_events where value is not null')
  expect(JSON.stringify(history)).toContain('CRM-ANA')
})

test('what others wrote around a short identifier stays whole, also where two names of members become one', async () => {
  const ana = (await shop.call('POST', '/v1/contacts', { external_id: 'C-77', name: 'Ana' })).body
  const address = '12 Long Street, Springfield, Oregon'
  const bob = (
    await shop.call('POST', '/v1/contacts', {
      external_id: 'b',
      name: 'Bob of C-77',
      attributes: { 'C-77': 'x', 'c-77': 'y', address },
    })
  ).body
  await shop.call('POST', '/v1/canned_replies', {
    shortcut: 'pay',
    text: 'C-77: pay at pay.example.com/7781',
  })
  expect((await shop.call('POST', '/v1/erasures', { contact_id: ana.id })).status).toBe(201)
  const shown = (await shop.call('GET', `/v1/contacts/${bob.id}`)).body
  expect(shown.name).toBe('Bob of [erased]')
  expect(shown.attributes).toEqual({ '[erased]': 'x', '[erased] 2': 'y', address })
  const [reply] = (await shop.call('GET', '/v1/canned_replies')).body.data
  expect(reply.text).toBe('[erased]: pay at pay.example.com/7781')
})
