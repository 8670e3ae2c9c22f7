import { bsuidAnchor, disputedAnchor, phoneAnchor } from './anchors.ts'
import type { Chain } from './registrations.ts'
import type { AnchorKey, Hold, PhoneSegment } from './types.ts'

/** One registration's hold on the phone. */
export type Holder = Hold & { chain: Chain; anchor: AnchorKey }

/** Who held one phone when. */
export type Timeline = { phone_key: string; holders: Holder[] }

/** What a moment of a phone without a BSUID belongs to: a registration's hold, or a gap that no hold reaches. */
export type Owner = { anchor: AnchorKey; holder: Holder | null; next: Holder | null }

export function buildTimelines(chains: Chain[]): Map<string, Timeline> {
  const timelines = new Map<string, Timeline>()
  for (const chain of chains) {
    for (const hold of chain.holds) {
      const holder = { ...hold, chain, anchor: bsuidAnchor(chain.portfolio, hold.bsuid) }
      const timeline = timelines.get(hold.phone_key)
      if (timeline) timeline.holders.push(holder)
      else timelines.set(hold.phone_key, { phone_key: hold.phone_key, holders: [holder] })
    }
  }
  for (const timeline of timelines.values()) {
    timeline.holders.sort(
      (a, b) => a.first_at - b.first_at || a.last_at - b.last_at || (a.anchor < b.anchor ? -1 : 1),
    )
  }
  return timelines
}

/**
 * The span that contains the moment, else the last before that had not ended, else the gap before the first after.
 * A gap is named by the boundary that opens it, so its name stays while holds grow.
 */
export function ownerAt(timeline: Timeline, at: number): Owner {
  let containing: Holder | null = null
  let before: Holder | null = null
  let next: Holder | null = null
  for (const holder of timeline.holders) {
    if (holder.first_at <= at && at <= holder.last_at) containing ??= holder
    else if (holder.last_at < at) {
      if (!before || holder.last_at >= before.last_at) before = holder
    } else if (holder.from === null || holder.from <= at) next ??= holder
  }
  const held = containing ?? (before && (before.until === null || at < before.until) ? before : null)
  if (held) return { anchor: held.anchor, holder: held, next: null }
  const boundaries = [before?.until, next?.from].filter((time) => time !== null && time !== undefined)
  const opened_at = boundaries.length > 0 ? Math.max(...boundaries) : null
  return { anchor: phoneAnchor(timeline.phone_key, opened_at), holder: null, next }
}

/**
 * The whole line of a phone, without gaps. From `disputed_from` on, nobody's: what comes without a BSUID waits in the
 * holding place until a person decides.
 */
export function segmentsOf(timeline: Timeline, disputed_from: number | null): PhoneSegment[] {
  const times = new Set<number>()
  for (const { first_at, last_at, from, until } of timeline.holders) {
    times.add(first_at)
    times.add(last_at + 1)
    if (from !== null) times.add(from)
    if (until !== null) times.add(until)
  }
  if (disputed_from !== null && disputed_from !== Number.NEGATIVE_INFINITY) times.add(disputed_from)
  const starts: (number | null)[] = [null, ...[...times].sort((a, b) => a - b)]
  const segments: PhoneSegment[] = []
  for (const from of starts) {
    const at = from ?? Number.NEGATIVE_INFINITY
    const disputed = disputed_from !== null && at >= disputed_from
    const anchor = disputed ? disputedAnchor(timeline.phone_key) : ownerAt(timeline, at).anchor
    const last = segments.at(-1)
    if (last?.anchor === anchor) continue
    if (last) last.until = from
    segments.push({ from, until: null, anchor })
  }
  return segments
}
