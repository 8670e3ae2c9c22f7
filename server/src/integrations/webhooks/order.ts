import { withAccount } from '../../platform/db/with-account.ts'
import { waitingKeys } from './claim-due.ts'
import { type Job, type Lane, type LaneShared, resultOf } from './lane.ts'

/**
 * Lets a new event go, or wait its turn where the endpoint is ordered: behind one of its key that is in flight it waits in
 * memory; behind one that is to be tried again, as a row of its own, which is due as soon as it is the first.
 */
export function queueFresh(shared: LaneShared, lane: Lane, job: Job): void {
  const { order_key } = job.outgoing
  if (!lane.endpoint.ordered) lane.ready.push(job)
  else if (lane.keys.blocked.has(order_key)) park(shared, lane, job)
  else {
    const behind = lane.keys.busy.get(order_key)
    if (behind) behind.push(job)
    else {
      lane.keys.busy.set(order_key, [])
      lane.ready.push(job)
    }
  }
}

/** Lets go what waited behind a job that has ended; or leaves it waiting where that is to be tried again. */
export function releaseKey(shared: LaneShared, lane: Lane, job: Job, tried_again: boolean): void {
  if (!lane.endpoint.ordered) return
  const { busy, blocked, newly } = lane.keys
  const { order_key } = job.outgoing
  // What waits for a second attempt has its key blocked already.
  const behind = job.again ? [] : (busy.get(order_key) ?? [])
  if (tried_again) {
    blocked.add(order_key)
    newly.add(order_key)
    for (const waiting of behind) park(shared, lane, waiting)
    if (!job.again) busy.delete(order_key)
    return
  }
  if (job.again) {
    lane.keys.ask_again = true
    return
  }
  const next = behind.shift()
  if (next) lane.ready.unshift(next)
  else busy.delete(order_key)
}

/** Asks which keys still have something waiting, once all that is known here is written down. */
export async function askForKeys(shared: LaneShared, lane: Lane): Promise<void> {
  if (!shared.recorder.idle()) return
  lane.keys.ask_again = false
  lane.keys.newly = new Set()
  const { account_id } = lane.endpoint
  const waiting = await withAccount(shared.db, account_id, (trx) => waitingKeys(trx, account_id, lane.id))
  lane.keys.blocked = new Set([...waiting, ...lane.keys.newly])
}

function park(shared: LaneShared, lane: Lane, job: Job): void {
  const due_at = new Date(shared.clock.now())
  const result = resultOf(lane, job, { state: 'pending', tries: 0, due_at, attempts: [], ended_at: null })
  lane.under_way.add(job.outgoing.event.seq)
  shared.recorder.add(lane, result)
}
