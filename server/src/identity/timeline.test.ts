import { describe, expect, test } from 'vitest'
import {
  blocked,
  bsuid,
  day,
  decided,
  holdersOf,
  kinds,
  personOf,
  resolve,
  rotated,
  seen,
  seenPhone,
  standing,
  who,
} from '../../tests/harness/test-facts.ts'

const PHONE = '4915112345601'
const OTHER = '4915112345602'

describe('the timeline of a phone', () => {
  test('has no gaps: the first stretch is open at its start and the last at its end', () => {
    const resolution = resolve([
      seen('DE.1', PHONE, 1, 3),
      rotated('DE.1', 'DE.2', 5, { phone: OTHER }),
      seen('DE.9', PHONE, 20),
    ])
    expect(resolution.phones.get(PHONE)).toEqual([
      { from: null, until: day(1), anchor: `t:${PHONE}|-` },
      { from: day(1), until: day(5), anchor: bsuid('DE.1') },
      { from: day(5), until: day(20), anchor: `t:${PHONE}|${day(5)}` },
      { from: day(20), until: null, anchor: bsuid('DE.9') },
    ])
  })

  test('leaves a phone with its last holder until somebody else is seen with it', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1, 3), seen('DE.9', PHONE, 20)])
    expect(holdersOf(resolution, PHONE, [0, 1, 19, 20, 99])).toEqual([
      `t:${PHONE}|-`,
      bsuid('DE.1'),
      bsuid('DE.1'),
      bsuid('DE.9'),
      bsuid('DE.9'),
    ])
  })

  test('counts a message by phone alone to its holder then, also when somebody else holds it now', () => {
    const messages = [seenPhone(PHONE, 2), seenPhone(PHONE, 5), seenPhone(PHONE, 12)]
    const resolution = resolve([seen('DE.1', PHONE, 1, 3), seen('DE.9', PHONE, 10), ...messages])
    expect(who(resolution)).toHaveLength(2)
    expect(holdersOf(resolution, PHONE, [2, 5, 12])).toEqual([bsuid('DE.1'), bsuid('DE.1'), bsuid('DE.9')])
  })

  test('counts messages in a gap to the BSUID that comes next', () => {
    const resolution = resolve([
      seen('DE.1', PHONE, 1),
      seen('DE.1', OTHER, 4),
      seenPhone(PHONE, 6),
      seen('DE.9', PHONE, 8),
    ])
    expect(personOf(resolution, `t:${PHONE}|${day(4)}`)).toBe(personOf(resolution, bsuid('DE.9')))
  })

  test('ends the hold of a registration at its own next number', () => {
    const resolution = resolve([seen('DE.1', PHONE, 1), seen('DE.1', OTHER, 4)])
    const [registration] = personOf(resolution, bsuid('DE.1')).registrations
    expect(registration?.holds).toMatchObject([
      { phone_key: PHONE, from: null, until: day(4) },
      { phone_key: OTHER, from: day(1), until: null },
    ])
  })

  test('begins a hold that came with a rotation at the rotation', () => {
    const resolution = resolve([seen('DE.1', null, 1), rotated('DE.1', 'DE.2', 5), seen('DE.2', PHONE, 9)])
    const [registration] = personOf(resolution, bsuid('DE.1')).registrations
    expect(registration?.holds).toMatchObject([{ from: day(5), first_at: day(9), until: null }])
  })
})

describe('a disputed phone', () => {
  const dispute = [
    seen('DE.1', PHONE, 1, 9),
    seen('DE.9', PHONE, 5),
    seenPhone(PHONE, 3),
    seenPhone(PHONE, 7),
  ]

  test('is nobody’s from the moment at which the second holder was seen, and was the first’s before', () => {
    const resolution = resolve(dispute)
    expect(holdersOf(resolution, PHONE, [3, 5, 7, 50])).toEqual([
      bsuid('DE.1'),
      `d:${PHONE}`,
      `d:${PHONE}`,
      `d:${PHONE}`,
    ])
  })

  test('keeps what comes from it in a holding place that claims nothing', () => {
    expect(personOf(resolve(dispute), `d:${PHONE}`)).toEqual({
      anchors: [`d:${PHONE}`],
      registrations: [],
      identities: [],
      joins: [],
      creates: true,
    })
  })

  test('goes to one of them once a person called them distinct, and what waited goes there too', () => {
    const resolution = resolve([...dispute, decided('distinct', [bsuid('DE.1')], [bsuid('DE.9')], 12)])
    expect(holdersOf(resolution, PHONE, [3, 7, 50])).toEqual([bsuid('DE.1'), bsuid('DE.1'), bsuid('DE.1')])
    expect(standing(resolution, bsuid('DE.1'), PHONE)).toBe('active')
    expect(standing(resolution, bsuid('DE.9'), PHONE)).toBe('retired superseded_unverified')
    expect(resolution.people).toHaveLength(2)
    expect(kinds(resolution)).toEqual([])
  })

  test('is theirs once a person called them the same', () => {
    const resolution = resolve([...dispute, decided('same', [bsuid('DE.1')], [bsuid('DE.9')], 12)])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1', 'DE.9']])
    expect(standing(resolution, bsuid('DE.9'), PHONE)).toBe('active')
    expect(kinds(resolution)).toEqual([])
  })

  test('is active for nobody while it is disputed, and for exactly one otherwise', () => {
    const active = (parts: typeof dispute) =>
      resolve(parts).people.flatMap(({ identities }) =>
        identities.filter(({ key, state }) => key === PHONE && state === 'active'),
      )
    expect(active(dispute)).toHaveLength(0)
    expect(active([...dispute, decided('distinct', [bsuid('DE.1')], [bsuid('DE.9')], 12)])).toHaveLength(1)
  })
})

describe('a blocked phone', () => {
  test('keeps what comes from it in a holding place, apart from whoever is seen with it', () => {
    const resolution = resolve([blocked(PHONE), seenPhone(PHONE, 1), seen('DE.1', PHONE, 2)])
    expect(personOf(resolution, `d:${PHONE}`).identities).toEqual([])
    expect(personOf(resolution, bsuid('DE.1')).anchors).toEqual([bsuid('DE.1')])
    expect(standing(resolution, bsuid('DE.1'), PHONE)).toBe('disputed blocked')
  })

  test('joins no two portfolios and disputes nobody', () => {
    const resolution = resolve([
      blocked(PHONE),
      seen('DE.1', PHONE, 1, 9),
      seen('DE.5', PHONE, 4, 4, { portfolio: 'shop' }),
      seen('DE.9', PHONE, 5),
    ])
    expect(who(resolution)).toHaveLength(3)
    expect(kinds(resolution)).toEqual([])
  })

  test('does not stand against a join for another reason', () => {
    const parts = [
      seen('DE.1', PHONE, 3, 6),
      seen('DE.1', '4915112345603', 1),
      seen('DE.5', OTHER, 3, 6, { portfolio: 'shop' }),
      seen('DE.5', '4915112345603', 2, 2, { portfolio: 'shop' }),
    ]
    expect(who(resolve(parts))).toHaveLength(2)
    expect(who(resolve([...parts, blocked(PHONE)]))).toHaveLength(1)
  })
})

describe('written forms of one phone', () => {
  test.each([
    ['Argentina, with and without the mobile 9', '541123456789', '5491123456789'],
    ['Mexico, with and without the old 1', '525512345678', '5215512345678'],
    ['Brazil, with and without the ninth digit', '551187654321', '5511987654321'],
  ])('are one person and stay as Meta wrote them: %s', (_country, earlier, later) => {
    const resolution = resolve([seenPhone(earlier, 1), seen('XX.1', later, 2)])
    expect(who(resolution)).toEqual([[later, 'XX.1']])
    const both = resolve([seen('XX.1', earlier, 1), seen('XX.1', later, 2)])
    const [registration] = personOf(both, bsuid('XX.1')).registrations
    expect(registration?.holds.map(({ phones }) => phones)).toEqual([[later, earlier]])
    expect(holdersOf(both, earlier, [3])).toEqual([bsuid('XX.1')])
  })

  test('are two phones once two people of one portfolio are seen with them at the same time', () => {
    const resolution = resolve([seen('AR.1', '5491123456789', 1, 9), seen('AR.2', '541123456789', 3, 5)])
    expect(standing(resolution, bsuid('AR.1'), '5491123456789')).toBe('active')
    expect(standing(resolution, bsuid('AR.2'), '541123456789')).toBe('active')
    expect(kinds(resolution)).toEqual([])
  })

  test('stay one phone that passed on where the two were seen one after the other', () => {
    const resolution = resolve([seen('AR.1', '5491123456789', 1, 2), seen('AR.2', '541123456789', 3, 5)])
    expect(kinds(resolution)).toEqual(['possible_same_person'])
    expect(holdersOf(resolution, '5491123456789', [1, 9])).toEqual([bsuid('AR.1'), bsuid('AR.2')])
  })
})
