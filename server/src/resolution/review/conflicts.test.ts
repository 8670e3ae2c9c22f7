import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const DAY_S = 86_400
const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const STRANGER = { bsuid: 'US.9009', phone: ANA.phone, name: 'Bob' }

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

const open = async () => (await shop.call('GET', '/v1/conflicts?state=open')).body.data
const decide = (id: string, body: object) => shop.call('PUT', `/v1/conflicts/${id}/resolution`, body)
const threads = () =>
  shop.rows<{ contact_id: string; wamids: string[] }>(
    `select c.contact_id, array_agg(m.wamid order by m.sent_at) as wamids from conversations c
       join messages m on m.conversation_id = c.id group by c.contact_id order by min(m.sent_at)`,
  )

/** A number that two BSUIDs of one portfolio were seen with one after the other. */
async function recycle(): Promise<void> {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  await shop.receive(textFrom(shop.line, STRANGER, 'm2', 20))
}

/** And then the former holder again: the owner is unclear. */
async function dispute(): Promise<void> {
  await recycle()
  await shop.receive(textFrom(shop.line, ANA, 'm3', 30))
  await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm4', 40))
}

test.each([
  ['GET', '/v1/conflicts'],
  ['GET', '/v1/conflicts/cfl_00000000000000000000000000000000'],
  ['PUT', '/v1/conflicts/cfl_00000000000000000000000000000000/resolution'],
] as const)('%s %s is refused without a key and without its scope', async (method, url) => {
  expect((await app.http.inject({ method, url })).statusCode).toBe(401)
  expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['events:read'])
  expect((await app.http.inject({ method, url, headers: narrow })).statusCode).toBe(403)
})

test("another account's conflict, which exists, is not found, and its list does not hold it", async () => {
  await recycle()
  const [conflict] = await open()
  const theirs = await openShop(app)
  expect((await shop.call('GET', `/v1/conflicts/${conflict.id}`)).status).toBe(200)
  expect((await theirs.call('GET', `/v1/conflicts/${conflict.id}`)).status).toBe(404)
  const url = `/v1/conflicts/${conflict.id}/resolution`
  expect((await theirs.call('PUT', url, { decision: 'dismiss' })).status).toBe(404)
  expect((await theirs.call('GET', '/v1/conflicts')).body.data).toEqual([])
})

describe('a known phone with another BSUID and no rotation', () => {
  test('is a new person whose thread shows nothing of the former holder, with one item to review', async () => {
    await recycle()
    expect((await threads()).map(({ wamids }) => wamids)).toEqual([['m1'], ['m2']])
    const [conflict, ...others] = await open()
    expect(others).toEqual([])
    expect(conflict).toMatchObject({
      kind: 'possible_same_person',
      state: 'open',
      phone: `+${ANA.phone}`,
      left: { display_name: 'Ana', identifier: { kind: 'bsuid', value: ANA.bsuid } },
      right: { display_name: 'Bob', identifier: { kind: 'bsuid', value: STRANGER.bsuid } },
    })
    expect(conflict.left.identities).toMatchObject([
      { kind: 'bsuid', state: 'active' },
      { kind: 'phone', state: 'retired', reason: 'superseded_unverified' },
    ])
    expect(conflict.right.evidence).toMatchObject([
      { phone: `+${ANA.phone}`, webhook_event_id: expect.stringMatching(/^whe_/) },
    ])
    expect((await shop.call('GET', `/v1/conflicts/${conflict.id}`)).body).toEqual(conflict)
  })

  test('merge makes one person of them, by the survivor that was chosen', async () => {
    await recycle()
    const [conflict] = await open()
    const survivor = conflict.right.contact_id
    const { status, body } = await decide(conflict.id, { decision: 'merge', survivor_contact_id: survivor })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      state: 'resolved',
      decision: 'merge',
      closed_by: expect.stringMatching(/^key_/),
      left: { contact_id: survivor },
    })
    expect((await threads()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
    expect(await open()).toEqual([])
    expect((await shop.call('GET', `/v1/contacts/${survivor}`)).body.merged_ids).toEqual([
      conflict.left.contact_id,
    ])
  })

  test('distinct keeps them two, whatever is seen later', async () => {
    await recycle()
    const [conflict] = await open()
    expect((await decide(conflict.id, { decision: 'distinct' })).status).toBe(200)
    await shop.receive(textFrom(shop.line, STRANGER, 'm3', 30))
    expect(await open()).toEqual([])
    expect(await threads()).toHaveLength(2)
  })

  test('dismiss leaves it as it is and does not ask again', async () => {
    await recycle()
    const [conflict] = await open()
    const { body } = await decide(conflict.id, { decision: 'dismiss' })
    expect(body).toMatchObject({ state: 'dismissed', decision: 'dismiss' })
    await shop.receive(
      textFrom(shop.line, STRANGER, 'm3', 30),
      textFrom(shop.line, { phone: ANA.phone }, 'm4', 40),
    )
    expect(await open()).toEqual([])
    expect((await shop.call('GET', '/v1/conflicts?state=dismissed')).body.data).toHaveLength(1)
  })

  test('what is decided is decided: a second answer is a 409', async () => {
    await recycle()
    const [conflict] = await open()
    await decide(conflict.id, { decision: 'dismiss' })
    const { status, body } = await decide(conflict.id, { decision: 'merge' })
    expect([status, body.code]).toEqual([409, 'already_decided'])
  })

  test('a survivor that is neither side is a 400 and decides nothing', async () => {
    await recycle()
    await shop.receive(textFrom(shop.line, { bsuid: 'US.5' }, 'other', 40))
    const [conflict] = await open()
    const survivor_contact_id = await shop.contactOf('US.5')
    expect((await decide(conflict.id, { decision: 'merge', survivor_contact_id })).status).toBe(400)
    expect(await open()).toHaveLength(1)
  })
})

describe('a phone that two people were shown with at the same time', () => {
  test('is disputed for both; what comes from it waits with a contact that claims nothing', async () => {
    await dispute()
    const [conflict] = await open()
    expect(conflict.kind).toBe('disputed_phone')
    const states = await shop.rows<{ state: string }>(`select state from identities where kind = 'phone'`)
    expect(states.map(({ state }) => state)).toEqual(['disputed', 'disputed'])
    const list = await threads()
    expect(list.map(({ wamids }) => wamids)).toEqual([['m1', 'm3'], ['m2'], ['m4']])
    const holding = list[2]?.contact_id
    const claimed = await shop.rows(`select 1 from identities where contact_id = '${holding}'`)
    expect(claimed).toEqual([])
    const { status, body } = await shop.call('POST', `/v1/contacts/${conflict.left.contact_id}/merges`, {
      contact_id: `con_${holding?.replaceAll('-', '')}`,
    })
    expect([status, body.code]).toEqual([409, 'holding_contact'])
  })

  test.each(['merge', 'distinct'] as const)(
    'the decision %s folds the holding contact into the winner',
    async (decision) => {
      await dispute()
      const [conflict] = await open()
      const [, , waiting] = await threads()
      expect((await decide(conflict.id, { decision })).status).toBe(200)
      const list = await threads()
      expect(list.map(({ wamids }) => wamids)).toEqual(
        decision === 'merge' ? [['m1', 'm2', 'm3', 'm4']] : [['m1', 'm3', 'm4'], ['m2']],
      )
      const [row] = await shop.rows<{ merged_into: string }>(
        `select merged_into from contacts where id = '${waiting?.contact_id}'`,
      )
      expect(row?.merged_into).toBe(list[0]?.contact_id)
      const active = await shop.rows(`select 1 from identities where kind = 'phone' and state = 'active'`)
      expect(active).toHaveLength(1)
    },
  )
})

describe('a phone that had been silent for longer than the account trusts, where it seals', () => {
  beforeEach(async () => {
    await shop.rows(`update accounts set stale_phone = 'seal'`)
    app.clock.set(NOON + 300 * DAY_S * 1000)
    await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm1', 10))
    await shop.receive(textFrom(shop.line, ANA, 'm2', 200 * DAY_S))
  })
  const sealed = () => shop.rows(`select 1 from anchors where sealed`)

  test('asks a person, and merge unseals it', async () => {
    expect(await sealed()).toHaveLength(1)
    const [conflict] = await open()
    expect(conflict).toMatchObject({ kind: 'stale_phone' })
    expect((await decide(conflict.id, { decision: 'merge' })).status).toBe(200)
    expect(await sealed()).toEqual([])
    expect(await open()).toEqual([])
    expect((await threads()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
  })

  test('and distinct parts them', async () => {
    const [conflict] = await open()
    expect((await decide(conflict.id, { decision: 'distinct' })).status).toBe(200)
    expect(await open()).toEqual([])
    expect((await threads()).map(({ wamids }) => wamids)).toEqual([['m1'], ['m2']])
    const linked = await shop.rows<{ undone_by: string | null }>('select undone_by from merges')
    expect(linked.every(({ undone_by }) => undone_by !== null)).toBe(true)
  })
})

test('pages go through every conflict once', async () => {
  for (let i = 0; i < 5; i += 1) {
    const phone = `1555010700${i}`
    app.clock.advance(1000)
    await shop.receive(textFrom(shop.line, { bsuid: `US.1${i}`, phone }, `a${i}`, 10))
    await shop.receive(textFrom(shop.line, { bsuid: `US.2${i}`, phone }, `b${i}`, 20))
  }
  const seen: string[] = []
  let cursor = ''
  do {
    const { body } = await shop.call('GET', `/v1/conflicts?state=open&limit=2${cursor}`)
    seen.push(...body.data.map((it: { phone: string }) => it.phone))
    cursor = body.next_cursor ? `&cursor=${body.next_cursor}` : ''
  } while (cursor !== '')
  expect(seen).toEqual([4, 3, 2, 1, 0].map((i) => `+1555010700${i}`))
})

test('a conflict that a merge settled comes back as the same one when the merge is undone', async () => {
  await recycle()
  const third = { bsuid: 'US.4004', phone: '15550101234', name: 'Cay' }
  await shop.receive(textFrom(shop.line, third, 'm5', 50))
  const [conflict] = await open()
  const cay = await shop.contactOf(third.bsuid)
  const { body } = await shop.call('POST', `/v1/contacts/${cay}/merges`, {
    contact_id: conflict.right.contact_id,
  })
  expect((await open())[0]).toMatchObject({ id: conflict.id, right: { contact_id: cay } })
  await shop.call('DELETE', `/v1/merges/${body.id}`)
  expect(await open()).toEqual([conflict])
})
