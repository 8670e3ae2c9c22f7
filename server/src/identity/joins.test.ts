import { describe, expect, test } from 'vitest'
import {
  bsuid,
  claimed,
  contact,
  kinds,
  personOf,
  resolve,
  rotated,
  seen,
  seenPhone,
  who,
} from '../../tests/harness/test-facts.ts'
import type { Facts } from './types.ts'

const PHONE = '4915112345601'
const OTHER = '4915112345602'
const SHOP = { portfolio: 'shop' }

function joinsOf(parts: Partial<Facts>[]) {
  return personOf(resolve(parts), bsuid('DE.1')).joins.map(({ step, by, stale }) => ({ step, by, stale }))
}

describe('two portfolios', () => {
  test('with the same parent are one person, with a BSUID in each', () => {
    const parts = [
      seen('DE.1', null, 1, 1, { parent: 'DE.ENT.1' }),
      seen('DE.5', null, 9, 9, { ...SHOP, parent: 'DE.ENT.1' }),
    ]
    expect(joinsOf(parts)).toEqual([{ step: 'parent', by: 'DE.ENT.1', stale: false }])
    const { identities } = personOf(resolve(parts), bsuid('DE.1'))
    expect(identities.filter(({ kind }) => kind === 'bsuid')).toMatchObject([
      { portfolio: 'main', value: 'DE.1', state: 'active' },
      { portfolio: 'shop', value: 'DE.5', state: 'active' },
    ])
  })

  test('that saw one phone during the same time saw one person', () => {
    expect(joinsOf([seen('DE.1', PHONE, 1, 9), seen('DE.5', PHONE, 4, 4, SHOP)])).toEqual([
      { step: 'overlap', by: PHONE, stale: false },
    ])
  })

  test('that saw one phone one after the other saw one person, if nothing shows that it changed hands', () => {
    expect(joinsOf([seen('DE.1', PHONE, 1, 2), seen('DE.5', PHONE, 4, 4, SHOP)])).toEqual([
      { step: 'neighbourhood', by: PHONE, stale: false },
    ])
  })

  test('are not joined by a phone that the first was known to have given up', () => {
    const parts = [seen('DE.1', PHONE, 1), seen('DE.1', OTHER, 3), seen('DE.5', PHONE, 5, 5, SHOP)]
    expect(who(resolve(parts))).toHaveLength(2)
    expect(kinds(resolve(parts))).toEqual([])
  })

  test('are not joined by a phone that came to the second with a rotation', () => {
    const parts = [seen('DE.1', PHONE, 1), rotated('DE.5', 'DE.6', 4, { ...SHOP, phone: PHONE })]
    expect(who(resolve(parts))).toHaveLength(2)
    expect(kinds(resolve(parts))).toEqual([])
  })

  test('bridge a rotation that one of them never heard of', () => {
    const parts = [seen('DE.1', PHONE, 1, 3), seen('DE.2', PHONE, 10, 12), seen('DE.5', PHONE, 2, 11, SHOP)]
    expect(who(resolve(parts.slice(0, 2)))).toHaveLength(2)
    expect(who(resolve(parts))).toEqual([[PHONE, 'DE.1', 'DE.2', 'DE.5']])
    expect(kinds(resolve(parts))).toEqual([])
  })

  test('do not bridge one number’s two BSUIDs by being seen between them: it may have changed hands twice', () => {
    const resolution = resolve([
      seen('DE.1', PHONE, 1),
      seen('DE.5', PHONE, 5, 5, SHOP),
      seen('DE.2', PHONE, 9),
    ])
    expect(who(resolution)).toEqual([
      [PHONE, 'DE.1', 'DE.5'],
      [PHONE, 'DE.2'],
    ])
    expect(kinds(resolution)).toEqual(['contradiction'])
  })

  test('keep the rotation of one out of the other', () => {
    const resolution = resolve([
      seen('DE.1', PHONE, 1, 9),
      seen('DE.5', PHONE, 4, 4, SHOP),
      rotated('DE.5', 'DE.6', 10, { ...SHOP, phone: OTHER }),
    ])
    const { identities } = personOf(resolution, bsuid('DE.1'))
    const active = identities.filter(({ kind, state }) => kind === 'bsuid' && state === 'active')
    expect(active.map(({ value }) => value)).toEqual(['DE.1', 'DE.6'])
  })
})

describe('a link that rests on a phone alone', () => {
  const long_silence = [seenPhone(PHONE, 1), seen('DE.1', PHONE, 300)]

  test('after a long silence joins and is marked stale', () => {
    expect(joinsOf(long_silence)).toEqual([{ step: 'neighbourhood', by: PHONE, stale: true }])
  })

  test('is fresh if the phone was seen in between', () => {
    expect(joinsOf([...long_silence, seenPhone(PHONE, 200)])).toMatchObject([{ stale: false }])
  })

  test('between two portfolios is stale after a long silence, and fresh if the phone was seen or imported in between', () => {
    const parts = [seen('DE.1', PHONE, 1), seen('DE.5', PHONE, 300, 300, SHOP)]
    expect(joinsOf(parts)).toMatchObject([{ step: 'neighbourhood', stale: true }])
    expect(joinsOf([...parts, seenPhone(PHONE, 200)])).toMatchObject([{ stale: false }])
    const imported = claimed(contact('x'), 'phone', PHONE, 200)
    expect(joinsOf([...parts, imported])).toMatchObject([
      { step: 'neighbourhood', stale: false },
      { step: 'claim' },
    ])
  })

  test('is stale only beyond the account’s freshness, not at it', () => {
    expect(joinsOf([seenPhone(PHONE, 1), seen('DE.1', PHONE, 181)])).toMatchObject([{ stale: false }])
    expect(joinsOf([seenPhone(PHONE, 1), seen('DE.1', PHONE, 182)])).toMatchObject([{ stale: true }])
  })

  test('is never stale through a BSUID that is known', () => {
    expect(joinsOf([seen('DE.1', PHONE, 1), seen('DE.1', OTHER, 900)])).toEqual([])
  })
})

test('a status of our send to a phone that names somebody else’s BSUID joins nobody and makes no contact', () => {
  const resolution = resolve([seen('DE.1', PHONE, 1), seen('DE.9', PHONE, 5, 5, { creates: false })])
  expect(who(resolution)).toHaveLength(2)
  expect(personOf(resolution, bsuid('DE.9')).creates).toBe(false)
})

test('a parent that comes or stays away changes nothing of a BSUID and a phone that are known', () => {
  const parts = [
    seen('DE.1', PHONE, 1),
    seen('DE.1', null, 2, 2, { parent: 'DE.ENT.1' }),
    seen('DE.1', null, 3),
  ]
  const { identities } = personOf(resolve(parts), bsuid('DE.1'))
  expect(identities.map(({ value, state }) => `${value} ${state}`)).toEqual([
    'DE.1 active',
    'DE.ENT.1 active',
    `${PHONE} active`,
  ])
})
