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

/** `most_characters` of a cell, as it is written in the file. */
export type CsvLimits = { most_cells: number; most_characters: number }

// Spreadsheets save rows that once held something as commas alone, up to a million of them.
const BLANK = /[,\s]*/y

const LF = 0x0a
const CR = 0x0d
const QUOTE = 0x22
const COMMA = 0x2c

/**
 * The cells of a file, row by row, as far as the caller reads. Rows of commas and white space alone are no rows. Quoted cells may
 * hold commas, quotes and line ends. Throws a `SyntaxError` where the file is no CSV or exceeds a limit, before reading on.
 */
export function* parseCsv(text: string, limits?: CsvLimits): Generator<string[]> {
  const file = text.replace(/^\ufeff/, '')
  let rows = 0
  let at = skipBlank(file, 0)
  while (at < file.length) {
    const read = readRow(file, at, rows, limits)
    at = skipBlank(file, read.end)
    if (read.cells.length === 1 && read.cells[0] === '') continue
    rows += 1
    yield read.cells
  }
}

/** Where the first row from here on begins that has more than commas and white space. */
function skipBlank(file: string, start: number): number {
  BLANK.lastIndex = start
  const [blank = ''] = BLANK.exec(file) ?? []
  if (start + blank.length === file.length) return file.length
  return start + Math.max(blank.lastIndexOf('\n'), blank.lastIndexOf('\r')) + 1
}

function readRow(file: string, start: number, rows: number, limits?: CsvLimits) {
  const cells: string[] = []
  const most_cells = limits?.most_cells ?? Number.POSITIVE_INFINITY
  const longest = limits?.most_characters ?? file.length
  // Rows are counted as an import counts them, from 1 behind the header.
  const problemHere = (message: string) =>
    new SyntaxError(
      `${message}: ${rows === 0 ? 'in the header' : `in row ${rows}`}, column ${cells.length + 1}`,
    )
  for (let at = start; ; at += 1) {
    if (cells.length === most_cells) throw problemHere(`has more than ${most_cells} columns`)
    const quoted = file.charCodeAt(at) === QUOTE
    const end = quoted ? endOfQuoted(file, at, longest) : endOfPlain(file, at)
    if (end - at > longest) throw problemHere(`a cell has more than ${longest} characters`)
    const next = file.charCodeAt(end)
    if (end < at || !(next === COMMA || next === LF || next === CR || end === file.length))
      throw problemHere('a quote is not closed, or is inside a cell')
    const cell = quoted ? file.slice(at + 1, end - 1) : file.slice(at, end)
    cells.push(quoted && cell.includes('"') ? cell.replaceAll('""', '"') : cell)
    if (next !== COMMA) return { cells, end }
    at = end
  }
}

function endOfPlain(file: string, start: number): number {
  let at = start
  for (; at < file.length; at += 1) {
    const code = file.charCodeAt(at)
    if (code === COMMA || code === LF || code === CR || code === QUOTE) break
  }
  return at
}

/** Behind the quote that closes the cell, or where the cell is longer than `longest`; -1: no quote closes it. */
function endOfQuoted(file: string, start: number, longest: number): number {
  let at = file.indexOf('"', start + 1)
  while (at !== -1 && file.charCodeAt(at + 1) === QUOTE && at - start <= longest)
    at = file.indexOf('"', at + 2)
  return at === -1 ? -1 : at + 1
}
