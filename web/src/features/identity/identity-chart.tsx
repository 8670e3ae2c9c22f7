import { type KeyboardEvent, useState } from 'react'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { own } from '../../util/own'
import { shortTime } from '../../util/words'
import styles from './identity-chart.module.css'
import { type Lanes, type Look, lookWords } from './lanes'
import { AXIS_PX, BAR_PX, chooseTicks, type Placed, type PlacedLane, placeLanes } from './place'

const LETTER_PX = 7
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** The lanes drawn over time. One thing of it is in the order of tabs; the arrows lead to the others. */
export function IdentityChart({ lanes, width }: { lanes: Lanes; width: number }) {
  const drawing = placeLanes(lanes, width)
  const all = drawing.lanes.flatMap(({ spans }) => spans)
  const [chosen, choose] = useState<string | null>(null)
  const current = all.find(({ id }) => id === chosen)
  const move = (event: KeyboardEvent<SVGSVGElement>) => {
    const at = all.findIndex(({ id }) => id === (chosen ?? all[0]?.id))
    const step = own(STEPS, event.key)
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step === undefined ? null : at + step
    const target = next === null ? undefined : all[Math.max(0, Math.min(all.length - 1, next))]
    if (target === undefined) return
    event.preventDefault()
    choose(target.id)
    const marks = event.currentTarget.querySelectorAll<SVGGElement>('[data-span]')
    for (const mark of marks) if (mark.dataset.span === target.id) mark.focus()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
      <svg
        className={styles.chart}
        width={width}
        height={drawing.height}
        role="group"
        aria-label={t('identity.history.keyboard_hint')}
        onKeyDown={move}
      >
        <Patterns />
        <Axis lanes={lanes} width={width} height={drawing.height} xOf={drawing.xOf} />
        {drawing.lanes.map((lane) => (
          <LaneRow
            key={lane.id}
            lane={lane}
            first={all[0]?.id}
            chosen={chosen}
            choose={choose}
            width={width}
          />
        ))}
      </svg>
      <p className={styles.said} role="status">
        <Said span={current} />
      </p>
      <Legend looks={[...new Set(all.map(({ look }) => look))]} />
    </>
  )
}

/** What the looks of spans and the arrows of rotations are drawn with. */
function Patterns() {
  return (
    <defs>
      <pattern id="others" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
      </pattern>
      <marker id="rotated" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
        <path d="M0 0 8 4 0 8z" className={styles.arrow} />
      </marker>
    </defs>
  )
}

/** The chosen span in words. */
function Said({ span }: { span: Placed | undefined }) {
  if (span === undefined) {
    return <span className={common.quiet}>{t('identity.history.pointer_hint')}</span>
  }
  return (
    <>
      <bdi>{span.words}</bdi>
      {span.by !== null && (
        <span className={common.quiet}> {t('identity.history.signed_webhook', { id: span.by })}</span>
      )}
    </>
  )
}

type AxisProps = { lanes: Lanes; width: number; height: number; xOf: (at: number) => number }

function Axis({ lanes, width, height, xOf }: AxisProps) {
  const ticks = chooseTicks(lanes, width)
  return (
    <g>
      {ticks.map((at, index) => (
        <g key={at}>
          <line className={styles.grid} x1={xOf(at)} x2={xOf(at)} y1={AXIS_PX - 6} y2={height} />
          <text
            className={styles.tick}
            x={xOf(at)}
            y={12}
            textAnchor={index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'}
          >
            {shortTime(new Date(at).toISOString())}
          </text>
        </g>
      ))}
    </g>
  )
}

type RowProps = {
  lane: PlacedLane
  first: string | undefined
  chosen: string | null
  choose: (id: string) => void
  width: number
}

function LaneRow({ lane, first, chosen, choose, width }: RowProps) {
  return (
    <g>
      <text className={styles.lane} x={0} y={lane.y + 10}>
        {lane.label}
      </text>
      <line className={styles.laneLine} x1={0} x2={width} y1={lane.y + 26} y2={lane.y + 26} />
      {lane.arrows.map(({ id, x1, x2, y }) => (
        <line
          key={id}
          className={styles.rotation}
          x1={x1 + 2}
          x2={x2 - 1}
          y1={y}
          y2={y}
          markerEnd="url(#rotated)"
        />
      ))}
      {lane.spans.map((span) => (
        // biome-ignore lint/a11y/useSemanticElements: an SVG has no button
        <g
          key={span.id}
          className={styles.span}
          data-look={span.look}
          role="button"
          aria-label={span.words}
          aria-pressed={span.id === chosen}
          data-span={span.id}
          tabIndex={span.id === (chosen ?? first) ? 0 : -1}
          onFocus={() => choose(span.id)}
          onPointerEnter={() => choose(span.id)}
          onClick={() => choose(span.id)}
        >
          <Shape span={span} />
        </g>
      ))}
    </g>
  )
}

/** Distinguished by their form: filled, dashed, doubly outlined, hatched, or a diamond. */
function Shape({ span: { look, x, y, width, label } }: { span: Placed }) {
  const fits = label.length * LETTER_PX + 10 < width
  if (look === 'mark') {
    const [cx, cy] = [x + 7, y + BAR_PX / 2]
    return <path d={`M${cx} ${cy - 8} ${cx + 7} ${cy} ${cx} ${cy + 8} ${cx - 7} ${cy}z`} />
  }
  return (
    <>
      <rect x={x} y={y} width={width} height={BAR_PX} rx={5} />
      {look === 'disputed' && (
        <rect x={x + 3} y={y + 3} width={Math.max(2, width - 6)} height={BAR_PX - 6} rx={3} />
      )}
      {fits && (
        <text className={styles.label} x={x + 7} y={y + 14}>
          {label}
        </text>
      )}
    </>
  )
}

function Legend({ looks }: { looks: Look[] }) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {looks.map((look) => (
        <li key={look}>
          <svg width={26} height={20} className={styles.span} data-look={look} role="presentation">
            <Shape
              span={{
                id: '',
                look,
                x: 1,
                y: 0,
                width: 24,
                from: 0,
                until: 0,
                label: '',
                words: '',
                by: null,
              }}
            />
          </svg>
          {lookWords(look)}
        </li>
      ))}
    </ul>
  )
}
