import { unixSeconds } from './world/clock.ts'
import { countryOf } from './world/phones.ts'
import { derivedText } from './world/random.ts'
import type { Person, Relation, World } from './world/types.ts'
import { getNumber, getPerson, getPortfolio } from './world/world.ts'

/** Contact with the phone keeps it visible for 30 days; the last second still counts. */
export const PHONE_VISIBLE_S = 30 * 86_400
/** Meta's contact book began to record in early April 2026 and knows nothing from before. */
const CONTACT_BOOK_LAUNCH_MS = Date.UTC(2026, 3, 1)

const DIGITS = '0123456789'
const ALPHANUMERIC = `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`

/**
 * Whether a webhook of this number made now may show the person's phone: no username, or contact between this very
 * number and this very phone in the last 30 days, or an entry in the portfolio's contact book.
 */
export function isPhoneVisible(world: World, number_id: string, person_id: string): boolean {
  const person = getPerson(world, person_id)
  if (person.username === undefined) return true
  const contact = world.relations.get(relationKey(number_id, person_id))?.phone_contact
  if (contact?.phone === person.phone) {
    if (unixSeconds(world.clock.now_ms) - unixSeconds(contact.at_ms) <= PHONE_VISIBLE_S) return true
  }
  const portfolio = getPortfolio(world, getNumber(world, number_id).portfolio_id)
  const bsuid = person.bsuids.get(portfolio.id)
  return bsuid !== undefined && portfolio.contact_book.entries.get(bsuid)?.phone === person.phone
}

/** A message or call went to the person's phone, or a webhook of one from them showed it. */
export function notePhoneContact(world: World, number_id: string, person_id: string): void {
  const person = getPerson(world, person_id)
  relationOf(world, number_id, person_id).phone_contact = {
    phone: person.phone,
    at_ms: world.clock.now_ms,
  }
  writeContactBook(world, getNumber(world, number_id).portfolio_id, person)
}

/** Writes phone and BSUID into the portfolio's contact book, if it is on. */
export function writeContactBook(world: World, portfolio_id: string, person: Person): void {
  const book = getPortfolio(world, portfolio_id).contact_book
  if (!book.enabled || world.clock.now_ms < CONTACT_BOOK_LAUNCH_MS) return
  const bsuid = bsuidOf(world, portfolio_id, person.id)
  book.entries.set(bsuid, {
    bsuid,
    person_id: person.id,
    phone: person.phone,
    written_at_ms: world.clock.now_ms,
  })
}

export function relationKey(number_id: string, person_id: string): string {
  return `${number_id}|${person_id}`
}

/** What the number has with the person; made on first use. */
export function relationOf(world: World, number_id: string, person_id: string): Relation {
  const key = relationKey(number_id, person_id)
  const known = world.relations.get(key)
  if (known) return known
  const relation: Relation = {
    number_id,
    person_id,
    stopped_marketing: false,
    pair: { debt_until_ms: 0, burst_from_ms: 0, burst: 0 },
  }
  world.relations.set(key, relation)
  return relation
}

/** The person's BSUID in a portfolio, `CC.` and 20 characters; made on first use. */
export function bsuidOf(world: World, portfolio_id: string, person_id: string): string {
  const person = getPerson(world, person_id)
  const known = person.bsuids.get(portfolio_id)
  if (known) return known
  const bsuid = `${countryOf(person.phone)}.${idText(world, ['bsuid', portfolio_id, person_id, person.generation])}`
  person.bsuids.set(portfolio_id, bsuid)
  world.bsuids.set(bsuid, { bsuid, person_id, scope: { portfolio_id }, state: 'active' })
  return bsuid
}

/** The person's parent BSUID, if the portfolio is enrolled; made on first use. */
export function parentBsuidOf(world: World, portfolio_id: string, person_id: string): string | undefined {
  const enrolment_group = getPortfolio(world, portfolio_id).enrolment_group
  if (enrolment_group === undefined) return undefined
  const person = getPerson(world, person_id)
  const known = person.parent_bsuids.get(enrolment_group)
  if (known) return known
  const text = idText(world, ['parent', enrolment_group, person_id, person.generation])
  const bsuid = `${countryOf(person.phone)}.ENT.${text}`
  person.parent_bsuids.set(enrolment_group, bsuid)
  world.bsuids.set(bsuid, { bsuid, person_id, scope: { enrolment_group }, state: 'active' })
  return bsuid
}

/** Derived, not drawn: a BSUID depends on portfolio and person alone, never on who wrote first. */
function idText(world: World, parts: (string | number)[]): string {
  const alphabet = world.switches.bsuid_alphabet === 'digits' ? DIGITS : ALPHANUMERIC
  return derivedText([world.seed, ...parts], 20, alphabet)
}
