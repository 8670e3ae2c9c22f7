import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { ANA, BOB, caseTools, openTwoLines } from '../../tests/harness/case-tools.ts'
import type { Shop } from '../../tests/harness/people.ts'
import { rotationOf, type TestLine, textFrom, type Who } from '../../tests/harness/whatsapp-line.ts'

const _DAY = 86_400

let app: TestApp
let shop: Shop
let line: TestLine
let other: TestLine

beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  ;({ shop, line, other } = await openTwoLines(app))
})

const { happen, people, openConflicts, query } = caseTools(() => ({ app, shop }))

describe('BSUID and phone', () => {
  test('neither known: a new contact with both', async () => {
    await happen(textFrom(line, ANA, 'm1', 10))
    expect(await people()).toEqual([
      { identities: ['bsuid US.1001 active', 'phone 15550104477 active'], wamids: ['m1'] },
    ])
  })

  test('BSUID known, another phone: the same contact, the phone is its current one, the earlier one retires', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), textFrom(line, { ...ANA, phone: '15550109911' }, 'm2', 20))
    expect(await people()).toEqual([
      {
        identities: [
          'bsuid US.1001 active',
          'phone 15550104477 retired superseded',
          'phone 15550109911 active',
        ],
        wamids: ['m1', 'm2'],
      },
    ])
  })

  test('phone known, never with a BSUID of this portfolio: the BSUID lands on the existing contact and history stays', async () => {
    await happen(textFrom(line, { phone: ANA.phone }, 'm1', 10), textFrom(line, ANA, 'm2', 20))
    expect(await people()).toEqual([
      { identities: ['bsuid US.1001 active', 'phone 15550104477 active'], wamids: ['m1', 'm2'] },
    ])
  })

  test('recycled number: known phone with another BSUID and no rotation is a new person with a review item, history hidden', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), textFrom(line, BOB, 'm2', 20))
    expect(await people()).toEqual([
      {
        identities: ['bsuid US.1001 active', 'phone 15550104477 retired superseded_unverified'],
        wamids: ['m1'],
      },
      { identities: ['bsuid US.9009 active', 'phone 15550104477 active'], wamids: ['m2'] },
    ])
    expect(await openConflicts()).toEqual(['possible_same_person'])
  })

  test('both known on two contacts without contradiction: the halves merge by themselves', async () => {
    await happen(
      textFrom(line, { phone: ANA.phone }, 'm1', 10),
      textFrom(line, { bsuid: ANA.bsuid }, 'm2', 20),
      textFrom(line, ANA, 'm3', 30),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2', 'm3']])
    expect(await query(sql`select attach from merges where undone_at is null`)).toEqual([{ attach: false }])
  })

  test('both known, contradiction: the message goes to the BSUID’s contact, the phone passes to it, a conflict opens', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, { bsuid: BOB.bsuid, phone: '15550100009' }, 'm2', 20),
      textFrom(line, BOB, 'm3', 30),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1'], ['m2', 'm3']])
    expect((await people())[1]?.identities).toContain('phone 15550104477 active')
    expect(await openConflicts()).toEqual(['possible_same_person'])
  })

  test('the former holder seen with that phone again: disputed for both, and nothing moves any more', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), textFrom(line, BOB, 'm2', 20), textFrom(line, ANA, 'm3', 30))
    expect(await people()).toEqual([
      { identities: ['bsuid US.1001 active', 'phone 15550104477 disputed'], wamids: ['m1', 'm3'] },
      { identities: ['bsuid US.9009 active', 'phone 15550104477 disputed'], wamids: ['m2'] },
    ])
    expect(await openConflicts()).toEqual(['disputed_phone'])
  })
})

describe('BSUID only', () => {
  test('known, also retired: that contact', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      rotationOf(line, ANA, { bsuid: 'US.2002' }, 's1', 20),
      textFrom(line, { bsuid: ANA.bsuid }, 'm2', 21),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
  })

  test('unknown, its parent known in another portfolio: the parent’s contact', async () => {
    await happen(
      textFrom(line, { bsuid: 'US.1001', parent: 'US.ENT.7' }, 'm1', 10),
      textFrom(other, { bsuid: 'US.5005', parent: 'US.ENT.7' }, 'm2', 20),
    )
    expect(await people()).toEqual([
      {
        identities: ['bsuid US.1001 active', 'bsuid US.5005 active', 'parent_bsuid US.ENT.7 active'],
        wamids: ['m1', 'm2'],
      },
    ])
  })

  test('unknown: a new contact', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), textFrom(line, { bsuid: 'US.3003' }, 'm2', 20))
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1'], ['m2']])
  })
})

describe('phone only', () => {
  test('held: its holder at that time, whatever came since', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, BOB, 'm2', 30),
      textFrom(line, { phone: ANA.phone }, 'm3', 15),
      textFrom(line, { phone: ANA.phone }, 'm4', 35),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([
      ['m1', 'm3'],
      ['m2', 'm4'],
    ])
  })

  test('disputed: one holding contact per phone that claims nothing', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, BOB, 'm2', 20),
      textFrom(line, ANA, 'm3', 30),
      textFrom(line, { phone: ANA.phone }, 'm4', 40),
      textFrom(line, { phone: ANA.phone }, 'm5', 50),
    )
    expect((await people()).find(({ wamids }) => wamids.includes('m4'))).toEqual({
      identities: [],
      wamids: ['m4', 'm5'],
    })
  })

  test('on the block list: one holding contact, and the phone links no contacts', async () => {
    const blocked = await shop.call('PUT', `/v1/blocked_phones/+${ANA.phone}`, { reason: 'a shared line' })
    expect(blocked.status).toBe(200)
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, { phone: ANA.phone }, 'm2', 20),
      textFrom(other, { bsuid: 'US.5005', phone: ANA.phone }, 'm3', 15),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1'], ['m2'], ['m3']])
    expect(await openConflicts()).toEqual([])
  })
})

describe('rotation', () => {
  const next: Who = { bsuid: 'US.2002', phone: '15550109911' }

  test.each([
    ['before', [0, 1, 2]],
    ['after', [0, 2, 1]],
    ['twice, and late', [0, 2, 1, 1]],
  ])('seen %s the first message under the new BSUID: one contact, one thread', async (_, order) => {
    const seen = [
      textFrom(line, ANA, 'm1', 10),
      rotationOf(line, ANA, next, 's1', 20),
      textFrom(line, next, 'm2', 30),
    ]
    await happen(...order.flatMap((i) => seen[i] ?? []))
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
    expect((await people())[0]?.identities).toContain('bsuid US.1001 retired rotated')
  })

  test('without the next message: the new BSUID stands at once, the old one is retired', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), rotationOf(line, ANA, next, 's1', 20))
    expect((await people())[0]?.identities).toEqual([
      'bsuid US.1001 retired rotated',
      'bsuid US.2002 active',
      'phone 15550104477 retired superseded',
      'phone 15550109911 active',
    ])
  })

  test('creates no contact, and never merges the earlier holder of the new phone', async () => {
    await happen(rotationOf(line, { bsuid: 'US.8001' }, { bsuid: 'US.8002' }, 's0', 5))
    expect(await people()).toEqual([])
    await happen(
      textFrom(line, { bsuid: 'US.7001', phone: next.phone }, 'm0', 8),
      textFrom(line, ANA, 'm1', 10),
      rotationOf(line, ANA, next, 's1', 20),
      textFrom(line, next, 'm2', 30),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m0'], ['m1', 'm2']])
  })

  test('a late webhook under the old id lands in the same thread', async () => {
    await happen(
      rotationOf(line, ANA, next, 's1', 20),
      textFrom(line, next, 'm2', 30),
      textFrom(line, ANA, 'm1', 10),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
  })
})
