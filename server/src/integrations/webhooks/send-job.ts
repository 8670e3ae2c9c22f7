import type { Attempt } from '../../platform/db/tables/webhooks.ts'
import {
  afterFailure,
  afterSuccess,
  type DisabledBecause,
  disabledBecause,
} from '../../platform/outbound-http/health.ts'
import type { PostOutcome } from '../../platform/outbound-http/post.ts'
import { nextTry, readRetryAfter } from '../../platform/outbound-http/schedule.ts'
import { disableEndpoint } from './disable-endpoint.ts'
import { type DeliveryJob, type EndpointQueue, type QueueShared, resultOf } from './endpoint-queue.ts'
import { releaseKey } from './order.ts'

/** Makes one attempt, in the background. */
export function send(shared: QueueShared, queue: EndpointQueue, job: DeliveryJob): void {
  const { clock, poster, traffic, account_traffic } = shared
  const { id: endpoint_id, url, concurrency, format } = queue.endpoint
  const { event, render } = job.outgoing
  const at = new Date(clock.now())
  const payload = render(format)
  queue.flying += 1
  queue.under_way.add(event.seq)
  traffic.flying += 1
  account_traffic.flying += 1
  traffic.sent += 1
  const headers = queue.sign(event.id, at, payload)
  void poster.post({ endpoint_id, url, concurrency }, { headers, body: payload.body }).then((outcome) => {
    traffic.flying -= 1
    account_traffic.flying -= 1
    queue.flying -= 1
    settle(shared, queue, job, outcome, at)
    queue.rest.wake()
  })
}

/** Decides what an attempt means for the event, for what waits behind it and for the endpoint. */
function settle(
  shared: QueueShared,
  queue: EndpointQueue,
  job: DeliveryJob,
  outcome: PostOutcome,
  at: Date,
): void {
  const now = new Date(shared.clock.now())
  const now_ms = now.getTime()
  const tries = job.tries + 1
  const dice = shared.dice()
  queue.health = outcome.ok
    ? afterSuccess(queue.health, outcome, now)
    : afterFailure(queue.health, outcome, now, dice)
  const retry_after_ms = readRetryAfter(outcome.retry_after, now_ms)
  const due_at = outcome.ok ? null : nextTry(tries, { now_ms, retry_after_ms, dice })
  const state = outcome.ok ? 'delivered' : due_at === null ? 'failed' : 'pending'
  const attempts = [attemptOf(outcome, at)]
  const ended_at = due_at === null ? now : null
  shared.recorder.add(queue, resultOf(queue, job, { state, tries, due_at, attempts, ended_at }))
  releaseKey(shared, queue, job, state === 'pending')
  const reason = outcome.ok ? null : disabledBecause(queue.health, outcome, now)
  if (reason !== null && !queue.disabling) disable(shared, queue, reason, now)
}

export function attemptOf({ status, error, answer, duration_ms }: PostOutcome, at: Date): Attempt {
  return { at: at.toISOString(), duration_ms, status, error, answer }
}

function disable(shared: QueueShared, queue: EndpointQueue, reason: DisabledBecause, now: Date): void {
  const { db, log } = shared
  const { endpoint, health } = queue
  queue.disabling = true
  const disabling = disableEndpoint(db, endpoint, reason, health, now).then(
    () => log.warn({ account_id: endpoint.account_id, endpoint_id: queue.id, reason }, 'endpoint disabled'),
    (error: unknown) => {
      log.warn({ err: error, endpoint_id: queue.id }, 'endpoint not disabled yet')
      queue.disabling = false
    },
  )
  shared.beside(disabling)
}
