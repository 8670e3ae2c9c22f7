import { parseAnchor } from './anchors.ts'
import { dialForm, phoneKey } from './phone.ts'
import { type Sentence, type SentenceValue, say, textOf } from './sentences.ts'
import type { AnchorKey, Claim, Facts, Person, Resolution } from './types.ts'

/** How explanations name things, so that a reader meets numbers and ids they know and never a key of ours. */
export type Words = {
  /** A phone with +, from its match key or a written form. */
  phone: (key: string) => string
  /** With its portfolio, where more than one is involved. */
  bsuid: (portfolio: string, bsuid: string) => SentenceValue
  /** The name of a portfolio where more than one is involved, else null. */
  portfolio: (portfolio: string) => string | null
  anchor: (anchor: AnchorKey) => SentenceValue
  /** The match key that the resolver used for a written form. */
  keyOf: (phone: string) => string
  personOf: (anchor: AnchorKey) => Person | null
}

/** "on <time>", or "from <time> to <time>". */
export function span(first_at: number, last_at: number): Sentence {
  // Explanations tell minutes apart, no less.
  return textOf({ time: first_at }) === textOf({ time: last_at })
    ? say('on_time', { time: { time: first_at } })
    : say('from_to', { first: { time: first_at }, last: { time: last_at } })
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
  // A written form that had to be kept distinct from its twin is its own key.
  const keyOf = (phone: string) => (keys.has(phone) ? phone : phoneKey(phone))
  const forms = writtenForms(facts, keyOf)
  const people = new Map(
    resolution.people.flatMap((person) =>
      person.anchors.map((anchor): [AnchorKey, Person] => [anchor, person]),
    ),
  )
  const portfolios = new Set([...facts.sightings, ...facts.rotations].map(({ portfolio }) => portfolio))
  const portfolio = (id: string) => (portfolios.size > 1 ? portfolioName(id) : null)
  const phone = (key: string) => dialForm(forms.get(key) ?? forms.get(keyOf(key)) ?? key)
  const bsuid = (portfolio_id: string, value: string) => {
    const name = portfolio(portfolio_id)
    return name === null ? value : say('in_portfolio', { bsuid: value, portfolio: name })
  }
  return {
    phone,
    bsuid,
    portfolio,
    keyOf,
    personOf: (anchor) => people.get(anchor) ?? null,
    anchor: (anchor) => {
      const parsed = parseAnchor(anchor)
      switch (parsed.kind) {
        case 'bsuid':
          return bsuid(parsed.portfolio, parsed.bsuid)
        case 'phone':
          return parsed.at === null
            ? say('without_bsuid', { phone: phone(parsed.phone_key) })
            : say('without_bsuid_after', { phone: phone(parsed.phone_key), time: { time: parsed.at } })
        case 'disputed':
          return say('waiting_messages', { phone: phone(parsed.phone_key) })
        case 'contact':
          return contactPhrase(
            facts.claims.filter((claim) => claim.anchor === anchor),
            phone,
          )
      }
    },
  }
}

/** The last way in which each phone was written; Meta's way comes first. */
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

function contactPhrase(claims: Claim[], phone: (key: string) => string): Sentence {
  const imported = claims.some(({ source }) => source === 'import')
  const named = claims.map(({ kind, value }) => (kind === 'phone' ? phone(value) : value)).sort()
  if (named.length === 0) return say(imported ? 'imported_contact' : 'created_contact', {})
  return say(imported ? 'imported_contact_with' : 'created_contact_with', { named: [...new Set(named)] })
}

/** "An import on <time> states": who said what nothing of Meta's proves. */
export function claimPhrase({ source, at }: Pick<Claim, 'source' | 'at'>): Sentence {
  const CODES = {
    import: 'by_import',
    operator: 'by_operator',
    channel: 'by_channel',
    contact_request: 'by_request',
  } as const
  return say(CODES[source], { time: { time: at } })
}
