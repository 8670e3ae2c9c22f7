import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LIMITS, MOST_STREAMS } from '../src/platform/db/limits.ts'
import { type TestApp, testApp } from './harness/app.ts'
import { addTemplate, buildBroadcast, SALE } from './harness/broadcasts.ts'
import { openShop, type Shop } from './harness/people.ts'
import { addMember } from './harness/sign-in.ts'

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

type Kind = keyof typeof LIMITS
type Creation = {
  url: string
  method?: 'PUT'
  body: (n: number) => object
  /** What differs between rows that are copied, as SQL of `n`. */
  differs?: Record<string, string>
  /** Frees one place: as SQL, where nothing is deleted. */
  frees?: string
}

const digest = `'\\x' || md5(n::text) || md5('x' || n)`
const secrets = { app_secret: 'secret of the bot', verify_token: 'verify the bot' }

const CREATIONS: Record<Kind, Creation> = {
  api_keys: {
    url: '/v1/api_keys',
    body: (n) => ({ name: `Key ${n}`, scopes: ['inboxes:read'] }),
    differs: { key_digest: digest, setup_generation: 'null::integer' },
    frees: 'update api_keys set revoked_at = now() where id = $id',
  },
  blocked_phones: {
    url: '/v1/blocked_phones',
    method: 'PUT',
    body: () => ({ reason: 'shared' }),
    differs: { phone_key: `'1999' || lpad(n::text, 7, '0')` },
  },
  broadcasts: {
    url: '/v1/broadcasts',
    body: () => buildBroadcast(shop, {}),
    frees: 'update broadcasts set ended_at = now() where id = $id',
  },
  canned_replies: {
    url: '/v1/canned_replies',
    body: (n) => ({ shortcut: `s${n}`, text: 'Hello' }),
    differs: { shortcut: `'copy' || n` },
  },
  gateway_consumers: {
    url: '/v1/gateway_consumers',
    body: (n) => ({ name: `Bot ${n}`, ...secrets }),
    differs: { name: `'Copy ' || n`, token_digest: digest },
  },
  inboxes: {
    url: '/v1/inboxes',
    body: (n) => ({
      ...{ meta_portfolio_id: '91', waba_id: '81', phone_number_id: `7${n}`, display_phone: `+1 555 02${n}` },
      access_token: 'token',
    }),
    differs: { phone_number_id: `'copy' || n` },
  },
  invitations: {
    url: '/v1/invitations',
    body: (n) => ({ email: `new${n}@example.org`, role: 'agent' }),
    differs: { email: `'copy' || n || '@example.org'`, token_digest: digest },
    frees: 'update invitations set accepted_at = now() where id = $id',
  },
  replays: {
    url: '/v1/ingest/replays',
    body: () => ({ scope: 'all' }),
    frees: 'update replays set all_queued_at = now() where id = $id',
  },
  segments: {
    url: '/v1/segments',
    body: (n) => ({ name: `Segment ${n}`, filters: {} }),
    differs: { name: `'Copy ' || n` },
  },
  teams: { url: '/v1/teams', body: (n) => ({ name: `Team ${n}` }), differs: { name: `'Copy ' || n` } },
}

/** Made by use, of which there are as many as there is work, or limited in a test of their own. */
const NOT_LIMITED: Record<string, string> = {
  '/v1/setup': 'by the operator alone',
  '/v1/setup/owner': 'works once',
  '/v1/invitations/acceptance': 'takes an invitation',
  '/v1/connections': 'makes an inbox',
  '/v1/connections/verifications': 'makes nothing',
  '/v1/contacts': 'the customers themselves',
  '/v1/contacts/imports': 'the customers themselves',
  '/v1/conversations': 'the conversations themselves',
  '/v1/conversations/bulk': 'makes nothing',
  '/v1/erasures': 'makes nothing',
  '/v1/labels': 'src/conversations/labels.ts',
  '/v1/media': 'uploads that no message uses are removed',
  '/v1/messages': 'the messages themselves',
  '/v1/templates/syncs': 'makes nothing',
  '/v1/views': 'src/views/views.ts',
  '/v1/webhook_endpoints': 'src/webhooks/endpoints.ts: too_many_endpoints',
  '/v1/sandbox/people': 'of the sandbox',
  '/v1/sandbox/time': 'of the sandbox',
}

test('every collection that something can be added to has a limit, or a reason why not', async () => {
  const { paths } = (await app.http.inject({ url: '/openapi.json' })).json()
  const collections = Object.keys(paths).filter((path) => 'post' in paths[path] && !path.includes('{'))
  const limited = Object.values(CREATIONS).map(({ url }) => url)
  expect(collections.filter((path) => !limited.includes(path) && !(path in NOT_LIMITED))).toEqual([])
})

/** Copies the only row of a table until there are so many. */
async function fill(kind: Kind, until: number): Promise<void> {
  const differs = Object.entries({ id: `md5(n || '${kind}')::uuid`, ...CREATIONS[kind].differs })
    .filter(([name]) => kind !== 'blocked_phones' || name !== 'id')
    .map(([name, value]) => `'${name}', ${value}`)
  const [{ had } = { had: 0 }] = await shop.rows<{ had: number }>(`select count(*)::int as had from ${kind}`)
  await shop.rows(
    `insert into ${kind}
     select c.* from (select * from ${kind} order by created_at desc limit 1) as t, generate_series(1, ${until - had}) as n,
       lateral jsonb_populate_record(null::${kind}, to_jsonb(t) || jsonb_build_object(${differs.join()})) as c`,
  )
}

test.each(Object.entries(LIMITS).map(([kind, limit]) => [kind as Kind, limit] as const))(
  'of %s an account has at most %i; the next is refused until there is room',
  async (kind, limit) => {
    if (kind === 'broadcasts') await addTemplate(shop, SALE)
    const { url, method = 'POST', body, frees } = CREATIONS[kind]
    const create = (n: number) =>
      shop.call(method, method === 'PUT' ? `${url}/+1555010${1000 + n}` : url, body(n))
    expect((await create(1)).status).toBeLessThan(300)
    await fill(kind, limit)
    const refused = await create(2)
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({ code: 'limit_reached', limit }),
    ])
    const [row] = await shop.rows<Record<string, string>>(`select * from ${kind} order by created_at limit 1`)
    const at = kind === 'blocked_phones' ? `phone_key = '${row?.phone_key}'` : `id = '${row?.id}'`
    await shop.rows(frees?.replace('$id', `'${row?.id}'`) ?? `delete from ${kind} where ${at}`)
    expect((await create(3)).status).toBeLessThan(300)
    expect((await create(4)).body.code).toBe('limit_reached')
  },
)

test('one more stream than are said is refused', async () => {
  const { headers } = await addMember(app, shop.account, 'admin')
  const open = () => app.http.inject({ url: '/v1/stream', headers, payloadAsStream: true })
  const first = await open()
  expect(first.statusCode).toBe(200)
  const rest = []
  for (let n = 1; n < MOST_STREAMS; n += 1) rest.push(await open())
  expect(rest.filter(({ statusCode }) => statusCode !== 200)).toEqual([])
  const refused = await app.http.inject({ url: '/v1/stream', headers })
  expect([refused.statusCode, refused.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'limit_reached', limit: MOST_STREAMS }),
  ])
  for (const stream of [first, ...rest]) stream.stream().destroy()
})
