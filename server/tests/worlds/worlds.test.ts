import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveIdentity } from '../../src/identity/resolve.ts'
import { crowdFacts } from './crowded-facts.ts'
import { brokenLaws, brokenLocality } from './world-laws.ts'
import { brokenByFacts, brokenPromises, WORLD_OPTIONS } from './world-properties.ts'
import { buildWorld, factsOf } from './worlds.ts'

/** `npm run worlds` plays as many as one likes. */
const WORLDS = 400

const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 })

test('in no world are strangers made one, people Meta called one split, or updates left without a person', () => {
  fc.assert(
    fc.property(seed, (number) => {
      expect(brokenPromises(buildWorld(number))).toEqual([])
    }),
    { numRuns: WORLDS },
  )
})

test('in no world does the order or repetition of facts matter, and every join can be undone and made again', () => {
  fc.assert(
    fc.property(seed, (number) => {
      expect(brokenLaws(factsOf(buildWorld(number).observations), number)).toEqual([])
    }),
    { numRuns: WORLDS },
  )
})

test('the same holds of any crowd of facts, with claims, decisions and blocked phones', () => {
  fc.assert(
    fc.property(seed, (number) => {
      const crowd = crowdFacts(number)
      expect([...brokenByFacts(crowd), ...brokenLaws(crowd, number)]).toEqual([])
    }),
    { numRuns: WORLDS },
  )
})

test('two worlds without a common identifier do not change each other', () => {
  fc.assert(
    fc.property(seed, seed, (left, right) => {
      expect(brokenLocality(buildWorld(left), buildWorld(right))).toEqual([])
    }),
    { numRuns: WORLDS },
  )
})

test('the worlds have strangers on one number, changes of number and joins by phone alone, so that something could break', () => {
  const worlds = Array.from({ length: 200 }, (_, number) => buildWorld(number))
  const holders = worlds.map(({ observations }) => {
    const people = new Map<string, Set<string>>()
    for (const { phone, person } of observations) {
      if (phone) people.set(phone, (people.get(phone) ?? new Set()).add(person))
    }
    return [...people.values()].some(({ size }) => size > 1)
  })
  const joins = worlds.flatMap(({ observations }) =>
    resolveIdentity(factsOf(observations), WORLD_OPTIONS).people.flatMap(({ joins: made }) => made),
  )
  expect(holders.filter(Boolean).length).toBeGreaterThan(40)
  expect(new Set(joins.map(({ step }) => step))).toEqual(
    new Set(['chain', 'parent', 'overlap', 'neighbourhood']),
  )
  expect(joins.some(({ stale }) => stale)).toBe(true)
  expect(worlds.some(({ bsuid_everywhere, portfolios }) => bsuid_everywhere && portfolios.length === 1)).toBe(
    true,
  )
})

test('a message by phone alone in the very second a new holder is first seen does not hide how long the phone was silent', () => {
  const portfolio = 'p1'
  const [phone, came] = ['15550104401', Date.UTC(2026, 0, 1)]
  const long_before = came - WORLD_OPTIONS.freshness_ms - 1000
  const { people } = resolveIdentity(
    {
      sightings: [
        { portfolio, bsuid: 'US.1', parent: null, phone, first_at: came, last_at: came, creates: true },
      ],
      phone_sightings: [long_before, came].map((at) => ({ portfolio, phone, at, creates: true })),
      rotations: [],
      claims: [],
      decisions: [],
      blocked_phones: [],
    },
    WORLD_OPTIONS,
  )
  expect(people.flatMap(({ joins }) => joins.map(({ stale }) => stale))).toEqual([true])
})

test('two thousand BSUIDs on one phone are resolved, each with a person of its own', () => {
  const began = Date.UTC(2026, 0, 1)
  const sightings = Array.from({ length: 2000 }, (_, number) => ({
    portfolio: 'p1',
    bsuid: `US.${number}`,
    parent: null,
    phone: '15550104401',
    first_at: began + number * 1000,
    last_at: began + 86_400_000,
    creates: true,
  }))
  const crowd = { ...crowdFacts(0), sightings, phone_sightings: [], rotations: [], claims: [], decisions: [] }
  expect(resolveIdentity({ ...crowd, blocked_phones: [] }, WORLD_OPTIONS).people).toHaveLength(2000)
})
