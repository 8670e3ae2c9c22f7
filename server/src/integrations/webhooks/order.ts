import { withAccount } from '../../platform/db/with-account.ts'
import { type DeliveryJob, type EndpointQueue, type QueueShared, resultOf } from './endpoint-queue.ts'
import { waitingKeys } from './lease-due.ts'

/**
 * Lets a new event go, or wait its turn where the endpoint is ordered: behind one of its key that is in flight it waits in
 * memory; behind one that is to be tried again, as a row of its own, which is due as soon as it is the first.
 */
export function queueFresh(shared: QueueShared, queue: EndpointQueue, job: DeliveryJob): void {
  const { order_key } = job.outgoing
  if (!queue.endpoint.ordered) queue.ready.push(job)
  else if (queue.keys.blocked.has(order_key)) park(shared, queue, job)
  else {
    const behind = queue.keys.busy.get(order_key)
    if (behind) behind.push(job)
    else {
      queue.keys.busy.set(order_key, [])
      queue.ready.push(job)
    }
  }
}

/** Lets go what waited behind a job that has ended; or leaves it waiting where that is to be tried again. */
export function releaseKey(
  shared: QueueShared,
  queue: EndpointQueue,
  job: DeliveryJob,
  tried_again: boolean,
): void {
  if (!queue.endpoint.ordered) return
  const { busy, blocked, newly } = queue.keys
  const { order_key } = job.outgoing
  // What waits for a second attempt has its key blocked already.
  const behind = job.again ? [] : (busy.get(order_key) ?? [])
  if (tried_again) {
    blocked.add(order_key)
    newly.add(order_key)
    for (const waiting of behind) park(shared, queue, waiting)
    if (!job.again) busy.delete(order_key)
    return
  }
  if (job.again) {
    queue.keys.ask_again = true
    return
  }
  const next = behind.shift()
  if (next) queue.ready.unshift(next)
  else busy.delete(order_key)
}

/** Asks which keys still have something waiting, once all that is known here is written down. */
export async function askForKeys(shared: QueueShared, queue: EndpointQueue): Promise<void> {
  if (!shared.recorder.idle()) return
  queue.keys.ask_again = false
  queue.keys.newly = new Set()
  const { account_id } = queue.endpoint
  const waiting = await withAccount(shared.db, account_id, (trx) => waitingKeys(trx, account_id, queue.id))
  queue.keys.blocked = new Set([...waiting, ...queue.keys.newly])
}

function park(shared: QueueShared, queue: EndpointQueue, job: DeliveryJob): void {
  const due_at = new Date(shared.clock.now())
  const result = resultOf(queue, job, { state: 'pending', tries: 0, due_at, attempts: [], ended_at: null })
  queue.under_way.add(job.outgoing.event.seq)
  shared.recorder.add(queue, result)
}
