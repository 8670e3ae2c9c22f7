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
  ' That number had been silent for longer than your account trusts a number alone, so this link is marked stale: it may have changed hands.'

function joinSentence(facts: Facts, join: Join, words: Words): string {
  const left = words.anchor(join.left)
  const right = words.anchor(join.right)
  const when = words.time(join.at)
  switch (join.step) {
    case 'chain':
      return `WhatsApp said on ${when} that ${left} became ${right}.`
    case 'parent':
      return `${left} and ${right} came with the same parent BSUID ${join.by}, so they are one person (known since ${when}).`
    case 'overlap':
      return `${left} and ${right} were shown with ${words.phone(join.by)} during the same time: two portfolios saw one WhatsApp account (known since ${when}).`
    case 'neighbourhood':
      return neighbourSentence(join, words)
    case 'claim':
      return claimSentence(facts, join, words)
    case 'attested':
      return `Asked by us, ${left} shared ${words.phone(join.by)} on ${when}${joinedWith(join, words)}.`
    case 'decision':
      return `A person decided on ${when} that ${left} and ${right} are the same person.`
  }
}

function neighbourSentence(join: Join, words: Words): string {
  const phone = words.phone(join.by)
  const right = words.anchor(join.right)
  const when = words.time(join.at)
  return parseAnchor(join.left).kind === 'phone'
    ? `${phone} had been used without a BSUID; ${right} is the next that WhatsApp showed with it, on ${when}, so what came before is theirs.`
    : `${right} is the next that WhatsApp showed with ${phone} after ${words.anchor(join.left)}, on ${when}, with no sign that the number changed hands.`
}

function claimSentence(facts: Facts, join: Join, words: Words): string {
  const claim = facts.claims.find(({ value, at }) => value === join.by && at === join.at)
  if (!claim) {
    return `${words.phone(join.by)} had only been claimed; ${words.anchor(join.right)} is the next that WhatsApp showed with it, on ${words.time(join.at)}.`
  }
  const what = claim.kind === 'phone' ? words.phone(claim.value) : claim.value
  const whose =
    parseAnchor(claim.anchor).kind === 'contact' ? 'theirs' : `that of ${words.anchor(claim.anchor)}`
  return `${claimText(claim)} that ${what} is ${whose}${joinedWith(join, words)}.`
}

/** A stretch of a phone that was never seen is nobody whom one could be joined with. */
function joinedWith(join: Join, words: Words): string {
  return words.personOf(join.right) ? `, which joined them with ${words.anchor(join.right)}` : ''
}
