import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { textFrom } from '../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../platform/db/with-account.ts'

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

/** Every contact that a list finds, page by page, in its order. */
async function findAll(query: string, limit = 3): Promise<string[]> {
  const found: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const url = `/v1/contacts?limit=${limit}&${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
    const { body } = await shop.call('GET', url)
    found.push(...body.data.map((it: { display_name: string }) => it.display_name))
    cursor = body.next_cursor
  }
  return found
}

/** So many people as rows, as an import of years would have left them. */
const fill = (people: number, name: string) =>
  withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
    sql`
      insert into contacts (account_id, id, profile_name, created_at, updated_at)
      select ${shop.account.account_uuid}, gen_random_uuid(), ${sql.raw(name)}, now(), now()
        from generate_series(1, ${people}::int) as i`.execute(trx),
  )

describe('a frequent name', () => {
  test('finds everybody, each once, the newest first, also by two words', async () => {
    await fill(450, `case when i % 3 = 0 then 'Ada Berg' else 'Ada Nr' || i end`)
    await fill(50, `'Bea Berg ' || i`)
    const adas = await findAll('query=ada', 100)
    expect([adas.length, new Set(adas.filter((name) => name !== 'Ada Berg')).size]).toEqual([450, 300])
    expect(await findAll('query=ber%20ad', 100)).toHaveLength(150)
    expect(await findAll('query=b', 100)).toHaveLength(200)
    expect(await findAll('query=zoe', 100)).toEqual([])
  })

  test('that nearly everybody has is read in the order of the index, and still nobody is left out', async () => {
    await fill(20_500, `case when i % 7000 = 0 then 'Ada Zimmer' else 'Ada' end`)
    expect(await findAll('query=ada%20zim', 50)).toEqual(['Ada Zimmer', 'Ada Zimmer'])
    expect((await shop.call('GET', '/v1/contacts?limit=50&query=ada')).body.data).toHaveLength(50)
  })

  test('of which there are too many kinds is looked for among everybody, and still nobody is left out', async () => {
    await fill(20_500, `'A' || i || case when i % 7000 = 0 then ' Zimmer' else '' end || ' B' || i`)
    expect((await findAll('query=a%20b%20zim', 50)).length).toBe(2)
    const first = (await shop.call('GET', '/v1/contacts?limit=100&query=a%20b')).body
    const second = (await shop.call('GET', `/v1/contacts?limit=100&query=a%20b&cursor=${first.next_cursor}`))
      .body
    expect(new Set([...first.data, ...second.data].map(({ id }: { id: string }) => id)).size).toBe(200)
  })
})

test('a name of whoever was folded into another finds the survivor, until the merge is undone', async () => {
  await shop.receive(
    textFrom(shop.line, { bsuid: 'US.1' }, 'm1', 10),
    textFrom(shop.line, { bsuid: 'US.2' }, 'm2', 20),
  )
  const [ana, bob] = [await shop.contactOf('US.1'), await shop.contactOf('US.2')]
  await shop.call('PATCH', `/v1/contacts/${ana}`, { name: 'Ana Sol' })
  await shop.call('PATCH', `/v1/contacts/${bob}`, { name: 'Bob Mar' })
  const merge = await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bob })
  const survivor = (await shop.call('GET', `/v1/contacts/${ana}`)).body
  for (const query of ['sol', 'mar', 'sol%20mar']) {
    const { data } = (await shop.call('GET', `/v1/contacts?query=${query}`)).body
    expect(data.map(({ id }: { id: string }) => id)).toEqual([survivor.id])
  }
  await shop.call('DELETE', `/v1/merges/${merge.body.id}`)
  expect(await findAll('query=sol')).toEqual(['Ana Sol'])
  expect(await findAll('query=mar')).toEqual(['Bob Mar'])
  expect(await findAll('query=sol%20mar')).toEqual([])
  await shop.call('POST', '/v1/erasures', { contact_id: ana })
  expect(await shop.rows(`select word from contact_words order by word`)).toEqual([
    { word: 'bob' },
    { word: 'mar' },
  ])
})

test.each([
  ['Marcel·la Vila', 'marcella'],
  ['Marcella Vila', 'marceŀla'],
  ['MarceĿla Vila', 'marcel·la'],
  ['װאָלף', 'וואלף'],
  ['וואלף', 'װאָלף'],
])('%s is found by %s, as contact, canned reply and note', async (name, query) => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', name }, 'm1', 10))
  expect(await findAll(`query=${encodeURIComponent(query)}`)).toEqual([name])
  await shop.call('POST', '/v1/canned_replies', { shortcut: 'a', text: `Hello ${name}!` })
  const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
  await shop.call('POST', `/v1/conversations/${thread.id}/notes`, { text: `asked for ${name}` })
  for (const path of ['canned_replies', 'search/notes']) {
    const { body } = await shop.call('GET', `/v1/${path}?query=${encodeURIComponent(query)}`)
    expect(body.data).toHaveLength(1)
  }
})

test.each(['+31 6 1234 5678', '0031612345678', '06-12345678', '31612345678', '5678', '34 56 78'])(
  'a phone written as %s finds its holder',
  async (typed) => {
    await withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
      trx.updateTable('accounts').set({ default_country: 'NL' }).execute(),
    )
    await shop.receive(
      textFrom(shop.line, { bsuid: 'NL.1', phone: '31612345678', name: 'Ana' }, 'm1', 10),
      textFrom(shop.line, { bsuid: 'NL.2', phone: '31612345679', name: 'Bob' }, 'm2', 20),
    )
    expect(await findAll(`query=${encodeURIComponent(typed)}`)).toEqual(['Ana'])
  },
)

describe('filters', () => {
  test('tell who can be reached, and by which label, attribute and word on marketing', async () => {
    await shop.receive(textFrom(shop.line, { bsuid: 'US.1', name: 'Ana' }, 'm1', 10))
    await shop.call('POST', '/v1/contacts', { name: 'By mail', email: 'a@example.org' })
    await shop.call('POST', '/v1/contacts', {
      name: 'By phone',
      phone: '+1 555 010 0001',
      attributes: { city: 'Lisbon', age: 44 },
    })
    const two = (await shop.call('POST', '/v1/contacts', { name: 'Two phones', phone: '+1 555 010 0002' }))
      .body
    await shop.call('PATCH', `/v1/contacts/${two.id}`, { add: { phone: '+1 555 010 0003' } })
    expect(await findAll('reachable=true')).toEqual(['By phone', 'Ana'])
    expect(await findAll('reachable=false')).toEqual(['Two phones', 'By mail'])
    const listed = (await shop.call('GET', '/v1/contacts')).body.data
    expect(listed.map((it: { reachable: boolean }) => it.reachable)).toEqual([false, true, false, true])

    const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
    await shop.call('PATCH', `/v1/conversations/${thread.id}`, { labels: ['vip'] })
    expect(await findAll('label=vip')).toEqual(['Ana'])
    expect((await shop.call('GET', '/v1/contacts?label=vip')).body.data).toMatchObject([
      { labels: ['vip'], last_message_at: '2026-11-01T00:00:10.000Z' },
    ])
    expect(await findAll('attribute=city&attribute_value=Lisbon')).toEqual(['By phone'])
    expect(await findAll('attribute=age&attribute_value=44&has_phone=true')).toEqual(['By phone'])
    expect((await shop.call('GET', '/v1/contacts?attribute=city')).status).toBe(400)

    const noted = await shop.call('PUT', `/v1/contacts/${listed[3].id}/consents/marketing_messages`, {
      value: 'opted_out',
      source: 'by phone',
    })
    expect(noted.status).toBe(200)
    expect(await findAll('marketing_stopped=true')).toEqual(['Ana'])
    expect(await findAll('marketing_stopped=false&reachable=true')).toEqual(['By phone'])
  })
})
