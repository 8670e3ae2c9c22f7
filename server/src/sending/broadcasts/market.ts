import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import type { Address } from '../accepting/choose-address.ts'

/**
 * The market that WhatsApp counts a message for: the calling code of the phone that it goes to; without one, that of the
 * country which a BSUID begins with. Null where neither is known.
 */
export function marketOf({ kind, value }: Pick<Address, 'kind' | 'value'>): string | null {
  const code = kind === 'phone' ? codeOfPhone(value) : codeOfCountry(value.slice(0, 2))
  return code === undefined ? null : `+${code}`
}

function codeOfPhone(digits: string): string | undefined {
  return parsePhoneNumberFromString(`+${digits}`, { extract: false })?.countryCallingCode
}

function codeOfCountry(country: string): string | undefined {
  return isSupportedCountry(country) ? getCountryCallingCode(country satisfies CountryCode) : undefined
}
