import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { ANA, ANA_NOW, BOB, eraseTools } from '../../../tests/harness/erase-tools.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { at, rotationOf, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const _AFTER_S = 13 * 3600
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

const { erase, contacts, wamids, everything, tellAll, oneChange } = eraseTools(() => shop)

test.each([
  ['POST', '/v1/erasures'],
  ['DELETE', '/v1/contacts/con_00000000000000000000000000000000'],
] as const)('%s %s is refused without a key and without the scope erase', async (method, url) => {
  expect((await app.http.inject({ method, url })).statusCode).toBe(401)
  expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['contacts:read', 'contacts:write'])
  expect((await app.http.inject({ method, url, headers: narrow })).statusCode).toBe(403)
})

test("another account's contact, which exists, is not found, and the same person there stays", async () => {
  await tellAll()
  const theirs = await openShop(app)
  await theirs.receive(textFrom(theirs.line, ANA, 'a1', 10))
  const stranger = await theirs.contactOf(ANA.bsuid)
  expect((await theirs.call('GET', `/v1/contacts/${stranger}`)).status).toBe(200)
  expect((await shop.call('DELETE', `/v1/contacts/${stranger}`)).status).toBe(404)
  expect((await erase({ bsuid: ANA.bsuid })).status).toBe(201)
  expect(await theirs.contactOf(ANA.bsuid)).toBe(stranger)
  await theirs.replay()
  expect(await theirs.rows('select 1 from messages')).toHaveLength(1)
})

describe('whom', () => {
  test.each([
    ['an active BSUID', { bsuid: ANA_NOW.bsuid }],
    ['a retired BSUID', { bsuid: ANA.bsuid }],
    ['an active phone, in any written form', { phone: '+1 555 010-7700' }],
    ['a retired phone', { phone: `+${ANA.phone}` }],
    ['a parent BSUID', { parent_bsuid: ANA.parent }],
    ['an e-mail address', { email: 'ANA@example.com' }],
    ['the id of another system', { external_id: 'crm-1' }],
  ])('%s names the person', async (_, named) => {
    await tellAll()
    const ana = await shop.contactOf(ANA.bsuid)
    await shop.call('PATCH', `/v1/contacts/${ana}`, {
      add: { email: 'ana@example.com', external_id: 'crm-1' },
    })
    const { status, body } = await erase(named)
    expect([status, body.contact_ids]).toEqual([201, [ana]])
    expect((await shop.call('GET', `/v1/contacts/${ana}`)).status).toBe(404)
    expect(await wamids()).toEqual(['b1', 'b2'])
  })

  test('the contact itself, by DELETE, also by an id that was folded into it', async () => {
    await tellAll()
    const [ana, bob] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(BOB.bsuid)]
    await shop.call('POST', `/v1/contacts/${bob}/merges`, { contact_id: ana })
    const { status, body } = await shop.call('DELETE', `/v1/contacts/${ana}`)
    expect([status, body.contact_ids.sort()]).toEqual([200, [ana, bob].sort()])
    expect(await contacts()).toEqual([])
    expect(await wamids()).toEqual([])
  })

  test('a phone that was several people’s names none of them: 409 with their ids, and nobody is erased', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
    await shop.receive(textFrom(shop.line, { bsuid: 'US.9', phone: ANA.phone }, 'x1', 20))
    const { status, body } = await erase({ phone: `+${ANA.phone}` })
    expect([status, body.code]).toEqual([409, 'ambiguous_identifier'])
    expect(body.contact_ids.sort()).toEqual(
      [await shop.contactOf(ANA.bsuid), await shop.contactOf('US.9')].sort(),
    )
    expect(await contacts()).toHaveLength(2)
  })

  test('somebody whom only raw webhooks name, of a line that is not connected', async () => {
    const elsewhere = { ...shop.line, phone_number_id: '999', waba_id: '998' }
    await shop.receive(textFrom(elsewhere, ANA, 'a1', 10, 'Ana says hello'))
    expect((await erase({ bsuid: ANA.bsuid })).body).toEqual({ contact_ids: [], webhooks_cut: 1 })
    expect(await everything()).not.toMatch(/Ana|US\.1001|15550104477/)
  })

  test.each([
    [{}, 400],
    [{ phone: '+15550104477', bsuid: 'US.1' }, 400],
    [{ email: 'nobody@example.com' }, 404],
    [{ contact_id: 'con_00000000000000000000000000000000' }, 404],
  ])('%j is a %i', async (named, status) => {
    expect((await erase(named)).status).toBe(status)
  })
})

describe('what goes', () => {
  test('nothing of the person is left in any table, raw body, event or stored answer, and others in the same webhook stay', async () => {
    await tellAll()
    const ana = await shop.contactOf(ANA.bsuid)
    await app.http.inject({
      method: 'PATCH',
      url: `/v1/contacts/${ana}`,
      headers: { ...shop.account.headers, 'idempotency-key': 'k' },
      payload: { name: 'Ana Prado', attributes: { plan: 'gold' }, add: { email: 'ana@example.com' } },
    })
    const before = await everything()
    const bobs = await shop.rows(`select * from messages where wamid like 'b%' order by wamid`)
    for (const trace of [ANA.bsuid, ANA_NOW.phone, 'Ana says hello', 'gold']) expect(before).toContain(trace)
    expect((await erase({ contact_id: ana })).body.webhooks_cut).toBeGreaterThan(0)
    const after = await everything()
    for (const trace of [
      ...[ANA.bsuid, ANA.phone, ANA.parent, ANA.username, ANA_NOW.bsuid, ANA_NOW.phone, ANA_NOW.parent],
      ...['Ana', 'ana@example.com', 'gold', 'new number', 'never-came'],
    ])
      expect(after.split('\n').filter((line) => line.includes(trace))).toEqual([])
    expect(after).toContain('Bob here')
    expect(after).toContain('still Bob')
    expect(await shop.rows(`select * from messages where wamid like 'b%' order by wamid`)).toEqual(bobs)
  })

  test('a digest of each body that was cut stays, over the bytes as they were received', async () => {
    const body = oneChange(textFrom(shop.line, BOB, 'b1', 20), textFrom(shop.line, ANA, 'a1', 21))
    await shop.receive(body)
    await erase({ bsuid: ANA.bsuid })
    const [row] = await shop.rows<{ digest: string }>(
      `select encode(erased_digest, 'hex') as digest from webhook_events`,
    )
    expect(row?.digest).toBe(createHash('sha256').update(JSON.stringify(body)).digest('hex'))
    await erase({ bsuid: BOB.bsuid })
    const [again] = await shop.rows<{ digest: string }>(
      `select encode(erased_digest, 'hex') as digest from webhook_events`,
    )
    expect(again).toEqual(row)
  })

  test('tombstones hold keyed digests and no identifier', async () => {
    await tellAll()
    await erase({ bsuid: ANA.bsuid })
    const rows = await shop.rows<{ digest: string }>(`select encode(digest, 'hex') as digest from tombstones`)
    const names = [ANA, ANA_NOW].flatMap(({ bsuid, parent, phone }) => [
      `b:${shop.line.portfolio_id}:${bsuid}`,
      `p:${parent}`,
      `t:${phone}`,
    ])
    expect(rows.map(({ digest }) => digest).sort()).toEqual(
      names.map((name) => app.deps.secrets.tombstones(name)[0]?.toString('hex')).sort(),
    )
    expect(rows.map(({ digest }) => digest)).not.toContain(
      createHash('sha256')
        .update(names[0] ?? '')
        .digest('hex'),
    )
  })

  test('a group keeps what others wrote in it, and forgets that the person was there', async () => {
    const inGroup = (who: { bsuid: string; phone: string }, wamid: string, seconds: number) => {
      const body = JSON.parse(JSON.stringify(textFrom(shop.line, who, wamid, seconds)))
      body.entry[0].changes[0].value.messages[0].group_id = 'group-1'
      return body
    }
    const participants = webhook(
      shop.line,
      {
        groups: [
          {
            group_id: 'group-1',
            type: 'group_participants_add',
            timestamp: at(5),
            added_participants: [{ user_id: ANA.bsuid, wa_id: ANA.phone }, { user_id: BOB.bsuid }],
          },
        ],
      },
      'group_participants_update',
    )
    await shop.receive(participants, inGroup(BOB, 'g1', 10), inGroup(ANA, 'g2', 11))
    await erase({ bsuid: ANA.bsuid })
    expect(await wamids()).toEqual(['g1'])
    expect(await everything()).not.toMatch(/US\.1001|15550104477/)
    await shop.replay()
    expect(await wamids()).toEqual(['g1'])
    expect(await everything()).toContain(BOB.bsuid)
  })

  test('an undo of a merge that the person was in is a 409, and a conflict about them is gone', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
    await shop.receive(
      textFrom(shop.line, { bsuid: 'US.9', phone: ANA.phone }, 'x1', 20),
      textFrom(shop.line, BOB, 'b1', 30),
    )
    const [ana, bob] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(BOB.bsuid)]
    const merge = await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bob })
    expect((await shop.call('GET', '/v1/conflicts?state=open')).body.data).toHaveLength(1)
    await erase({ contact_id: ana })
    const undo = await shop.call('DELETE', `/v1/merges/${merge.body.id}`)
    expect([undo.status, undo.body.code]).toEqual([409, 'erased'])
    expect((await shop.call('GET', '/v1/conflicts')).body.data).toEqual([])
    expect(await wamids()).toEqual(['x1'])
  })

  test('two people whom only the erased one kept apart on a phone stay two', async () => {
    const there = await shop.addLine()
    await shop.receive(textFrom(shop.line, { bsuid: 'US.31', phone: ANA.phone }, 'x1', 10))
    await shop.receive(textFrom(shop.line, ANA, 'a1', 20), rotationOf(shop.line, ANA, ANA_NOW, 's', 25))
    await shop.receive(textFrom(there, { bsuid: 'US.33', phone: ANA.phone }, 'z1', 30))
    const people = async () => [await shop.contactOf('US.31'), await shop.contactOf('US.33')]
    const before = await people()
    expect(before[0]).not.toBe(before[1])
    await erase({ bsuid: ANA.bsuid })
    expect(await people()).toEqual(before)
  })
})
