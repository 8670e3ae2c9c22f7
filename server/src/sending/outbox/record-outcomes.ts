import { sql } from 'kysely'
import type { Line } from '../../channels/inboxes/line.ts'
import { recordStop } from '../../contacts/consents.ts'
import { flagStrangers } from '../../conversations/messages/flag-strangers.ts'
import { type MessageStatus, moveForward } from '../../conversations/messages/move-forward.ts'
import { messagesAnswered } from '../../conversations/messages/sent-messages.ts'
import { refreshWaiting } from '../../conversations/waiting.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'
import { factsKey, loadAddressFacts } from '../accepting/address-facts.ts'
import { type Address, chooseRetry, isAddressError } from '../accepting/choose-address.ts'
import { type Called, heldStatus } from './call.ts'
import { describeRefusal, judgeOutcome, type SendVerdict, STOPPED_MARKETING } from './classify-error.ts'
import { joinTaken, type NamedSend, takeCopies } from './join-copies.ts'
import type { Unreachable } from './lease-sends.ts'
import type { Pause } from './line-lease.ts'
import { promoteHeads } from './promote-heads.ts'
import { retryAfterStatus } from './retry-after-status.ts'

type Ending = {
  message_id: string
  attempt_id: string | null
  thread_key: string
  state: 'queued' | 'waiting' | 'sent' | 'failed' | 'unknown'
  outcome: 'accepted' | 'refused' | 'unknown' | null
  wamid: string | null
  http_status: number | null
  error: Record<string, unknown> | null
  due_at: Date | null
  /** The one retry on another address. */
  readdress: Address | null
  /** Which identity it travelled by. */
  bsuid: string | null
  phone: string | null
}

/**
 * Writes down what calls came to, all in one go: messages, attempts, what goes out again and when, and what the feed
 * tells. Returns the pause that the line needs, if any.
 */
export async function recordOutcomes(
  locked: Locked,
  line: Line,
  called: Called[],
  unreachable: Unreachable[],
): Promise<Pause | null> {
  const { trx, account_id, now } = locked
  const judged = called.map((it) => ({ ...it, verdict: judgeOutcome(it.outcome, it.send.tries + 1) }))
  const readdressed = await findOtherAddresses(trx, line, judged, now)
  const endings = [
    ...judged.map((it) => endingOf(it, readdressed.get(it.send.message_id) ?? null, now)),
    ...unreachable.map(endUnreachable),
  ]
  const copies = await takeCopies(locked, namedBy(line, endings), sql`true`)
  const written = await writeEndings(trx, line, endings, now)
  await joinTaken(locked, copies)
  await promoteHeads(
    trx,
    account_id,
    endings.map(({ thread_key }) => thread_key),
  )
  const told = new Set(copies.map(({ message_id }) => message_id))
  await tell(
    locked,
    line,
    written.filter(({ id }) => !told.has(id)),
  )
  await forward(locked, line, written)
  for (const { send, verdict } of judged) {
    if (verdict.do === 'fail' && verdict.code === STOPPED_MARKETING && send.anchor_id !== null)
      await recordStop(locked, send.anchor_id, 'whatsapp')
  }
  return pauseOf(
    judged.map(({ verdict }) => verdict),
    now,
  )
}

function namedBy(line: Line, endings: Ending[]): NamedSend[] {
  return endings.flatMap(({ message_id, wamid }) => (wamid ? [{ message_id, inbox_id: line.id, wamid }] : []))
}

type Judged = Called & { verdict: SendVerdict }

/** Looks for the one other address of what failed because of its address, by what is known now. */
async function findOtherAddresses(
  trx: Trx,
  line: Line,
  judged: Judged[],
  now: Date,
): Promise<Map<string, Address>> {
  const found = new Map<string, Address>()
  const candidates = judged.flatMap(({ send, verdict }) => {
    const { anchor_id } = send
    if (verdict.do !== 'fail' || send.readdressed || anchor_id === null || !isAddressError(verdict.code))
      return []
    return [{ send, code: verdict.code, bound: { anchor_id, portfolio_id: line.portfolio_id } }]
  })
  const facts = await loadAddressFacts(
    trx,
    line.account_id,
    candidates.map(({ bound }) => bound),
  )
  for (const { send, code, bound } of candidates) {
    const known = facts.get(factsKey(bound))
    if (!known) continue
    const need = { needs_phone: send.needs_phone, is_test_number: line.is_test_number }
    const { kind, value } = send.address
    const other = chooseRetry(known, need, { kind, value, code }, now.getTime())
    if (other) found.set(send.message_id, other)
  }
  return found
}

function endingOf({ send, outcome, wamid, verdict }: Judged, other: Address | null, now: Date): Ending {
  const { message_id, attempt_id, thread_key, address } = send
  const ending: Ending = {
    message_id,
    attempt_id,
    thread_key,
    state: 'queued',
    outcome: outcome.kind === 'ok' ? 'accepted' : outcome.kind,
    wamid,
    http_status: outcome.http_status,
    error: errorOf(outcome),
    due_at: null,
    readdress: null,
    bsuid: address.kind === 'bsuid' ? address.value : null,
    phone: address.kind === 'phone' ? address.value : null,
  }
  switch (verdict.do) {
    case 'settle_sent': {
      const held = heldStatus(outcome)
      return { ...ending, state: 'sent', error: held === null ? null : { code: held } }
    }
    case 'leave_unknown':
      return { ...ending, state: 'unknown', outcome: 'unknown' }
    case 'retry':
      return { ...ending, due_at: new Date(now.getTime() + verdict.after_ms) }
    case 'pause_line':
    case 'stop_line':
      return ending
    case 'fail':
      return other ? { ...ending, readdress: other } : { ...ending, state: 'failed' }
  }
}

function errorOf(outcome: Called['outcome']): Record<string, unknown> | null {
  if (outcome.kind === 'ok') return null
  if (outcome.kind === 'unknown') return { code: `meta_${outcome.reason}` }
  return describeRefusal(outcome.error)
}

function endUnreachable({ message_id, thread_key, code, if_no_phone }: Unreachable): Ending {
  const waits = code === 'phone_unconfirmed' && if_no_phone === 'request_phone'
  return {
    message_id,
    attempt_id: null,
    thread_key,
    state: waits ? 'waiting' : 'failed',
    outcome: null,
    wamid: null,
    http_status: null,
    error: { code },
    due_at: null,
    readdress: null,
    bsuid: null,
    phone: null,
  }
}

type Written = {
  id: string
  state: Ending['state']
  status: MessageStatus | 'unknown'
  was: string
  wamid: string | null
  contact_id: string | null
  conversation_id: string
}

/**
 * Three updates in one statement. A status may have come before the answer and have named the message as ours already:
 * then it was sent, whatever the answer was.
 */
async function writeEndings(trx: Trx, line: Line, endings: Ending[], now: Date): Promise<Written[]> {
  const rows = endings.map(({ readdress, ...ending }) => ({
    ...ending,
    readdressed: readdress !== null,
    address_kind: readdress?.kind ?? null,
    address: readdress?.value ?? null,
    address_reason: readdress?.reason ?? null,
  }))
  const { rows: written } = await sql<Written>`
    with given as (
      select e.*, m.status as was, m.wamid is not null as known,
        m.wamid is null and exists (
          select from messages x where x.account_id = m.account_id and x.inbox_id = m.inbox_id and x.wamid = e.wamid) as taken
        from ${rowsOf(rows, 'e', {
          message_id: 'uuid',
          attempt_id: 'uuid',
          state: 'text',
          outcome: 'text',
          wamid: 'text',
          http_status: 'integer',
          error: 'jsonb',
          due_at: 'timestamptz',
          bsuid: 'text',
          phone: 'text',
          readdressed: 'boolean',
          address_kind: 'text',
          address: 'text',
          address_reason: 'text',
        })}
        join messages m on m.account_id = ${line.account_id} and m.id = e.message_id
    ), ended as (
      select g.*, case when g.known then 'sent' else g.state end as ends from given g
    ), attempts as (
      update send_attempts t set outcome = e.outcome, http_status = e.http_status, error = e.error, wamid = coalesce(e.wamid, t.wamid),
        ended_at = ${now}
        from ended e where t.account_id = ${line.account_id} and t.id = e.attempt_id
    ), sends_now as (
      update sends s set state = e.ends, error = e.error, due_at = coalesce(e.due_at, s.due_at),
        head = e.ends = 'queued', claimed_by = null, claimed_until = null,
        readdressed = s.readdressed or e.readdressed,
        address_kind = coalesce(e.address_kind, s.address_kind), address = coalesce(e.address, s.address),
        address_reason = coalesce(e.address_reason, s.address_reason),
        ended_at = case when e.ends in ('sent', 'failed') then ${now}::timestamptz end
        from ended e
       where s.account_id = ${line.account_id} and s.message_id = e.message_id and s.state in ('queued', 'sending', 'unknown')
    )
    ${messagesAnswered(line.account_id, now)}
    returning m.id, e.ends as state, m.status, e.was, m.wamid, m.conversation_id,
      (select contact_id from anchors a where a.account_id = m.account_id and a.id = m.anchor_id) as contact_id`.execute(
    trx,
  )
  return written
}

/** Statuses that came before the answer waited for their message under Meta's id; also one that says that it failed. */
async function forward(locked: Locked, line: Line, written: Written[]): Promise<void> {
  const keys = written.flatMap(({ wamid }) => (wamid === null ? [] : [{ inbox_id: line.id, wamid }]))
  await refreshWaiting(locked, await moveForward(locked, keys))
  await flagStrangers(locked, keys)
  await retryAfterStatus(locked, keys)
}

async function tell(locked: Locked, line: Line, written: Written[]): Promise<void> {
  const failed = written.filter(({ status }) => status === 'failed')
  await refreshWaiting(
    locked,
    failed.map(({ conversation_id }) => conversation_id),
  )
  const events = written.flatMap(({ id, state, status, was, contact_id, conversation_id }): NewEvent[] => {
    if (state === 'queued' || state === 'waiting' || status === was) return []
    const data = { message_id: id, status }
    return [
      { type: `message.${status}`, at: locked.now, contact_id, conversation_id, inbox_id: line.id, data },
    ]
  })
  await appendEvents(locked, events)
}

/** The longest of the pauses that the answers ask for; one without an end counts most. */
function pauseOf(verdicts: SendVerdict[], now: Date): Pause | null {
  const stop = verdicts.find((verdict) => verdict.do === 'stop_line')
  if (stop?.do === 'stop_line') return { until: null, reason: `meta_${stop.code}` }
  let longest: Pause | null = null
  for (const verdict of verdicts) {
    if (verdict.do !== 'pause_line') continue
    const until = new Date(now.getTime() + verdict.after_ms)
    if (longest === null || longest.until === null || until > longest.until)
      longest = { until, reason: `meta_${verdict.code}` }
  }
  return longest
}
