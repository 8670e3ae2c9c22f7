import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { ANA, BOB, CAY, mergeTools, uuidOf } from '../../../tests/harness/merge-tools.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { pictureOf } from '../../../tests/harness/picture.ts'
import { at, echoTo, rotationOf, statusOf, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'

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

describe('undoing', () => {
  test('the more urgent priority wins, and each has its own again; one that was set since stays with the survivor', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    const set = (id: string | undefined, priority: string) =>
      shop.rows(
        `update conversations set priority = '${priority}' where contact_id = '${uuidOf(id)}' and merged_into is null`,
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
      `update conversations set status = 'snoozed', snoozed_until = '2026-12-01', labels = '{b,a}', team_id = '${team}' where contact_id = '${uuidOf(bob)}'`,
    )
    await shop.rows(
      `update conversations set status = 'resolved', labels = '{a}' where contact_id = '${uuidOf(ana)}'`,
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
    await shop.rows(`update conversations set team_id = '${team}' where contact_id = '${uuidOf(bob)}'`)
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

  test('a contact belongs to the identity that stayed on it after only landing there', async () => {
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
      uuidOf(contact),
      uuidOf(body.data[0].merged_contact_id),
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
      [uuidOf(ana), uuidOf(other)].sort(),
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
          `update conversations set labels = '${labels}', status = '${status}' where contact_id = '${uuidOf(id)}'`,
        )
      const before = await pictureOf(shop)
      const records = [await merge(bob, ana), await merge(cay, bob)]
      expect(await threads()).toMatchObject([
        { contact_id: uuidOf(cay), labels: ['c', 'b', 'a'], status: 'pending' },
      ])
      expect((await undo(records[first].id)).status).toBe(200)
      const [one] = await shop.rows<{ merged_into: string | null }>(
        `select merged_into from contacts where id = '${uuidOf(first === 0 ? bob : ana)}'`,
      )
      expect(one?.merged_into).toBe(uuidOf(first === 0 ? cay : bob))
      expect((await undo(records[second].id)).status).toBe(200)
      expect(await pictureOf(shop)).toEqual(before)
    },
  )

  test('the loser’s registrations leave whole, with the contacts that had been merged into it before', async () => {
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
      ['hello Ana', null, uuidOf(ana)],
      ['hello Bob', null, uuidOf(bob)],
      ['b1', null, uuidOf(bob)],
      ['b2', 'read', uuidOf(bob)],
      ['b3', null, uuidOf(bob)],
      ['a1', null, uuidOf(ana)],
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
    expect(rows.map(({ contact_id }) => contact_id)).toEqual([uuidOf(bob), uuidOf(bob)])
  })

  test('labels and attributes written since stay with the survivor; the loser’s thread gets its recorded state', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    await shop.rows(
      `update conversations set status = 'resolved', labels = '{b}' where contact_id = '${uuidOf(bob)}'`,
    )
    const record = await merge(ana, bob)
    await shop.rows(
      `update conversations set labels = labels || '{since}', status = 'pending' where merged_into is null`,
    )
    await shop.rows(`update contacts set attributes = '{"plan":"gold"}' where id = '${uuidOf(ana)}'`)
    await undo(record.id)
    const [first, second] = await threads()
    expect(first).toMatchObject({ contact_id: uuidOf(ana), labels: ['since'], status: 'pending' })
    expect(second).toMatchObject({ contact_id: uuidOf(bob), labels: ['b'], status: 'resolved' })
    const [row] = await shop.rows<{ attributes: object }>(
      `select attributes from contacts where id = '${uuidOf(bob)}'`,
    )
    expect(row?.attributes).toEqual({})
  })

  test('the loser’s thread is open if it has newer inbound', async () => {
    const [ana, bob] = await meet(ANA, BOB)
    await shop.rows(`update conversations set status = 'resolved' where contact_id = '${uuidOf(bob)}'`)
    const record = await merge(ana, bob)
    await shop.receive(textFrom(shop.line, BOB, 'again', 300))
    await undo(record.id)
    const list = await threads()
    expect(list.find(({ contact_id }) => contact_id === uuidOf(bob))?.status).toBe('open')
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
