import { parseAnchor } from './anchors.ts'
import { dialForm, phoneKey } from './phone.ts'
import type { AnchorKey, Claim, Facts, Person, Resolution } from './types.ts'

/** How explanations name things, so that a reader meets numbers and ids they know and never a key of ours. */
export type Words = {
  time: (at: number) => string
  /** "on <time>", or "from <time> to <time>". */
  span: (first_at: number, last_at: number) => string
  /** A phone with +, from its match key or a written form. */
  phone: (key: string) => string
  bsuid: (portfolio: string, bsuid: string) => string
  /** " in <portfolio>" where more than one portfolio is involved, else nothing. */
  inPortfolio: (portfolio: string) => string
  anchor: (anchor: AnchorKey) => string
  /** The match key that the resolver used for a written form. */
  keyOf: (phone: string) => string
  personOf: (anchor: AnchorKey) => Person | null
}

function timeText(at: number): string {
  const iso = new Date(at).toISOString()
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}

export function listText(items: string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

export function chooseWords(
  facts: Facts,
  resolution: Resolution,
  portfolioName: (portfolio: string) => string,
): Words {
  const keys = new Set(
    resolution.people.flatMap(({ identities }) =>
      identities.flatMap(({ kind, key }) => (kind === 'phone' ? [key] : [])),
    ),
  )
  // A written form that had to be told apart from its twin is its own key.
  const keyOf = (phone: string) => (keys.has(phone) ? phone : phoneKey(phone))
  const forms = writtenForms(facts, keyOf)
  const people = new Map(
    resolution.people.flatMap((person) =>
      person.anchors.map((anchor): [AnchorKey, Person] => [anchor, person]),
    ),
  )
  const portfolios = new Set([...facts.sightings, ...facts.rotations].map(({ portfolio }) => portfolio))
  const inPortfolio = (portfolio: string) => (portfolios.size > 1 ? ` in ${portfolioName(portfolio)}` : '')
  const phone = (key: string) => dialForm(forms.get(key) ?? forms.get(keyOf(key)) ?? key)
  const bsuid = (portfolio: string, value: string) => `${value}${inPortfolio(portfolio)}`
  return {
    time: timeText,
    span: (first_at, last_at) => spanText(first_at, last_at),
    phone,
    bsuid,
    inPortfolio,
    keyOf,
    personOf: (anchor) => people.get(anchor) ?? null,
    anchor: (anchor) => {
      const parsed = parseAnchor(anchor)
      switch (parsed.kind) {
        case 'bsuid':
          return bsuid(parsed.portfolio, parsed.bsuid)
        case 'phone':
          return `${phone(parsed.phone_key)} without a BSUID${parsed.at === null ? '' : ` after ${timeText(parsed.at)}`}`
        case 'disputed':
          return `the waiting messages of ${phone(parsed.phone_key)}`
        case 'contact':
          return contactText(
            facts.claims.filter((claim) => claim.anchor === anchor),
            phone,
          )
      }
    },
  }
}

function spanText(first_at: number, last_at: number): string {
  const [first, last] = [timeText(first_at), timeText(last_at)]
  return first === last ? `on ${first}` : `from ${first} to ${last}`
}

/** The last way in which each phone was written, Meta's before anybody else's. */
function writtenForms(facts: Facts, keyOf: (phone: string) => string): Map<string, string> {
  const seen: { phone: string; at: number; proof: boolean }[] = []
  for (const { phone, last_at } of facts.sightings) if (phone) seen.push({ phone, at: last_at, proof: true })
  for (const { phone, at } of facts.rotations) if (phone) seen.push({ phone, at, proof: true })
  for (const { phone, at } of facts.phone_sightings) seen.push({ phone, at, proof: true })
  for (const { kind, value, at } of facts.claims)
    if (kind === 'phone') seen.push({ phone: value, at, proof: false })
  seen.sort((a, b) => Number(a.proof) - Number(b.proof) || a.at - b.at || (a.phone < b.phone ? -1 : 1))
  return new Map(seen.map(({ phone }) => [keyOf(phone), phone]))
}

function contactText(claims: Claim[], phone: (key: string) => string): string {
  const imported = claims.some(({ source }) => source === 'import')
  const named = claims.map(({ kind, value }) => (kind === 'phone' ? phone(value) : value)).sort()
  const what = imported ? 'the imported contact' : 'the manually created contact'
  return named.length > 0 ? `${what} with ${listText([...new Set(named)])}` : what
}

/** "An import of <time>": who said what nothing of Meta's proves. */
export function claimText({ source, at }: Pick<Claim, 'source' | 'at'>): string {
  switch (source) {
    case 'import':
      return `An import on ${timeText(at)} states`
    case 'operator':
      return `A member or API client stated on ${timeText(at)}`
    case 'channel':
      return `Another channel stated on ${timeText(at)}`
    case 'contact_request':
      return `After a phone request, the contact stated on ${timeText(at)}`
  }
}
