import { claimSentences, explainPhone } from './explain-phones.ts'
import { claimPhrase, span, type Words } from './explain-words.ts'
import { type Sentence, type SentenceValue, say, textOf } from './sentences.ts'
import type { Facts, Person, PersonIdentity, Resolution } from './types.ts'

/** Why one identifier belongs to this person, and why it is retired if it is. */
export function explainIdentity(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): Sentence[] {
  switch (identity.kind) {
    case 'bsuid':
      return [...bsuidOrigin(facts, identity, words), ...bsuidState(facts, identity)]
    case 'parent_bsuid':
      return parentSentences(facts, person, identity, words)
    case 'phone':
      return explainPhone(facts, resolution, person, identity, words)
    default:
      return claimSentences(facts, person, identity, words)
  }
}

function bsuidOrigin(facts: Facts, identity: PersonIdentity, words: Words): Sentence[] {
  const { portfolio, value, first_at, last_at } = identity
  if (identity.evidence !== 'proof') return plainClaims(facts, identity)
  const seen = facts.sightings.filter((it) => it.portfolio === portfolio && it.bsuid === value)
  const times = { first: { time: first_at }, last: { time: last_at } }
  const name = words.portfolio(portfolio ?? '')
  const first = name === null ? say('first_seen', times) : say('first_seen_in', { ...times, portfolio: name })
  if (seen.length === 0) return [say('only_named', {}), first]
  return [first, ...togetherWith(seen, words)]
}

function togetherWith(seen: Facts['sightings'], words: Words): Sentence[] {
  const company = new Map<string, { name: SentenceValue; first_at: number; last_at: number }>()
  for (const { phone, parent, first_at, last_at } of seen) {
    const names = [phone && words.phone(words.keyOf(phone)), parent && say('parent', { parent })]
    for (const name of names) {
      if (!name) continue
      const known = company.get(textOf(name)) ?? { name, first_at, last_at }
      company.set(textOf(name), {
        name,
        first_at: Math.min(known.first_at, first_at),
        last_at: Math.max(known.last_at, last_at),
      })
    }
  }
  if (company.size === 0) return [say('no_phone_shown', {})]
  const inOrder = [...company].sort(
    ([a, x], [b, y]) => x.first_at - y.first_at || x.last_at - y.last_at || (a < b ? -1 : 1),
  )
  const names = inOrder.map(([, { name, first_at, last_at }]) =>
    say('beside', { name, when: span(first_at, last_at) }),
  )
  return [say('shown_together', { company: names })]
}

function bsuidState(facts: Facts, identity: PersonIdentity): Sentence[] {
  const { portfolio, value } = identity
  const ours = facts.rotations
    .filter((rotation) => rotation.portfolio === portfolio)
    .sort((a, b) => a.at - b.at || (a.current < b.current ? -1 : 1))
  const came = ours.find(({ current }) => current === value)
  const left = ours.find(({ previous }) => previous === value)
  const sentences: Sentence[] = []
  if (came) sentences.push(say('became_this', { time: { time: came.at }, previous: came.previous }))
  if (left && identity.reason === 'rotated')
    sentences.push(say('became_another', { time: { time: left.at }, current: left.current }))
  return sentences
}

function parentSentences(facts: Facts, person: Person, identity: PersonIdentity, words: Words): Sentence[] {
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
  const when = span(identity.first_at, identity.last_at)
  const first =
    beside.length > 0 ? say('shown_with', { who: beside, when }) : say('named_in_rotation', { when })
  return identity.state === 'retired' ? [first, say('parent_replaced', {})] : [first]
}

function plainClaims(facts: Facts, identity: PersonIdentity): Sentence[] {
  return facts.claims
    .filter(
      ({ kind, portfolio, value }) =>
        kind === 'bsuid' && portfolio === identity.portfolio && value === identity.value,
    )
    .sort((a, b) => a.at - b.at)
    .map((claim) => say('claimed_unconfirmed', { claim: claimPhrase(claim) }))
}
