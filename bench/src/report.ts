/** One line of a report. `ratio` compares with the limit or the goal that `against` names. */
export type Line = {
  what: string
  value: number
  unit: string
  against?: string
  ratio?: number
  /** Whether the goal was reached; absent where there is none. */
  met?: boolean
}

export type Section = { store: string; phase: string; lines: Line[] }

const COLUMNS = ['', 'measured', 'compared', ''] as const

/** Figures as a person reads them: no more digits than they are worth. */
export function formatValue(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return `${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`.trim()
}

/** A table for the terminal; widths follow what stands in it. */
export function formatSections(sections: Section[]): string {
  return sections.map(formatSection).join('\n\n')
}

function formatSection({ store, phase, lines }: Section): string {
  const rows = lines.map((line) => [
    line.what,
    formatValue(line.value, line.unit),
    line.against === undefined
      ? ''
      : `${line.ratio === undefined ? '' : `${line.ratio.toFixed(2)} × `}${line.against}`,
    line.met === undefined ? '' : line.met ? 'met' : 'missed',
  ])
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const body = rows.map((row) =>
    row
      .map((cell, at) => (at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  return [`${store} · ${phase}`, ...body.map((row) => `  ${row}`)].join('\n')
}

/** The goals that were named and not reached. */
export function missedGoals(sections: Section[]): string[] {
  return sections.flatMap(({ store, phase, lines }) =>
    lines.filter(({ met }) => met === false).map(({ what }) => `${store} · ${phase}: ${what}`),
  )
}
