import { parseAnchor } from './anchors.ts'
import { explainIdentity } from './explain-identities.ts'
import { explainJoins } from './explain-joins.ts'
import { momentsAlone } from './explain-phones.ts'
import { explainRefusals } from './explain-refusals.ts'
import { chooseWords, claimPhrase, span, type Words } from './explain-words.ts'
import { dialForm } from './phone.ts'
import { type Sentence, say } from './sentences.ts'
import type { Facts, Person, PersonIdentity, Resolution } from './types.ts'

export type ExplainedIdentity = Pick<
  PersonIdentity,
  'kind' | 'portfolio' | 'state' | 'reason' | 'evidence'
> & {
  /** As to be shown: a phone with +. */
  value: string
  /** Why it belongs to this person, then its current state. */
  sentences: Sentence[]
}

export type Explanation = {
  /** Who this is and why its parts are one person, in the order in which it happened. */
  sentences: Sentence[]
  identities: ExplainedIdentity[]
  /** Links to other contacts that were refused, with the reasons. */
  refused: Sentence[]
}

/**
 * Says in words why a person is who the resolver says: `facts` and `resolution` are those of the person's component.
 * `portfolioName` names portfolios to the reader; it is only asked where there is more than one.
 */
export function explainPerson(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  portfolioName: (portfolio: string) => string = (portfolio) => `portfolio ${portfolio}`,
): Explanation {
  const words = chooseWords(facts, resolution, portfolioName)
  return {
    sentences: [...introduce(facts, resolution, person, words), ...explainJoins(facts, person, words)],
    identities: person.identities.map((identity) => ({
      kind: identity.kind,
      portfolio: identity.portfolio,
      value: identity.kind === 'phone' ? dialForm(identity.value) : identity.value,
      state: identity.state,
      reason: identity.reason,
      evidence: identity.evidence,
      sentences: explainIdentity(facts, resolution, person, identity, words),
    })),
    refused: explainRefusals(facts, resolution, person, words),
  }
}

function introduce(facts: Facts, resolution: Resolution, person: Person, words: Words): Sentence[] {
  const [waiting] = person.anchors.map(parseAnchor).filter((anchor) => anchor.kind === 'disputed')
  if (waiting) return [waitingSentence(facts, waiting.phone_key, words)]
  const shown = [
    ...person.registrations.flatMap(({ bsuids }) =>
      bsuids.flatMap(({ first_at, last_at }) => [first_at, last_at]),
    ),
    ...momentsAlone(facts, resolution, person).map(({ at }) => at),
  ]
  if (shown.length > 0) return [say('shown', { when: span(Math.min(...shown), Math.max(...shown)) })]
  const [earliest] = facts.claims
    .filter(({ anchor }) => person.anchors.includes(anchor))
    .sort((a, b) => a.at - b.at)
  return [earliest ? say('only_claimed', { claim: claimPhrase(earliest) }) : say('never_shown', {})]
}

function waitingSentence(facts: Facts, phone_key: string, words: Words): Sentence {
  const phone = words.phone(phone_key)
  return say(facts.blocked_phones.includes(phone_key) ? 'waiting_blocked' : 'waiting_disputed', { phone })
}
