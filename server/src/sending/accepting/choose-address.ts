/** A phone that is the registration's today: neither retired nor disputed. */
export type KnownPhone = {
  /** Digits, as Meta last wrote them. */
  value: string
  /** Other written forms of the same phone that were seen, the latest first. */
  other_forms: string[]
  /** When Meta last showed it together with the registration's active BSUID. */
  shown_at: number | null
  /** The person gave it when we asked for it. */
  attested: boolean
}

/** What is known, at the time of sending, of the registration that a message is bound to. */
export type AddressFacts = {
  /** The active BSUID in the portfolio of the line. */
  bsuid: string | null
  /** The active parent BSUID, where this portfolio's webhooks carry parents. */
  parent_bsuid: string | null
  phones: KnownPhone[]
}

export type AddressNeed = {
  /** Templates that WhatsApp delivers to a phone only. */
  needs_phone: boolean
  /** Test numbers know only the phones of their list. */
  is_test_number: boolean
}

export type Address = { kind: 'phone' | 'bsuid' | 'parent_bsuid'; value: string; reason: AddressReason }

export type AddressReason =
  | 'phone_shown_recently'
  | 'phone_attested'
  | 'only_phone'
  | 'active_bsuid'
  | 'active_parent_bsuid'
  | 'other_written_form'
  | 'bsuid_after_phone_failed'
  | 'phone_after_bsuid_failed'

export type AddressRefusal = 'phone_unconfirmed' | 'test_number_needs_phone' | 'no_safe_address'

export type Choice = { address: Address } | { refused: AddressRefusal }

/** Meta keeps a phone visible for exactly thirty days; the last second counts. */
const SHOWN_FOR_MS = 30 * 86_400_000

/**
 * Where a message goes, and why: the order of addresses of docs/sending.md. Never a retired or disputed identifier,
 * never a username; the code that calls Meta puts a phone into `to` and a BSUID into `recipient`, never both.
 */
export function chooseAddress(facts: AddressFacts, need: AddressNeed, now_ms: number): Choice {
  const confirmed = confirmedPhone(facts, now_ms)
  if (need.needs_phone) return confirmed ? { address: confirmed } : { refused: 'phone_unconfirmed' }
  const phone = confirmed ?? onlyPhone(facts)
  if (phone) return { address: phone }
  if (need.is_test_number) return { refused: 'test_number_needs_phone' }
  if (facts.bsuid) return { address: { kind: 'bsuid', value: facts.bsuid, reason: 'active_bsuid' } }
  if (facts.parent_bsuid) {
    return { address: { kind: 'parent_bsuid', value: facts.parent_bsuid, reason: 'active_parent_bsuid' } }
  }
  return { refused: 'no_safe_address' }
}

const NOT_ON_THE_LIST = 131030
const UNDELIVERABLE = 131026
const BSUID_UNSUPPORTED = 131062
/** What Meta may say of a BSUID that it does not take: see docs/errors.md. */
const BSUID_PROBLEMS = [BSUID_UNSUPPORTED, 100, 131008, 131009]

/** The one other address that a refusal leaves, within the registration; null where there is none. */
export function chooseRetry(
  facts: AddressFacts,
  need: AddressNeed,
  failed: { kind: string; value: string; code: number },
  now_ms: number,
): Address | null {
  if (failed.kind === 'phone' && failed.code === NOT_ON_THE_LIST) {
    const phone = facts.phones.find(({ value }) => value === failed.value)
    const [form] = phone?.other_forms ?? []
    return form === undefined ? null : { kind: 'phone', value: form, reason: 'other_written_form' }
  }
  if (failed.kind === 'phone' && failed.code === UNDELIVERABLE) {
    if (!facts.bsuid || need.needs_phone || need.is_test_number) return null
    return { kind: 'bsuid', value: facts.bsuid, reason: 'bsuid_after_phone_failed' }
  }
  if (failed.kind !== 'phone' && BSUID_PROBLEMS.includes(failed.code)) {
    const phone = confirmedPhone(facts, now_ms) ?? onlyPhone(facts)
    return phone && { ...phone, reason: 'phone_after_bsuid_failed' }
  }
  return null
}

/** Whether another address might do after this error; spares the question for every other error. */
export function isAddressError(code: number): boolean {
  return code === NOT_ON_THE_LIST || code === UNDELIVERABLE || BSUID_PROBLEMS.includes(code)
}

function confirmedPhone({ phones }: AddressFacts, now_ms: number): Address | null {
  const shown = phones
    .filter(({ shown_at }) => shown_at !== null && now_ms - shown_at <= SHOWN_FOR_MS)
    .sort((a, b) => (b.shown_at ?? 0) - (a.shown_at ?? 0))[0]
  if (shown) return { kind: 'phone', value: shown.value, reason: 'phone_shown_recently' }
  const attested = phones.find((phone) => phone.attested)
  return attested ? { kind: 'phone', value: attested.value, reason: 'phone_attested' } : null
}

/** A phone that was not confirmed is dialled only where there is no BSUID here, which could not reach a stranger. */
function onlyPhone({ bsuid, phones }: AddressFacts): Address | null {
  const [phone, ...others] = phones
  if (bsuid || !phone || others.length > 0) return null
  return { kind: 'phone', value: phone.value, reason: 'only_phone' }
}
