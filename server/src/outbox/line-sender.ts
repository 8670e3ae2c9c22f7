import { withAccount } from '../db/with-account.ts'
import type { Deps } from '../deps.ts'
import { appendEvents } from '../events/append.ts'
import { type Line, loadLine } from '../inboxes/line.ts'
import { type Called, callMeta } from './call.ts'
import { type Claim, claimSends, type Unreachable } from './claim.ts'
import type { DueLine } from './due-lines.ts'
import { pauseLine, RENEW_EVERY_MS, releaseLine, renewLine, takeLine } from './line-lease.ts'
import { buildPace, PAIR_MEMORY_MS } from './pace.ts'
import { type Pause, recordOutcomes } from './record-outcomes.ts'

const MOST_AT_ONCE = 100
/** Outcomes are written together: so long the first waits for others. */
const GATHER_MS = 20
const IDLE_MS = 50

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
    await releaseLine(deps.db, due, process_id)
  }
}

async function workLine(
  deps: Deps,
  line: Line,
  due: DueLine,
  lease: NonNullable<Awaited<ReturnType<typeof takeLine>>>,
  { process_id, concurrency, signal }: LineOptions,
): Promise<void> {
  const pace = buildPace(lease.messages_per_second, lease.recent)
  const calls = new Set<Promise<void>>()
  const called: Called[] = []
  let renewed_ms = performance.now()
  let paused = false
  for (;;) {
    if (performance.now() - renewed_ms > RENEW_EVERY_MS) {
      renewed_ms = performance.now()
      const kept = await renewLine(deps.db, due, process_id, new Date(deps.clock.now()))
      if (kept) pace.setRate(kept.messages_per_second)
      else paused = true
    }
    const now = new Date(deps.clock.now())
    const limit = Math.min(pace.room(now.getTime()), concurrency - calls.size, MOST_AT_ONCE)
    const stops: boolean = paused || signal.aborted
    const claim: Claim =
      limit > 0 && !stops
        ? await withAccount(deps.db, line.account_id, (trx) =>
            claimSends(trx, line, { process_id, limit, now, pace }),
          )
        : { claimed: [], unreachable: [] }
    for (const send of claim.claimed) {
      const call = callMeta(deps, line, send).then((it) => {
        called.push(it)
        calls.delete(call)
      })
      calls.add(call)
    }
    if (claim.claimed.length === 0 && calls.size > 0) await Promise.race([...calls, rest(IDLE_MS)])
    if (called.length > 0 && called.length < MOST_AT_ONCE) await rest(GATHER_MS)
    const ended = called.splice(0)
    if (ended.length > 0 || claim.unreachable.length > 0)
      paused = (await record(deps, line, due, ended, claim.unreachable)) || paused
    const idle = claim.claimed.length === 0 && claim.unreachable.length === 0 && ended.length === 0
    if (calls.size === 0 && called.length === 0 && (stops || (idle && limit > 0))) return
    if (idle && calls.size === 0) await rest(IDLE_MS)
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
    const asked = await recordOutcomes(trx, line, ended, unreachable, now)
    if (asked) {
      await pauseLine(trx, due, asked)
      await tellOfPause(trx, line, asked, now)
    }
    return asked
  })
  if (pause)
    deps.log[pause.until === null ? 'error' : 'warn'](
      { inbox_id: line.id, until: pause.until, reason: pause.reason },
      'line paused',
    )
  return pause !== null
}

async function tellOfPause(
  trx: Parameters<typeof appendEvents>[0],
  line: Line,
  pause: Pause,
  now: Date,
): Promise<void> {
  await appendEvents(trx, line.account_id, [
    {
      type: 'inbox.paused',
      at: now,
      inbox_id: line.id,
      data: { until: pause.until?.toISOString() ?? null, reason: pause.reason },
    },
  ])
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
