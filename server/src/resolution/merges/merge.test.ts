import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { ANA, BOB, CAY, mergeTools, uuidOf } from '../../../tests/harness/merge-tools.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { pictureOf } from '../../../tests/harness/picture.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'

const NOON = Date.UTC(2026, 10, 1, 12)

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

const { meet, merge, undo, threads, addTeam } = mergeTools(() => shop)

describe('who may', () => {
  test.each([
    ['POST', '/v1/contacts/con_00000000000000000000000000000000/merges'],
    ['POST', '/v1/contacts/con_00000000000000000000000000000000/distinctions'],
    ['GET', '/v1/contacts/con_00000000000000000000000000000000/merges'],
    ['GET', '/v1/merges/mrg_00000000000000000000000000000000'],
    ['DELETE', '/v1/merges/mrg_00000000000000000000000000000000'],
  ] as const)('%s %s is refused without a key and without its scope', async (method, url) => {
    expect((await app.http.inject({ method, url })).statusCode).toBe(401)
    expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
    const narrow = await app.addKey(shop.account, ['events:read'])
    expect((await app.http.inject({ method, url, headers: narrow })).statusCode).toBe(403)
  })

  test("another account's contacts and merges, which exist, are not found and not merged with", async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const record = await merge(ana, bob)
    const theirs = await openShop(app)
    await theirs.receive(textFrom(theirs.line, ANA, 'hello', 10))
    const stranger = await theirs.contactOf(ANA.bsuid)
    expect((await shop.call('GET', `/v1/merges/${record.id}`)).status).toBe(200)
    expect((await theirs.call('GET', `/v1/merges/${record.id}`)).status).toBe(404)
    expect((await theirs.call('DELETE', `/v1/merges/${record.id}`)).status).toBe(404)
    expect((await theirs.call('GET', `/v1/contacts/${ana}/merges`)).status).toBe(404)
    for (const url of ['merges', 'distinctions']) {
      const given = [`/v1/contacts/${stranger}/${url}`, { contact_id: ana }] as const
      expect((await theirs.call('POST', ...given)).body).toMatchObject({ code: 'not_found' })
      expect((await shop.call('POST', ...given)).body).toMatchObject({ code: 'not_found' })
    }
  })

  test('the same phone and BSUID in two accounts are two people, in tables where every key leads with the account', async () => {
    const theirs = await openShop(app)
    await shop.receive(textFrom(shop.line, ANA, 'same wamid', 10))
    await theirs.receive(textFrom(theirs.line, ANA, 'same wamid', 10))
    expect(await shop.contactOf(ANA.phone)).not.toBe(await theirs.contactOf(ANA.phone))
    expect(await threads()).toHaveLength(1)
  })
})

describe('merging by hand', () => {
  test('the caller chooses the survivor, and nothing is deleted', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const before = await pictureOf(shop)
    const record = await merge(bob, ana)
    expect(record).toMatchObject({
      contact_id: bob,
      merged_contact_id: ana,
      attach: false,
      step: 'decision',
      undone_at: null,
    })
    const after = await pictureOf(shop)
    for (const table of ['contacts', 'identities', 'conversations', 'messages', 'anchors'])
      expect(after[table]).toHaveLength(before[table]?.length ?? 0)
    const { body } = await shop.call('GET', `/v1/contacts/${ana}`)
    expect(body).toMatchObject({ id: bob, merged_into: bob, merged_ids: [ana] })
    expect(body.bsuids.map((it: { value: string }) => it.value).sort()).toEqual([ANA.bsuid, BOB.bsuid])
  })

  test('merging a contact with itself is a 409 that changes nothing', async () => {
    const [ana] = await meet(ANA)
    const before = await pictureOf(shop)
    for (const url of ['merges', 'distinctions']) {
      const { status, body } = await shop.call('POST', `/v1/contacts/${ana}/${url}`, { contact_id: ana })
      expect([status, body.code]).toEqual([409, 'self_merge'])
    }
    expect(await pictureOf(shop)).toEqual(before)
  })

  test('two that are one already are a 409, by whichever id they are named', async () => {
    const [ana, bob, cay] = await meet(ANA, BOB, CAY)
    await merge(ana, bob)
    for (const [one, other] of [
      [ana, bob],
      [bob, ana],
    ]) {
      const { status, body } = await shop.call('POST', `/v1/contacts/${one}/merges`, { contact_id: other })
      expect([status, body.code]).toEqual([409, 'already_merged'])
    }
    // A folded id stands for the contact that it leads to.
    expect(await merge(cay, bob)).toMatchObject({ contact_id: cay, merged_contact_id: ana })
  })

  test('one may join what contradicts: one person with two WhatsApp accounts', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10), textFrom(shop.line, BOB, 'm2', 10))
    await shop.receive(textFrom(shop.line, ANA, 'm3', 50), textFrom(shop.line, BOB, 'm4', 50))
    const [ana, bob] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(BOB.bsuid)]
    await merge(ana, bob)
    await shop.receive(textFrom(shop.line, BOB, 'm5', 60), textFrom(shop.line, ANA, 'm6', 60))
    expect(await threads()).toHaveLength(1)
  })

  test('after a merge by hand each message still belongs to the registration that sent it, so that a reply goes to it', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    await merge(ana, bob)
    await shop.receive(textFrom(shop.line, BOB, 'later', 90))
    const rows = await shop.rows<{ wamid: string; key: string }>(
      'select m.wamid, a.key from messages m join anchors a on a.id = m.anchor_id order by m.wamid',
    )
    expect(rows.map(({ wamid, key }) => [wamid, key.split(':')[2]])).toEqual([
      ['hello Ana', ANA.bsuid],
      ['hello Bob', BOB.bsuid],
      ['later', BOB.bsuid],
    ])
    const [last] = await shop.rows<{ key: string }>(
      'select a.key from conversations c join anchors a on a.id = c.last_inbound_anchor_id where c.merged_into is null',
    )
    expect(last?.key).toContain(BOB.bsuid)
  })

  test('a contact shows the union: names and attributes of both, its own first, and each its own again after an undo', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const save = (id: string | undefined, body: object) => shop.call('PATCH', `/v1/contacts/${id}`, body)
    await save(ana, { attributes: { plan: 'gold', city: 'Lima' } })
    await save(bob, { name: 'Roberto', attributes: { plan: 'basic', size: { shoes: null } } })
    const record = await merge(ana, bob)
    const shown = async (id: string | undefined) => (await shop.call('GET', `/v1/contacts/${id}`)).body
    expect(await shown(ana)).toMatchObject({
      display_name: 'Roberto',
      attributes: { plan: 'gold', city: 'Lima', size: { shoes: null } },
    })
    await save(ana, { attributes: { size: null } })
    expect((await shown(ana)).attributes).toEqual({ plan: 'gold', city: 'Lima' })
    await undo(record.id)
    expect(await shown(ana)).toMatchObject({ name: null, attributes: { plan: 'gold', city: 'Lima' } })
    expect(await shown(bob)).toMatchObject({
      name: 'Roberto',
      attributes: { plan: 'basic', size: { shoes: null } },
    })
  })

  test('two conversations in one inbox show as the survivor’s; the other id resolves to it; the more awake status wins, the survivor’s assignee and team or else the loser’s, labels united', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const team = await addTeam()
    const agent = '00000000-0000-7000-8000-000000000001'
    await shop.rows(
      `update conversations set status = 'resolved', labels = '{vip,old}' where contact_id = '${uuidOf(ana)}'`,
    )
    await shop.rows(
      `update conversations set status = 'pending', labels = '{new,vip}', assignee_id = '${agent}', team_id = '${team}' where contact_id = '${uuidOf(bob)}'`,
    )
    const [anas, bobs] = await threads()
    await merge(ana, bob)
    expect(await threads()).toEqual([
      {
        id: anas?.id,
        contact_id: uuidOf(ana),
        status: 'pending',
        labels: ['vip', 'old', 'new'],
        assignee_id: agent,
        team_id: team,
      },
    ])
    const [folded] = await shop.rows<{ merged_into: string }>(
      `select merged_into from conversations where id = '${bobs?.id}'`,
    )
    expect(folded?.merged_into).toBe(anas?.id)
    const wamids = await shop.rows<{ wamid: string }>(
      `select wamid from messages where conversation_id = '${anas?.id}' order by wamid`,
    )
    expect(wamids.map(({ wamid }) => wamid)).toEqual(['hello Ana', 'hello Bob'])
  })
})

describe('whose field stays', () => {
  const save = (id: string | undefined, body: object) => shop.call('PATCH', `/v1/contacts/${id}`, body)
  const shown = async (id: string | undefined) => (await shop.call('GET', `/v1/contacts/${id}`)).body
  const mergeKeeping = async (survivor: string | undefined, loser: string | undefined, keep: object) =>
    shop.call('POST', `/v1/contacts/${survivor}/merges`, { contact_id: loser, keep })

  test('a person chooses, for the name and for each attribute, and an undo takes the choice back', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    await save(ana, { name: 'Ana from the shop', attributes: { plan: 'gold', city: 'Lima' } })
    await save(bob, { name: 'Roberto', attributes: { plan: 'basic', city: 'Cusco' } })
    const before = [await shown(ana), await shown(bob)]
    const { body } = await mergeKeeping(ana, bob, { name: bob, attributes: { plan: bob, city: ana } })
    expect(await shown(ana)).toMatchObject({
      display_name: 'Roberto',
      attributes: { plan: 'basic', city: 'Lima' },
    })
    await undo(body.id)
    expect([await shown(ana), await shown(bob)]).toEqual(before)
  })

  test('the profile name of one of them stays theirs, whatever the other is called later', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    await mergeKeeping(bob, ana, { name: ana })
    await shop.receive(textFrom(shop.line, { ...BOB, name: 'Bobby' }, 'm5', 90))
    expect(await shown(bob)).toMatchObject({ display_name: 'Ana', name: 'Ana' })
    await shop.receive(textFrom(shop.line, { ...ANA, name: 'Ana Paz' }, 'm6', 91))
    expect((await shown(bob)).display_name).toBe('Ana Paz')
  })

  test.each([
    [0, 1],
    [1, 0],
  ])('what was chosen from somebody who leaves goes with them: %i then %i', async (first, second) => {
    const [ana, bob, cay] = await meet(ANA, BOB, CAY)
    for (const [id, name] of [
      [ana, 'A'],
      [bob, 'B'],
      [cay, 'C'],
    ])
      await save(id, { name, attributes: { plan: name } })
    const before = await Promise.all([ana, bob, cay].map(shown))
    const fields = (id: string | undefined) => ({ name: id, attributes: { plan: id } })
    const records = [
      (await mergeKeeping(bob, ana, fields(ana))).body,
      (await mergeKeeping(cay, bob, fields(bob))).body,
    ]
    expect(await shown(cay)).toMatchObject({ name: 'A', attributes: { plan: 'A' } })
    await undo(records[first].id)
    const [left, stays] = first === 0 ? [ana, cay] : [cay, bob]
    expect(await shown(left)).toMatchObject(first === 0 ? { name: 'A' } : { name: 'C' })
    // Once Ana has left, her name is not shown: the contact shows its own again.
    expect((await shown(stays)).name).toBe(first === 0 ? 'C' : 'A')
    await undo(records[second].id)
    expect(await Promise.all([ana, bob, cay].map(shown))).toEqual(before)
  })

  test('what somebody writes later stands before the choice', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    await save(ana, { attributes: { plan: 'gold', city: 'Lima' } })
    await save(bob, { name: 'Roberto', attributes: { plan: 'basic', city: 'Cusco' } })
    await mergeKeeping(ana, bob, { name: bob, attributes: { plan: bob, city: bob } })
    await save(ana, { name: 'Ana Paz', attributes: { plan: 'platinum' } })
    expect(await shown(ana)).toMatchObject({
      name: 'Ana Paz',
      attributes: { plan: 'platinum', city: 'Cusco' },
    })
  })

  test.each(['name', 'attributes'])(
    '%s of neither of the two, or that the chosen one has not, is refused and nothing is merged',
    async (field) => {
      const [ana, bob, cay] = await meet(ANA, BOB, CAY)
      const before = await pictureOf(shop)
      const value = (id: string | undefined) => (field === 'name' ? id : { plan: id })
      const { status, body } = await mergeKeeping(ana, bob, { [field]: value(cay) })
      expect([status, body.code]).toEqual([400, 'invalid_request'])
      if (field === 'attributes')
        expect((await mergeKeeping(ana, bob, { [field]: value(bob) })).status).toBe(400)
      expect(await pictureOf(shop)).toEqual(before)
    },
  )
})

describe('telling apart', () => {
  test('two contacts that are called distinct are not joined by evidence that would have joined them', async () => {
    const there = await shop.addLine()
    const abroad = { bsuid: 'US.7007' }
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10), textFrom(there, abroad, 'm2', 11))
    const [ana, other] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(abroad.bsuid)]
    const { status, body } = await shop.call('POST', `/v1/contacts/${ana}/distinctions`, {
      contact_id: other,
    })
    expect([status, body.contact_ids]).toEqual([201, [ana, other]])
    await shop.receive(textFrom(there, { ...abroad, phone: ANA.phone }, 'm3', 10))
    expect(await shop.contactOf(abroad.bsuid)).toBe(other)
    expect((await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: other })).status).toBe(201)
  })

  test('two that are one already cannot be told apart, only undone', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    await merge(ana, bob)
    const { status, body } = await shop.call('POST', `/v1/contacts/${ana}/distinctions`, { contact_id: bob })
    expect([status, body.code]).toEqual([409, 'already_merged'])
  })
})

test('a merge that is asked for twice under one Idempotency-Key is made once', async () => {
  const [ana, bob] = await meet(ANA, BOB)
  const ask = () =>
    app.http.inject({
      method: 'POST',
      url: `/v1/contacts/${ana}/merges`,
      headers: { ...shop.account.headers, 'idempotency-key': 'once' },
      payload: { contact_id: bob },
    })
  const [first, second] = [await ask(), await ask()]
  expect([first.statusCode, second.statusCode]).toEqual([201, 201])
  expect(second.json()).toEqual(first.json())
})
