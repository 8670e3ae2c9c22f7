import { claimSentences, explainPhone } from './explain-phones.ts'
import { claimText, listText, type Words } from './explain-words.ts'
import type { Facts, Person, PersonIdentity, Resolution } from './types.ts'

/** Why one identifier is theirs, and why it is not in use any more if it is not. */
export function explainIdentity(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): string[] {
  switch (identity.kind) {
    case 'bsuid':
      return [...bsuidOrigin(facts, identity, words), ...bsuidState(facts, identity, words)]
    case 'parent_bsuid':
      return parentSentences(facts, person, identity, words)
    case 'phone':
      return explainPhone(facts, resolution, person, identity, words)
    default:
      return claimSentences(facts, person, identity, words)
  }
}

function bsuidOrigin(facts: Facts, identity: PersonIdentity, words: Words): string[] {
  const { portfolio, value, first_at, last_at } = identity
  if (identity.evidence !== 'proof') return plainClaims(facts, identity)
  const seen = facts.sightings.filter((it) => it.portfolio === portfolio && it.bsuid === value)
  const first = `First seen${words.inPortfolio(portfolio ?? '')} on ${words.time(first_at)}, last on ${words.time(last_at)}.`
  if (seen.length === 0) return [`WhatsApp only named it in a BSUID rotation. ${first}`]
  return [first, ...togetherWith(seen, words)]
}

function togetherWith(seen: Facts['sightings'], words: Words): string[] {
  const company = new Map<string, { first_at: number; last_at: number }>()
  for (const { phone, parent, first_at, last_at } of seen) {
    const names = [phone && words.phone(words.keyOf(phone)), parent && `parent BSUID ${parent}`]
    for (const name of names) {
      if (!name) continue
      const known = company.get(name) ?? { first_at, last_at }
      company.set(name, {
        first_at: Math.min(known.first_at, first_at),
        last_at: Math.max(known.last_at, last_at),
      })
    }
  }
  if (company.size === 0) return ['WhatsApp has shown no phone with it.']
  const inOrder = [...company].sort(
    ([a, x], [b, y]) => x.first_at - y.first_at || x.last_at - y.last_at || (a < b ? -1 : 1),
  )
  const names = inOrder.map(([name, span]) => `${name} (${words.span(span.first_at, span.last_at)})`)
  return [`WhatsApp showed it together with ${listText(names)}.`]
}

function bsuidState(facts: Facts, identity: PersonIdentity, words: Words): string[] {
  const { portfolio, value } = identity
  const ours = facts.rotations
    .filter((rotation) => rotation.portfolio === portfolio)
    .sort((a, b) => a.at - b.at || (a.current < b.current ? -1 : 1))
  const came = ours.find(({ current }) => current === value)
  const left = ours.find(({ previous }) => previous === value)
  const sentences: string[] = []
  if (came)
    sentences.push(`WhatsApp confirmed on ${words.time(came.at)} that ${came.previous} became this BSUID.`)
  if (left && identity.reason === 'rotated') {
    sentences.push(
      `WhatsApp confirmed on ${words.time(left.at)} that it became ${left.current}. It is retired, and later messages with it still belong to this contact.`,
    )
  }
  return sentences
}

function parentSentences(facts: Facts, person: Person, identity: PersonIdentity, words: Words): string[] {
  const beside = person.registrations
    .filter(({ parents }) => parents.some(({ value }) => value === identity.value))
    .flatMap(({ portfolio, bsuids }) => {
      const seen = bsuids.filter(({ value }) =>
        facts.sightings.some(
          (it) => it.portfolio === portfolio && it.bsuid === value && it.parent === identity.value,
        ),
      )
      return seen.map(({ value }) => words.bsuid(portfolio, value))
    })
  const span = words.span(identity.first_at, identity.last_at)
  const first =
    beside.length > 0
      ? `WhatsApp showed it with ${listText(beside)} ${span}.`
      : `WhatsApp named it in a BSUID rotation ${span}.`
  return identity.state === 'retired' ? [first, 'It is retired: another parent BSUID replaced it.'] : [first]
}

function plainClaims(facts: Facts, identity: PersonIdentity): string[] {
  return facts.claims
    .filter(
      ({ kind, portfolio, value }) =>
        kind === 'bsuid' && portfolio === identity.portfolio && value === identity.value,
    )
    .sort((a, b) => a.at - b.at)
    .map((claim) => `${claimText(claim)} that it belongs to this contact. WhatsApp has not confirmed it yet.`)
}
