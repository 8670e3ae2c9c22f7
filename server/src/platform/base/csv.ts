import { UNSEEN } from './visible-name.ts'

// What a spreadsheet may take for a formula, in any width, also behind what a reader does not see: spaces, controls, marks
// and the letters that are blank. An apostrophe in front makes it text. One that is there already gets another, so that
// taking one away gives back exactly what there was.
const FORMULA = new RegExp(String.raw`^[${UNSEEN}\p{C}]*['=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]`, 'u')
// Digits alone are no formula, nor is a list of them, and programs compare phones as they are.
const PHONE = /^\+\d+(; \+\d+)*$/

/** A cell that no spreadsheet runs. */
export function writeCell(text: string): string {
  const safe = FORMULA.test(text) && !PHONE.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What `writeCell` was given. */
export function readCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
}

/** Rows are counted as an import counts them, from 1 behind the header. */
function placeOf(rows: number, cells: number): string {
  return `${rows === 0 ? 'in the header' : `in row ${rows}`}, column ${cells + 1}`
}

/** The cells of a file, row by row; empty lines are no rows. Quoted cells may hold commas, quotes and line ends. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  // A cell, quoted or not, and what ends it. It matches nothing only at the very end.
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gy
  const file = text.replace(/^\ufeff/, '')
  while (cells.lastIndex < file.length) {
    const at = cells.lastIndex
    const match = cells.exec(file)
    if (match === null)
      throw new SyntaxError(`a quote is not closed, or is inside a cell: ${placeOf(rows.length, row.length)}`)
    const [whole, quoted, plain = '', end] = match
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',' && at + whole.length === file.length) row.push('')
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}
