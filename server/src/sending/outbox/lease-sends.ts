import { sql } from 'kysely'
import type { Line } from '../../channels/inboxes/line.ts'
import { newId } from '../../platform/base/ids.ts'
import { accountRows, rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'
import { factsKey, loadAddressFacts } from '../accepting/address-facts.ts'
import { type Choice, chooseAddress } from '../accepting/choose-address.ts'
import type { SendPace } from './pace.ts'

/** A message that this process is about to hand to Meta; the attempt is written. */
export type LeasedSend = {
  message_id: string
  attempt_id: string
  thread_key: string
  endpoint: 'messages' | 'marketing_messages'
  body: Record<string, unknown>
  tries: number
  needs_phone: boolean
  readdressed: boolean
  anchor_id: string | null
  /** The contact that the pair limit counts for. */
  pair: string
  address: { kind: 'phone' | 'bsuid' | 'parent_bsuid' | 'group'; value: string; reason: string }
}

/** A message without a safe address now. */
export type Unreachable = Pick<LeasedSend, 'message_id' | 'thread_key' | 'anchor_id'> & {
  if_no_phone: 'fail' | 'request_phone'
  code: string
}

export type LeasedSends = { claimed: LeasedSend[]; unreachable: Unreachable[] }

type Row = Omit<LeasedSend, 'attempt_id' | 'pair' | 'address'> & {
  if_no_phone: 'fail' | 'request_phone'
  registration: string | null
  address_kind: LeasedSend['address']['kind'] | null
  address: string | null
  address_reason: string | null
}

/** So long a process may hold a message without a word before it is taken for dead. By the database's clock. */
export const CLAIM_S = 20

/**
 * Takes the next messages of a line for this process: the first of each thread only, those that wait longest first, and
 * a broadcast's behind all others, so that no answer waits for it.
 * Rows that another process is taking are passed over, and a row leaves `queued` with its attempt in one transaction, so
 * nothing is ever taken twice. Takes nothing once the line is another process's or is paused: whatever this process still
 * believed when it asked.
 */
export async function leaseSends(
  trx: Trx,
  line: Line,
  { process_id, limit, now, pace }: { process_id: string; limit: number; now: Date; pace: SendPace },
): Promise<LeasedSends> {
  const rows = await findHeads(trx, line, { process_id, limit, now })
  const now_ms = now.getTime()
  const late: { message_id: string; due_at: Date }[] = []
  const ready: (Row & { pair: string })[] = []
  for (const row of rows) {
    const pair = row.registration ?? row.thread_key
    const ready_ms = pace.pairReady(pair, now_ms)
    if (ready_ms > now_ms) late.push({ message_id: row.message_id, due_at: new Date(ready_ms) })
    else {
      pace.take(pair, now_ms)
      ready.push({ ...row, pair })
    }
  }
  await postpone(trx, line, late)
  const claim = await address(trx, line, ready, now_ms)
  await writeAttempts(trx, line, claim.claimed, { process_id, now })
  return claim
}

async function findHeads(
  trx: Trx,
  line: Line,
  { process_id, limit, now }: { process_id: string; limit: number; now: Date },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.message_id, s.thread_key, s.endpoint, s.body, s.tries, s.needs_phone, s.readdressed, s.if_no_phone,
      s.address_kind, s.address, s.address_reason, m.anchor_id, a.registration
      from sends s
      join senders l on l.account_id = s.account_id and l.inbox_id = s.inbox_id and l.held_by = ${process_id}
       and (l.paused_until is null or l.paused_until <= ${now})
      join messages m on m.account_id = s.account_id and m.id = s.message_id
      left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
     where s.account_id = ${line.account_id} and s.inbox_id = ${line.id} and s.state = 'queued' and s.head
       and s.due_at <= ${now}
     order by s.broadcast_id is not null, s.due_at, s.message_id limit ${limit} for update of s skip locked`.execute(
    trx,
  )
  return rows
}

/** Decides where each goes, by what is known at this moment. */
async function address(
  trx: Trx,
  line: Line,
  rows: (Row & { pair: string })[],
  now_ms: number,
): Promise<LeasedSends> {
  const bound = rows.flatMap(({ anchor_id }) =>
    anchor_id === null ? [] : [{ anchor_id, portfolio_id: line.portfolio_id }],
  )
  const facts = await loadAddressFacts(trx, line.account_id, bound)
  const claim: LeasedSends = { claimed: [], unreachable: [] }
  for (const row of rows) {
    const { address_kind, address: value, address_reason, registration: _, ...send } = row
    const kept = address_kind && value && address_reason && (row.readdressed || address_kind === 'group')
    const known =
      row.anchor_id === null
        ? undefined
        : facts.get(factsKey({ anchor_id: row.anchor_id, portfolio_id: line.portfolio_id }))
    const need = { needs_phone: row.needs_phone, is_test_number: line.is_test_number }
    const choice: Choice = known ? chooseAddress(known, need, now_ms) : { refused: 'no_safe_address' }
    if (kept) {
      const given = { kind: address_kind, value, reason: address_reason }
      claim.claimed.push({ ...send, attempt_id: newId(), address: given })
    } else if ('address' in choice)
      claim.claimed.push({ ...send, attempt_id: newId(), address: choice.address })
    else claim.unreachable.push({ ...send, code: choice.refused })
  }
  return claim
}

async function postpone(trx: Trx, line: Line, late: { message_id: string; due_at: Date }[]): Promise<void> {
  if (late.length === 0) return
  await sql`
    update sends s set due_at = l.due_at
      from ${rowsOf(late, 'l', { message_id: 'uuid', due_at: 'timestamptz' })}
     where s.account_id = ${line.account_id} and s.message_id = l.message_id`.execute(trx)
}

async function writeAttempts(
  trx: Trx,
  line: Line,
  claimed: LeasedSend[],
  { process_id, now }: { process_id: string; now: Date },
): Promise<void> {
  if (claimed.length === 0) return
  const rows = claimed.map(({ message_id, attempt_id, pair, address }) => ({
    message_id,
    attempt_id,
    pair,
    ...address,
  }))
  await sql`
    with taken as (
      select * from ${accountRows(line.account_id, rows, 't', {
        message_id: 'uuid',
        attempt_id: 'uuid',
        pair: 'text',
        kind: 'text',
        value: 'text',
        reason: 'text',
      })}
    ), marked as (
      update sends s set state = 'sending', tries = s.tries + 1, address_kind = t.kind, address = t.value,
        address_reason = t.reason, error = null, claimed_by = ${process_id},
        claimed_until = now() + make_interval(secs => ${CLAIM_S})
        from taken t where s.account_id = ${line.account_id} and s.message_id = t.message_id
    )
    insert into send_attempts (account_id, id, message_id, inbox_id, pair, at, address_kind, address, address_reason)
    select t.account_id, t.attempt_id, t.message_id, ${line.id}, t.pair, ${now}, t.kind, t.value, t.reason
      from taken t`.execute(trx)
}
