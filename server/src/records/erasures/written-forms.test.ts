import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { expect, test } from 'vitest'
import { redactText, tracesOf } from './traces.ts'

/** A text in which nothing but a phone may be replaced. */
function redact(phone: string, text: string): string {
  return redactText(text, tracesOf({ phones: [phone], words: [], usernames: [] }))
}

const BRAZILIAN = '5511987659111'
const MEXICAN = '5215512345678'
const ARGENTINIAN = '5491155551234'

test.each([
  [BRAZILIAN, '02111987659111'],
  [BRAZILIAN, '0211187659111'],
  [BRAZILIAN, '04111987659111'],
  [BRAZILIAN, '01511987659111'],
  [BRAZILIAN, '0 15 11 98765-9111'],
  [BRAZILIAN, '011987659111'],
  [BRAZILIAN, '+5501511987659111'],
  [BRAZILIAN, '+55 (011) 98765-9111'],
  [MEXICAN, '520445512345678'],
  [MEXICAN, '+520455512345678'],
  [MEXICAN, '+52 (044) 55 1234 5678'],
  [MEXICAN, '52015512345678'],
  [MEXICAN, '0445512345678'],
  [MEXICAN, '015512345678'],
  [MEXICAN, '+52 1 (55) 1234-5678'],
  [ARGENTINIAN, '54111555551234'],
  [ARGENTINIAN, '+5490111555551234'],
  [ARGENTINIAN, '+5491115-5555-1234'],
  [ARGENTINIAN, '+549 011 5555-1234'],
  [ARGENTINIAN, '5401155551234'],
  [ARGENTINIAN, '540111555551234'],
  [ARGENTINIAN, '0111555551234'],
  ['5492235551234', '54223155551234'],
  ['5492235551234', '+5490223155551234'],
  ['79123456789', '89123456789'],
  ['79123456789', '8 (912) 345-67-89'],
  ['998901234567', '8901234567'],
  ['36201234567', '06201234567'],
  ['36201234567', '3606201234567'],
  ['447700900123', '+4407700900123'],
])('the phone %s is found as it is dialled inside its country: %s', (phone, written) => {
  expect(redact(phone, `call ${written}.`)).toMatch(/^call \+?\(?(?:0 15 )?\[erased\]\.$/)
})

/** The country's mobile example, and up to 10 numbers of any kind. */
function numbersOf(country: CountryCode): PhoneNumber[] {
  const code = getCountryCallingCode(country)
  const drawn = Array.from({ length: 300 }, (_, at) =>
    String(((at + 1) * 7_919_333_777) % 10 ** (7 + (at % 5))),
  )
  const valid = drawn
    .map((digits) => parsePhoneNumberFromString(`+${code}${digits}`))
    .filter((it) => it?.isValid() && it.country === country)
    .slice(0, 10)
  return [getExampleNumber(country, examples), ...valid].filter((it) => it !== undefined)
}

test('a phone of every country is found as libphonenumber writes it there, and as it is called from every country', () => {
  const countries = getCountries()
  const kept: string[] = []
  let [count, prefixes] = [0, new Set<string>()]
  for (const number of countries.flatMap(numbersOf)) {
    // Shorter ones are more often something else.
    if (number.nationalNumber.length < 7) continue
    const traces = tracesOf({ phones: [number.number.slice(1)], words: [], usernames: [] })
    const abroad = countries.map((fromCountry) => number.format('IDD', { fromCountry }) ?? '')
    for (const written of new Set([number.formatNational(), number.formatInternational(), ...abroad])) {
      const digits = written.replace(/\D/g, '')
      if (digits === '') continue
      if (written.endsWith(number.formatInternational().slice(1))) prefixes.add(written.split(' ')[0] ?? '')
      count += 1
      if (redactText(`call ${digits}.`, traces) !== 'call [erased].')
        kept.push(`${number.number}: ${written}`)
    }
  }
  expect(kept).toEqual([])
  expect(count).toBeGreaterThan(5_000)
  for (const prefix of ['00', '010', '011', '0011', '119']) expect(prefixes).toContain(prefix)
})

test.each([
  ['375294911911', '80294911911'],
  ['380501234567', '80501234567'],
  ['573211234567', '033211234567'],
  ['821012345678', '0821012345678'],
  ['59171234567', '01071234567'],
  ['8613123456789', '1791113123456789'],
  [BRAZILIAN, '902111987659111'],
  [BRAZILIAN, '00215511987659111'],
  ['12684641234', '4641234'],
  ['15550104477', '01015550104477'],
  ['15550104477', '00115550104477'],
  ['15550104477', '99015550104477'],
])('with a prefix or a carrier before it, the phone %s is found: %s', (phone, written) => {
  expect(redact(phone, `call ${written}.`)).toBe('call [erased].')
})

test.each([
  [MEXICAN, 'of New Jersey', '15512345678'],
  ['15550104477', 'of Cambodia', '85550104477'],
  ['15550104477', 'of nobody', '065550104477'],
  ['15550104477', 'behind a prefix that no country has', '07715550104477'],
  ['375294911911', 'of another area', '80334911911'],
  ['8613123456789', 'behind a carrier that China doesn’t have', '1800013123456789'],
  [BRAZILIAN, 'of another area', '02121987659111'],
  [BRAZILIAN, 'with a digit more', '021119876591110'],
  [ARGENTINIAN, 'of another area', '54221555551234'],
  [ARGENTINIAN, 'with a digit more', '541115555512340'],
  [MEXICAN, 'of another area', '520443312345678'],
])('what %s is not, %s, stays: %s', (phone, _, written) => {
  for (const text of [written, `call +${written}.`, `or ${written}`]) expect(redact(phone, text)).toBe(text)
})
