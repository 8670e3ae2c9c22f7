import { settleDecisions } from './decisions.ts'
import { listText, type Words } from './explain-words.ts'
import type { AnchorKey, Conflict, Facts, Person, Resolution } from './types.ts'

/** Whom this person was not joined with, and why: what the rules refused, and what people decided. */
export function explainRefusals(
  facts: Facts,
  resolution: Resolution,
  person: Person,
  words: Words,
): string[] {
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
): string {
  const own = words.anchor(conflict.left)
  const other = words.anchor(conflict.right)
  const when = words.time(conflict.at)
  const phone = conflict.phone_key === null ? null : words.phone(conflict.phone_key)
  const start = `Not joined with ${other}`
  switch (conflict.kind) {
    case 'disputed_phone':
      return `${start}: ${phone} was shown with ${own} and with ${other} during the same time (since ${when}), but ${whyNot(resolution, person, conflict, words)}. A person has to decide who holds it.`
    case 'possible_same_person':
      return phone
        ? `${start}: ${phone} went from one to the other by ${when}, and WhatsApp did not say that one became the other. It may be the same person with a new BSUID, or a number given to somebody else.`
        : `${start}: both came with the same parent BSUID in one portfolio (since ${when}), and WhatsApp did not say that one became the other.`
    case 'rotation_fork':
      return `${start}: ${forkText(facts, conflict, words)}`
    case 'claim_conflict':
      return `${start}: it was said on ${when} that ${phone ?? 'an identifier'} belongs to both, but WhatsApp has shown two people, and what is only said never makes one of them.`
    case 'contradiction':
      return `${start}: ${phone ? `${phone} points at both` : 'what is known points at both'} (${when}), but ${whyNot(resolution, person, conflict, words)}.`
  }
}

function forkText(facts: Facts, conflict: Conflict, words: Words): string {
  const nameOf = (previous: boolean) =>
    facts.rotations.filter(({ portfolio, previous: from, current }) =>
      [conflict.left, conflict.right].includes(`b:${portfolio}:${previous ? from : current}`),
    )
  const successors = nameOf(false)
  const common = successors.find((a) =>
    successors.some((b) => a.previous === b.previous && a.current !== b.current),
  )
  if (common) {
    return `WhatsApp said of ${common.previous} that it became ${words.anchor(conflict.left)}, and that it became ${words.anchor(conflict.right)}. Only the earlier word counts.`
  }
  const predecessors = nameOf(true)
  const shared = predecessors.find((a) =>
    predecessors.some((b) => a.current === b.current && a.previous !== b.previous),
  )
  const target = shared ? shared.current : 'one BSUID'
  return `WhatsApp said that ${words.anchor(conflict.left)} became ${target}, and that ${words.anchor(conflict.right)} did. Only the earlier word counts.`
}

/** What keeps two apart at whom the same evidence points. */
function whyNot(resolution: Resolution, person: Person, conflict: Conflict, words: Words): string {
  const other = words.personOf(conflict.right)
  const reasons = other ? contradictions(person, other) : []
  if (reasons.length > 0) return reasons.join('; ')
  const rivals = resolution.people
    .filter((third) => !third.anchors.includes(conflict.left) && !third.anchors.includes(conflict.right))
    .flatMap(({ registrations }) => registrations)
    .filter(({ holds }) => holds.some(({ phone_key }) => phone_key === conflict.phone_key))
    .map(({ portfolio, bsuids }) => words.bsuid(portfolio, bsuids.at(-1)?.value ?? ''))
  return rivals.length > 0
    ? `it was shown with ${listText(rivals.sort())} too, so it does not say who they are`
    : 'together they would contradict something else that is known, or have more identifiers than your account allows one person'
}

/** The same rules as those by which the joins were refused, each as a reader would say it. */
function contradictions(person: Person, other: Person): string[] {
  const reasons = new Set<string>()
  for (const a of person.registrations) {
    for (const b of other.registrations) {
      const both = `${a.bsuids.at(-1)?.value} and ${b.bsuids.at(-1)?.value}`
      if (a.portfolio === b.portfolio && meets(whole(a.bsuids), whole(b.bsuids)))
        reasons.add(`${both} were in use at the same time in one portfolio`)
      // Those who share a parent, or a phone at one time, are one account to Meta: no other phone counts against them.
      const shares_parent = a.parents.some((x) => b.parents.some((y) => x.value === y.value))
      if (!shares_parent && a.parents.some((x) => b.parents.some((y) => meets(x, y))))
        reasons.add(`${both} had different parent BSUIDs at the same time`)
      const shares_phone = a.holds.some((x) =>
        b.holds.some((y) => x.phone_key === y.phone_key && meets(x, y)),
      )
      if (!shares_parent && !shares_phone && a.holds.some((x) => b.holds.some((y) => meets(x, y))))
        reasons.add(`${both} were shown with different phones at the same time`)
    }
  }
  return [...reasons]
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
function distinctions(facts: Facts, mine: Set<AnchorKey>, words: Words): string[] {
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
      return [
        `Not joined with ${words.anchor(other)}: a person decided on ${words.time(decision.at)} that they are two people.`,
      ]
    })
}
