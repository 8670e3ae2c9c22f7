import { writeCell } from '../../platform/base/csv.ts'
import { presentId } from '../../platform/base/ids.ts'
import { actorId } from './present.ts'
import type { AuditRow } from './queries.ts'

const COLUMNS: { name: string; of: (row: AuditRow) => string }[] = [
  { name: 'id', of: ({ id }) => presentId('audit_entry', id) },
  { name: 'at', of: ({ at }) => at.toISOString() },
  { name: 'actor_kind', of: ({ actor_kind }) => actor_kind },
  { name: 'actor_id', of: (row) => actorId(row) ?? '' },
  { name: 'actor_name', of: ({ actor_name }) => actor_name },
  { name: 'action', of: ({ action }) => action },
  { name: 'subject_kind', of: ({ subject_kind }) => subject_kind ?? '' },
  {
    name: 'subject_id',
    of: ({ subject_kind, subject_id }) =>
      subject_kind === null || subject_id === null ? '' : presentId(subject_kind, subject_id),
  },
  { name: 'details', of: ({ details }) => JSON.stringify(details) },
]

export const CSV_HEADER = `${COLUMNS.map(({ name }) => name).join(',')}\r\n`

/** An entry as a line of CSV (RFC 4180). */
export function csvLine(row: AuditRow): string {
  return `${COLUMNS.map(({ of }) => writeCell(of(row))).join(',')}\r\n`
}
