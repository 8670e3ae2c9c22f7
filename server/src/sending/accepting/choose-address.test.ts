import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBsuid, isParentBsuid } from '../../identity/bsuid.ts'
import { type AddressFacts, chooseAddress, chooseRetry, type KnownPhone } from './choose-address.ts'

const NOW = Date.UTC(2026, 10, 23)
const DAY_MS = 86_400_000
const FREE = { needs_phone: false, is_test_number: false }
const PHONE_ONLY = { needs_phone: true, is_test_number: false }
const TEST_NUMBER = { needs_phone: false, is_test_number: true }

function phone(value: string, known: Partial<KnownPhone> = {}): KnownPhone {
  return { value, other_forms: [], shown_at: null, attested: false, ...known }
}

function facts(known: Partial<AddressFacts>): AddressFacts {
  return { bsuid: null, parent_bsuid: null, phones: [], ...known }
}

describe('the order of addresses', () => {
  test('a phone that Meta showed with the active BSUID in the last thirty days comes first', () => {
    const known = facts({ bsuid: 'US.1', phones: [phone('15550104477', { shown_at: NOW - 30 * DAY_MS })] })
    expect(chooseAddress(known, FREE, NOW)).toEqual({
      address: { kind: 'phone', value: '15550104477', reason: 'phone_shown_recently' },
    })
  })

  test('one second more than thirty days, and the BSUID is used, which no stranger can hold', () => {
    const known = facts({
      bsuid: 'US.1',
      phones: [phone('15550104477', { shown_at: NOW - 30 * DAY_MS - 1 })],
    })
    expect(chooseAddress(known, FREE, NOW)).toEqual({
      address: { kind: 'bsuid', value: 'US.1', reason: 'active_bsuid' },
    })
  })

  test('a phone that the person gave when asked counts without a date', () => {
    const known = facts({ bsuid: 'US.1', phones: [phone('15550104477', { attested: true })] })
    expect(chooseAddress(known, FREE, NOW)).toMatchObject({ address: { reason: 'phone_attested' } })
  })

  test('of several shown phones the one shown last', () => {
    const phones = [phone('15550100001', { shown_at: NOW - 9 }), phone('15550100002', { shown_at: NOW - 3 })]
    expect(chooseAddress(facts({ bsuid: 'US.1', phones }), FREE, NOW)).toMatchObject({
      address: { value: '15550100002' },
    })
  })

  test('a phone of an import is dialled where it is the only one and no BSUID is known here', () => {
    expect(chooseAddress(facts({ phones: [phone('15550104477')] }), FREE, NOW)).toMatchObject({
      address: { kind: 'phone', reason: 'only_phone' },
    })
    const two = facts({ phones: [phone('15550104477'), phone('15550104478')] })
    expect(chooseAddress(two, FREE, NOW)).toEqual({ refused: 'no_safe_address' })
  })

  test('the parent is the last resort, and a username never stands in any of them', () => {
    expect(chooseAddress(facts({ parent_bsuid: 'US.ENT.7' }), FREE, NOW)).toMatchObject({
      address: { kind: 'parent_bsuid', value: 'US.ENT.7' },
    })
    expect(chooseAddress(facts({}), FREE, NOW)).toEqual({ refused: 'no_safe_address' })
  })

  test('one-time passwords go to a confirmed phone or not at all', () => {
    const known = facts({ bsuid: 'US.1', phones: [phone('15550104477')] })
    expect(chooseAddress(known, PHONE_ONLY, NOW)).toEqual({ refused: 'phone_unconfirmed' })
    const only = facts({ phones: [phone('15550104477')] })
    expect(chooseAddress(only, PHONE_ONLY, NOW)).toEqual({ refused: 'phone_unconfirmed' })
    const shown = facts({ bsuid: 'US.1', phones: [phone('15550104477', { shown_at: NOW })] })
    expect(chooseAddress(shown, PHONE_ONLY, NOW)).toMatchObject({ address: { kind: 'phone' } })
  })

  test('test numbers reach phones only', () => {
    expect(chooseAddress(facts({ bsuid: 'US.1' }), TEST_NUMBER, NOW)).toEqual({
      refused: 'test_number_needs_phone',
    })
  })
})

describe('the one retry on another address', () => {
  test('another written form of the phone where it is not on the list of a test number', () => {
    const known = facts({ phones: [phone('5491123456789', { other_forms: ['541123456789'] })] })
    const failed = { kind: 'phone', value: '5491123456789', code: 131030 }
    expect(chooseRetry(known, TEST_NUMBER, failed, NOW)).toMatchObject({
      kind: 'phone',
      value: '541123456789',
      reason: 'other_written_form',
    })
  })

  test('from the phone to the BSUID where the phone is undeliverable', () => {
    const known = facts({ bsuid: 'US.1', phones: [phone('15550104477', { shown_at: NOW })] })
    const failed = { kind: 'phone', value: '15550104477', code: 131026 }
    expect(chooseRetry(known, FREE, failed, NOW)).toMatchObject({ kind: 'bsuid', value: 'US.1' })
    expect(chooseRetry(known, PHONE_ONLY, failed, NOW)).toBeNull()
  })

  test.each([131062, 100, 131008, 131009])(
    'from the BSUID to a phone after %i, only where it is safe',
    (code) => {
      const failed = { kind: 'bsuid', value: 'US.1', code }
      const stale = facts({ bsuid: 'US.1', phones: [phone('15550104477')] })
      expect(chooseRetry(stale, FREE, failed, NOW)).toBeNull()
      const attested = facts({ bsuid: 'US.1', phones: [phone('15550104477', { attested: true })] })
      expect(chooseRetry(attested, FREE, failed, NOW)).toMatchObject({ kind: 'phone', value: '15550104477' })
    },
  )

  test('every other error is no question of the address', () => {
    const known = facts({ bsuid: 'US.1', phones: [phone('15550104477', { shown_at: NOW })] })
    expect(chooseRetry(known, FREE, { kind: 'phone', value: '15550104477', code: 131047 }, NOW)).toBeNull()
  })
})

test('whatever is known, a phone address is digits and a BSUID is never dialled', () => {
  const arbitraryPhone = fc.record({
    value: fc.stringMatching(/^\d{7,15}$/),
    other_forms: fc.array(fc.stringMatching(/^\d{7,15}$/), { maxLength: 2 }),
    shown_at: fc.option(fc.integer({ min: NOW - 60 * DAY_MS, max: NOW })),
    attested: fc.boolean(),
  })
  const arbitraryFacts = fc.record({
    bsuid: fc.option(fc.stringMatching(/^[A-Z]{2}\.[0-9]{1,20}$/)),
    parent_bsuid: fc.option(fc.stringMatching(/^[A-Z]{2}\.ENT\.[0-9]{1,20}$/)),
    phones: fc.array(arbitraryPhone, { maxLength: 3 }),
  })
  const need = fc.record({ needs_phone: fc.boolean(), is_test_number: fc.boolean() })
  fc.assert(
    fc.property(arbitraryFacts, need, (known, needs) => {
      const choice = chooseAddress(known, needs, NOW)
      if ('refused' in choice) return
      const { kind, value } = choice.address
      expect(kind === 'phone').toBe(/^\d{7,15}$/.test(value))
      expect(kind === 'bsuid').toBe(isBsuid(value))
      expect(kind === 'parent_bsuid').toBe(isParentBsuid(value))
      if (needs.needs_phone || needs.is_test_number) expect(kind).toBe('phone')
    }),
  )
})
