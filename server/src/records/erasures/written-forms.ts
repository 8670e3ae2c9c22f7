import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { phoneKey } from '../../identity/phone.ts'

/** The digits under which one phone is written. */
export type PhoneForms = {
  /** With the country code, without what stands before it. */
  international: Set<string>
  /** As it is dialled inside the country. */
  national: Set<string>
}

/**
 * What is dialled before an area code and libphonenumber doesn't know, by country code: 8 in the former Soviet Union, where
 * some write the area code with a 0, 06 in Hungary, 01, 044 and 045 in Mexico until 2020, and 0 with the two digits of any
 * carrier in Brazil.
 */
const FORMER_SOVIET_UNION = ['7', '370', '373', '374', '375', '380', '992', '993', '994', '995', '996', '998']
const CARRIERS = Array.from({ length: 88 }, (_, at) => `0${at + 12}`)
const TRUNKS_BY_COUNTRY = new Map<string, string[]>([
  ...FORMER_SOVIET_UNION.map((code): [string, string[]] => [code, ['8', '80']]),
  ['36', ['06']],
  ['52', ['01', '044', '045']],
  ['55', CARRIERS],
])
const TRUNKS = ['', '0']
const OLD_MEXICAN = /^521\d{10}$/
/** Fewer digits are more often something else than a phone. */
export const SHORTEST_NATIONAL = 7
// https://en.wikipedia.org/wiki/Telephone_numbers_in_Argentina: area codes of two to four digits, 15 before a mobile.
const ARGENTINA = '54'
const ARGENTINE_AREA_DIGITS = [2, 3, 4]

/** Every way in which the digits of a phone are written, by its `wa_id`, its match key or any other form of it. */
export function phoneFormsOf(digits: Iterable<string>): PhoneForms {
  const international = new Set(
    [...digits].flatMap((form) => [form, phoneKey(form), ...unfold(phoneKey(form))]),
  )
  const national = new Set<string>()
  for (const form of [...international]) {
    // Without its country code, Mexico's old form is a number of North America.
    const parsed = OLD_MEXICAN.test(form) ? undefined : parsePhoneNumberFromString(`+${form}`)
    if (!parsed) continue
    const code = parsed.countryCallingCode
    const trunks = [...TRUNKS, ...(TRUNKS_BY_COUNTRY.get(code) ?? [])]
    const codes = code === ARGENTINA ? [code, `${code}9`] : [code]
    for (const number of [parsed.nationalNumber, ...domesticForms(form)]) {
      if (number.length < SHORTEST_NATIONAL) continue
      for (const dialled of trunks.map((trunk) => `${trunk}${number}`)) {
        national.add(dialled)
        // As in `+44 (0)20 …` and `+52 044 …`.
        for (const before of codes) international.add(`${before}${dialled}`)
      }
    }
  }
  return { international, national }
}

/** The other forms that have the same match key: see `phoneKey`. */
function unfold(key: string): string[] {
  if (/^54(?!9)\d{10}$/.test(key)) return [`549${key.slice(2)}`]
  if (/^52(?!1)\d{10}$/.test(key)) return [`521${key.slice(2)}`]
  const [, area, rest] = /^55(\d{2})9([6-9]\d{7})$/.exec(key) ?? []
  return area === undefined ? [] : [`55${area}${rest}`]
}

/** Argentina dials a mobile without the 9, and with 15 behind the area code. */
function domesticForms(form: string): string[] {
  const [, local] = /^549?(\d{10})$/.exec(form) ?? []
  if (local === undefined) return []
  return [local, ...ARGENTINE_AREA_DIGITS.map((area) => `${local.slice(0, area)}15${local.slice(area)}`)]
}
