import { describe, expect, test } from 'vitest'
import {
  bsuid,
  claimed,
  contact,
  day,
  decided,
  facts,
  kinds,
  OPTIONS,
  personOf,
  resolve,
  rotated,
  seen,
  seenPhone,
  who,
} from '../../tests/harness/test-facts.ts'
import { resolveIdentity } from './resolve.ts'

const PHONE = '4915112345601'
const OTHER = '4915112345602'
const [A, B, C] = [bsuid('DE.1'), bsuid('DE.2'), bsuid('DE.3')]

/** Three people of one portfolio, at the same time. */
const THREE = [seen('DE.1', null, 1, 9), seen('DE.2', null, 1, 9), seen('DE.3', null, 1, 9)]

describe('the same', () => {
  test('joins also where what WhatsApp showed contradicts: one person, two WhatsApp accounts', () => {
    const resolution = resolve([...THREE, decided('same', [A], [B], 12)])
    expect(who(resolution)).toEqual([['DE.1', 'DE.2'], ['DE.3']])
    expect(personOf(resolution, A).registrations).toHaveLength(2)
    expect(personOf(resolution, A).joins).toMatchObject([{ step: 'decision', by: 'decision 1', at: day(12) }])
  })

  test('answers the conflict between the two', () => {
    const parts = [seen('DE.1', PHONE, 1), seen('DE.2', PHONE, 5)]
    expect(kinds(resolve(parts))).toEqual(['possible_same_person'])
    expect(kinds(resolve([...parts, decided('same', [A], [B], 6)]))).toEqual([])
  })

  test('goes on when either side rotates or gets a new phone', () => {
    const resolution = resolve([
      ...THREE,
      decided('same', [A], [B], 12),
      rotated('DE.2', 'DE.7', 20, { phone: OTHER }),
    ])
    expect(who(resolution)).toEqual([[OTHER, 'DE.1', 'DE.2', 'DE.7'], ['DE.3']])
  })

  test('reaches a phone that was known without a BSUID, and a contact made by import', () => {
    const resolution = resolve([
      seen('DE.1', null, 1),
      seenPhone(PHONE, 1),
      claimed(contact('x'), 'external', 'crm-77', 1),
      decided('same', [A], [`t:${PHONE}|-`, contact('x')], 3),
    ])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1', 'crm-77']])
  })

  test('of somebody of whom nothing is known any more says nothing', () => {
    expect(who(resolve([...THREE, decided('same', [A], [bsuid('DE.99')], 12)]))).toHaveLength(3)
  })
})

describe('distinct', () => {
  test('keeps two apart whom the rules would join, and asks no more', () => {
    const parts = [seen('DE.1', PHONE, 1, 9), seen('DE.5', PHONE, 4, 4, { portfolio: 'shop' })]
    expect(who(resolve(parts))).toHaveLength(1)
    const resolution = resolve([...parts, decided('distinct', [A], [bsuid('DE.5', 'shop')], 12)])
    expect(who(resolution)).toHaveLength(2)
    expect(kinds(resolution)).toEqual([])
  })

  test('keeps apart whatever is later joined with either', () => {
    const resolution = resolve([
      ...THREE,
      decided('distinct', [A], [B], 12),
      decided('same', [A], [C], 13),
      decided('same', [B], [C], 14),
    ])
    expect(who(resolution)).toEqual([['DE.1', 'DE.3'], ['DE.2']])
    expect(kinds(resolution)).toEqual([])
  })

  test('parts a phone that was known without a BSUID from the BSUID that came next', () => {
    const parts = [seenPhone(PHONE, 1), seen('DE.1', PHONE, 4)]
    const resolution = resolve([...parts, decided('distinct', [`t:${PHONE}|-`], [A], 12)])
    expect(who(resolution)).toEqual([[PHONE, 'DE.1'], [PHONE]])
  })
})

describe('a later decision', () => {
  const same = decided('same', [A], [B], 12)
  const distinct = decided('distinct', [A], [B], 13)

  test('that they are distinct lifts an earlier that they are the same', () => {
    expect(who(resolve([...THREE, same, distinct]))).toHaveLength(3)
  })

  test('that they are the same lifts an earlier that they are distinct', () => {
    expect(who(resolve([...THREE, distinct, same]))).toHaveLength(2)
  })

  test('can be taken back and forth: the last one counts', () => {
    expect(who(resolve([...THREE, same, distinct, same]))).toHaveLength(2)
    expect(who(resolve([...THREE, distinct, same, distinct]))).toHaveLength(3)
  })

  test('lifts an earlier one whichever side it names first', () => {
    expect(who(resolve([...THREE, decided('same', [B], [A], 12), distinct]))).toHaveLength(3)
  })

  test('lifts only what it names: a side that was joined before stays joined', () => {
    const resolution = resolve([
      ...THREE,
      decided('same', [A], [B], 12),
      decided('same', [A, B], [C], 13),
      decided('distinct', [C], [A, B], 14),
    ])
    expect(who(resolution)).toEqual([['DE.1', 'DE.2'], ['DE.3']])
  })

  test('counts by the order in which people took it, not by where it stands in the list', () => {
    const known = facts(...THREE, same, distinct)
    const listed = { ...known, decisions: known.decisions.toReversed() }
    expect(who(resolveIdentity(listed, OPTIONS))).toHaveLength(3)
  })
})
