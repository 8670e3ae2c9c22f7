import { describe, expect, test } from 'vitest'
import {
  bsuid,
  facts,
  holdersOf,
  kinds,
  OPTIONS,
  personOf,
  resolve,
  rotated,
  seen,
  seenPhone,
  standing,
  who,
} from '../../tests/harness/test-facts.ts'
import { resolveIdentity } from './resolve.ts'

const PHONE = '4915112345601'
const OTHER = '4915112345602'
const PARENT = 'DE.ENT.1'

describe('a BSUID with a phone', () => {
  test('of which neither is known is a new person with both', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1)])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1']])
    expect(standing(resolution, bsuid('DE.1'), 'DE.1')).toBe('active')
    expect(standing(resolution, bsuid('DE.1'), PHONE)).toBe('active')
  })

  test('whose BSUID is known gives that person a new phone, and the earlier one retires', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1), seen('DE.1', OTHER, 4)])
    expect(who(resolution)).toEqual([[PHONE, OTHER, 'DE.1']])
    expect(standing(resolution, bsuid('DE.1'), PHONE)).toBe('retired superseded')
    expect(standing(resolution, bsuid('DE.1'), OTHER)).toBe('active')
  })

  test('whose phone was known without a BSUID lands on the person who is there, so history stays', () => {
    const resolution = resolve([seenPhone(PHONE, 1), seen('DE.1', PHONE, 2)])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1']])
    expect(personOf(resolution, `t:${PHONE}|-`)).toBe(personOf(resolution, bsuid('DE.1')))
    expect(kinds(resolution)).toEqual([])
  })

  test('whose phone another BSUID held here, with no rotation, is a new person: the number was recycled', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1), seen('DE.9', PHONE, 5)])
    expect(who(resolution)).toEqual([
      [PHONE, 'DE.1'],
      [PHONE, 'DE.9'],
    ])
    expect(standing(resolution, bsuid('DE.1'), PHONE)).toBe('retired superseded_unverified')
    expect(standing(resolution, bsuid('DE.9'), PHONE)).toBe('active')
    expect(kinds(resolution)).toEqual(['possible_same_person'])
  })

  test('that were known on two people joins the halves where nothing contradicts', () => {
    const halves = [seenPhone(PHONE, 1), seen('DE.1', null, 2)]
    expect(who(resolve(halves))).toEqual([['DE.1'], [PHONE]])
    expect(who(resolve([...halves, seen('DE.1', PHONE, 3)]))).toEqual([[PHONE, 'DE.1']])
  })

  test('that were known on two people who contradict passes the phone to the BSUID and opens a conflict', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1), seen('DE.9', OTHER, 2), seen('DE.9', PHONE, 3)])
    expect(who(resolution)).toEqual([
      [PHONE, 'DE.1'],
      [PHONE, OTHER, 'DE.9'],
    ])
    const [first, second] = [bsuid('DE.1'), bsuid('DE.9')]
    expect(holdersOf(resolution, PHONE, [1, 2, 3, 4])).toEqual([first, first, second, second])
    expect(kinds(resolution)).toEqual(['possible_same_person'])
  })

  test('of the former holder, seen again after somebody else, is disputed for both', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1, 9), seen('DE.9', PHONE, 5)])
    expect(standing(resolution, bsuid('DE.1'), PHONE)).toBe('disputed')
    expect(standing(resolution, bsuid('DE.9'), PHONE)).toBe('disputed')
    expect(kinds(resolution)).toEqual(['disputed_phone'])
  })
})

describe('a BSUID alone', () => {
  test('that came with a phone once is the same person when the phone stops coming', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1), seen('DE.1', null, 2, 40)])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1']])
    expect(standing(resolution, bsuid('DE.1'), PHONE)).toBe('active')
  })

  test('that is retired still is that person', () => {
    const resolution = resolve([rotated('DE.1', 'DE.2', 3), seen('DE.2', null, 4), seen('DE.1', null, 5)])
    expect(who(resolution)).toEqual([['DE.1', 'DE.2']])
    expect(standing(resolution, bsuid('DE.1'), 'DE.2')).toBe('active')
  })

  test('that is unknown, of a parent that is known in another portfolio, is the parent’s person', () => {
    const resolution = resolve([
      seen('DE.1', PHONE, 1, 1, { parent: PARENT }),
      seen('DE.5', null, 2, 2, { parent: PARENT, portfolio: 'shop' }),
    ])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1', 'DE.5', PARENT]])
  })

  test('that is unknown is a new person, whose profile starts at the BSUID', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1), seen('DE.2', null, 1)])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1'], ['DE.2']])
    expect(personOf(resolution, bsuid('DE.2')).creates).toBe(true)
  })

  test('is one BSUID: its parent is no second one, and no second address', () => {
    const resolution = resolve([seen('DE.1', null, 1, 1, { parent: PARENT })])
    const { identities } = personOf(resolution, bsuid('DE.1'))
    const listed = identities.map(({ kind, value }) => `${kind} ${value}`)
    expect(listed).toEqual(['bsuid DE.1', `parent_bsuid ${PARENT}`])
  })
})

describe('a person', () => {
  test('whose webhooks alternate between phone and BSUID twenty times is one', () => {
    const webhooks = Array.from({ length: 20 }, (_, number) =>
      number % 2 === 0
        ? seenPhone(PHONE, number + 1)
        : seen('DE.1', number % 4 === 1 ? null : PHONE, number + 1),
    )
    expect(who(resolve(webhooks))).toEqual([[PHONE, 'DE.1']])
  })

  test('whom our own app writes to by phone, by BSUID and by both is one', () => {
    const resolution = resolve([seenPhone(PHONE, 1), seen('DE.1', null, 2), seen('DE.1', PHONE, 3)])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1']])
  })

  test('with one phone in two portfolios has two BSUIDs, both kept and both in use', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1, 9), seen('DE.5', PHONE, 3, 4, { portfolio: 'shop' })])
    expect(standing(resolution, bsuid('DE.1'), 'DE.1')).toBe('active')
    expect(standing(resolution, bsuid('DE.1'), 'DE.5')).toBe('active')
  })

  test('to whose phone we sent gets the BSUID that the status of the send names', () => {
    const resolution = resolve([seenPhone(PHONE, 1), seen('DE.1', PHONE, 1, 1, { creates: false })])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1']])
    expect(personOf(resolution, bsuid('DE.1')).creates).toBe(true)
  })

  test('known from statuses and rotations alone is no contact yet, and becomes one by a message', () => {
    const named = [
      seen('DE.1', PHONE, 1, 1, { creates: false }),
      rotated('DE.1', 'DE.2', 3, { phone: PHONE }),
    ]
    expect(personOf(resolve(named), bsuid('DE.1')).creates).toBe(false)
    expect(personOf(resolve([...named, seenPhone(PHONE, 5)]), bsuid('DE.1')).creates).toBe(true)
    expect(personOf(resolve([...named, seen('DE.2', null, 5)]), bsuid('DE.1')).creates).toBe(true)
  })

  test('is the same whatever came first, and however often', () => {
    const parts = [
      seenPhone(PHONE, 1),
      seen('DE.1', PHONE, 2, 4),
      rotated('DE.1', 'DE.2', 6, { phone: OTHER }),
      seen('DE.2', OTHER, 7),
      seen('DE.9', PHONE, 20),
    ]
    const known = facts(...parts, ...parts)
    const turned = {
      ...known,
      sightings: known.sightings.toReversed(),
      rotations: known.rotations.toReversed(),
    }
    expect(resolveIdentity(turned, OPTIONS)).toEqual(resolve(parts))
  })
})
