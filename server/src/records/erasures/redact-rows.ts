import { hasTraces, redactText, type Traces, tracesOf } from './traces.ts'
import { isNameKey } from './username-places.ts'

const DELIMITERS = ['\t', ';', ',', '|']
const LOOKED_AT_ROWS = 100

/** Whether a text holds any of what an erasure looks for. */
export function names(text: string, traces: Traces): boolean {
  return redactText(text, traces) !== text
}

/**
 * The rows of a table that don't name the contact. Each cell is read too, because a username counts where it stands alone,
 * but not in a column of names of people.
 */
export function withoutRows(rows: string[], traces: Traces): string[] {
  const { delimiter, header } = formOf(rows.slice(0, LOOKED_AT_ROWS))
  const has_names = cellsOf(header, delimiter).map(isNameKey)
  const by_cell = tracesOf({ phones: [], words: [], usernames: traces.usernames })
  const isNamed = (row: string) =>
    names(row, traces) ||
    (hasTraces(by_cell) &&
      cellsOf(row, delimiter).some((cell, column) => has_names[column] !== true && names(cell, by_cell)))
  return rows.filter((row) => !isNamed(row))
}

/**
 * The delimiter that splits most rows into as many cells, then the one that gives most cells; the others are text then.
 * The header is the first such row: above it programs write titles, dates and `sep=;`.
 */
function formOf(rows: string[]): { delimiter: string; header: string } {
  let best = { delimiter: ',', header: rows[0] ?? '', alike: 0, cells: 1 }
  for (const delimiter of DELIMITERS) {
    const by_cells = new Map<number, string[]>()
    for (const row of rows) {
      const cells = cellsOf(row, delimiter).length
      if (cells > 1) by_cells.set(cells, [...(by_cells.get(cells) ?? []), row])
    }
    for (const [cells, [header = '', ...others]] of by_cells) {
      const alike = others.length + 1
      if (alike > best.alike || (alike === best.alike && cells > best.cells))
        best = { delimiter, header, alike, cells }
    }
  }
  return best
}

/** Without the quotes around them. */
function cellsOf(row: string, delimiter: string): string[] {
  const cells: string[] = []
  let begin = 0
  let is_quoted = false
  const end = row.replace(/[\r\n]+$/, '').length
  for (let at = 0; at <= end; at += 1) {
    if (at < end && row[at] === '"') is_quoted = !is_quoted
    else if (at === end || (row[at] === delimiter && !is_quoted)) {
      cells.push(unquote(row.slice(begin, at).trim()))
      begin = at + 1
    }
  }
  return cells
}

function unquote(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell
}

/** Each with its line end. A quoted cell may hold line ends; a quote that is never closed is no quote. */
export function rowsOf(text: string): string[] {
  const rows: string[] = []
  let begin = 0
  let is_quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') {
      if (is_quoted && text[at + 1] === '"') at += 1
      else if (is_quoted) is_quoted = false
      else is_quoted = at === begin || /[,;\t]/.test(text[at - 1] ?? '')
      continue
    }
    if (is_quoted || (sign !== '\n' && (sign !== '\r' || text[at + 1] === '\n'))) continue
    rows.push(text.slice(begin, at + 1))
    begin = at + 1
  }
  const rest = text.slice(begin)
  return is_quoted ? [...rows, ...rest.split(/(?<=\n)/)] : [...rows, rest]
}
