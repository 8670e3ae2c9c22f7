import { setTimeout as rest } from 'node:timers/promises'
import { type Line, loadLine } from '../../channels/inboxes/line.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { isStoreAway } from '../../platform/db/store-away.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { type Called, callMeta } from './call.ts'
import type { DueLine } from './due-lines.ts'
import { type LeasedSends, leaseSends, type Unreachable } from './lease-sends.ts'
import { type Lease, pauseLine, RENEW_EVERY_MS, releaseLine, renewLine, takeLine } from './line-lease.ts'
import { buildPace, PAIR_MEMORY_MS } from './pace.ts'
import { recordOutcomes } from './record-outcomes.ts'
import { returnUncalled } from './return-uncalled.ts'

/** So many outcomes may wait to be written before no more calls are made. */
const MOST_UNWRITTEN = 500
const MOST_FAILURES = 20
const FAILURE_PAUSE_MS = 500
const GATHER_MS = 10
const IDLE_MS = 20

export type LineOptions = { process_id: string; concurrency: number; signal: AbortSignal }

/** Sends what is due on one line, in this process alone, until nothing is left, it is paused, or `signal` comes. */
export async function sendLine(deps: Deps, due: DueLine, options: LineOptions): Promise<void> {
  const { process_id } = options
  const now = new Date(deps.clock.now())
  const lease = await takeLine(deps.db, due, { process_id, now, memory_ms: PAIR_MEMORY_MS })
  if (!lease) return
  try {
    const line = await withAccount(deps.db, due.account_id, (trx) =>
      loadLine(trx, deps.secrets, due.account_id, due.inbox_id),
    )
    if (line) await workLine(deps, line, due, lease, options)
  } finally {
    // Else the lease expires.
    await releaseLine(deps.db, due, process_id).catch((error: unknown) =>
      deps.log.warn({ err: error, inbox_id: due.inbox_id }, 'sender lease not released'),
    )
  }
}

async function workLine(
  deps: Deps,
  line: Line,
  due: DueLine,
  lease: Lease,
  { process_id, concurrency, signal }: LineOptions,
): Promise<void> {
  const pace = buildPace(lease.messages_per_second, lease.recent)
  const calls = new Set<Promise<void>>()
  /** Claimed here, and not written down yet. */
  const under_way = new Set<string>()
  const recorder = buildRecorder(signal, async (called, unreachable) => {
    const paused = await record(deps, line, due, called, unreachable)
    for (const { send } of called) under_way.delete(send.message_id)
    return paused
  })
  let renewed_ms = performance.now()
  let lost = false
  let uncertain = false
  const renew = async () => {
    renewed_ms = performance.now()
    const kept = await renewLine(deps.db, due, process_id, new Date(deps.clock.now()))
    if (kept) pace.setRate(kept.messages_per_second)
    else lost = true
  }
  const take = async (limit: number, now: Date): Promise<LeasedSends> => {
    if (uncertain) {
      await renew()
      if (lost) return NOTHING
      await withAccount(deps.db, line.account_id, (trx) => returnUncalled(trx, due, process_id, under_way))
      uncertain = false
    }
    return withAccount(deps.db, line.account_id, (trx) =>
      leaseSends(trx, line, { process_id, limit, now, pace }),
    )
  }
  for (;;) {
    if (performance.now() - renewed_ms > RENEW_EVERY_MS) await renew().catch(untilBack)
    const stops = lost || recorder.paused() || signal.aborted
    const now = new Date(deps.clock.now())
    const limit = Math.min(pace.room(now.getTime()), concurrency - calls.size, recorder.room())
    const claim =
      limit > 0 && !stops
        ? await take(limit, now).catch(async (error: unknown) => {
            await untilBack(error)
            uncertain = true
            return NOTHING
          })
        : NOTHING
    for (const send of claim.claimed) {
      under_way.add(send.message_id)
      const call = callMeta(deps, line, send).then((it) => {
        recorder.add([it], [])
        pace.ended(deps.clock.now())
        calls.delete(call)
      })
      calls.add(call)
    }
    for (const _ of claim.unreachable) pace.ended(now.getTime())
    recorder.add([], claim.unreachable)
    recorder.check()
    const busy = calls.size > 0 || recorder.busy()
    if (!busy && (stops || (limit > 0 && claim.claimed.length === 0 && !uncertain))) return
    // A full claim may have left more behind; a smaller one lets the next gather.
    if (claim.claimed.length < limit || limit <= 0) await rest(claim.claimed.length > 0 ? GATHER_MS : IDLE_MS)
  }
}

const NOTHING: LeasedSends = { claimed: [], unreachable: [] }

/** Calls under way go on while the database is away, and what they come to is written when it is back. */
async function untilBack(error: unknown): Promise<void> {
  if (!isStoreAway(error)) throw error
  await rest(FAILURE_PAUSE_MS)
}

/**
 * Writes outcomes down in the background, all that have come in at a time, so that calls go on while the account's lock
 * is awaited. What could not be written is kept and tried again.
 */
function buildRecorder(
  stopping: AbortSignal,
  write: (called: Called[], unreachable: Unreachable[]) => Promise<boolean>,
) {
  const called: Called[] = []
  const unreachable: Unreachable[] = []
  let writing = false
  let paused = false
  let failures = 0
  const work = async () => {
    writing = true
    while (called.length + unreachable.length > 0) {
      const some = { called: called.splice(0), unreachable: unreachable.splice(0) }
      try {
        if (await write(some.called, some.unreachable)) paused = true
        failures = 0
      } catch (error) {
        failures += 1
        // The attempts are in the database without an outcome, and will be reported as unknown. While the database is
        // away there is no limit: Meta's responses are known here alone.
        if (failures >= MOST_FAILURES && (stopping.aborted || !isStoreAway(error))) throw error
        called.unshift(...some.called)
        unreachable.unshift(...some.unreachable)
        await rest(FAILURE_PAUSE_MS)
      }
    }
  }
  let failed: unknown
  return {
    /** Throws where outcomes could not be written for long. */
    check: () => {
      if (failed !== undefined) throw failed
    },
    add: (more: Called[], none: Unreachable[]) => {
      called.push(...more)
      unreachable.push(...none)
      if (writing || called.length + unreachable.length === 0) return
      work()
        .catch((error: unknown) => {
          failed = error
        })
        .finally(() => {
          writing = false
        })
    },
    room: () => MOST_UNWRITTEN - called.length,
    busy: () => writing,
    paused: () => paused,
  }
}

/** True where the answers pause the line. */
async function record(
  deps: Deps,
  line: Line,
  due: DueLine,
  ended: Called[],
  unreachable: Unreachable[],
): Promise<boolean> {
  const now = new Date(deps.clock.now())
  const pause = await withAccount(deps.db, line.account_id, async (trx) => {
    const locked = await lockAccount({ trx, account_id: line.account_id, now })
    const asked = await recordOutcomes(locked, line, ended, unreachable)
    if (asked) await pauseLine(locked, due.inbox_id, asked)
    return asked
  })
  if (pause)
    deps.log[pause.until === null ? 'error' : 'warn'](
      { inbox_id: line.id, until: pause.until, reason: pause.reason },
      'sending from inbox paused',
    )
  return pause !== null
}
