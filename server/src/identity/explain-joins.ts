import { parseAnchor } from './anchors.ts'
import { claimText, type Words } from './explain-words.ts'
import type { Facts, Join, Person } from './types.ts'

/** Why the parts of a person were joined, in the order in which it happened, one sentence per step. */
export function explainJoins(facts: Facts, person: Person, words: Words): string[] {
  return [...person.joins]
    .sort((a, b) => a.at - b.at)
    .map((join) => joinSentence(facts, join, words) + (join.stale ? STALE : ''))
}

const STALE =
  ' The phone was silent for longer than your account trusts a phone alone, so this link is marked stale: the phone may belong to another contact now.'

function joinSentence(facts: Facts, join: Join, words: Words): string {
  const left = words.anchor(join.left)
  const right = words.anchor(join.right)
  const when = words.time(join.at)
  switch (join.step) {
    case 'chain':
      return `WhatsApp confirmed on ${when} that ${left} became ${right}.`
    case 'parent':
      return `WhatsApp showed ${left} and ${right} with the same parent BSUID ${join.by}, so they are one contact (known since ${when}).`
    case 'overlap':
      return `WhatsApp showed ${left} and ${right} with ${words.phone(join.by)} at the same time: two portfolios saw one WhatsApp account (known since ${when}).`
    case 'neighbourhood':
      return neighbourSentence(join, words)
    case 'claim':
      return claimSentence(facts, join, words)
    case 'attested':
      return `After a phone request, ${left} shared ${words.phone(join.by)} on ${when}${joinedWith(join, words)}.`
    case 'decision':
      return `A manual decision on ${when} says that ${left} and ${right} are the same contact.`
  }
}

function neighbourSentence(join: Join, words: Words): string {
  const phone = words.phone(join.by)
  const right = words.anchor(join.right)
  const when = words.time(join.at)
  return parseAnchor(join.left).kind === 'phone'
    ? `${phone} was used without a BSUID. WhatsApp next showed it with ${right}, on ${when}, so the earlier messages belong to this contact.`
    : `WhatsApp showed ${phone} with ${right} next after ${words.anchor(join.left)}, on ${when}, without a sign of a new holder.`
}

function claimSentence(facts: Facts, join: Join, words: Words): string {
  const claim = facts.claims.find(({ value, at }) => value === join.by && at === join.at)
  if (!claim) {
    return `${words.phone(join.by)} was only claimed. WhatsApp next showed it with ${words.anchor(join.right)}, on ${words.time(join.at)}.`
  }
  const what = claim.kind === 'phone' ? words.phone(claim.value) : claim.value
  const whose = parseAnchor(claim.anchor).kind === 'contact' ? 'this contact' : words.anchor(claim.anchor)
  return `${claimText(claim)} that ${what} belongs to ${whose}${joinedWith(join, words)}.`
}

/** A stretch of a phone that was never seen is nobody whom one could be joined with. */
function joinedWith(join: Join, words: Words): string {
  return words.personOf(join.right) ? `, which linked the contact with ${words.anchor(join.right)}` : ''
}
