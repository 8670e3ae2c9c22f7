import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import {
  addTemplate,
  bringAllForward,
  buildBroadcast,
  prepared,
  recipientsOf,
  SALE,
} from '../../../tests/harness/broadcasts.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom, type Who } from '../../../tests/harness/whatsapp-line.ts'
import { AUTHENTICATION } from '../../channels/templates/test-templates.ts'

const ANA: Who = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BO: Who = { bsuid: 'PT.2002', name: 'Bo' }
const CARL: Who = { bsuid: 'US.3003', phone: '351912345678', name: 'Carl' }
const DORA: Who = { bsuid: 'US.4004', name: 'Dora' }

let app: TestApp
let shop: Shop

beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  await app.database.truncateAll()
  shop = await openShop(app)
  await addTemplate(shop, SALE)
})

async function meet(...people: Who[]): Promise<string[]> {
  for (const [index, who] of people.entries())
    await shop.receive(textFrom(shop.line, who, `m-${who.bsuid}`, 10 + index))
  return Promise.all(people.map(({ bsuid = '' }) => shop.contactOf(bsuid)))
}

const plan = (given: object) => shop.call('POST', '/v1/broadcasts', buildBroadcast(shop, given))
const listed = (contact_ids: (string | undefined)[]) => ({ audience: { contact_ids } })

const NOBODY = '/v1/broadcasts/brc_00000000000000000000000000000000'
const PATHS = [
  ['POST', '/v1/broadcasts'],
  ['GET', '/v1/broadcasts'],
  ['GET', NOBODY],
  ['GET', `${NOBODY}/recipients`],
  ['POST', `${NOBODY}/start`],
  ['POST', `${NOBODY}/pause`],
  ['POST', `${NOBODY}/resume`],
  ['POST', `${NOBODY}/cancel`],
] as const

describe('who may broadcast', () => {
  test.each(PATHS)('%s %s is refused without a key and without its scope', async (method, url) => {
    const payload = url === '/v1/broadcasts' && method === 'POST' ? buildBroadcast(shop, {}) : undefined
    const ask = async (headers: object) =>
      (await app.http.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) }))
        .statusCode
    expect(await ask({})).toBe(401)
    expect(await ask(UNKNOWN_KEY)).toBe(401)
    expect(await ask(await app.addKey(shop.account, ['ingest:read']))).toBe(403)
  })

  test("another account's broadcast, inbox and contacts, which exist, are not found", async () => {
    const ours = await meet(ANA)
    const { id } = await prepared(app, shop, listed(ours))
    const other = await openShop(app)
    await addTemplate(other, SALE)
    for (const [method, url] of PATHS.slice(2))
      expect((await other.call(method, url.replace(/brc_0+/, id))).status).toBe(404)
    expect((await other.call('GET', '/v1/broadcasts')).body.data).toEqual([])
    expect((await other.call('POST', '/v1/broadcasts', buildBroadcast(shop, {}))).status).toBe(404)
    const theirs = await prepared(app, other, listed(ours))
    expect(theirs.counts.by_reason).toEqual({ not_found: 1 })
    expect((await prepared(app, other, {})).recipients).toBe(0)
  })
})

describe('what is refused at once', () => {
  test.each([
    [{ template: { name: 'nothing', language: 'en' } }, 404, 'template_not_found'],
    [{ template: { name: 'sale', language: 'de' } }, 404, 'template_not_found'],
    [{ parameters: { 'body.first_name': { text: 'x' } } }, 400, 'template_parameters'],
    [
      {
        parameters: {
          'body.first_name': { text: 'x' },
          'body.cake': { text: 'x' },
          'body.pie': { text: 'x' },
        },
      },
      400,
      'template_parameters',
    ],
    [
      {
        template: {
          name: 'sale',
          language: 'en',
          components: [
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'Ana\nLima' },
                { type: 'text', text: 'cake' },
              ],
            },
          ],
        },
        parameters: {},
      },
      400,
      'template_parameters',
    ],
    [{ audience: { contact_ids: [] } }, 400, 'invalid_request'],
    [{ audience: { contact_ids: ['con_1'] } }, 400, 'invalid_request'],
    [{ audience: { query: { favourite: 'cake' } } }, 400, 'invalid_request'],
    [{ send_at: '2027-11-01T00:00:00Z' }, 400, 'invalid_request'],
  ])('%j: %i %s', async (given, status, code) => {
    const answer = await plan(given)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect((await shop.call('GET', '/v1/broadcasts')).body.data).toEqual([])
  })

  test('a template that WhatsApp does not take, and one that is no marketing for the Marketing Messages API', async () => {
    await shop.rows(`update templates set status = 'paused'`)
    expect((await plan({})).body.code).toBe('template_not_approved')
    await shop.rows(`update templates set status = 'approved', category = 'UTILITY'`)
    expect((await plan({ endpoint: 'marketing_messages' })).body.code).toBe('invalid_request')
  })

  test('a search that finds more than is looked at, since it would leave some out silently', async () => {
    await shop.rows(
      `insert into contacts (account_id, id, name, created_at, updated_at)
       select account_id, gen_random_uuid(), 'Maria ' || n, now(), now() from inboxes, generate_series(1, 1000) as n`,
    )
    const { status, body } = await plan({ audience: { query: { search: 'maria' } } })
    expect([status, body.code]).toEqual([400, 'invalid_request'])
    expect((await plan({ audience: { query: { search: 'maria 77' } } })).body.recipients).toBe(11)
  })
})

describe('the dry run', () => {
  test('every recipient has a row that says by which kind of address, or why not', async () => {
    const [ana, bo, carl, dora] = await meet(ANA, BO, CARL, DORA)
    const { body: made_by_hand } = await shop.call('POST', '/v1/contacts', {
      email: 'eve@example.com',
      name: 'Eve',
    })
    const eve = made_by_hand.id
    await shop.call('PUT', `/v1/contacts/${carl}/consents/marketing_messages`, {
      value: 'opted_out',
      source: 'call',
    })
    await shop.rows(
      `insert into contact_blocks (account_id, anchor_id, inbox_id, state, address_kind, address, at, by)
       select account_id, id, '${shop.line.inbox_id}', 'blocked', 'bsuid', 'US.4004', now(), 'test' from anchors
        where key like '%US.4004'`,
    )
    const nobody = 'con_00000000000000000000000000000000'
    const made = await plan(listed([ana, bo, carl, dora, eve, nobody, ana]))
    expect(made.body).toMatchObject({ state: 'draft', recipients: 6, audience: { contact_ids: 6 } })
    await bringAllForward(app)
    const { body } = await shop.call('GET', `/v1/broadcasts/${made.body.id}`)
    expect(body).toMatchObject({
      state: 'ready',
      checked: 6,
      counts: {
        by_state: { planned: 2, unreachable: 4 },
        by_reason: { contact_blocked: 1, marketing_stopped: 1, no_safe_address: 1, not_found: 1 },
        by_address_kind: { phone: 1, bsuid: 1 },
      },
      estimate: [
        { category: 'marketing', market: '+1', messages: 1 },
        { category: 'marketing', market: '+351', messages: 1 },
      ],
    })
    const rows = await recipientsOf(shop, body.id)
    expect(
      rows.map((it) => [it.contact_id, it.display_name, it.state, it.reason ?? it.address_kind]),
    ).toEqual([
      [ana, 'Ana', 'planned', 'phone'],
      [bo, 'Bo', 'planned', 'bsuid'],
      [carl, 'Carl', 'unreachable', 'marketing_stopped'],
      [dora, 'Dora', 'unreachable', 'contact_blocked'],
      [eve, 'Eve', 'unreachable', 'no_safe_address'],
      [nobody, null, 'unreachable', 'not_found'],
    ])
    const some = await recipientsOf(shop, body.id, '&reason=contact_blocked&state=unreachable')
    expect(some.map(({ position }) => position)).toEqual([4])
    expect(await shop.rows(`select type from events where type like 'broadcast.%'`)).toEqual([
      { type: 'broadcast.ready' },
    ])
    expect(await shop.rows('select from sends')).toEqual([])
  })

  test('a template that WhatsApp delivers to a phone only leaves those out whose phone is not confirmed', async () => {
    await addTemplate(shop, AUTHENTICATION)
    const people = await meet(ANA, BO)
    const { counts } = await prepared(app, shop, {
      ...listed(people),
      template: { name: 'code', language: 'en' },
      parameters: { 'body.1': { text: '123456' }, 'button.0': { text: '123456' } },
    })
    expect(counts.by_state).toEqual({ planned: 1, unreachable: 1 })
    expect(counts.by_reason).toEqual({ phone_unconfirmed: 1 })
  })

  test('a variable takes the attribute, else the fallback, and without one the contact gets nothing', async () => {
    const [ana, bo] = await meet(ANA, BO)
    await shop.call('PATCH', `/v1/contacts/${ana}`, { attributes: { cake: 'lemon\n tart' } })
    const given = {
      ...listed([ana, bo]),
      parameters: {
        'body.first_name': { attribute: 'title', fallback: 'friend' },
        'body.cake': { attribute: 'cake' },
      },
    }
    const { id } = await prepared(app, shop, given)
    const rows = await recipientsOf(shop, id)
    expect(rows.map(({ state, reason, missing }) => [state, reason, missing])).toEqual([
      ['planned', null, []],
      ['unreachable', 'template_parameters', ['body.cake']],
    ])
    await shop.call('POST', `/v1/broadcasts/${id}/start`)
    await bringAllForward(app)
    expect(await shop.rows(`select text from messages where direction = 'outbound'`)).toEqual([
      { text: 'Hi friend, lemon tart is back.' },
    ])
  })

  test('a query finds contacts by attributes, by phone and by when they changed, and merged ones once', async () => {
    const [ana, bo, carl] = await meet(ANA, BO, CARL)
    for (const contact of [ana, bo])
      await shop.call('PATCH', `/v1/contacts/${contact}`, { attributes: { vip: true } })
    const found = async (query: object) => {
      const { id } = await prepared(app, shop, { audience: { query } })
      return (await recipientsOf(shop, id)).map(({ contact_id }) => contact_id)
    }
    expect(await found({})).toEqual([ana, bo, carl].sort())
    expect(await found({ attributes: { vip: true } })).toEqual([ana, bo].sort())
    expect(await found({ attributes: { vip: 'true' } })).toEqual([])
    expect(await found({ attributes: { vip: true }, has_phone: true })).toEqual([ana])
    expect(await found({ has_phone: false })).toEqual([bo])
    expect(await found({ search: 'carl' })).toEqual([carl])
    expect(await found({ updated_before: '2020-01-01T00:00:00Z' })).toEqual([])
    await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bo })
    expect(await found({ attributes: { vip: true } })).toHaveLength(1)
  })

  test('two contacts that are one person by now are one recipient, and the other says so', async () => {
    const [ana, bo] = await meet(ANA, BO)
    await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bo })
    const { id } = await prepared(app, shop, listed([bo, ana]))
    expect(
      (await recipientsOf(shop, id)).map(({ contact_id, state, reason }) => [contact_id, state, reason]),
    ).toEqual([
      [bo, 'planned', null],
      [ana, 'unreachable', 'same_person'],
    ])
  })

  test('each row names the conversation that there is with the person, also where the contact was folded', async () => {
    const [ana, bo] = await meet(ANA, BO)
    const { body: made_by_hand } = await shop.call('POST', '/v1/contacts', { email: 'eve@example.com' })
    await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bo })
    const { id } = await prepared(app, shop, listed([ana, bo, made_by_hand.id]))
    const { body } = await shop.call('GET', `/v1/conversations?contact_id=${ana}`)
    const [thread] = body.data
    expect(thread.id).toMatch(/^cnv_/)
    expect((await recipientsOf(shop, id)).map(({ conversation_id }) => conversation_id)).toEqual([
      thread.id,
      thread.id,
      null,
    ])
  })

  test('an erased person leaves a place without a name', async () => {
    const [ana, bo] = await meet(ANA, BO)
    const { id } = await prepared(app, shop, listed([ana, bo]))
    await shop.call('POST', '/v1/erasures', { contact_id: ana })
    const [first] = await recipientsOf(shop, id)
    expect(first).toMatchObject({ contact_id: null, state: 'erased', address_kind: null, message_id: null })
    await shop.call('POST', `/v1/broadcasts/${id}/start`)
    await bringAllForward(app)
    const { body } = await shop.call('GET', `/v1/broadcasts/${id}`)
    expect(body.counts.by_state).toEqual({ erased: 1, queued: 1 })
  })
})
