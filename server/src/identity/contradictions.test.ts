import { expect, test } from 'vitest'
import { bsuid, decided, kinds, resolve, seen, who } from '../../tests/harness/test-facts.ts'

const PHONE = '4915112345601'
const OTHER = '4915112345602'
const THIRD = '4915112345603'
const SHOP = { portfolio: 'shop' }

test('two BSUIDs of one portfolio at the same time are two people, whatever joins them', () => {
  const parts = [
    seen('DE.1', null, 1, 9, { parent: 'DE.ENT.1' }),
    seen('DE.2', null, 2, 8, { parent: 'DE.ENT.1' }),
    seen('DE.5', null, 3, 3, { ...SHOP, parent: 'DE.ENT.1' }),
  ]
  const resolution = resolve(parts)
  expect(who(resolution)).toEqual([
    ['DE.1', 'DE.5', 'DE.ENT.1'],
    ['DE.2', 'DE.ENT.1'],
  ])
  expect(kinds(resolution)).toEqual(['contradiction'])
})

test('two parents at the same time are two people, although they share a phone', () => {
  const resolution = resolve([
    seen('DE.1', PHONE, 1, 9, { parent: 'DE.ENT.1' }),
    seen('DE.5', PHONE, 2, 8, { ...SHOP, parent: 'DE.ENT.2' }),
  ])
  expect(who(resolution)).toHaveLength(2)
  expect(kinds(resolution)).toEqual(['disputed_phone'])
})

test('two phones at the same time are two people, although they had a phone one after the other', () => {
  const resolution = resolve([
    seen('DE.1', PHONE, 1),
    seen('DE.1', OTHER, 4, 9),
    seen('DE.5', PHONE, 3, 3, SHOP),
    seen('DE.5', THIRD, 6, 8, SHOP),
  ])
  expect(who(resolution)).toHaveLength(2)
  expect(resolution.conflicts).toMatchObject([{ kind: 'contradiction', phone_key: PHONE }])
})

test('phones that differ around a change of number do not part two who share a parent', () => {
  const resolution = resolve([
    seen('DE.1', PHONE, 1, 6, { parent: 'DE.ENT.1' }),
    seen('DE.5', OTHER, 5, 9, { ...SHOP, parent: 'DE.ENT.1' }),
  ])
  expect(who(resolution)).toHaveLength(1)
  expect(kinds(resolution)).toEqual([])
})

test('phones that differ around a change of number do not part two who shared the one before', () => {
  const resolution = resolve([
    seen('DE.1', PHONE, 1, 6),
    seen('DE.5', PHONE, 1, 4, SHOP),
    seen('DE.5', OTHER, 5, 9, SHOP),
  ])
  expect(who(resolution)).toHaveLength(1)
})

test('nobody grows larger than the account’s cap by a join of the rules, and a conflict says so', () => {
  const parts = [
    seen('DE.1', null, 1, 1, { parent: 'DE.ENT.1' }),
    seen('DE.5', null, 2, 2, { ...SHOP, parent: 'DE.ENT.1' }),
  ]
  expect(who(resolve(parts, { identity_cap: 4 }))).toHaveLength(1)
  expect(who(resolve(parts, { identity_cap: 3 }))).toHaveLength(2)
  expect(kinds(resolve(parts, { identity_cap: 3 }))).toEqual(['contradiction'])
})

test('a person may join beyond the cap', () => {
  const parts = [
    seen('DE.1', null, 1, 1, { parent: 'DE.ENT.1' }),
    seen('DE.5', null, 2, 2, { ...SHOP, parent: 'DE.ENT.1' }),
    decided('same', [bsuid('DE.1')], [bsuid('DE.5', 'shop')], 3),
  ]
  expect(who(resolve(parts, { identity_cap: 3 }))).toHaveLength(1)
})

test('two people have one conflict, the gravest, however many reasons there are', () => {
  const resolution = resolve([
    seen('DE.1', PHONE, 1, 9, { parent: 'DE.ENT.1' }),
    seen('DE.9', PHONE, 5, 5, { parent: 'DE.ENT.1' }),
    seen('DE.1', OTHER, 10),
    seen('DE.9', OTHER, 12),
  ])
  expect(kinds(resolution)).toEqual(['disputed_phone'])
})

test('two BSUIDs of one portfolio one after the other under one parent are asked about, not joined', () => {
  const resolution = resolve([
    seen('DE.1', null, 1, 1, { parent: 'DE.ENT.1' }),
    seen('DE.2', null, 5, 5, { parent: 'DE.ENT.1' }),
  ])
  expect(who(resolution)).toHaveLength(2)
  expect(kinds(resolution)).toEqual(['possible_same_person'])
})
