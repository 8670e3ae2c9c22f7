import { sql } from 'kysely'
import { lockIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { BroadcastState } from '../../platform/db/tables/broadcasts.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { takeInTurn } from '../../platform/jobs/in-turn.ts'
import { startLoop } from '../../platform/jobs/loop.ts'
import { cancelMessages, holdMessages } from '../outbox/broadcast-messages.ts'
import { prepareBroadcast } from './prepare.ts'
import { beginScheduled, endBroadcast, queueSome } from './run.ts'

export type Broadcaster = {
  /** Resolves when nothing can be done before messages have left. For tests and commands. */
  drain(): Promise<void>
  /** Lets the part that is under way end. */
  stop(): Promise<void>
}

export type BroadcasterOptions = {
  poll_ms: number
  /** Called whenever messages have been queued. */
  wakeSender: () => void
}

/** For so long a broadcast's queued messages keep its line busy; what more is queued would only be in the way. */
const QUEUED_FOR_S = 2
const FEWEST_QUEUED = 100
/** Rarer, larger parts are cheaper. */
const REFILLED_BELOW = 0.75
/** Parts of one turn; a part takes up to a second. */
const ROOM = { most: 100, most_per_account: 4 }

/** Brings broadcasts forward, of every account, a part of each at a time. Several processes may do so at once. */
export function startBroadcaster(deps: Deps, { poll_ms, wakeSender }: BroadcasterOptions): Broadcaster {
  /** When each was last brought forward, so that those of one account take turns as well. */
  const served = new Map<string, number>()
  let turns = 0
  async function bringAllForward(): Promise<boolean> {
    turns += 1
    let busy = false
    const now_ms = deps.clock.now()
    const due = (await findOpen(deps)).flatMap((open) => {
      const step = nextStep(open, now_ms)
      return step === null ? [] : [{ ...open, step }]
    })
    due.sort((a, b) => (served.get(a.id) ?? 0) - (served.get(b.id) ?? 0))
    for (const open of takeInTurn(due, [], ROOM)) {
      if (loop.signal.aborted) break
      served.set(open.id, turns)
      const moved = await bringForward(deps, open, wakeSender).catch((error: unknown) => {
        deps.log.warn({ err: error, broadcast_id: open.id }, 'broadcast step failed')
        return false
      })
      if (moved) busy = true
    }
    const open_ids = new Set(due.map(({ id }) => id))
    for (const id of served.keys()) if (!open_ids.has(id)) served.delete(id)
    return busy
  }
  const loop = startLoop(deps, { name: 'broadcaster', poll_ms, run: bringAllForward })
  return {
    drain: async () => {
      while (await loop.turn());
    },
    stop: () => loop.stop(),
  }
}

type Open = {
  account_id: string
  id: string
  state: BroadcastState
  send_at: Date | null
  /** Recipients that the run has not decided yet. */
  left: number
  queued: number
  held: number
  sending: number
  messages_per_second: number
}

async function findOpen(deps: Deps): Promise<Open[]> {
  const { rows } = await withEveryAccount(deps.db, (trx) =>
    sql<Open>`
      select b.account_id, b.id, b.state, b.send_at, b.recipients - b.queued_position as left,
        coalesce(l.messages_per_second, 80) as messages_per_second, s.queued, s.held, s.sending
        from broadcasts b
        left join senders l on l.account_id = b.account_id and l.inbox_id = b.inbox_id
        cross join lateral (
          select count(*) filter (where s.state = 'queued')::int as queued,
            count(*) filter (where s.state = 'held')::int as held,
            count(*) filter (where s.state = 'sending')::int as sending
            from sends s where s.account_id = b.account_id and s.broadcast_id = b.id
             and s.state in ('held', 'queued', 'sending')) as s
       where b.ended_at is null order by b.id`.execute(trx),
  )
  return rows
}

type Step = 'prepare' | 'begin' | 'queue' | 'hold' | 'cancel' | 'end'

/** What can be done for a broadcast now; null where it waits for its time, its line or a member. */
function nextStep(open: Open, now_ms: number): Step | null {
  const { state, queued, held, sending } = open
  switch (state) {
    case 'draft':
    case 'preparing':
      return 'prepare'
    case 'scheduled':
      return open.send_at !== null && open.send_at.getTime() > now_ms ? null : 'begin'
    case 'running':
      if (open.left <= 0) return queued + held + sending > 0 ? null : 'end'
      return queued + sending > mostQueued(open) * REFILLED_BELOW ? null : 'queue'
    case 'paused':
      // What was under way when it was paused, and is to be sent again.
      return queued > 0 ? 'hold' : null
    case 'cancelled':
      if (queued + held > 0) return 'cancel'
      return sending > 0 ? null : 'end'
    default:
      return null
  }
}

function mostQueued({ messages_per_second }: Open): number {
  return Math.max(messages_per_second * QUEUED_FOR_S, FEWEST_QUEUED)
}

/** Does a part; true where there may be another right away. */
async function bringForward(
  deps: Deps,
  open: Open & { step: Step },
  wakeSender: () => void,
): Promise<boolean> {
  const { account_id, id, sending } = open
  switch (open.step) {
    case 'prepare':
      return prepareBroadcast(deps, account_id, id)
    case 'begin':
      await beginScheduled(deps, account_id, id)
      return true
    case 'queue':
      await queueSome(deps, account_id, id, mostQueued(open))
      wakeSender()
      return true
    case 'hold':
      await withLane(deps, account_id, (locked) => holdMessages(locked, id))
      return false
    case 'cancel':
      await withLane(deps, account_id, (locked) => cancelMessages(locked, id))
      return sending === 0
    case 'end':
      await endBroadcast(deps, account_id, id)
      return true
  }
}

function withLane(
  deps: Deps,
  account_id: string,
  fn: (locked: Awaited<ReturnType<typeof lockIdentity>>) => Promise<void>,
): Promise<void> {
  return withAccount(deps.db, account_id, async (trx) =>
    fn(await lockIdentity({ trx, account_id, now: new Date(deps.clock.now()) })),
  )
}
