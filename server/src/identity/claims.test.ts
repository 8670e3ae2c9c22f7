import { describe, expect, test } from 'vitest'
import {
  blocked,
  bsuid,
  claimed,
  contact,
  day,
  kinds,
  personOf,
  resolve,
  rotated,
  seen,
  seenPhone,
  standing,
} from '../../tests/harness/test-facts.ts'
import type { Resolution } from './types.ts'

const PHONE = '4915112345601'
const X = contact('x')

function areOne(resolution: Resolution, a: string, b: string): boolean {
  return personOf(resolution, a) === personOf(resolution, b)
}

/** Every conflict must be between two contacts that the reader can open. */
function sides(resolution: Resolution): string[][] {
  return resolution.conflicts.map(({ left, right }) =>
    [left, right].map((anchor) => personOf(resolution, anchor).anchors[0] ?? '').sort(),
  )
}

describe('an imported contact', () => {
  test('stands on its own until WhatsApp shows it, and its phone is in use as a claim', () => {
    const resolution = resolve([claimed(X, 'phone', PHONE, 1), claimed(X, 'email', 'ana@example.org', 1)])
    expect(personOf(resolution, X)).toMatchObject({
      creates: true,
      identities: [
        { kind: 'email', value: 'ana@example.org', evidence: 'claim', state: 'active' },
        { kind: 'phone', value: PHONE, evidence: 'claim', state: 'active' },
      ],
    })
  })

  test('becomes the BSUID that is next seen with its phone, and the phone is proven from then on', () => {
    const resolution = resolve([claimed(X, 'phone', PHONE, 1), seen('DE.1', PHONE, 4)])
    expect(areOne(resolution, X, bsuid('DE.1'))).toBe(true)
    const phone = personOf(resolution, X).identities.find(({ kind }) => kind === 'phone')
    expect(phone).toMatchObject({ evidence: 'proof', state: 'active' })
    expect(kinds(resolution)).toEqual([])
  })

  test('joins whoever held its phone at the time of the import', () => {
    const resolution = resolve([
      seen('DE.1', PHONE, 1, 3),
      claimed(X, 'phone', PHONE, 5),
      seen('DE.9', PHONE, 20),
    ])
    expect(areOne(resolution, X, bsuid('DE.1'))).toBe(true)
    expect(areOne(resolution, X, bsuid('DE.9'))).toBe(false)
  })

  test('joins earlier messages from its phone alone', () => {
    const resolution = resolve([seenPhone(PHONE, 1), claimed(X, 'phone', PHONE, 5)])
    expect(areOne(resolution, X, `t:${PHONE}|-`)).toBe(true)
  })

  test('joins the BSUID that it names', () => {
    const resolution = resolve([seen('DE.1', null, 1), claimed(X, 'bsuid', 'DE.1', 5)])
    expect(areOne(resolution, X, bsuid('DE.1'))).toBe(true)
  })

  test('keeps a BSUID that WhatsApp has not shown as a claim', () => {
    const resolution = resolve([claimed(X, 'bsuid', 'DE.1', 5)])
    expect(personOf(resolution, X).identities).toMatchObject([{ value: 'DE.1', evidence: 'claim' }])
  })

  test('whose phone had been silent for long joins and is marked stale', () => {
    const joins = (on: number) =>
      personOf(resolve([claimed(X, 'phone', PHONE, 1), seen('DE.1', PHONE, on)]), X).joins
    expect(joins(300).map(({ stale }) => stale)).toContain(true)
    expect(joins(30).map(({ stale }) => stale)).not.toContain(true)
  })

  test('joins nobody by a phone on the block list', () => {
    const resolution = resolve([blocked(PHONE), seen('DE.1', PHONE, 1), claimed(X, 'phone', PHONE, 5)])
    expect(areOne(resolution, X, bsuid('DE.1'))).toBe(false)
    expect(standing(resolution, X, PHONE)).toBe('disputed blocked')
  })

  test('does not join who got its phone with a rotation', () => {
    const resolution = resolve([claimed(X, 'phone', PHONE, 1), rotated('DE.1', 'DE.2', 5, { phone: PHONE })])
    expect(areOne(resolution, X, bsuid('DE.1'))).toBe(false)
    expect(standing(resolution, X, PHONE)).toBe('retired superseded')
  })
})

describe('a claim never merges two whom WhatsApp has shown', () => {
  test('where it names the phone of one and the BSUID of the other', () => {
    const resolution = resolve([
      seen('DE.1', PHONE, 1),
      seen('DE.9', null, 1),
      claimed(X, 'bsuid', 'DE.9', 5),
      claimed(X, 'phone', PHONE, 5),
    ])
    expect(areOne(resolution, bsuid('DE.1'), bsuid('DE.9'))).toBe(false)
    expect(areOne(resolution, X, bsuid('DE.9'))).toBe(true)
    expect(resolution.conflicts).toMatchObject([{ kind: 'claim_conflict', phone_key: PHONE }])
  })

  test('where it names the phone first: a BSUID is never taken for the phone that the conflict is about', () => {
    const resolution = resolve([
      seen('DE.1', PHONE, 1),
      seen('DE.9', null, 1),
      claimed(X, 'phone', PHONE, 5),
      claimed(X, 'bsuid', 'DE.9', 6),
    ])
    expect(areOne(resolution, X, bsuid('DE.1'))).toBe(true)
    expect(resolution.conflicts).toMatchObject([{ kind: 'claim_conflict', phone_key: null }])
  })

  test('where the phone that it names is seen with somebody else only later: proof ends the claim', () => {
    const resolution = resolve([
      seen('DE.1', null, 1),
      claimed(X, 'bsuid', 'DE.1', 2),
      claimed(X, 'phone', PHONE, 2),
      seen('DE.9', PHONE, 5),
    ])
    expect(standing(resolution, X, PHONE)).toBe('retired superseded')
    expect(standing(resolution, bsuid('DE.9'), PHONE)).toBe('active')
    expect(kinds(resolution)).toEqual(['claim_conflict'])
    expect(sides(resolution)).toEqual([[bsuid('DE.1'), bsuid('DE.9')]])
  })

  test('where two imported contacts name one phone, they are one until WhatsApp shows otherwise', () => {
    const y = contact('y')
    const imports = [claimed(X, 'phone', PHONE, 1), claimed(y, 'phone', PHONE, 2)]
    expect(areOne(resolve(imports), X, y)).toBe(true)
    const proven = [seen('DE.1', null, 1), seen('DE.9', null, 1)]
    const named = [claimed(X, 'bsuid', 'DE.1', 1), claimed(y, 'bsuid', 'DE.9', 1)]
    const resolution = resolve([...imports, ...proven, ...named])
    expect(areOne(resolution, bsuid('DE.1'), bsuid('DE.9'))).toBe(false)
    expect(kinds(resolution)).toEqual(['claim_conflict'])
  })
})

describe('a phone that its owner shared on our request', () => {
  const shared = claimed(bsuid('DE.1'), 'phone', PHONE, 3, 'contact_request')

  test('and that nobody holds is theirs, as attested', () => {
    const resolution = resolve([seen('DE.1', null, 1), shared])
    const phone = personOf(resolution, bsuid('DE.1')).identities.find(({ kind }) => kind === 'phone')
    expect(phone).toMatchObject({ value: PHONE, state: 'active', evidence: 'attested', first_at: day(3) })
  })

  test('and that another holds joins nobody and opens a conflict', () => {
    const resolution = resolve([seen('DE.1', null, 1), seenPhone(PHONE, 1), shared])
    expect(areOne(resolution, bsuid('DE.1'), `t:${PHONE}|-`)).toBe(false)
    expect(kinds(resolution)).toEqual(['claim_conflict'])
  })

  test('and that another holds joins the two where the account allows it and nothing contradicts', () => {
    const parts = [seen('DE.1', null, 1), seenPhone(PHONE, 1), shared]
    const resolution = resolve(parts, { link_attested: true })
    expect(areOne(resolution, bsuid('DE.1'), `t:${PHONE}|-`)).toBe(true)
    expect(personOf(resolution, bsuid('DE.1')).joins).toMatchObject([{ step: 'attested', by: PHONE }])
  })

  test('and that is then seen with somebody else opens a conflict between the two', () => {
    const resolution = resolve([seen('DE.1', null, 1), shared, seen('DE.9', PHONE, 8)])
    expect(areOne(resolution, bsuid('DE.1'), bsuid('DE.9'))).toBe(false)
    expect(sides(resolution)).toEqual([[bsuid('DE.1'), bsuid('DE.9')]])
  })

  test('and that somebody else shared too opens a conflict between the two', () => {
    const resolution = resolve([
      seen('DE.1', null, 1),
      seen('DE.9', null, 1),
      shared,
      claimed(bsuid('DE.9'), 'phone', PHONE, 4, 'contact_request'),
    ])
    expect(sides(resolution)).toEqual([[bsuid('DE.1'), bsuid('DE.9')]])
  })

  test('joins two portfolios where the account allows it', () => {
    const parts = [seen('DE.1', null, 1), shared, seen('DE.5', PHONE, 1, 5, { portfolio: 'shop' })]
    const apart = resolve(parts)
    expect(areOne(apart, bsuid('DE.1'), bsuid('DE.5', 'shop'))).toBe(false)
    expect(kinds(apart)).toEqual(['claim_conflict'])
    const joined = resolve(parts, { link_attested: true })
    expect(areOne(joined, bsuid('DE.1'), bsuid('DE.5', 'shop'))).toBe(true)
    expect(kinds(joined)).toEqual([])
  })

  test('joins nobody who contradicts, although the account allows it', () => {
    const resolution = resolve([seen('DE.1', null, 1, 4), shared, seen('DE.9', PHONE, 2, 5)], {
      link_attested: true,
    })
    expect(areOne(resolution, bsuid('DE.1'), bsuid('DE.9'))).toBe(false)
    expect(kinds(resolution)).toEqual(['claim_conflict'])
  })

  test('only says so of itself: what an operator or another channel says joins nobody whom WhatsApp has shown', () => {
    for (const source of ['operator', 'channel', 'import'] as const) {
      const resolution = resolve(
        [seen('DE.1', null, 1), seenPhone(PHONE, 1), claimed(bsuid('DE.1'), 'phone', PHONE, 3, source)],
        { link_attested: true },
      )
      expect(areOne(resolution, bsuid('DE.1'), `t:${PHONE}|-`)).toBe(false)
    }
  })
})
