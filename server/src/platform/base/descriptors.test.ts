import { expect, test } from 'vitest'
import { requireDescriptors, shareDescriptors } from './descriptors.ts'

test.each([
  [512, { clients: 256, store: 128 }],
  [1_024, { clients: 512, store: 256 }],
  [65_536, { clients: 63_536, store: 1_000 }],
  [Number.POSITIVE_INFINITY, { clients: Number.POSITIVE_INFINITY, store: 1_000 }],
])('of %d descriptors clients leave enough for the store, other servers and files', (limit, shares) => {
  expect(shareDescriptors(limit)).toEqual(shares)
})

test('a process that may open too few files does not start', () => {
  expect(() => requireDescriptors(511)).toThrow('may open 511 files and connections')
  expect(() => requireDescriptors(512)).not.toThrow()
})
