import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { at, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(NOON)
  shop = await openShop(app)
})

const create = (body: object) => shop.call('POST', '/v1/contacts', body)
const edit = (id: string, body: object) => shop.call('PATCH', `/v1/contacts/${id}`, body)
const importAll = (rows: unknown[]) => shop.call('POST', '/v1/contacts/imports', rows)
const open = async () => (await shop.call('GET', '/v1/conflicts?state=open')).body.data
const kindsOf = (contact: { identities: { kind: string; value: string; evidence: string }[] }) =>
  contact.identities.map(({ kind, value, evidence }) => `${kind} ${value} ${evidence}`).sort()

test.each([
  ['POST', '/v1/contacts'],
  ['POST', '/v1/contacts/imports'],
  ['PATCH', '/v1/contacts/con_00000000000000000000000000000000'],
  ['GET', '/v1/blocked_phones'],
  ['PUT', '/v1/blocked_phones/15550104477'],
  ['DELETE', '/v1/blocked_phones/15550104477'],
] as const)('%s %s is refused without a key and without its scope', async (method, url) => {
  expect((await app.http.inject({ method, url })).statusCode).toBe(401)
  expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['events:read'])
  expect((await app.http.inject({ method, url, headers: narrow })).statusCode).toBe(403)
})

const numbered = (count: number) => Array.from({ length: count }, (_, n) => [`a${n}`, n] as const)

describe('making a contact', () => {
  test('with a name, a phone in any written form, an e-mail address, another system’s id and attributes', async () => {
    const { status, body } = await create({
      name: 'Ana Prado',
      phone: '+1 (555) 010-4477',
      email: 'Ana@Example.com',
      external_id: 'crm-7',
      attributes: { plan: 'gold' },
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      display_name: 'Ana Prado',
      phone: '+15550104477',
      attributes: { plan: 'gold' },
      bsuids: [],
    })
    expect(kindsOf(body)).toEqual([
      'email Ana@Example.com claim',
      'external crm-7 claim',
      'phone +15550104477 claim',
    ])
    expect((await shop.call('GET', `/v1/contacts/${body.id}`)).body).toMatchObject({ id: body.id })
  })

  test('a phone without a country is read as in the account’s country', async () => {
    expect((await create({ phone: '11 5555 0000' })).status).toBe(400)
    await shop.rows(`update accounts set default_country = 'BR'`)
    const { body } = await create({ phone: '(11) 98555-0000' })
    expect(body.phone).toBe('+5511985550000')
  })

  test('then the person writes: history and name are on the one contact', async () => {
    const { body } = await create({ name: 'Ana Prado', phone: `+${ANA.phone}` })
    await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm1', 10))
    await shop.receive(
      textFrom(shop.line, ANA, 'm2', 20),
      textFrom(shop.line, { bsuid: ANA.bsuid }, 'm3', 30),
    )
    expect(await shop.contactOf(ANA.bsuid)).toBe(body.id)
    const threads = await shop.rows('select distinct conversation_id from messages')
    expect(threads).toHaveLength(1)
  })

  test('a contact with a BSUID and no phone is made, and meets its messages', async () => {
    const { status, body } = await create({ name: 'Ana', bsuid: ANA.bsuid })
    expect(status).toBe(201)
    expect(body).toMatchObject({ phone: null, bsuids: [{ value: ANA.bsuid, state: 'active' }] })
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    const contact = await shop.call('GET', `/v1/contacts/${body.id}`)
    expect(kindsOf(contact.body)).toEqual([`bsuid ${ANA.bsuid} proof`, `phone +${ANA.phone} proof`])
  })

  test('an identifier that another contact has is a 409 that names it, and makes nothing', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    const ana = await shop.contactOf(ANA.bsuid)
    for (const given of [{ phone: `+${ANA.phone}` }, { bsuid: ANA.bsuid }]) {
      const { status, body } = await create({ name: 'Other', email: 'o@example.com', ...given })
      expect([status, body.code, body.contact_id]).toEqual([409, 'already_exists', ana])
    }
    expect(await shop.rows('select 1 from contacts')).toHaveLength(1)
  })

  test('the same phone in another account is nobody’s here', async () => {
    const theirs = await openShop(app)
    await theirs.receive(textFrom(theirs.line, ANA, 'm1', 10))
    expect((await create({ phone: `+${ANA.phone}` })).status).toBe(201)
  })

  test.each([
    [{}, 'body'],
    [{ name: 'Nobody' }, 'body'],
    [{ phone: 'US.1001' }, 'body.phone'],
    [{ bsuid: '15550104477' }, 'body.bsuid'],
    [{ email: 'nothing' }, 'body.email'],
    [{ external_id: '1', attributes: { ['n'.repeat(101)]: 1 } }, `body.attributes.${'n'.repeat(101)}`],
    [{ external_id: '1', attributes: { large: 'x'.repeat(33 * 1024) } }, 'body.attributes'],
    [{ external_id: '1', attributes: Object.fromEntries(numbered(101)) }, 'body.attributes'],
  ])('%.60j is a 400 that names %s', async (given, field) => {
    const { status, body } = await create(given)
    expect(status).toBe(400)
    expect(body.errors[0].field).toBe(field)
  })
})

describe('editing a contact', () => {
  test('its name and attributes, one by one', async () => {
    const { body } = await create({
      name: 'Ana',
      phone: `+${ANA.phone}`,
      attributes: { plan: 'gold', city: 'Lima' },
    })
    app.clock.advance(1000)
    const edited = await edit(body.id, { attributes: { plan: null, tier: { level: 2 } } })
    expect(edited.body).toMatchObject({ name: 'Ana', attributes: { city: 'Lima', tier: { level: 2 } } })
    expect(edited.body.attributes).not.toHaveProperty('plan')
    expect(edited.body.updated_at > body.updated_at).toBe(true)
    expect((await edit(body.id, { name: null })).body.name).toBeNull()
  })

  test('its attributes add up to a limit in number and bytes, and what is taken away makes room', async () => {
    const { body } = await create({ external_id: '1', attributes: Object.fromEntries(numbered(100)) })
    const refused = await edit(body.id, { attributes: { one: 'more' } })
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'body.attributes'])
    expect((await edit(body.id, { attributes: { a0: null, one: 'more' } })).status).toBe(200)
    const large = 'x'.repeat(30 * 1024)
    expect((await edit(body.id, { attributes: { a1: large } })).status).toBe(200)
    expect((await edit(body.id, { attributes: { a2: large } })).status).toBe(400)
    expect((await edit(body.id, { attributes: { a2: 'small' } })).body.attributes).toMatchObject({
      a2: 'small',
    })
  })

  test('adding and removing what rests on a claim, also on a contact known by phone alone', async () => {
    await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm1', 10))
    const id = await shop.contactOf(ANA.phone)
    const { status, body } = await edit(id, { add: { email: 'ana@example.com', phone: '+15550109999' } })
    expect(status).toBe(200)
    expect(body.id).toBe(id)
    expect(kindsOf(body)).toEqual([
      'email ana@example.com claim',
      'phone +15550104477 proof',
      'phone +15550109999 claim',
    ])
    const removed = await edit(id, { remove: { email: 'ana@example.com' } })
    expect(kindsOf(removed.body)).toEqual(['phone +15550104477 proof', 'phone +15550109999 claim'])
    await shop.receive(textFrom(shop.line, ANA, 'm2', 20))
    expect(await shop.contactOf(ANA.bsuid)).toBe(id)
  })

  test('what rests on proof is not removed, retired or moved by a claim: 409', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    const id = await shop.contactOf(ANA.bsuid)
    for (const remove of [{ phone: `+${ANA.phone}` }, { bsuid: ANA.bsuid }]) {
      const { status, body } = await edit(id, { remove })
      expect([status, body.code]).toEqual([409, 'rests_on_proof'])
    }
    const other = (await create({ email: 'x@example.com' })).body.id
    const taken = await edit(other, { add: { phone: `+${ANA.phone}` } })
    expect([taken.status, taken.body.code, taken.body.contact_id]).toEqual([409, 'already_exists', id])
    expect((await shop.call('GET', `/v1/contacts/${id}`)).body.phone).toBe(`+${ANA.phone}`)
  })

  test('proof ends a claim: the phone of an imported contact passes to whom Meta shows it with', async () => {
    const { body } = await create({ name: 'Old', phone: `+${ANA.phone}`, bsuid: 'US.5005' })
    await shop.receive(textFrom(shop.line, { bsuid: 'US.5005', phone: '15550101212' }, 'm1', 5))
    await shop.receive(textFrom(shop.line, ANA, 'm2', 10))
    expect(await shop.contactOf(ANA.bsuid)).not.toBe(body.id)
    const [active] = await shop.rows<{ evidence: string }>(
      `select evidence from identities where value = '${ANA.phone}' and state = 'active'`,
    )
    expect(active?.evidence).toBe('proof')
  })

  test('the last identifier of a contact stays: 409', async () => {
    const { body } = await create({ email: 'a@example.com' })
    const answer = await edit(body.id, { remove: { email: 'a@example.com' } })
    expect([answer.status, answer.body.code]).toEqual([409, 'last_identifier'])
  })

  test('another account’s contact, which exists, is not found', async () => {
    const theirs = await openShop(app)
    const { body } = await theirs.call('POST', '/v1/contacts', { email: 'a@example.com' })
    expect((await theirs.call('GET', `/v1/contacts/${body.id}`)).status).toBe(200)
    expect((await edit(body.id, { name: 'Mine' })).status).toBe(404)
  })

  test('identifiers that were added since a merge stay with the survivor when it is undone', async () => {
    const ana = (await create({ email: 'a@example.com' })).body.id
    const bob = (await create({ email: 'b@example.com' })).body.id
    const { body } = await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bob })
    await edit(ana, { add: { external_id: 'crm-1' } })
    await shop.call('DELETE', `/v1/merges/${body.id}`)
    expect(kindsOf((await shop.call('GET', `/v1/contacts/${ana}`)).body)).toEqual([
      'email a@example.com claim',
      'external crm-1 claim',
    ])
    expect(kindsOf((await shop.call('GET', `/v1/contacts/${bob}`)).body)).toEqual([
      'email b@example.com claim',
    ])
  })
})

describe('importing', () => {
  test('every row has an outcome and nothing is dropped: phone only, BSUID only, known, doubled, malformed', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10), textFrom(shop.line, { bsuid: 'US.2' }, 'm2', 11))
    const ana = await shop.contactOf(ANA.bsuid)
    const { status, body } = await importAll([
      { name: 'Phone only', phone: '+15550100001' },
      { name: 'BSUID only', bsuid: 'US.77' },
      { name: 'Ana Prado', phone: `+${ANA.phone}`, email: 'ana@example.com' },
      { phone: '+1 555 010 0001', external_id: 'crm-1' },
      { phone: '+15550100001' },
      { phone: 'nonsense' },
      { name: 'Nobody' },
      { phone: `+${ANA.phone}`, bsuid: 'US.2' },
      'not an object',
      { phone: '+15550100002', typo: 1 },
    ])
    expect(status).toBe(200)
    expect(body).toMatchObject({ created: 2, updated: 2, unchanged: 1, failed: 5 })
    expect(body.rows.map((row: { outcome: string }) => row.outcome)).toEqual([
      ...['created', 'created', 'updated', 'updated', 'unchanged'],
      ...['failed', 'failed', 'failed', 'failed', 'failed'],
    ])
    expect(body.rows[2].contact_id).toBe(ana)
    expect(body.rows[3].contact_id).toBe(body.rows[0].contact_id)
    expect(body.rows[5].errors[0].field).toBe('phone')
    expect(body.rows[7]).toMatchObject({ code: 'already_exists', row: 8 })
    expect(body.rows[7].contact_ids).toHaveLength(2)
    const shown = await shop.call('GET', `/v1/contacts/${ana}`)
    expect(shown.body).toMatchObject({ name: 'Ana Prado', display_name: 'Ana Prado' })
    expect(kindsOf(shown.body)).toContain('email ana@example.com claim')
    expect(await open()).toEqual([])
  })

  test('JSON Lines are read line by line, and an import that is repeated changes nothing', async () => {
    const payload = '{"phone":"+15550100001","name":"One"}\n\n{"bsuid":"US.77"}\r\n{broken\n'
    const send = () =>
      app.http.inject({
        method: 'POST',
        url: '/v1/contacts/imports',
        headers: { ...shop.account.headers, 'content-type': 'application/x-ndjson' },
        payload,
      })
    expect((await send()).json()).toMatchObject({ created: 2, failed: 1 })
    const before = await shop.rows('select id, kind, value from identities order by id')
    expect((await send()).json()).toMatchObject({ created: 0, failed: 1 })
    expect(await shop.rows('select id, kind, value from identities order by id')).toEqual(before)
  })

  test('some thousands of rows at once; more are refused whole', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => ({ external_id: `crm-${i}`, name: `N ${i}` }))
    expect((await importAll(rows)).body).toMatchObject({ created: 2000, failed: 0 })
    expect(await shop.rows('select 1 from contacts')).toHaveLength(2000)
    expect((await importAll(Array.from({ length: 5001 }, () => ({})))).status).toBe(400)
  })
})

describe('a contact card in a thread', () => {
  const card = (wamid: string, seconds: number, phones: string[], origin: string) =>
    webhook(shop.line, {
      contacts: [{ user_id: ANA.bsuid, profile: { name: 'Ana' } }],
      messages: [
        {
          from_user_id: ANA.bsuid,
          id: wamid,
          timestamp: at(seconds),
          type: 'contacts',
          contacts: phones.map((phone) => ({
            name: { formatted_name: 'Ana' },
            phones: [{ phone: `+${phone}`, wa_id: phone, origin }],
            origin,
          })),
        },
      ],
    })
  const ask = () =>
    shop.rows(`insert into phone_requests (account_id, id, anchor, inbox_id, state, requested_at)
      values ('${shop.account.account_uuid}', gen_random_uuid(), 'b:${shop.line.portfolio_id}:${ANA.bsuid}',
        '${shop.line.inbox_id}', 'requested', to_timestamp(${at(15)}))`)
  const anas = async () =>
    kindsOf((await shop.call('GET', `/v1/contacts/${await shop.contactOf(ANA.bsuid)}`)).body)
  beforeEach(() => shop.receive(textFrom(shop.line, { bsuid: ANA.bsuid }, 'm1', 10)))

  test('that answers a pending request of ours, with one phone held by nobody, is an attested claim', async () => {
    await ask()
    await shop.receive(card('m2', 20, [ANA.phone], 'contact_request'))
    expect(await anas()).toEqual([`bsuid ${ANA.bsuid} proof`, `phone +${ANA.phone} attested`])
  })

  test.each([
    ['that nobody asked for', false, [ANA.phone], 'contact_request'],
    ['shared otherwise', true, [ANA.phone], 'other'],
    ['with two phones', true, [ANA.phone, '15550102222'], 'contact_request'],
  ])('%s is just a card', async (_, asked, phones, origin) => {
    if (asked) await ask()
    await shop.receive(card('m2', 20, phones, origin))
    expect(await anas()).toEqual([`bsuid ${ANA.bsuid} proof`])
    expect(await shop.rows(`select 1 from messages where wamid = 'm2'`)).toHaveLength(1)
  })

  test('whose phone another holds opens a conflict and joins nobody', async () => {
    await ask()
    await shop.receive(textFrom(shop.line, { phone: ANA.phone, name: 'Bea' }, 'm0', 5))
    await shop.receive(card('m2', 20, [ANA.phone], 'contact_request'))
    expect(await open()).toMatchObject([{ kind: 'claim_conflict', phone: `+${ANA.phone}` }])
    expect(await shop.contactOf(ANA.bsuid)).not.toBe(await shop.contactOf(ANA.phone))
  })

  test('joins by itself where the account allows it and nothing contradicts', async () => {
    await shop.rows(`update accounts set settings = '{"link_attested": true}'`)
    await ask()
    await shop.receive(textFrom(shop.line, { phone: ANA.phone, name: 'Bea' }, 'm0', 5))
    await shop.receive(card('m2', 20, [ANA.phone], 'contact_request'))
    expect(await open()).toEqual([])
    expect(await shop.contactOf(ANA.bsuid)).toBe(await shop.contactOf(ANA.phone))
  })
})

describe('the block list', () => {
  const block = (phone: string) =>
    shop.call('PUT', `/v1/blocked_phones/${encodeURIComponent(phone)}`, { reason: 'reception desk' })

  test('a phone on it is listed, joins nobody, and what comes from it waits with one holding contact', async () => {
    expect((await block('+1 555 010 4477')).body).toMatchObject({
      phone: `+${ANA.phone}`,
      reason: 'reception desk',
    })
    expect((await shop.call('GET', '/v1/blocked_phones')).body.data).toHaveLength(1)
    await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm1', 10))
    await shop.receive(
      textFrom(shop.line, ANA, 'm2', 20),
      textFrom(shop.line, { bsuid: 'US.9', phone: ANA.phone }, 'm3', 30),
    )
    await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm4', 40))
    const rows = await shop.rows<{ list: string[] }>(
      'select array_agg(wamid order by wamid) as list from messages group by conversation_id order by 1',
    )
    expect(rows.map(({ list }) => list)).toEqual([['m1', 'm4'], ['m2'], ['m3']])
    expect(await open()).toEqual([])
  })

  test('putting it on and taking it off resolves again what it touches', async () => {
    await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm1', 10))
    await shop.receive(textFrom(shop.line, ANA, 'm2', 20))
    const threads = () =>
      shop.rows<{ list: string[] }>(
        'select array_agg(wamid order by wamid) as list from messages group by conversation_id order by 1',
      )
    await block(ANA.phone)
    expect((await threads()).map(({ list }) => list)).toEqual([['m1'], ['m2']])
    const off = () => shop.call('DELETE', `/v1/blocked_phones/${ANA.phone}`)
    expect((await off()).status).toBe(204)
    expect((await threads()).map(({ list }) => list)).toEqual([['m1', 'm2']])
    expect((await off()).status).toBe(404)
  })

  test('what is no phone is a 400', async () => {
    expect((await block('US.1001')).status).toBe(400)
  })

  test('another account’s list does not hold it', async () => {
    await block(ANA.phone)
    const theirs = await openShop(app)
    expect((await theirs.call('GET', '/v1/blocked_phones')).body.data).toEqual([])
    expect((await theirs.call('DELETE', `/v1/blocked_phones/${ANA.phone}`)).status).toBe(404)
  })
})
