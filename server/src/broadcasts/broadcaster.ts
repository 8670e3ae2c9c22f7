import { sql } from 'kysely'
import { takeLane } from '../contacts/lane.ts'
import type { BroadcastState } from '../db/tables/broadcasts.ts'
import { withAccount, withEveryAccount } from '../db/with-account.ts'
import type { Deps } from '../deps.ts'
import { cancelMessages, holdMessages } from '../outbox/broadcast-messages.ts'
import { buildRest } from '../rest.ts'
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
  /** Told whenever messages have been queued. */
  wakeSender: () => void
}

/** For so long a broadcast's queued messages keep its line busy; what more is queued would only be in the way. */
const QUEUED_FOR_S = 2
const FEWEST_QUEUED = 100
/** Rarer, larger parts are cheaper. */
const REFILLED_BELOW = 0.75

/** Brings broadcasts forward, of every account, a part of each at a time. Several processes may do so at once. */
export function startBroadcaster(deps: Deps, { poll_ms, wakeSender }: BroadcasterOptions): Broadcaster {
  const stopping = new AbortController()
  const rest = buildRest()
  const bringAllForward = async (): Promise<boolean> => {
    let busy = false
    for (const open of await findOpen(deps)) {
      if (stopping.signal.aborted) break
      const moved = await bringForward(deps, open, wakeSender).catch((error: unknown) => {
        deps.log.warn({ err: error, broadcast_id: open.id }, 'broadcast in trouble')
        return false
      })
      if (moved) busy = true
    }
    return busy
  }
  // One after another: a turn that met its own process at a broadcast would take it for done.
  let last: Promise<unknown> = Promise.resolve()
  const turn = (): Promise<boolean> => {
    const next = last.then(bringAllForward, bringAllForward)
    last = next.catch(() => undefined)
    return next
  }
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const busy = await turn().catch((error: unknown) => {
        deps.log.warn({ err: error }, 'broadcaster in trouble')
        return false
      })
      await rest.sleep(busy ? 0 : poll_ms)
    }
  }
  const looping = loop()
  return {
    drain: async () => {
      while (await turn());
    },
    stop: async () => {
      stopping.abort()
      rest.endNow()
      await looping
    },
  }
}

type Open = {
  account_id: string
  id: string
  state: BroadcastState
  send_at: Date | null
  /** Recipients about whom the run has not decided yet. */
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

/** Does the next part; false where there is nothing to be done for now. */
async function bringForward(deps: Deps, open: Open, wakeSender: () => void): Promise<boolean> {
  const { account_id, id, state, queued, held, sending } = open
  switch (state) {
    case 'draft':
    case 'preparing':
      return prepareBroadcast(deps, account_id, id)
    case 'scheduled':
      if (open.send_at !== null && open.send_at.getTime() > deps.clock.now()) return false
      await beginScheduled(deps, account_id, id)
      return true
    case 'running': {
      if (open.left <= 0) {
        if (queued + held + sending > 0) return false
        await endBroadcast(deps, account_id, id)
        return true
      }
      const most = Math.max(open.messages_per_second * QUEUED_FOR_S, FEWEST_QUEUED)
      if (queued + sending > most * REFILLED_BELOW) return false
      await queueSome(deps, account_id, id, most)
      wakeSender()
      return true
    }
    case 'paused':
      // What was under way when it was paused, and is to be sent again.
      if (queued > 0) await withLane(deps, account_id, (lane) => holdMessages(lane, id))
      return false
    case 'cancelled':
      if (queued + held > 0) await withLane(deps, account_id, (lane) => cancelMessages(lane, id))
      if (sending > 0) return false
      await endBroadcast(deps, account_id, id)
      return true
    default:
      return false
  }
}

function withLane(
  deps: Deps,
  account_id: string,
  fn: (lane: Awaited<ReturnType<typeof takeLane>>) => Promise<void>,
): Promise<void> {
  return withAccount(deps.db, account_id, async (trx) =>
    fn(await takeLane(trx, account_id, new Date(deps.clock.now()))),
  )
}
