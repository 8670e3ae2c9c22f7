import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { pictureOf } from '../../../tests/harness/picture.ts'
import { at, echoTo, rotationOf, statusOf, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BOB = { bsuid: 'US.2002', phone: '15550105588', name: 'Bob' }
const CAY = { bsuid: 'US.3003', phone: '15550106699', name: 'Cay' }

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

async function meet(...people: (typeof ANA & { parent?: string })[]): Promise<string[]> {
  for (const [i, who] of people.entries())
    await shop.receive(textFrom(shop.line, who, `hello ${who.name}`, 10 + i))
  return Promise.all(people.map(({ bsuid }) => shop.contactOf(bsuid)))
}

async function merge(survivor: string | undefined, loser: string | undefined) {
  const { status, body } = await shop.call('POST', `/v1/contacts/${survivor}/merges`, { contact_id: loser })
  expect(status).toBe(201)
  return body
}

const undo = (merge_id: string) => shop.call('DELETE', `/v1/merges/${merge_id}`)
const threads = () =>
  shop.rows<{
    id: string
    contact_id: string
    status: string
    labels: string[]
    assignee_id: string | null
    team_id: string | null
  }>(
    'select id, contact_id, status, labels, assignee_id, team_id from conversations where merged_into is null order by id',
  )
async function addTeam(): Promise<string> {
  return uuid((await shop.call('POST', '/v1/teams', { name: 'Sales' })).body.id)
}
const uuid = (id: string | undefined) =>
  (id ?? '').slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

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
      `update conversations set status = 'resolved', labels = '{vip,old}' where contact_id = '${uuid(ana)}'`,
    )
    await shop.rows(
      `update conversations set status = 'pending', labels = '{new,vip}', assignee_id = '${agent}', team_id = '${team}' where contact_id = '${uuid(bob)}'`,
    )
    const [anas, bobs] = await threads()
    await merge(ana, bob)
    expect(await threads()).toEqual([
      {
        id: anas?.id,
        contact_id: uuid(ana),
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

describe('undoing', () => {
  test('the more urgent priority wins, and each has its own again; one that was set since stays with the survivor', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const set = (id: string | undefined, priority: string) =>
      shop.rows(
        `update conversations set priority = '${priority}' where contact_id = '${uuid(id)}' and merged_into is null`,
      )
    const priorities = () =>
      shop.rows('select priority from conversations where merged_into is null order by contact_id')
    await set(ana, 'low')
    await set(bob, 'high')
    const first = await merge(ana, bob)
    expect(await priorities()).toEqual([{ priority: 'high' }])
    await undo(first.id)
    expect(await priorities()).toEqual([{ priority: 'low' }, { priority: 'high' }])
    const second = await merge(ana, bob)
    await set(ana, 'urgent')
    await undo(second.id)
    expect(await priorities()).toEqual([{ priority: 'urgent' }, { priority: 'high' }])
  })

  test('a merge from before there were priorities is undone with none', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const record = await merge(ana, bob)
    await shop.rows(
      `update merges set former = (former #- '{conversations,0,priority}') #- '{conversations,1,priority}'`,
    )
    await shop.rows(
      `update merges set former = jsonb_set(former, '{after}', (
        select jsonb_object_agg(key, value - 'priority') from jsonb_each(former->'after')))`,
    )
    expect((await undo(record.id)).status).toBe(200)
    expect(await shop.rows('select priority from conversations')).toEqual([
      { priority: 'none' },
      { priority: 'none' },
    ])
  })

  test('with nothing in between, every view of both is as it was: contacts, identities, threads with status, assignee, team and labels, messages, ids', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const team = await addTeam()
    await shop.rows(
      `update conversations set status = 'snoozed', snoozed_until = '2026-12-01', labels = '{b,a}', team_id = '${team}' where contact_id = '${uuid(bob)}'`,
    )
    await shop.rows(
      `update conversations set status = 'resolved', labels = '{a}' where contact_id = '${uuid(ana)}'`,
    )
    const before = await pictureOf(shop)
    const record = await merge(ana, bob)
    expect(await pictureOf(shop)).not.toEqual(before)
    expect((await undo(record.id)).status).toBe(200)
    expect(await pictureOf(shop)).toEqual(before)
  })

  test('a team that was deleted since does not come back with the thread that was its', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const team = await addTeam()
    await shop.rows(`update conversations set team_id = '${team}' where contact_id = '${uuid(bob)}'`)
    const record = await merge(ana, bob)
    expect((await threads())[0]?.team_id).toBe(team)
    await shop.call('DELETE', `/v1/teams/tem_${team.replaceAll('-', '')}`)
    await undo(record.id)
    expect((await threads()).map(({ team_id }) => team_id)).toEqual([null, null])
  })

  test('undone twice is a 404, and the record says who undid it', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const record = await merge(ana, bob)
    const { body } = await undo(record.id)
    expect(body).toMatchObject({ id: record.id, undone_at: new Date(NOON).toISOString() })
    expect(body.undone_by).toMatch(/^key_/)
    expect((await undo(record.id)).status).toBe(404)
  })

  test('the two are distinct from then on, until a later merge by hand lifts it', async () => {
    const phone_only = { phone: ANA.phone }
    await shop.receive(textFrom(shop.line, phone_only, 'm1', 10))
    await shop.receive(textFrom(shop.line, ANA, 'm2', 20))
    const contact = await shop.contactOf(ANA.bsuid)
    const { body } = await shop.call('GET', `/v1/contacts/${contact}/merges`)
    expect(body.data).toMatchObject([
      { attach: true, step: 'neighbourhood', contact_id: contact, decided_by: null },
    ])
    expect((await undo(body.data[0].id)).status).toBe(200)
    await shop.receive(textFrom(shop.line, ANA, 'm3', 30))
    const apart = await shop.contactOf(ANA.bsuid)
    expect(apart).not.toBe(contact)
    expect(await threads()).toHaveLength(2)
    await merge(contact, apart)
    expect(await threads()).toHaveLength(1)
  })

  test('what two had in common is each one’s own again after both left a third, in the order in which they came', async () => {
    const parent = 'US.ENT.7001'
    const [cay, ana, bob] = await meet(CAY, { ...ANA, parent }, { ...BOB, parent })
    const before = await pictureOf(shop)
    const first = await merge(cay, ana)
    const second = await merge(cay, bob)
    expect((await undo(first.id)).status).toBe(200)
    const between = await pictureOf(shop)
    expect((await undo(second.id)).status).toBe(200)
    expect(await pictureOf(shop)).toEqual(before)

    // In between it was as if only the second had been merged.
    await merge(cay, bob)
    expect((await pictureOf(shop)).identities).toEqual(between.identities)
  })

  test('what leaves together goes on as the contact that it was, and not as what had once landed on one of them', async () => {
    const other = await shop.addLine()
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    await shop.receive(textFrom(other, { bsuid: 'DE.1', phone: ANA.phone, name: 'Ana' }, 'm2', 11))
    // Met later than both: the earlier home does not decide.
    await shop.receive(textFrom(shop.line, BOB, 'm3', 20), textFrom(shop.line, CAY, 'm4', 21))
    const [bob, cay] = await Promise.all([BOB, CAY].map(({ bsuid }) => shop.contactOf(bsuid)))
    const ana = await shop.contactOf(ANA.bsuid)
    expect(await shop.contactOf('DE.1')).toBe(ana)
    const before = await pictureOf(shop)
    const first = await merge(bob, ana)
    const between = await pictureOf(shop)
    const second = await merge(cay, bob)
    expect((await undo(second.id)).status).toBe(200)
    expect(await pictureOf(shop)).toEqual(between)
    expect((await undo(first.id)).status).toBe(200)
    expect(await pictureOf(shop)).toEqual(before)
  })

  test('a contact that stayed with somebody who had only landed on it is theirs from then on', async () => {
    const [parent, other] = ['US.ENT.7001', await shop.addLine()]
    // First seen in a status, which makes no contact; then the same person writes in another portfolio.
    await shop.receive(statusOf(shop.line, { bsuid: ANA.bsuid, parent }, 'unknown', 'delivered', 10))
    await shop.receive(textFrom(other, { bsuid: 'DE.1', parent, name: 'Ana' }, 'm1', 11))
    const landed = (await shop.call('GET', `/v1/contacts/${await shop.contactOf('DE.1')}/merges`)).body.data
    expect((await undo(landed[0].id)).status).toBe(200)
    await shop.receive(textFrom(shop.line, { bsuid: ANA.bsuid, name: 'Anna' }, 'm2', 12))
    const before = await pictureOf(shop)
    const record = await merge(await shop.contactOf('DE.1'), await shop.contactOf(ANA.bsuid))
    expect((await undo(record.id)).status).toBe(200)
    expect(await pictureOf(shop)).toEqual(before)
  })

  test('a rotation can be undone: the new BSUID leaves with what it wrote', async () => {
    const now = { bsuid: 'US.1009', phone: '15550107700' }
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    await shop.receive(rotationOf(shop.line, ANA, now, 's1', 20), textFrom(shop.line, now, 'm2', 30))
    const contact = await shop.contactOf(ANA.bsuid)
    const { body } = await shop.call('GET', `/v1/contacts/${contact}/merges`)
    expect(body.data).toMatchObject([{ attach: true, step: 'chain' }])
    expect((await undo(body.data[0].id)).status).toBe(200)
    expect(await shop.contactOf(ANA.bsuid)).toBe(contact)
    expect(await shop.contactOf(now.bsuid)).toBe(body.data[0].merged_contact_id)
    const rows = await shop.rows<{ wamid: string; contact_id: string }>(
      'select m.wamid, c.contact_id from messages m join conversations c on c.id = m.conversation_id order by wamid',
    )
    expect(rows.map(({ contact_id }) => contact_id)).toEqual([
      uuid(contact),
      uuid(body.data[0].merged_contact_id),
    ])
  })

  test('an automatic merge of two contacts can be undone', async () => {
    const there = await shop.addLine()
    const abroad = { bsuid: 'US.7007' }
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10), textFrom(there, abroad, 'm2', 11))
    const [ana, other] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(abroad.bsuid)]
    expect(ana).not.toBe(other)
    await shop.receive(textFrom(there, { ...abroad, phone: ANA.phone }, 'm3', 10))
    expect(await shop.contactOf(abroad.bsuid)).toBe(ana)
    const { body } = await shop.call('GET', `/v1/contacts/${ana}/merges`)
    expect(body.data).toMatchObject([{ attach: false, step: 'overlap', merged_contact_id: other }])
    expect((await undo(body.data[0].id)).status).toBe(200)
    expect(await shop.contactOf(abroad.bsuid)).toBe(other)
    expect((await threads()).map(({ contact_id }) => contact_id).sort()).toEqual(
      [uuid(ana), uuid(other)].sort(),
    )
  })

  test.each([
    [0, 1],
    [1, 0],
  ])(
    'several merges are undone in any order: %i then %i gives the first picture again',
    async (first, second) => {
      const [ana, bob, cay] = await meet(ANA, BOB, CAY)
      for (const [id, labels, status] of [
        [ana, '{a}', 'resolved'],
        [bob, '{b}', 'pending'],
        [cay, '{c}', 'resolved'],
      ])
        await shop.rows(
          `update conversations set labels = '${labels}', status = '${status}' where contact_id = '${uuid(id)}'`,
        )
      const before = await pictureOf(shop)
      const records = [await merge(bob, ana), await merge(cay, bob)]
      expect(await threads()).toMatchObject([
        { contact_id: uuid(cay), labels: ['c', 'b', 'a'], status: 'pending' },
      ])
      expect((await undo(records[first].id)).status).toBe(200)
      const [one] = await shop.rows<{ merged_into: string | null }>(
        `select merged_into from contacts where id = '${uuid(first === 0 ? bob : ana)}'`,
      )
      expect(one?.merged_into).toBe(uuid(first === 0 ? cay : bob))
      expect((await undo(records[second].id)).status).toBe(200)
      expect(await pictureOf(shop)).toEqual(before)
    },
  )

  test('the loser’s registrations leave whole, with whoever had been merged into it before', async () => {
    const [ana, bob, cay] = await meet(ANA, BOB, CAY)
    await merge(ana, bob)
    const between = await pictureOf(shop)
    const record = await merge(cay, ana)
    await undo(record.id)
    expect(await pictureOf(shop)).toEqual(between)
    expect((await shop.call('GET', `/v1/contacts/${bob}`)).body).toMatchObject({ id: ana, merged_ids: [bob] })
  })

  test('messages both ways, statuses and later rotations follow their registration', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const record = await merge(ana, bob)
    const newer = { bsuid: 'US.2009' }
    await shop.receive(
      textFrom(shop.line, BOB, 'b1', 100),
      echoTo(shop.line, BOB, 'b2', 110),
      statusOf(shop.line, BOB, 'b2', 'read', 120),
      rotationOf(shop.line, { bsuid: BOB.bsuid }, newer, 's', 130),
      textFrom(shop.line, newer, 'b3', 140),
      textFrom(shop.line, ANA, 'a1', 150),
    )
    expect(await threads()).toHaveLength(1)
    await undo(record.id)
    const rows = await shop.rows<{ wamid: string; status: string; contact_id: string }>(
      `select m.wamid, m.status, c.contact_id from messages m join conversations c on c.id = m.conversation_id
        where c.merged_into is null order by m.sent_at`,
    )
    expect(rows.map(({ wamid, status, contact_id }) => [wamid, status, contact_id])).toEqual([
      ['hello Ana', null, uuid(ana)],
      ['hello Bob', null, uuid(bob)],
      ['b1', null, uuid(bob)],
      ['b2', 'read', uuid(bob)],
      ['b3', null, uuid(bob)],
      ['a1', null, uuid(ana)],
    ])
    expect(await shop.contactOf(newer.bsuid)).toBe(bob)
  })

  test('calls and consent follow their registration', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const record = await merge(ana, bob)
    const contacts = [{ user_id: BOB.bsuid, wa_id: BOB.phone }]
    const call = {
      id: 'call',
      from: BOB.phone,
      from_user_id: BOB.bsuid,
      event: 'connect',
      direction: 'USER_INITIATED',
    }
    const preference = { user_id: BOB.bsuid, wa_id: BOB.phone, category: 'marketing_messages', value: 'stop' }
    await shop.receive(
      webhook(shop.line, { contacts, calls: [{ ...call, timestamp: at(100) }] }, 'calls'),
      webhook(
        shop.line,
        { contacts, user_preferences: [{ ...preference, timestamp: at(101) }] },
        'user_preferences',
      ),
    )
    await undo(record.id)
    const rows = await shop.rows<{ contact_id: string }>(
      `select c.contact_id from messages m join conversations c on c.id = m.conversation_id where wamid = 'call'
       union all select a.contact_id from consents n join anchors a on a.id = n.anchor_id where n.value = 'stop'`,
    )
    expect(rows.map(({ contact_id }) => contact_id)).toEqual([uuid(bob), uuid(bob)])
  })

  test('labels and attributes written since stay with the survivor; the loser’s thread gets its recorded state', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    await shop.rows(
      `update conversations set status = 'resolved', labels = '{b}' where contact_id = '${uuid(bob)}'`,
    )
    const record = await merge(ana, bob)
    await shop.rows(
      `update conversations set labels = labels || '{since}', status = 'pending' where merged_into is null`,
    )
    await shop.rows(`update contacts set attributes = '{"plan":"gold"}' where id = '${uuid(ana)}'`)
    await undo(record.id)
    const [first, second] = await threads()
    expect(first).toMatchObject({ contact_id: uuid(ana), labels: ['since'], status: 'pending' })
    expect(second).toMatchObject({ contact_id: uuid(bob), labels: ['b'], status: 'resolved' })
    const [row] = await shop.rows<{ attributes: object }>(
      `select attributes from contacts where id = '${uuid(bob)}'`,
    )
    expect(row?.attributes).toEqual({})
  })

  test('the loser’s thread is open if it has newer inbound', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    await shop.rows(`update conversations set status = 'resolved' where contact_id = '${uuid(bob)}'`)
    const record = await merge(ana, bob)
    await shop.receive(textFrom(shop.line, BOB, 'again', 300))
    await undo(record.id)
    const list = await threads()
    expect(list.find(({ contact_id }) => contact_id === uuid(bob))?.status).toBe('open')
  })

  test('a merge of which nothing can be taken apart any more is a 409, and stays', async () => {
    await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm2', 20))
    await shop.receive(textFrom(shop.line, ANA, 'm3', 30))
    const contact = await shop.contactOf(ANA.bsuid)
    // An older webhook shows that the BSUID had the phone all along.
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    const { body } = await shop.call('GET', `/v1/contacts/${contact}/merges`)
    expect(body.data).not.toHaveLength(0)
    const answer = await undo(body.data[0].id)
    expect([answer.status, answer.body.code]).toEqual([409, 'merge_superseded'])
    expect(await threads()).toHaveLength(1)
  })
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
