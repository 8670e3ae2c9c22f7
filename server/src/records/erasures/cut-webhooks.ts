import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { FIRST_ID } from '../../platform/base/ids.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'
import { cutOut } from './cut-out.ts'
import { bytesMayName } from './find-naming.ts'
import type { ErasureSubject } from './find-person.ts'
import { hasTraces, type Traces } from './traces.ts'
import { phoneFormsOf } from './written-forms.ts'

const PAGE_ROWS = 200
const LOOKED_AT_ONCE = 2_000

type Raw = { id: string; body: Buffer; received_at: Date }

/** The raw rows that may name a contact, up to the moment of the look ahead, and what was looked for. */
export type Ahead = { looked_for: string; ids: string[]; behind: string }

// A row is stored under an id that holds the time when it came, and may be seen a little later.
const STORED_WITHIN_MS = 10 * 60_000

/**
 * Reads all raw rows of the account once, without the account's lock: most of an erasure's time goes by here. In parts, a
 * transaction each, because the embedded store has one connection for everyone.
 */
export async function lookAhead(
  inTransaction: <T>(read: (trx: Trx) => Promise<T>) => Promise<T>,
  account_id: string,
  subject: ErasureSubject,
): Promise<Ahead> {
  const looked_for = widen(subject)
  const ids: string[] = []
  let after = FIRST_ID
  for (let read = LOOKED_AT_ONCE; read === LOOKED_AT_ONCE && hasTraces(looked_for); ) {
    const { rows } = await inTransaction((trx) =>
      sql<{ id: string; is_named: boolean }>`
        select e.id, ${bytesMayName(sql<Buffer>`e.body`, looked_for)} as is_named from (
          select id, body from webhook_events
           where account_id = ${account_id} and id > ${after} and body is not null
           order by id limit ${LOOKED_AT_ONCE}) as e order by e.id`.execute(trx),
    )
    for (const { id, is_named } of rows) if (is_named) ids.push(id)
    after = rows.at(-1)?.id ?? after
    read = rows.length
  }
  return { looked_for: nameOf(looked_for), ids, behind: before(after) }
}

/**
 * Cuts a contact out of every stored webhook that names the contact, also out of those that were never processed. A
 * digest of the bytes as received stays. Of what was looked at ahead only the rows that may name the contact are read
 * again. Returns how many were cut.
 */
export async function cutWebhooks(
  locked: LockedIdentity,
  subject: ErasureSubject,
  ahead: Ahead | null,
): Promise<number> {
  const looked_for = widen(subject)
  if (!hasTraces(looked_for)) return 0
  // Since it was looked, the contact may have been given another identifier.
  const known = ahead?.looked_for === nameOf(looked_for) ? ahead : { ids: [], behind: FIRST_ID }
  let cut = 0
  for (let at = 0; at < known.ids.length; at += PAGE_ROWS) {
    const rows = await loadRaw(locked, known.ids.slice(at, at + PAGE_ROWS))
    cut += await rewrite(locked, rows, subject)
  }
  for (let after = known.behind; ; ) {
    const found = await findIds(locked, looked_for, after)
    cut += await rewrite(
      locked,
      await loadRaw(
        locked,
        found.map(({ id }) => id),
      ),
      subject,
    )
    const end = found.at(-1)
    if (!end || found.length < PAGE_ROWS) return cut
    after = end.id
  }
}

function nameOf({ phones, words, usernames }: Traces): string {
  return JSON.stringify([[...phones.international], [...phones.national], words, usernames])
}

/** The first id of the time shortly before that of another. */
function before(id: string): string {
  const ms = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  const time = Math.max(0, ms - STORED_WITHIN_MS)
    .toString(16)
    .padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

/** Of raw webhooks also phones that others had too: when each message came tells whose it is. */
function widen({ traces, phones }: ErasureSubject): Traces {
  return { ...traces, phones: phoneFormsOf(phones) }
}

async function findIds(locked: LockedIdentity, traces: Traces, after: string): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from webhook_events e
     where e.account_id = ${locked.account_id} and e.id > ${after} and e.body is not null
       and ${bytesMayName(sql<Buffer>`e.body`, traces)}
     order by e.id limit ${PAGE_ROWS}`.execute(locked.trx)
  return rows
}

async function loadRaw({ trx, account_id }: LockedIdentity, ids: string[]): Promise<Raw[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Raw>`
    select e.id, e.body, e.received_at from webhook_events e
     where e.account_id = ${account_id} and e.id = any(${ids}::uuid[]) and e.body is not null order by e.id`.execute(
    trx,
  )
  return rows
}

async function rewrite(locked: LockedIdentity, rows: Raw[], subject: ErasureSubject): Promise<number> {
  const changed = rows.flatMap(({ id, body, received_at }) => {
    const rest = cutOut(body, received_at.getTime(), subject)
    if (rest === body) return []
    const digest = createHash('sha256').update(body).digest('hex')
    return [{ id, body: rest?.toString('hex') ?? null, digest }]
  })
  if (changed.length === 0) return 0
  await sql`
    update webhook_events e set body = decode(c.body, 'hex'), erased_digest = coalesce(e.erased_digest, decode(c.digest, 'hex'))
      from ${rowsOf(changed, 'c', { id: 'uuid', body: 'text', digest: 'text' })}
     where e.account_id = ${locked.account_id} and e.id = c.id`.execute(locked.trx)
  return changed.length
}
