import { claimText, listText, type Words } from './explain-words.ts'
import type { Facts, Person, PersonIdentity, Resolution } from './types.ts'

/** Why a phone is theirs, and who held it if they do not hold it now. */
export function explainPhone(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): string[] {
  return [
    ...phoneOrigin(facts, resolution, person, identity, words),
    ...phoneState(resolution, person, identity, words),
  ]
}

/** What was said of one identifier by anybody but Meta. */
export function claimSentences(
  facts: Facts,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): string[] {
  const theirs = facts.claims
    .filter(({ anchor, kind, value }) => {
      const same = kind === 'phone' ? words.keyOf(value) === identity.key : value === identity.value
      return kind === identity.kind && same && person.anchors.includes(anchor)
    })
    .sort((a, b) => a.at - b.at)
  return theirs.map((claim) =>
    claim.source === 'contact_request'
      ? `The contact shared it on ${words.time(claim.at)} after a phone request.`
      : `${claimText(claim)} that it belongs to this contact.`,
  )
}

function phoneOrigin(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): string[] {
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
        const others = hold.phones.filter((form) => form !== identity.value).map((form) => `+${form}`)
        const forms = others.length > 0 ? `, also written ${listText(others)}` : ''
        return `WhatsApp showed it with ${listText(names.sort())}${words.inPortfolio(portfolio)} ${words.span(hold.first_at, hold.last_at)}${forms}.`
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
): string[] {
  const times = momentsAlone(facts, resolution, person)
    .filter(({ phone }) => words.keyOf(phone) === identity.key)
    .map(({ at }) => at)
  if (times.length === 0) return []
  return [`It was used without a BSUID ${words.span(Math.min(...times), Math.max(...times))}.`]
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
): string[] {
  if (identity.reason === 'blocked')
    return ['It is on your block list of shared and test numbers, so it does not link contacts.']
  if (identity.state === 'disputed') return [disputedSentence(resolution, person, identity, words)]
  if (identity.state === 'active') {
    const [other] = person.identities.filter(
      (it) => it.kind === 'phone' && it.state === 'active' && it.key !== identity.key,
    )
    return [
      other
        ? 'It is active, as one of several phones of this contact.'
        : 'It is the current phone of this contact.',
    ]
  }
  return [retiredSentence(resolution, person, identity, words)]
}

function disputedSentence(
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): string {
  const others = otherHolders(resolution, person, identity.key)
  const since = resolution.phones.get(identity.value)?.find(({ anchor }) => anchor.startsWith('d:'))?.from
  const when = since === null || since === undefined ? '' : ` since ${words.time(since)}`
  const who = others.map(({ portfolio, bsuid }) => words.bsuid(portfolio, bsuid))
  return `It is disputed${when}: WhatsApp showed it with another contact, ${listText(who)}, at the same time. Messages from it without a BSUID wait for a manual decision.`
}

function retiredSentence(
  resolution: Resolution,
  person: Person,
  identity: PersonIdentity,
  words: Words,
): string {
  const holds = person.registrations.flatMap((it) =>
    it.holds.filter(({ phone_key }) => phone_key === identity.key),
  )
  const later = otherHolders(resolution, person, identity.key).filter(
    ({ last_at }) => last_at > identity.last_at || holds.length === 0,
  )
  const who = listText(later.map(({ portfolio, bsuid }) => words.bsuid(portfolio, bsuid)))
  if (identity.reason === 'superseded_unverified') {
    return `It is retired, but unverified: WhatsApp showed it with ${who} later and did not confirm a rotation. The phone may belong to another contact now.`
  }
  const until = Math.max(...holds.map((hold) => hold.until ?? Number.NEGATIVE_INFINITY))
  if (holds.length > 0 && Number.isFinite(until)) {
    return `It is retired: ${endOfHold(person, until, words)}.`
  }
  return `It is retired: it was only claimed, and WhatsApp showed it with ${who}.`
}

/** A hold ends when a later phone is shown, or with a rotation after which it was not shown again. */
function endOfHold(person: Person, until: number, words: Words): string {
  const when = words.time(until)
  const [rotation] = person.joins.filter(({ step, at }) => step === 'chain' && at === until)
  if (rotation) {
    return `WhatsApp confirmed on ${when} that ${words.anchor(rotation.left)} became ${words.anchor(rotation.right)}, and did not show the phone with the new BSUID`
  }
  const holds = person.registrations.flatMap((registration) => registration.holds)
  const [next] = holds.filter(({ first_at }) => first_at === until)
  return next
    ? `WhatsApp showed the contact with ${words.phone(next.phone_key)} from ${when} on`
    : `WhatsApp showed by ${when} that the contact no longer had it`
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
