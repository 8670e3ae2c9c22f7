import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Lane } from '../contacts/lane.ts'
import { cutOut } from './cut-out.ts'
import { bytesMayName } from './find-naming.ts'
import type { Subject } from './find-person.ts'
import { hasTraces, type Traces } from './traces.ts'
import { phoneFormsOf } from './written-forms.ts'

const PAGE_ROWS = 200

type Raw = { id: string; body: Buffer; received_at: Date }

/**
 * Cuts somebody out of every stored webhook that names them, also out of those that were never processed. A digest of
 * the bytes as received stays. Reads all raw rows of the account once. Returns how many were cut.
 */
export async function cutWebhooks(lane: Lane, subject: Subject): Promise<number> {
  const looked_for = widen(subject)
  if (!hasTraces(looked_for)) return 0
  let cut = 0
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await findNaming(lane, looked_for, last)
    cut += await rewrite(lane, rows, subject)
    const end = rows.at(-1)
    if (!end || rows.length < PAGE_ROWS) return cut
    last = end.id
  }
}

/** Of raw webhooks also phones that others had too: when each message came tells whose it is. */
function widen({ traces, phones }: Subject): Traces {
  return { ...traces, phones: phoneFormsOf(phones) }
}

async function findNaming(lane: Lane, traces: Traces, after: string): Promise<Raw[]> {
  const { rows } = await sql<Raw>`
    select e.id, e.body, e.received_at from webhook_events e
     where e.account_id = ${lane.account_id} and e.id > ${after} and e.body is not null
       and ${bytesMayName(sql<Buffer>`e.body`, traces)}
     order by e.id limit ${PAGE_ROWS}`.execute(lane.trx)
  return rows
}

async function rewrite(lane: Lane, rows: Raw[], subject: Subject): Promise<number> {
  const changed = rows.flatMap(({ id, body, received_at }) => {
    const rest = cutOut(body, received_at.getTime(), subject)
    if (rest === body) return []
    const digest = createHash('sha256').update(body).digest('hex')
    return [{ id, body: rest?.toString('hex') ?? null, digest }]
  })
  if (changed.length === 0) return 0
  await sql`
    update webhook_events e set body = decode(c.body, 'hex'), erased_digest = coalesce(e.erased_digest, decode(c.digest, 'hex'))
      from json_to_recordset(${JSON.stringify(changed)}::json) as c(id uuid, body text, digest text)
     where e.account_id = ${lane.account_id} and e.id = c.id`.execute(lane.trx)
  return changed.length
}
