import type { z } from 'zod'
import { IMPORTED_COLUMNS, TOLD_COLUMNS } from '../../contacts/export-file.ts'
import { parseCsv, readCell } from '../../platform/base/csv.ts'
import { type FieldError, invalidField, MOST_ERRORS } from '../../platform/base/errors.ts'
import { toField } from '../../platform/base/field-errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { isTooDeep, MOST_LEVELS } from '../../platform/base/json-limits.ts'
import { parseInput } from '../../platform/base/parse-input.ts'
import { findUnstorable } from '../../platform/base/storable.ts'
import { isObject } from '../../whatsapp/values/readers.ts'
import type { ImportOutcome } from './import-contacts.ts'

export const MOST_ROWS = 5_000
const MOST_COLUMNS = 1_000
/** An error names at most so many columns. */
const MOST_NAMED = 10
/** A row of the report has at most so many errors. */
const MOST_ROW_ERRORS = 5
const JSON_COLUMNS = ['more', 'attributes']

/** The rows of a CSV file, as they would stand in JSON; what is not JSON in a cell that must be stays text. */
export function parseCsvRows(text: string): unknown[] {
  const [header = [], ...rows] = readRows(text.replace(SEPARATOR_LINE, ''))
  if (header.length > MOST_COLUMNS)
    throw invalidField('', `has ${header.length} columns; send at most ${MOST_COLUMNS}`)
  const columns = header.map((name) => name.trim())
  refuseUnknown(columns)
  const repeated = columns.filter((name, index) => columns.indexOf(name) !== index)
  if (repeated.length > 0)
    throw invalidField('', `has duplicate columns: ${listSome([...new Set(repeated)])}`)
  const filled = rows.filter(hasCells)
  refuseTooMany(filled.length)
  return filled.map((cells) => {
    // A cell that no column names may belong to any of them.
    const surplus = cells.flatMap((cell, index) =>
      index < columns.length || cell === '' ? [] : [`column ${index + 1}`],
    )
    if (surplus.length > 0) return new BadRow(`has more cells than columns: ${listSome(surplus)}`)
    const fields = columns.flatMap((name, index): [name: string, value: unknown][] => {
      const value = readCell(cells[index] ?? '')
      if (value === '' || !IMPORTED_COLUMNS.includes(name)) return []
      return [[name, JSON_COLUMNS.includes(name) ? (parseLine(value) ?? value) : value]]
    })
    const [bad] = fields.flatMap(([name, value]) => (value instanceof BadRow ? [value.in(name)] : []))
    return bad ?? Object.fromEntries(fields)
  })
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

/** Spreadsheets save rows that once held something as commas alone. */
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

function readRows(text: string): string[][] {
  try {
    return parseCsv(text)
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
  const lines =
    typeof body === 'string' ? body.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '') : null
  const given = lines?.map((line) => new Line(line)) ?? [...body]
  refuseTooMany(given.length)
  return given
}

function refuseTooMany(rows: number): void {
  if (rows > MOST_ROWS) throw invalidField('', `has ${rows} rows; send at most ${MOST_ROWS} per request`)
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
  const found = findUnstorable(value)
  if (found !== null) return { errors: [{ field: toField(found.path) || 'row', message: found.message }] }
  const parsed = parseInput(schema, value, MOST_ERRORS)
  if ('value' in parsed) return findReplaced(parsed.value) ?? parsed.value
  return { errors: parsed.errors.map((error) => ({ ...error, field: error.field || 'row' })) }
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

function parseLine(line: string): unknown {
  if (isTooDeep(line)) return new BadRow(`is nested more than ${MOST_LEVELS} levels deep`)
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
