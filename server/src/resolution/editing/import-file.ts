import type { z } from 'zod'
import { IMPORTED_COLUMNS, TOLD_COLUMNS } from '../../contacts/export-file.ts'
import { parseCsv, readCell } from '../../platform/base/csv.ts'
import { type FieldError, invalidField, MOST_ERRORS } from '../../platform/base/errors.ts'
import { toField } from '../../platform/base/field-errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { type Counted, EXCESSES, findExcess } from '../../platform/base/json-limits.ts'
import { parseInput } from '../../platform/base/parse-input.ts'
import { findUnstorable } from '../../platform/base/storable.ts'
import { isObject } from '../../whatsapp/values/readers.ts'
import type { ImportOutcome } from './import-contacts.ts'

export const MOST_ROWS = 5_000
const MOST_COLUMNS = 1_000
/** Attributes and further identifiers, the longest cells of an export, have less than a third of it. */
const LONGEST_CELL = 1_000_000
/** An error names at most so many columns. */
const MOST_NAMED = 10
/** A row of the report has at most so many errors. */
const MOST_ROW_ERRORS = 5
/** Attributes of 32 KiB and 100 further identifiers have fewer, so such a row would fail anyway. */
const MOST_ROW_VALUES = 20_000
const JSON_COLUMNS = ['more', 'attributes']

/** The rows of a CSV file, as they would stand in JSON; what is not JSON in a cell that must be stays text. */
export function parseCsvRows(text: string): unknown[] {
  const file = readRows(text.replace(SEPARATOR_LINE, ''))
  const header = file.next()
  if (header.done) return []
  const columns = header.value.map((name) => name.trim())
  refuseUnknown(columns)
  const repeated = columns.filter((name, index) => columns.indexOf(name) !== index)
  if (repeated.length > 0)
    throw invalidField('', `has duplicate columns: ${listSome([...new Set(repeated)])}`)
  const counted = { values: 0 }
  const rows: unknown[] = []
  for (const cells of file) {
    if (!hasCells(cells)) continue
    rows.push(readCells(columns, cells, counted))
    refuseTooMany(rows)
  }
  return rows
}

function readCells(columns: string[], cells: string[], counted: Counted): unknown {
  // A cell that no column names may belong to any of them.
  const surplus = cells.flatMap((cell, index) =>
    index < columns.length || cell === '' ? [] : [`column ${index + 1}`],
  )
  if (surplus.length > 0) return new BadRow(`has more cells than columns: ${listSome(surplus)}`)
  const fields = columns.flatMap((name, index): [name: string, value: unknown][] => {
    const value = readCell(cells[index] ?? '')
    if (value === '' || !IMPORTED_COLUMNS.includes(name)) return []
    if (!JSON_COLUMNS.includes(name)) return [[name, value]]
    return [[name, findBad(value, counted) ?? parseLine(value) ?? value]]
  })
  const [bad] = fields.flatMap(([name, value]) => (value instanceof BadRow ? [value.in(name)] : []))
  return bad ?? Object.fromEntries(fields)
}

/** A row that fails whatever its other cells hold. */
class BadRow {
  readonly message: string
  readonly field: string
  constructor(message: string, field = 'row') {
    this.message = message
    this.field = field
  }
  in(field: string): BadRow {
    return new BadRow(this.message, field)
  }
}

/** The first of these names, and how many more there are. */
function listSome(names: string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(', ')
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown
}

/** The first line, by which spreadsheets learn what separates cells. */
const SEPARATOR_LINE = /^\ufeff?"?sep=.?"?(\r\n|\n|\r)/i

/** Spreadsheets save rows that once held something as empty cells. */
function hasCells(cells: string[]): boolean {
  return cells.some((cell) => cell.trim() !== '')
}

const isKnown = (name: string) => IMPORTED_COLUMNS.includes(name) || TOLD_COLUMNS.includes(name)

/** Names each column by its place too: a name may be empty, or hold characters that are not seen. */
function refuseUnknown(columns: string[]): void {
  const unknown = columns.flatMap((name, index) =>
    isKnown(name) ? [] : [`${index + 1} ${name === '' ? '(without a name)' : visibly(name)}`],
  )
  if (unknown.length === 0) return
  const [header = ''] = columns
  const separator = SEPARATORS.find(
    ([sign]) => header.split(sign).length > 1 && header.split(sign).some(isKnown),
  )
  throw invalidField(
    '',
    separator && columns.length === 1
      ? `separates its cells with ${separator[1]}; save it with commas`
      : `has unknown columns: ${listSome(unknown)}; an import accepts ${IMPORTED_COLUMNS.join(', ')}`,
  )
}

const SEPARATORS: [sign: string, name: string][] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
]

function visibly(name: string): string {
  return name.replace(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, (unseen) =>
    unseen === ' ' ? ' ' : `\\u{${unseen.codePointAt(0)?.toString(16)}}`,
  )
}

function* readRows(text: string): Generator<string[]> {
  try {
    yield* parseCsv(text, { most_cells: MOST_COLUMNS, most_characters: LONGEST_CELL })
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidField('', error.message)
    throw error
  }
}

/** A line of a file of JSON Lines, which is read when its row is. */
class Line {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** The rows of a body, not judged yet. */
export function readGiven(body: unknown[] | string): unknown[] {
  if (typeof body !== 'string') return refuseTooMany([...body])
  const counted = { values: 0 }
  const lines: unknown[] = []
  for (const [line] of body.matchAll(LINE)) {
    lines.push(findBad(line, counted) ?? new Line(line))
    refuseTooMany(lines)
  }
  return lines
}

/** From the first character that is seen to the end of the line: empty lines are no rows, however many there are. */
const LINE = /\S[^\r\n]*/g

function refuseTooMany(rows: unknown[]): unknown[] {
  if (rows.length > MOST_ROWS)
    throw invalidField('', `has more than ${MOST_ROWS} rows; send at most ${MOST_ROWS} per request`)
  return rows
}

/** Judges a row of an import for itself: one that is malformed becomes an error of its own. */
export function parseRow<Row extends object>(
  given: unknown,
  schema: z.ZodType<Row>,
): Row | { errors: FieldError[] } {
  const read = given instanceof Line ? parseLine(given.text) : given
  if (read instanceof BadRow) return { errors: [{ field: read.field, message: read.message }] }
  const value = withoutEmpty(read)
  if (value === undefined) return { errors: [{ field: 'row', message: 'is not JSON' }] }
  if (!hasFewValues(value))
    return { errors: [{ field: 'row', message: `has more than ${MOST_ROW_VALUES} values` }] }
  const found = findUnstorable(value)
  if (found !== null) return { errors: [{ field: toField(found.path) || 'row', message: found.message }] }
  const parsed = parseInput(schema, value, MOST_ERRORS)
  if ('value' in parsed) return findReplaced(parsed.value) ?? parsed.value
  return { errors: parsed.errors.map((error) => ({ ...error, field: error.field || 'row' })) }
}

/** Counts no further than the limit: what follows looks at every value several times. */
function hasFewValues(row: unknown): boolean {
  const left = [row]
  for (let count = 1; left.length > 0; count += 1) {
    if (count > MOST_ROW_VALUES) return false
    const value = left.pop()
    if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) left.push(inner)
  }
  return true
}

/** Programs write every field of a row, as null or empty text where there is nothing. */
function withoutEmpty(row: unknown): unknown {
  if (!isObject(row)) return row
  const given = Object.entries(row).filter(([, value]) => value !== null && value !== '')
  return Object.fromEntries(
    given.map(([name, value]) => [
      name,
      name === 'more' && Array.isArray(value) ? value.map(withoutEmpty) : value,
    ]),
  )
}

// The fields that identify a contact. Attributes and what WhatsApp shows may hold anything.
const NAMING = ['name', 'email', 'external_id']

/** The program that saved the file had no letter for these: over a good name nothing would bring the letters back. */
function findReplaced(row: object): { errors: FieldError[] } | null {
  const replaced = NAMING.filter((field) => String(Reflect.get(row, field) ?? '').includes('\ufffd'))
  const message = 'contains \ufffd: letters were lost when the file was saved'
  return replaced.length === 0 ? null : { errors: replaced.map((field) => ({ field, message })) }
}

/** JSON that fails its row, or the whole file: each text may be small and all of them together too large. */
function findBad(json: string, counted: Counted): BadRow | null {
  const excess = findExcess(json, counted)
  if (excess === 'values') throw invalidField('', EXCESSES.values)
  return excess === null ? null : new BadRow(EXCESSES[excess])
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function presentOutcome(outcome: ImportOutcome, index: number) {
  const failed = outcome.outcome === 'failed' ? outcome : null
  return {
    row: index + 1,
    outcome: outcome.outcome,
    contact_id: outcome.outcome === 'failed' ? null : presentId('contact', outcome.contact_id),
    code: failed?.code ?? null,
    contact_ids:
      failed?.code === 'already_exists' ? failed.contact_ids.map((id) => presentId('contact', id)) : [],
    errors: failed?.code === 'invalid_request' ? firstOf(failed.errors) : [],
  }
}

/** Thousands of rows may each have hundreds of errors. */
function firstOf(errors: FieldError[]): FieldError[] {
  if (errors.length <= MOST_ROW_ERRORS) return errors
  return [...errors.slice(0, MOST_ROW_ERRORS), { field: 'row', message: 'has more errors' }]
}

export type ImportReport = ReturnType<typeof presentReport>

/** What became of all rows, counted. */
export function presentReport(outcomes: ImportOutcome[]) {
  const rows = outcomes.map(presentOutcome)
  const count = (outcome: ImportOutcome['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    rows,
  }
}
