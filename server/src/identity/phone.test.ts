import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBsuid, isParentBsuid } from './bsuid.ts'
import { dialForm, parseTypedPhone, phoneKey } from './phone.ts'

describe('the match key of a phone', () => {
  test.each([
    ['5491123456789', '541123456789'],
    ['5492214567890', '542214567890'],
    ['5493814567890', '543814567890'],
  ])('takes Argentinian %s with the mobile 9 and without it for one phone', (with_nine, without_nine) => {
    expect(phoneKey(with_nine)).toBe(without_nine)
    expect(phoneKey(without_nine)).toBe(without_nine)
  })

  test.each([
    ['5491023456789', 'an area code that Argentina does not have'],
    ['549112345678', 'a digit too few'],
    ['54911234567890', 'a digit too many'],
    ['5494123456789', 'an area code that starts with 4'],
  ])('leaves %s alone: %s', (phone) => expect(phoneKey(phone)).toBe(phone))

  test('takes Mexican 521 and 52 for one phone', () => {
    expect(phoneKey('5215512345678')).toBe('525512345678')
    expect(phoneKey('525512345678')).toBe('525512345678')
  })

  test.each(['521551234567', '52155123456789', '5211512345678', '521155123456'])(
    'leaves Mexican-looking %s of another length or start alone',
    (phone) => expect(phoneKey(phone)).toBe(phone),
  )

  test.each(['11', '21', '31', '47', '55', '62', '71', '85', '99'])(
    'takes a Brazilian mobile of area %s with and without its ninth digit for one phone',
    (area) => {
      for (const first of [6, 7, 8, 9]) {
        expect(phoneKey(`55${area}${first}1234567`)).toBe(`55${area}9${first}1234567`)
        expect(phoneKey(`55${area}9${first}1234567`)).toBe(`55${area}9${first}1234567`)
      }
    },
  )

  test.each([2, 3, 4, 5])('never folds a Brazilian landline that starts with %i', (first) => {
    expect(phoneKey(`5511${first}1234567`)).toBe(`5511${first}1234567`)
  })

  test.each(['10', '20', '23', '25', '26', '29', '36', '39', '50', '52', '56', '70', '72', '76', '80', '90'])(
    'leaves Brazilian area %s, which does not exist, alone',
    (area) => expect(phoneKey(`55${area}81234567`)).toBe(`55${area}81234567`),
  )

  test.each(['15550104477', '351912345678', '447911123456', '6281234567890', '5712345678901', ''])(
    'leaves %s of any other country alone',
    (phone) => expect(phoneKey(phone)).toBe(phone),
  )

  test('is the same when taken twice, and never merges numbers of one written length', () => {
    const digits = fc.stringMatching(/^(5491|5492|521|55)\d{8,10}$/)
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        expect(phoneKey(phoneKey(a))).toBe(phoneKey(a))
        if (a.length === b.length && a !== b) expect(phoneKey(a)).not.toBe(phoneKey(b))
      }),
    )
  })
})

describe('the form that is dialled', () => {
  test('is the last form Meta used, never the key under which it matches', () => {
    expect(dialForm('5491123456789')).toBe('+5491123456789')
    expect(dialForm('551187654321')).toBe('+551187654321')
  })
})

describe('a typed or imported phone', () => {
  test.each([
    ['+52 1 55 1234 5678', null, '5215512345678'],
    ['5215512345678', 'MX', '5215512345678'],
    ['55 1234 5678', 'MX', '525512345678'],
    ['+54 9 11 2345-6789', null, '5491123456789'],
    ['011 15-2345-6789', 'AR', '5491123456789'],
    ['+55 11 8765-4321', null, '551187654321'],
    ['(11) 8765-4321', 'BR', '551187654321'],
    ['(11) 98765-4321', 'br', '5511987654321'],
    ['+44 (0)20 7946 0018', null, '442079460018'],
    ['00 44 20 7946 0018', 'DE', '442079460018'],
    ['00 44 20 7946 0018', null, '442079460018'],
    ['0049 151 23456789', 'US', '4915123456789'],
    ['555-010-4477', 'US', '15550104477'],
    ['15550104477', 'US', '15550104477'],
    ['+15550104477', 'XX', '15550104477'],
    ['＋１５５５０１０４４７７', null, '15550104477'],
    ['  +351 912 345 678 ', null, '351912345678'],
  ])('reads %j as in %s', (text, country, digits) => {
    expect(parseTypedPhone(text, country)).toBe(digits)
  })

  test('is read as complete where no such number can exist in the default country', () => {
    expect(parseTypedPhone('5511987654321', 'US')).toBe('5511987654321')
    expect(parseTypedPhone('5215512345678', null)).toBe('5215512345678')
  })

  test('is kept although the numbering plan calls it invalid, and matches its other written forms', () => {
    expect(phoneKey(parseTypedPhone('+5215512345678', null) ?? '')).toBe('525512345678')
    expect(phoneKey(parseTypedPhone('11 8765-4321', 'BR') ?? '')).toBe('5511987654321')
  })

  test.each([
    '',
    '   ',
    '123',
    '+52',
    'call me',
    '+1 555 010 4477 ext 5',
    '+1-800-FLOWERS',
    '1.55501E+10',
    '+12345678901234567',
    '1 555 010 4477 / 1 555 010 4478',
    'US.48213377190255610034',
    'US.ENT.90317755210046682213',
    'ana@example.com',
    '+',
    '044 55 1234 5678 9999',
    '\u0000',
    '\ud800',
  ])('is refused when it is %j', (text) => {
    expect(parseTypedPhone(text, 'US')).toBeNull()
    expect(parseTypedPhone(text, null)).toBeNull()
  })
})

describe('a BSUID', () => {
  const country = fc.stringMatching(/^[A-Z]{2}$/)
  const tail = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9]{1,128}$/),
    fc.stringMatching(/^(549|521|55)\d{7,11}$/),
  )
  const bsuid = fc.tuple(country, fc.constantFrom('.', '.ENT.'), tail).map((parts) => parts.join(''))

  test('is recognised whole, with its case, and never after any change', () => {
    expect(isBsuid('US.48213377190255610034')).toBe(true)
    expect(isBsuid('US.ENT')).toBe(true)
    for (const other of [
      'us.134',
      'US134',
      'US.',
      'USA.134',
      'US.13 4',
      ' US.134',
      'US.134\n',
      'US.ENT.134',
      `US.${'1'.repeat(129)}`,
    ]) {
      expect(isBsuid(other)).toBe(false)
    }
    expect(isParentBsuid('US.ENT.90317755210046682213')).toBe(true)
    for (const other of ['US.134', 'US.ENT.', 'US.ent.134', 'US.ENT.1.2', `US.ENT.${'1'.repeat(129)}`]) {
      expect(isParentBsuid(other)).toBe(false)
    }
  })

  test('is never taken for a phone and comes through every phone normaliser unchanged', () => {
    fc.assert(
      fc.property(bsuid, fc.constantFrom('US', 'AR', 'MX', 'BR', null), (value, default_country) => {
        expect(isBsuid(value) !== isParentBsuid(value)).toBe(true)
        expect(phoneKey(value)).toBe(value)
        expect(parseTypedPhone(value, default_country)).toBeNull()
      }),
    )
  })
})
