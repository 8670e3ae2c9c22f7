import { claimPhrase, span, type Words } from './explain-words.ts'
import { type Sentence, type SentenceValue, say } from './sentences.ts'
import type { Facts, Person, PersonIdentity, Resolution } from './types.ts'

/** Why a phone belongs to this person, and who held it if they do not hold it now. */
export function explainPhone(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): Sentence[] {
  return [
    ...phoneOrigin(facts, resolution, person, identity, words),
    ...phoneState(resolution, person, identity, words),
  ]
}

/** The claims about one identifier from sources other than Meta. */
export function claimSentences(
  facts: Facts,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): Sentence[] {
  const theirs = facts.claims
    .filter(({ anchor, kind, value }) => {
      const same = kind === 'phone' ? words.keyOf(value) === identity.key : value === identity.value
      return kind === identity.kind && same && person.anchors.includes(anchor)
    })
    .sort((a, b) => a.at - b.at)
  return theirs.map((claim) =>
    claim.source === 'contact_request'
      ? say('shared', { time: { time: claim.at } })
      : say('claimed', { claim: claimPhrase(claim) }),
  )
}

function phoneOrigin(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): Sentence[] {
  const shown = person.registrations.flatMap(({ portfolio, bsuids, holds }) =>
    holds
      .filter(({ phone_key }) => phone_key === identity.key)
      .map((hold) => {
        const beside = facts.sightings.filter(
          (it) =>
            it.portfolio === portfolio &&
            it.phone !== null &&
            words.keyOf(it.phone) === identity.key &&
            bsuids.some(({ value }) => value === it.bsuid),
        )
        const names = beside.length > 0 ? [...new Set(beside.map(({ bsuid }) => bsuid))] : [hold.bsuid]
        const forms = hold.phones.filter((form) => form !== identity.value).map((form) => `+${form}`)
        const when = span(hold.first_at, hold.last_at)
        const who = names.sort().map((name) => words.bsuid(portfolio, name))
        return forms.length > 0
          ? say('shown_with_forms', { who, when, forms })
          : say('shown_with', { who, when })
      }),
  )
  return [
    ...shown,
    ...phoneAlone(resolution, person, identity, facts, words),
    ...claimSentences(facts, person, identity, words),
  ]
}

function phoneAlone(
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  facts: Facts,
  words: Words,
): Sentence[] {
  const times = momentsAlone(facts, resolution, person)
    .filter(({ phone }) => words.keyOf(phone) === identity.key)
    .map(({ at }) => at)
  if (times.length === 0) return []
  return [say('used_alone', { when: span(Math.min(...times), Math.max(...times)) })]
}

/** The person's moments of a phone that no registration held: the others say nothing that a registration does not. */
export function momentsAlone(facts: Facts, resolution: Resolution, person: Person): Facts['phone_sightings'] {
  return facts.phone_sightings.filter(({ phone, at }) => {
    const holder = resolution.phones
      .get(phone)
      ?.find(({ from, until }) => (from === null || from <= at) && (until === null || at < until))
    return holder?.anchor.startsWith('t:') && person.anchors.includes(holder.anchor)
  })
}

function phoneState(
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): Sentence[] {
  if (identity.reason === 'blocked') return [say('phone_blocked', {})]
  if (identity.state === 'disputed') return [disputedSentence(resolution, person, identity, words)]
  if (identity.state === 'active') {
    const several = person.identities.some(
      (it) => it.kind === 'phone' && it.state === 'active' && it.key !== identity.key,
    )
    return [say(several ? 'phone_one_of_several' : 'phone_current', {})]
  }
  return [retiredSentence(resolution, person, identity, words)]
}

function disputedSentence(
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): Sentence {
  const others = otherHolders(resolution, person, identity.key)
  const since = resolution.phones.get(identity.value)?.find(({ anchor }) => anchor.startsWith('d:'))?.from
  const who = others.map(({ portfolio, bsuid }) => words.bsuid(portfolio, bsuid))
  return since === null || since === undefined
    ? say('phone_disputed', { who })
    : say('phone_disputed_since', { time: { time: since }, who })
}

function retiredSentence(
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): Sentence {
  const holds = person.registrations.flatMap((it) =>
    it.holds.filter(({ phone_key }) => phone_key === identity.key),
  )
  const later = otherHolders(resolution, person, identity.key).filter(
    ({ last_at }) => last_at > identity.last_at || holds.length === 0,
  )
  const who: SentenceValue = later.map(({ portfolio, bsuid }) => words.bsuid(portfolio, bsuid))
  if (identity.reason === 'superseded_unverified') return say('phone_superseded', { who })
  const until = Math.max(...holds.map((hold) => hold.until ?? Number.NEGATIVE_INFINITY))
  if (holds.length > 0 && Number.isFinite(until)) return endOfHold(person, until, words)
  return say('phone_only_claimed', { who })
}

/** A hold ends when a later phone is shown, or with a rotation after which it was not shown again. */
function endOfHold(person: Person, until: number, words: Words): Sentence {
  const time = { time: until }
  const [rotation] = person.joins.filter(({ step, at }) => step === 'chain' && at === until)
  if (rotation) {
    const [left, right] = [words.anchor(rotation.left), words.anchor(rotation.right)]
    return say('phone_retired_by_rotation', { time, left, right })
  }
  const holds = person.registrations.flatMap((registration) => registration.holds)
  const [next] = holds.filter(({ first_at }) => first_at === until)
  return next
    ? say('phone_retired_by_phone', { phone: words.phone(next.phone_key), time })
    : say('phone_retired_by_loss', { time })
}

function otherHolders(
  resolution: Resolution,
  person: Person,
  phone_key: string,
): { portfolio: string; bsuid: string; last_at: number }[] {
  return resolution.people
    .filter((other) => other !== person && other.anchors.join() !== person.anchors.join())
    .flatMap(({ registrations }) => registrations)
    .flatMap(({ portfolio, holds }) =>
      holds
        .filter((hold) => hold.phone_key === phone_key)
        .map(({ bsuid, last_at }) => ({ portfolio, bsuid, last_at })),
    )
    .sort((a, b) => a.last_at - b.last_at || (a.bsuid < b.bsuid ? -1 : 1))
}
