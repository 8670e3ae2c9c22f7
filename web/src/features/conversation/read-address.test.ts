import { expect, test } from 'vitest'
import { readAddress } from './read-address.ts'

test.each([
  ['+1 555 010 4477', { kind: 'phone', phone: '+1 555 010 4477' }],
  [' 0555-010.44 77 ', { kind: 'phone', phone: '0555-010.44 77' }],
  ['US.1001', { kind: 'bsuid', bsuid: 'US.1001' }],
  ['US.ENT.90317', { kind: 'parent_bsuid' }],
  ['@rita.moss', { kind: 'username' }],
  ['Rita', { kind: 'name' }],
  ['4477', { kind: 'name' }],
  ['', { kind: 'name' }],
])('%j is read as what it is', (typed, address) => {
  expect(readAddress(typed)).toEqual(address)
})
