import { phoneKey } from './phone.ts'
import type { Chain } from './registrations.ts'
import type { Facts } from './types.ts'

export type PhoneKeys = {
  /** The match key of a phone as Meta wrote it. */
  keyOf: (phone: string) => string
  /** Every written form in the facts. */
  phones: string[]
}

type Form = { phone: string; chain: number; portfolio: string; first_at: number; last_at: number }

/**
 * Written forms that fold to one key are one phone, until two people of one portfolio are seen with different forms of
 * it at the same time: then the fold was wrong for this number, and each form stands for itself.
 */
export function choosePhoneKeys(facts: Facts, chains: Chain[]): PhoneKeys {
  const forms = new Map<string, Form[]>()
  const phones = new Set<string>()
  chains.forEach((chain, index) => {
    const spans = new Map<string, Form>()
    const see = (phone: string, bsuid: string, first_at: number, last_at: number) => {
      phones.add(phone)
      const name = `${bsuid} ${phone}`
      const form = spans.get(name)
      if (form) {
        form.first_at = Math.min(form.first_at, first_at)
        form.last_at = Math.max(form.last_at, last_at)
      } else spans.set(name, { phone, chain: index, portfolio: chain.portfolio, first_at, last_at })
    }
    for (const { phone, bsuid, first_at, last_at } of chain.sightings)
      if (phone) see(phone, bsuid, first_at, last_at)
    for (const { phone, current, at } of chain.rotations) if (phone) see(phone, current, at, at)
    for (const form of spans.values()) {
      const key = phoneKey(form.phone)
      const known = forms.get(key)
      if (known) known.push(form)
      else forms.set(key, [form])
    }
  })
  for (const { phone } of facts.phone_sightings) phones.add(phone)
  for (const { kind, value } of facts.claims) if (kind === 'phone') phones.add(value)

  const unfolded = new Set<string>()
  for (const [key, list] of forms) {
    if (list.length > 1 && hasTwoHolders(list)) unfolded.add(key)
  }
  const known = new Map<string, string>()
  return {
    keyOf: (phone) => {
      let key = known.get(phone)
      if (key === undefined) {
        key = phoneKey(phone)
        if (unfolded.has(key)) key = phone
        known.set(phone, key)
      }
      return key
    },
    phones: [...phones],
  }
}

function hasTwoHolders(forms: Form[]): boolean {
  return forms.some((a, index) =>
    forms
      .slice(index + 1)
      .some(
        (b) =>
          a.phone !== b.phone &&
          a.chain !== b.chain &&
          a.portfolio === b.portfolio &&
          a.first_at <= b.last_at &&
          b.first_at <= a.last_at,
      ),
  )
}
