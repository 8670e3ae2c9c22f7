import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { phoneKey } from '../../identity/phone.ts'

/** The digits under which one phone is written. */
export type PhoneForms = {
  /** With the country code, without what stands before it. */
  international: Set<string>
  /** As it is dialled inside the country. */
  national: Set<string>
}

// What is dialled before an area code, or before a mobile: in general, in Russia, in Hungary, and in Mexico until 2020.
const TRUNKS = ['', '0', '8', '06', '01', '044', '045']
const SHORTEST_NATIONAL = 7
// https://en.wikipedia.org/wiki/Telephone_numbers_in_Argentina: area codes of two to four digits, 15 before a mobile.
const ARGENTINE_AREA_DIGITS = [2, 3, 4]

/** Every way in which the digits of a phone are written, by its `wa_id`, its match key or any other form of it. */
export function phoneFormsOf(digits: Iterable<string>): PhoneForms {
  const international = new Set(
    [...digits].flatMap((form) => [form, phoneKey(form), ...unfold(phoneKey(form))]),
  )
  const national = new Set<string>()
  for (const form of [...international]) {
    const parsed = parsePhoneNumberFromString(`+${form}`)
    if (!parsed) continue
    for (const number of [parsed.nationalNumber, ...domesticForms(form)]) {
      if (number.length < SHORTEST_NATIONAL) continue
      for (const trunk of TRUNKS) national.add(`${trunk}${number}`)
      // As in `+44 (0)20 …`.
      international.add(`${parsed.countryCallingCode}0${number}`)
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
