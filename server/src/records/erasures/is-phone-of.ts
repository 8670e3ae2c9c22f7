import {
  type CountryCallingCode,
  type CountryCode,
  getCountries,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import { type PhoneForms, SHORTEST_NATIONAL } from './written-forms.ts'

/** What is dialled before a country code in any country, such as 00, 011 and Japan's 010, and how long it may be. */
const INTERNATIONAL_PREFIX = new RegExp(
  `^(?:${[...new Set(getCountries().map(internationalPrefix))].join('|')})$`,
)
const LONGEST_PREFIX = 8
const TAIL_DIGITS = 6

/** The ends of all forms of the phones. */
export function phoneTails({ international }: PhoneForms): Set<string> {
  return new Set([...international].map((form) => form.slice(-TAIL_DIGITS)))
}

/** How many digits one of them may have, with whatever is dialled before it. */
export function longestOf(forms: PhoneForms): number {
  return shapeOf(forms).longest
}

/** Whether these digits are one of the phones, with whatever is dialled before it. `domestic`: also as inside its country. */
export function isPhoneOf(digits: string, forms: PhoneForms, domestic: boolean): boolean {
  const { international, national } = forms
  if (!shapeOf(forms).tails.has(digits.slice(-TAIL_DIGITS))) return false
  for (let length = 0; length <= LONGEST_PREFIX && length < digits.length; length += 1) {
    if (!international.has(digits.slice(length))) continue
    if (length === 0 || INTERNATIONAL_PREFIX.test(digits.slice(0, length))) return true
  }
  return domestic && (national.has(digits) || isDialledInside(digits, forms))
}

/** With a prefix or a carrier of the country as libphonenumber knows them, or without an area code that all phones there have. */
function isDialledInside(digits: string, forms: PhoneForms): boolean {
  if (digits.length < SHORTEST_NATIONAL) return false
  return placesOf(forms).some((place) => {
    const parsed = parsePhoneNumberFromString(digits, { ...place, extract: false })
    // What had nothing before it is in the list of forms, or is a number of another country.
    return parsed && parsed.nationalNumber !== digits && forms.international.has(parsed.number.slice(1))
  })
}

type Place = { defaultCountry: CountryCode } | { defaultCallingCode: CountryCallingCode }
/** Worked out once, because every text and every number in it is compared with the same forms. */
const shapes = new WeakMap<PhoneForms, { tails: Set<string>; longest: number }>()
const places = new WeakMap<PhoneForms, Place[]>()

function shapeOf(forms: PhoneForms): { tails: Set<string>; longest: number } {
  const before = shapes.get(forms)
  if (before) return before
  const lengths = [...forms.international, ...forms.national].map(({ length }) => length)
  const shape = { tails: phoneTails(forms), longest: LONGEST_PREFIX + Math.max(0, ...lengths) }
  shapes.set(forms, shape)
  return shape
}

function placesOf(forms: PhoneForms): Place[] {
  const before = places.get(forms)
  if (before) return before
  const parsed = [...forms.international].flatMap((form) => parsePhoneNumberFromString(`+${form}`) ?? [])
  const codes = new Set(parsed.map(({ countryCallingCode }) => countryCallingCode))
  const countries = new Set(parsed.flatMap(({ country }) => country ?? []))
  const found = [
    ...[...codes].map((defaultCallingCode) => ({ defaultCallingCode })),
    ...[...countries].map((defaultCountry) => ({ defaultCountry })),
  ]
  places.set(forms, found)
  return found
}

function internationalPrefix(country: CountryCode): string {
  const metadata = new Metadata()
  metadata.selectNumberingPlan(country)
  return metadata.numberingPlan?.IDDPrefix() ?? '00'
}
