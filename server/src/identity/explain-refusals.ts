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
  const start = `Not linked with ${other}`
  switch (conflict.kind) {
    case 'disputed_phone':
      return `${start}: WhatsApp showed ${phone} with ${own} and with ${other} at the same time (since ${when}), but ${whyNot(resolution, person, conflict, words)}. The conflict needs a manual decision.`
    case 'possible_same_person':
      return phone
        ? `${start}: ${phone} moved from one BSUID to the other by ${when}, and WhatsApp did not confirm a rotation. It may be the same contact with a new BSUID, or a recycled phone.`
        : `${start}: WhatsApp showed both with the same parent BSUID in one portfolio (since ${when}) and did not confirm a rotation.`
    case 'rotation_fork':
      return `${start}: ${forkText(facts, conflict, words)}`
    case 'claim_conflict':
      return `${start}: a claim on ${when} says that ${phone ?? 'an identifier'} belongs to both, but WhatsApp showed two contacts, and a claim alone never merges them.`
    case 'contradiction':
      return `${start}: ${phone ? `${phone} is evidence for both` : 'the evidence names both'} (${when}), but ${whyNot(resolution, person, conflict, words)}.`
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
    return `WhatsApp reported that ${common.previous} became ${words.anchor(conflict.left)}, and that it became ${words.anchor(conflict.right)}. Only the earlier report counts.`
  }
  const predecessors = nameOf(true)
  const shared = predecessors.find((a) =>
    predecessors.some((b) => a.current === b.current && a.previous !== b.previous),
  )
  const target = shared ? shared.current : 'one BSUID'
  return `WhatsApp reported that ${words.anchor(conflict.left)} became ${target}, and that ${words.anchor(conflict.right)} became it too. Only the earlier report counts.`
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
    ? `WhatsApp also showed it with ${listText(rivals.sort())}, so it does not identify a contact`
    : 'together they would contradict other evidence, or have more identifiers than your account allows for one contact'
}

/** The same rules as those by which the joins were refused, each as a reader would say it. */
function contradictions(person: Person, other: Person): string[] {
  const reasons = new Set<string>()
  for (const a of person.registrations) {
    for (const b of other.registrations) {
      const both = `${a.bsuids.at(-1)?.value} and ${b.bsuids.at(-1)?.value}`
      if (a.portfolio === b.portfolio && meets(whole(a.bsuids), whole(b.bsuids)))
        reasons.add(`${both} were active at the same time in one portfolio`)
      // Those who share a parent, or a phone at one time, are one account to Meta: no other phone counts against them.
      const shares_parent = a.parents.some((x) => b.parents.some((y) => x.value === y.value))
      if (!shares_parent && a.parents.some((x) => b.parents.some((y) => meets(x, y))))
        reasons.add(`${both} had different parent BSUIDs at the same time`)
      const shares_phone = a.holds.some((x) =>
        b.holds.some((y) => x.phone_key === y.phone_key && meets(x, y)),
      )
      if (!shares_parent && !shares_phone && a.holds.some((x) => b.holds.some((y) => meets(x, y))))
        reasons.add(`${both} had different phones at the same time`)
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
        `Not linked with ${words.anchor(other)}: a manual decision on ${words.time(decision.at)} says that they are two contacts.`,
      ]
    })
}
