import { bsuidAnchor, disputedAnchor, phoneAnchor } from './anchors.ts'
import type { Chain } from './registrations.ts'
import type { AnchorKey, Hold, PhoneSegment } from './types.ts'

/** One registration's hold on the phone. */
export type Holder = Hold & { chain: Chain; anchor: AnchorKey }

/** Who held one phone when. */
export type Timeline = {
  phone_key: string
  holders: Holder[]
  /** When rotations moved the phone to or from a holder, in order. A hold ends there unless the phone is seen later. */
  turns: number[]
  /** Holders that Meta showed at the same time, the earlier first. */
  overlaps: [Holder, Holder][]
}

/** What a moment of a phone without a BSUID belongs to: a registration's hold, or a gap that no hold reaches. */
export type Owner = { anchor: AnchorKey; holder: Holder | null; next: Holder | null }

/**
 * Of holders at one time, and of registrations under one parent, each is compared with so many before it. People in
 * several portfolios stay far below; a phone that a crowd uses is disputed all the same, without a conflict for each of
 * its millions of pairs.
 */
export const CROWD = 8

export function emptyTimeline(phone_key: string): Timeline {
  return { phone_key, holders: [], turns: [], overlaps: [] }
}

export function buildTimelines(chains: Chain[]): Map<string, Timeline> {
  const timelines = new Map<string, Timeline>()
  const timelineOf = (phone_key: string) => {
    let timeline = timelines.get(phone_key)
    if (!timeline) {
      timeline = emptyTimeline(phone_key)
      timelines.set(phone_key, timeline)
    }
    return timeline
  }
  for (const chain of chains) {
    for (const hold of chain.holds) {
      timelineOf(hold.phone_key).holders.push({
        ...hold,
        chain,
        anchor: bsuidAnchor(chain.portfolio, hold.bsuid),
      })
    }
    for (const { phone_key, at } of chain.turns) timelineOf(phone_key).turns.push(at)
  }
  for (const timeline of timelines.values()) {
    timeline.turns.sort((a, b) => a - b)
    if (timeline.holders.length < 2) continue
    timeline.holders.sort(
      (a, b) => a.first_at - b.first_at || a.last_at - b.last_at || (a.anchor < b.anchor ? -1 : 1),
    )
    timeline.overlaps = overlapsOf(timeline.holders)
  }
  return timelines
}

function overlapsOf(holders: Holder[]): [Holder, Holder][] {
  const pairs: [Holder, Holder][] = []
  let present: Holder[] = []
  for (const holder of holders) {
    present = present.filter(({ last_at }) => last_at >= holder.first_at)
    for (const other of present.slice(-CROWD)) if (other.chain !== holder.chain) pairs.push([other, holder])
    present.push(holder)
  }
  return pairs
}

/** True if a rotation says that the phone changed hands after `from` and not after `until`. */
export function changedHands(timeline: Timeline, from: number, until: number): boolean {
  return timeline.turns.some((at) => from < at && at <= until)
}

/**
 * The span that contains the moment, else the last before that had not ended, else the gap before the first after.
 * A gap is named by the boundary that opens it, so its name stays while holds grow.
 */
export function ownerAt(timeline: Timeline, at: number): Owner {
  let before: Holder | null = null
  let next: Holder | null = null
  for (const holder of timeline.holders) {
    if (holder.last_at < at) {
      if (!before || holder.last_at >= before.last_at) before = holder
    } else if (holder.first_at <= at) {
      return { anchor: holder.anchor, holder, next: null }
    } else {
      next = holder
      break
    }
  }
  if (before && stillHolds(timeline, before, at)) return { anchor: before.anchor, holder: before, next: null }
  // If a rotation brought the phone to the next holder, earlier messages are from another person.
  if (next && changedHands(timeline, at, next.first_at)) next = null
  const opened_at = Math.max(
    before && before.until !== null && before.until <= at ? before.until : Number.NEGATIVE_INFINITY,
    timeline.turns.findLast((turn) => turn <= at) ?? Number.NEGATIVE_INFINITY,
  )
  const anchor = phoneAnchor(timeline.phone_key, Number.isFinite(opened_at) ? opened_at : null)
  return { anchor, holder: null, next }
}

function stillHolds(timeline: Timeline, { until, last_at }: Holder, at: number): boolean {
  return (until === null || at < until) && !changedHands(timeline, last_at, at)
}

/**
 * The whole timeline of a phone, without gaps. From `disputed_from` on it has no holder: messages without a BSUID wait
 * in the holding place for a manual decision.
 */
export function segmentsOf(timeline: Timeline, disputed_from: number | null): PhoneSegment[] {
  const times = new Set(timeline.turns)
  for (const { first_at, last_at, until } of timeline.holders) {
    times.add(first_at)
    times.add(last_at + 1)
    if (until !== null) times.add(until)
  }
  if (disputed_from !== null && disputed_from !== Number.NEGATIVE_INFINITY) times.add(disputed_from)
  const segments: PhoneSegment[] = []
  const mark = (from: number | null) => {
    const at = from ?? Number.NEGATIVE_INFINITY
    const disputed = disputed_from !== null && at >= disputed_from
    const anchor = disputed ? disputedAnchor(timeline.phone_key) : ownerAt(timeline, at).anchor
    const last = segments.at(-1)
    if (last?.anchor === anchor) return
    if (last) last.until = from
    segments.push({ from, until: null, anchor })
  }
  mark(null)
  for (const from of [...times].sort((a, b) => a - b)) mark(from)
  return segments
}
