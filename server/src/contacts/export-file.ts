import { dialForm } from '../identity/phone.ts'
import { writeCell } from '../platform/base/csv.ts'
import { presentId } from '../platform/base/ids.ts'
import { displayName } from './display-name.ts'
import type { GivenIdentifiers } from './identifiers.ts'
import type { ContactRow } from './queries.ts'
import { isReachable } from './reachable.ts'

type Identity = ContactRow['identities'][number]
type Column = { name: string; of: (row: ContactRow) => string }
type ImportedColumn = { name: string; of: (row: ContactRow, more: GivenIdentifiers[]) => string }

/** So many identifiers a row of an import may have besides the first of each kind. */
export const MOST_MORE = 100

/** What an import reads back. The first identifier of each kind has a column; `more` holds others as JSON. */
const IMPORTED: ImportedColumn[] = [
  { name: 'name', of: ({ name }) => name ?? '' },
  { name: 'profile_name', of: ({ profile_name }) => profile_name ?? '' },
  { name: 'phone', of: (row) => firstOf(row, 'phone').phone ?? '' },
  { name: 'bsuid', of: (row) => firstOf(row, 'bsuid').bsuid ?? '' },
  { name: 'portfolio_id', of: (row) => firstOf(row, 'bsuid').portfolio_id ?? '' },
  { name: 'email', of: (row) => firstOf(row, 'email').email ?? '' },
  { name: 'external_id', of: (row) => firstOf(row, 'external').external_id ?? '' },
  { name: 'more', of: (_, more) => jsonOf(more) },
  { name: 'attributes', of: ({ attributes }) => jsonOf(attributes) },
]

/** Columns for human readers of the file. */
const TOLD: Column[] = [
  { name: 'id', of: ({ id }) => presentId('contact', id) },
  { name: 'display_name', of: displayName },
  { name: 'username', of: ({ username }) => username ?? '' },
  { name: 'reachable', of: ({ identities }) => String(isReachable(identities)) },
  { name: 'labels', of: ({ labels }) => labels.join('; ') },
  { name: 'last_message_at', of: ({ last_message_at }) => last_message_at?.toISOString() ?? '' },
  { name: 'created_at', of: ({ created_at }) => created_at.toISOString() },
  {
    name: 'former_identifiers',
    of: ({ identities }) => identities.filter(isFormer).map(nameFormer).join('; '),
  },
]

export const IMPORTED_COLUMNS = IMPORTED.map(({ name }) => name)
export const TOLD_COLUMNS = TOLD.map(({ name }) => name)

/** The first line, behind the mark by which spreadsheets know that it is UTF-8. */
export const CSV_HEADER = `\ufeff${[...IMPORTED_COLUMNS, ...TOLD_COLUMNS].join(',')}\r\n`

/**
 * The line of a contact. One with more identifiers than a row of an import may have goes on in further lines, which an
 * import adds to the same contact by the first identifier of each kind.
 */
export function csvLines(row: ContactRow): string {
  const further = furtherOf(row)
  let lines = lineOf(row, row, further.slice(0, MOST_MORE))
  const rest = { ...row, name: null, profile_name: null, attributes: {} }
  for (let at = MOST_MORE; at < further.length; at += MOST_MORE)
    lines += lineOf(rest, row, further.slice(at, at + MOST_MORE))
  return lines
}

function lineOf(imported: ContactRow, told: ContactRow, more: GivenIdentifiers[]): string {
  const cells = [...IMPORTED.map(({ of }) => of(imported, more)), ...TOLD.map(({ of }) => of(told))]
  return `${cells.map(writeCell).join(',')}\r\n`
}

type Kind = 'phone' | 'bsuid' | 'email' | 'external'
const KINDS: Kind[] = ['phone', 'bsuid', 'email', 'external']

function giveIdentifier({ kind, value, portfolio_id }: Identity): GivenIdentifiers {
  if (kind === 'phone') return { phone: dialForm(value) }
  if (kind === 'email') return { email: value }
  if (kind === 'external') return { external_id: value }
  return {
    bsuid: value,
    ...(portfolio_id !== null && { portfolio_id: presentId('portfolio', portfolio_id) }),
  }
}

function activeOf({ identities }: ContactRow, kind: Kind): Identity[] {
  return identities.filter((it) => it.kind === kind && it.state === 'active')
}

function firstOf(row: ContactRow, kind: Kind): GivenIdentifiers {
  const [first] = activeOf(row, kind)
  return first === undefined ? {} : giveIdentifier(first)
}

function furtherOf(row: ContactRow): GivenIdentifiers[] {
  return KINDS.flatMap((kind) => activeOf(row, kind).slice(1).map(giveIdentifier))
}

function isFormer({ kind, state }: Identity): boolean {
  return state !== 'active' || kind === 'parent_bsuid'
}

function nameFormer({ kind, value, state }: Identity): string {
  return `${kind} ${kind === 'phone' ? dialForm(value) : value} (${state})`
}

function jsonOf(value: object): string {
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value)
}
