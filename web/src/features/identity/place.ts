import type { Lane, Lanes, Span } from './lanes'

/** Where things stand in the drawing, in its own pixels. */
export type Placed = Span & { x: number; y: number; width: number }
export type PlacedArrow = { id: string; x1: number; x2: number; y: number }
export type PlacedLane = { id: string; label: string; y: number; spans: Placed[]; arrows: PlacedArrow[] }

const LANE_PX = 46
const LABEL_PX = 16
const NARROWEST_PX = 14
const ARROW_PX = 22
const MARK_PX = 14
export const BAR_PX = 20
export const AXIS_PX = 26

export type Drawing = { lanes: PlacedLane[]; height: number; xOf: (at: number) => number }

/** Lays lanes out over a width. Moments and short stretches are as wide as can be seen, and push what follows along. */
export function placeLanes({ lanes, from, until }: Lanes, width: number): Drawing {
  const scale = (width - NARROWEST_PX) / (until - from)
  const xOf = (at: number) => (at - from) * scale
  const placed = lanes.map((lane, index) => placeLane(lane, index * LANE_PX + AXIS_PX, width, xOf))
  return { lanes: placed, height: lanes.length * LANE_PX + AXIS_PX, xOf }
}

function placeLane(lane: Lane, y: number, width: number, xOf: (at: number) => number): PlacedLane {
  const chained = new Set(lane.arrows.map(({ to }) => to))
  const spans: Placed[] = []
  let end = 0
  const ordered = chained.size > 0 ? lane.spans : [...lane.spans].sort((a, b) => a.from - b.from)
  for (const span of ordered) {
    const gap = chained.has(span.id) ? ARROW_PX : 2
    const x = Math.max(xOf(span.from), spans.length === 0 ? 0 : end + gap)
    const natural = xOf(span.until) - x
    end = x + Math.max(span.look === 'mark' ? MARK_PX : NARROWEST_PX, natural)
    spans.push({ ...span, x, y: y + LABEL_PX, width: end - x })
  }
  pullBack(spans, width)
  const byId = new Map(spans.map((span) => [span.id, span]))
  const arrows = lane.arrows.flatMap(({ from, to }) => {
    const [before, after] = [byId.get(from), byId.get(to)]
    if (!before || !after) return []
    return [
      {
        id: `${from} ${to}`,
        x1: before.x + before.width,
        x2: after.x,
        y: y + LABEL_PX + BAR_PX / 2,
      },
    ]
  })
  return { id: lane.id, label: lane.label, y, spans, arrows }
}

/** What was pushed over the end moves back, and what is before it gives way. */
function pullBack(spans: Placed[], width: number): void {
  let limit = width
  for (const span of [...spans].reverse()) {
    if (span.x + span.width > limit) {
      span.x = Math.max(0, Math.min(span.x, limit - NARROWEST_PX))
      span.width = Math.max(NARROWEST_PX, limit - span.x)
    }
    limit = span.x - 2
  }
}

const TICK_PX = 120

/** Moments to write along the axis: as many as there is room for. */
export function chooseTicks({ from, until }: Lanes, width: number): number[] {
  const count = Math.max(2, Math.min(7, Math.floor(width / TICK_PX)))
  return Array.from({ length: count }, (_, index) => from + ((until - from) * index) / (count - 1))
}
