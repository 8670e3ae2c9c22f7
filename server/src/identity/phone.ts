import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

const PHONE_DIGITS = /^\d{7,15}$/
// A spreadsheet's number with decimals, `491512345678.0`: read as a phone it would have a digit more, and be another's.
const DECIMAL = /^\+?\d{7,}[.,]\d{1,2}$/

/**
 * Written forms that are one phone, with exact lengths. Argentina's mobile 9 and Mexico's old 1 come and go between what
 * people dial and what Meta writes; Brazil's ninth digit is missing from older accounts. Brazilian numbers that start
 * 2 to 5 are landlines and stay, and no ninth digit is ever taken away.
 */
const FOLDS: { prefix: string; form: RegExp; key: string }[] = [
  { prefix: '549', form: /^549(11\d{8}|[23]\d{9})$/, key: '54$1' },
  { prefix: '521', form: /^521([2-9]\d{9})$/, key: '52$1' },
  {
    prefix: '55',
    form: /^55(?<area>1[1-9]|2[12478]|3[1-578]|4[1-9]|5[13-5]|6[1-9]|7[13-579]|8[1-9]|9[1-9])(?<rest>[6-9]\d{7})$/,
    key: '55$<area>9$<rest>',
  },
]

/** The key under which written forms of one phone match. Compare it; never show or dial it. */
export function phoneKey(digits: string): string {
  if (!digits.startsWith('5')) return digits
  for (const { prefix, form, key } of FOLDS) {
    if (digits.startsWith(prefix)) return digits.replace(form, key)
  }
  return digits
}

/** What is dialled: `+` and the last `wa_id` that Meta used, never the key. */
export function dialForm(wa_id: string): string {
  return `+${wa_id}`
}

/**
 * Digits with country code of a phone that a person typed or imported, or null if it cannot be one. Text without `+` is
 * read as in `default_country` (ISO 3166-1 alpha-2) and, where such a number cannot exist there, as already complete, with
 * or without the `00` that most countries dial before it.
 */
export function parseTypedPhone(text: string, default_country: string | null): string | null {
  const typed = text.normalize('NFKC').trim()
  // Letters mean an extension shared by many people, a vanity number, or an identifier such as a BSUID.
  if (typed === '' || /\p{L}/u.test(typed) || DECIMAL.test(typed)) return null
  if (typed.startsWith('+')) return toDigits(parsePhone(typed, null))
  const country = default_country?.toUpperCase() ?? null
  if (country !== null) {
    const digits = toDigits(parsePhone(typed, country))
    if (digits !== null && hasPossibleLength(digits)) return digits
  }
  const dialled = typed.replace(/[^\p{Nd}]/gu, '').replace(/^00/, '')
  const complete = toDigits(parsePhone(`+${dialled}`, null))
  return complete !== null && hasPossibleLength(complete) ? complete : null
}

function parsePhone(text: string, country: string | null) {
  if (country === null) return parsePhoneNumberFromString(text, { extract: false })
  if (!isSupportedCountry(country)) return undefined
  return parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
}

function toDigits(parsed: ReturnType<typeof parsePhone>): string | null {
  if (!parsed || parsed.ext) return null
  const digits = parsed.number.slice(1)
  return PHONE_DIGITS.test(digits) ? digits : null
}

/** Only the length decides: numbering plans know neither `+521…` nor eight-digit Brazilian mobiles, which people have. */
function hasPossibleLength(digits: string): boolean {
  return [digits, phoneKey(digits)].some((form) => parsePhone(`+${form}`, null)?.isPossible() === true)
}
