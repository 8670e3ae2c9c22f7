import { settleDecisions } from './decisions.ts'
import type { Words } from './explain-words.ts'
import { type Sentence, type SentenceValue, say, textOf } from './sentences.ts'
import type { AnchorKey, Conflict, Facts, Person, Resolution } from './types.ts'

/** The people that this person was not joined with, and why: refused by the rules, or by a manual decision. */
export function explainRefusals(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  words: Words,
): Sentence[] {
  const mine = new Set(person.anchors)
  const refused = resolution.conflicts
    .filter(({ left, right }) => mine.has(left) !== mine.has(right))
    .map((conflict) =>
      refusal(facts, resolution, person, mine.has(conflict.left) ? conflict : turned(conflict), words),
    )
  return [...refused, ...distinctions(facts, mine, words)]
}

function turned(conflict: Conflict): Conflict {
  return { ...conflict, left: conflict.right, right: conflict.left }
}

/** `left` is the person's own side. */
function refusal(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  conflict: Conflict,
  words: Words,
): Sentence {
  const own = words.anchor(conflict.left)
  const other = words.anchor(conflict.right)
  const time = { time: conflict.at }
  const phone = conflict.phone_key === null ? null : words.phone(conflict.phone_key)
  const whyApart = () => whyNot(resolution, person, conflict, words)
  switch (conflict.kind) {
    case 'disputed_phone':
      return say('refused_disputed_phone', {
        other,
        phone: phone ?? say('an_identifier', {}),
        own,
        time,
        reason: whyApart(),
      })
    case 'possible_same_person':
      return phone === null
        ? say('refused_shared_parent', { other, time })
        : say('refused_moved_phone', { other, phone, time })
    case 'rotation_fork':
      return forkSentence(facts, conflict, { own, other })
    case 'claim_conflict':
      return say('refused_claim', { other, time, what: phone ?? say('an_identifier', {}) })
    case 'contradiction':
      return phone === null
        ? say('refused_contradicted', { other, time, reason: whyApart() })
        : say('refused_phone_contradicted', { other, phone, time, reason: whyApart() })
  }
}

function forkSentence(
  facts: Facts,
  conflict: Conflict,
  named: { own: SentenceValue; other: SentenceValue },
): Sentence {
  const rotationsOf = (previous: boolean) =>
    facts.rotations.filter(({ portfolio, previous: from, current }) =>
      [conflict.left, conflict.right].includes(`b:${portfolio}:${previous ? from : current}`),
    )
  const successors = rotationsOf(false)
  const common = successors.find((a) =>
    successors.some((b) => a.previous === b.previous && a.current !== b.current),
  )
  if (common) return say('refused_two_successors', { ...named, previous: common.previous })
  const predecessors = rotationsOf(true)
  const shared = predecessors.find((a) =>
    predecessors.some((b) => a.current === b.current && a.previous !== b.previous),
  )
  return say('refused_two_predecessors', { ...named, current: shared?.current ?? say('one_bsuid', {}) })
}

/** What separates two people that the same evidence names. */
function whyNot(resolution: Resolution, person: Person, conflict: Conflict, words: Words): Sentence {
  const other = words.personOf(conflict.right)
  const [reason, ...further] = other ? contradictions(person, other) : []
  if (reason) return further.reduce((all, next) => say('reasons', { reason: all, further: next }), reason)
  const rivals = resolution.people
    .filter((third) => !third.anchors.includes(conflict.left) && !third.anchors.includes(conflict.right))
    .flatMap(({ registrations }) => registrations)
    .filter(({ holds }) => holds.some(({ phone_key }) => phone_key === conflict.phone_key))
    .map(({ portfolio, bsuids }) => words.bsuid(portfolio, bsuids.at(-1)?.value ?? ''))
  if (rivals.length === 0) return say('too_much_together', {})
  const who = rivals.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
  return say('shown_with_others', { who })
}

/** The same rules as those by which the joins were refused, each as a reader would say it. */
function contradictions(person: Person, other: Person): Sentence[] {
  const reasons: Sentence[] = []
  for (const a of person.registrations) {
    for (const b of other.registrations) {
      const both = { left: a.bsuids.at(-1)?.value ?? '', right: b.bsuids.at(-1)?.value ?? '' }
      if (a.portfolio === b.portfolio && meets(whole(a.bsuids), whole(b.bsuids)))
        reasons.push(say('both_active', both))
      // Those who share a parent, or a phone at one time, are one account to Meta: no other phone counts against them.
      const shares_parent = a.parents.some((x) => b.parents.some((y) => x.value === y.value))
      if (!shares_parent && a.parents.some((x) => b.parents.some((y) => meets(x, y))))
        reasons.push(say('both_parents', both))
      const shares_phone = a.holds.some((x) =>
        b.holds.some((y) => x.phone_key === y.phone_key && meets(x, y)),
      )
      if (!shares_parent && !shares_phone && a.holds.some((x) => b.holds.some((y) => meets(x, y))))
        reasons.push(say('both_phones', both))
    }
  }
  return reasons
}

type Span = { first_at: number; last_at: number }

function meets(a: Span, b: Span): boolean {
  return a.first_at <= b.last_at && b.first_at <= a.last_at
}

function whole(spans: Span[]): Span {
  return {
    first_at: Math.min(...spans.map(({ first_at }) => first_at)),
    last_at: Math.max(...spans.map(({ last_at }) => last_at)),
  }
}

/** What people called distinct, one sentence per decision that still stands. */
function distinctions(facts: Facts, mine: Set<AnchorKey>, words: Words): Sentence[] {
  const standing = settleDecisions(facts.decisions).distinct.filter(
    ({ left, right }) => mine.has(left) !== mine.has(right),
  )
  return facts.decisions
    .filter(({ kind }) => kind === 'distinct')
    .sort((a, b) => a.seq - b.seq)
    .flatMap((decision) => {
      const pair = standing.find(
        ({ left, right }) =>
          (decision.left.includes(left) && decision.right.includes(right)) ||
          (decision.left.includes(right) && decision.right.includes(left)),
      )
      if (!pair) return []
      const other = mine.has(pair.left) ? pair.right : pair.left
      return [say('refused_by_decision', { other: words.anchor(other), time: { time: decision.at } })]
    })
}
