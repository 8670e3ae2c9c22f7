import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolve } from '../../tests/harness/test-facts.ts'
import { bsuidAnchor, parseAnchor } from './anchors.ts'
import { isBsuid, isParentBsuid } from './bsuid.ts'

/** BSUIDs as Meta promises them, and those whose digits would pass for a phone of a country with two written forms. */
const bsuid = fc.oneof(
  fc.stringMatching(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/),
  fc.constantFrom('AR.5491155550101', 'MX.5215555550102', 'BR.551187654321', 'US.0015550104477', 'DE.aBcDe'),
)

test('no BSUID is changed by the resolver, by a byte', () => {
  fc.assert(
    fc.property(fc.uniqueArray(bsuid, { minLength: 1, maxLength: 6 }), fc.boolean(), (values, rotate) => {
      const sightings = values.map((value, number) => ({
        portfolio: 'main',
        bsuid: value,
        parent: null,
        phone: number % 2 === 0 ? '5511987654321' : '551187654321',
        first_at: number,
        last_at: number,
        creates: true,
      }))
      const rotations = values.slice(1).map((current, number) => ({
        portfolio: 'main',
        previous: values[number] ?? '',
        current,
        previous_parent: null,
        parent: null,
        phone: null,
        at: number + 1,
      }))
      const { people } = resolve([{ sightings }, rotate ? { rotations } : {}])
      const listed = people.flatMap(({ identities }) =>
        identities.filter(({ kind }) => kind === 'bsuid').flatMap(({ value, key }) => [value, key]),
      )
      expect(listed.sort()).toEqual([...values, ...values].sort())
      const registered = people.flatMap(({ registrations }) =>
        registrations.flatMap(({ bsuids }) => bsuids.map(({ value }) => value)),
      )
      expect(registered.sort()).toEqual([...values].sort())
    }),
    { numRuns: 300 },
  )
})

test('an anchor gives back the BSUID that it was made of', () => {
  fc.assert(
    fc.property(fc.uuid(), bsuid, (portfolio, value) => {
      expect(parseAnchor(bsuidAnchor(portfolio, value))).toEqual({ kind: 'bsuid', portfolio, bsuid: value })
    }),
  )
})

test('only what Meta calls a BSUID is one, and a parent is not', () => {
  expect(['US.13491208655302741918', 'PT.a', `DE.${'9'.repeat(128)}`].every(isBsuid)).toBe(true)
  for (const value of [
    'US.ENT.118',
    '4915112345601',
    'us.118',
    'US.',
    'US.1 ',
    ' US.1',
    'USA.1',
    `DE.${'9'.repeat(129)}`,
  ]) {
    expect(isBsuid(value)).toBe(false)
  }
  expect(isParentBsuid('US.ENT.11815799212886844830')).toBe(true)
  expect(isParentBsuid('US.118')).toBe(false)
})
