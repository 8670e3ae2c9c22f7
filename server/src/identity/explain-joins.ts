import { parseAnchor } from './anchors.ts'
import { claimPhrase, type Words } from './explain-words.ts'
import { type Sentence, say } from './sentences.ts'
import type { Facts, Join, Person } from './types.ts'

/** Why the parts of a person were joined, in the order in which it happened, one sentence per step. */
export function explainJoins(facts: Facts, person: Person, words: Words): Sentence[] {
  return [...person.joins]
    .sort((a, b) => a.at - b.at)
    .map((join) => {
      const sentence = joinSentence(facts, join, words)
      return join.stale ? say('stale', { sentence }) : sentence
    })
}

function joinSentence(facts: Facts, join: Join, words: Words): Sentence {
  const left = words.anchor(join.left)
  const right = words.anchor(join.right)
  const time = { time: join.at }
  switch (join.step) {
    case 'chain':
      return say('joined_by_rotation', { time, left, right })
    case 'parent':
      return say('joined_by_parent', { left, right, parent: join.by, time })
    case 'overlap':
      return say('joined_by_phone', { left, right, phone: words.phone(join.by), time })
    case 'neighbourhood':
      return parseAnchor(join.left).kind === 'phone'
        ? say('joined_by_next_bsuid', { phone: words.phone(join.by), right, time })
        : say('joined_by_next_sighting', { phone: words.phone(join.by), right, left, time })
    case 'claim':
      return claimSentence(facts, join, words)
    case 'attested': {
      const shared = { left, phone: words.phone(join.by), time }
      return isKnown(join, words)
        ? say('joined_by_sharing', { ...shared, right })
        : say('phone_shared', shared)
    }
    case 'decision':
      return say('joined_by_decision', { time, left, right })
  }
}

function claimSentence(facts: Facts, join: Join, words: Words): Sentence {
  const claim = facts.claims.find(({ value, at }) => value === join.by && at === join.at)
  const right = words.anchor(join.right)
  if (!claim) return say('claim_then_shown', { phone: words.phone(join.by), right, time: { time: join.at } })
  const said = {
    claim: claimPhrase(claim),
    value: claim.kind === 'phone' ? words.phone(claim.value) : claim.value,
    whose:
      parseAnchor(claim.anchor).kind === 'contact' ? say('this_contact', {}) : words.anchor(claim.anchor),
  }
  return isKnown(join, words) ? say('joined_by_claim', { ...said, right }) : say('claim_of_value', said)
}

/** A stretch of a phone that was never seen belongs to no person that could be joined. */
function isKnown(join: Join, words: Words): boolean {
  return words.personOf(join.right) !== null
}
