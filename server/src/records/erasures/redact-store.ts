import { sql } from 'kysely'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { mayName } from './find-naming.ts'
import { cardNames, mentions, redactJson } from './redact.ts'
import { REDACTED, type RedactedTable } from './redacted-columns.ts'
import { ERASED_TEXT, hasTraces, redactText, type Traces } from './traces.ts'

type Row = Record<string, unknown>

const PAGE_ROWS = 500
const SHORT_ID = 8

/**
 * Removes a contact from what others store: one pass over each table, in which only rows that may name the contact
 * leave the database.
 */
export async function redactStore(locked: LockedIdentity, traces: Traces): Promise<void> {
  if (!hasTraces(traces)) return
  for (const kept of REDACTED) await redactTable(locked, kept, traces)
  await redactAudit(locked, traces)
}

async function redactTable(locked: LockedIdentity, kept: RedactedTable, traces: Traces): Promise<void> {
  for (let after: Row | null = null; ; ) {
    const rows: Row[] = await findNaming(locked, kept, traces, after)
    const changed = rows.map((row) => redactRow(row, kept, traces)).filter((row) => row !== null)
    if (changed.length > 0)
      await (kept.removed ? remove(locked, kept, changed) : write(locked, kept, changed))
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE_ROWS) return
    after = last
  }
}

async function findNaming(
  locked: LockedIdentity,
  kept: RedactedTable,
  traces: Traces,
  after: Row | null,
): Promise<Row[]> {
  const { table, key, columns } = kept
  const names = [...new Set([...Object.keys(key), ...Object.keys(columns)])]
  const texts = sql.join(Object.keys(columns).map((name) => sql<string>`${sql.ref(name)}::text`))
  const keys = sql.join(Object.keys(key).map((name) => sql.ref(name)))
  const behind =
    after === null
      ? sql`true`
      : sql`(${keys}) > (${sql.join(Object.entries(key).map(([name, type]) => sql`${after[name]}::${sql.raw(type)}`))})`
  const { rows } = await sql<Row>`
    select ${sql.join(names.map((name) => sql.ref(name)))} from ${sql.table(table)}
     where account_id = ${locked.account_id} and ${behind}
       and ${mayName(sql<string>`lower(concat_ws(' ', ${texts}))`, traces)}
     order by ${keys} limit ${PAGE_ROWS}`.execute(locked.trx)
  return rows
}

/** Null if it doesn't name the contact after all. */
function redactRow(row: Row, kept: RedactedTable, traces: Traces): Row | null {
  const { columns, unique, removed, after = (value) => value } = kept
  // A card's name may be repeated in the text of the same message.
  const names = Object.keys(columns).flatMap((name) => cardNames(row[name], traces))
  const wider = names.length === 0 ? traces : { ...traces, words: [...traces.words, ...names] }
  const redacted: Row = { ...row }
  for (const [name, type] of Object.entries(columns)) {
    const value = row[name]
    const is_text = typeof value === 'string' && type !== 'jsonb'
    redacted[name] = is_text ? redactText(value, wider) : after(redactJson(value, traces))
    if (name === unique && redacted[name] !== value) redacted[name] = `${ERASED_TEXT} ${endOfKey(row, kept)}`
  }
  if (JSON.stringify(redacted) === JSON.stringify(row)) return null
  // What is removed is found by its key as it is.
  return removed ? row : redacted
}

function endOfKey(row: Row, { key }: RedactedTable): string {
  const values = Object.keys(key).map((name) => String(row[name]))
  return values.join(' ').slice(-SHORT_ID)
}

async function write(
  { trx, account_id }: LockedIdentity,
  { table, key, columns }: RedactedTable,
  rows: Row[],
): Promise<void> {
  const changes = sql.join(
    Object.keys(columns).map((name) => sql`${sql.ref(name)} = ${sql.ref(`x.${name}`)}`),
  )
  await sql`
    update ${sql.table(table)} as t set ${changes}
      from ${rowsOf(rows, 'x', { ...columns, ...key })}
     where t.account_id = ${account_id} and ${matching(key)}`.execute(trx)
}

async function remove(
  { trx, account_id }: LockedIdentity,
  { table, key }: RedactedTable,
  rows: Row[],
): Promise<void> {
  await sql`
    delete from ${sql.table(table)} as t using ${rowsOf(rows, 'x', key)}
     where t.account_id = ${account_id} and ${matching(key)}`.execute(trx)
}

function matching(key: RedactedTable['key']) {
  const pairs = Object.keys(key).map((name) => sql`${sql.ref(`t.${name}`)} = ${sql.ref(`x.${name}`)}`)
  return sql.join(pairs, sql` and `)
}

/** The application may not write there: a function of the database blanks the given texts, and nothing else. */
async function redactAudit({ trx, account_id }: LockedIdentity, traces: Traces): Promise<void> {
  const { rows } = await sql<{ id: string; actor_name: string; details: unknown }>`
    select id, actor_name, details from audit_entries
     where account_id = ${account_id} and ${mayName(sql<string>`lower(concat_ws(' ', actor_name, details::text))`, traces)}`.execute(
    trx,
  )
  const named = rows.map(({ id, actor_name, details }) => ({
    id,
    written: [...textsIn(actor_name), ...textsIn(details)].filter((text) => mentions(text, traces)),
  }))
  const blanked = named.filter(({ written }) => written.length > 0)
  if (blanked.length === 0) return
  await sql`
    select selfsame_erase_from_audit(x.id, x.written)
      from ${rowsOf(blanked, 'x', { id: 'uuid', written: 'text[]' })}`.execute(trx)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)])
}
