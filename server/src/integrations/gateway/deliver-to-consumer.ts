import type { Trx } from '../../platform/db/types.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { BREAKS_AT } from '../../platform/outbound-http/health.ts'
import type { Poster, PostOutcome } from '../../platform/outbound-http/post.ts'
import { buildWebhook } from './build-webhook.ts'
import { type OpenedConsumer, openConsumer } from './consumers.ts'
import type { Policy } from './fill-slots.ts'
import {
  type DueConsumer,
  type Ending,
  endDeliveries,
  type LeasedDelivery,
  leaseDeliveries,
  writeRest,
} from './lease-deliveries.ts'
import { linesOf } from './lines.ts'
import { nextAttempt } from './schedule.ts'
import { signedHeaders } from './signature.ts'
import type { ConsumerLine } from './view.ts'

/** How a consumer has responded recently, as far as this process saw. */
export type Answering = { failures: number; rests_until_ms: number }

export type DeliveryOptions = {
  process_id: string
  poster: Poster
  answering: Answering
  dice: () => number
}

type Prepared = { delivery: LeasedDelivery; body: string | null; filled: unknown }

const AT_ONCE = 8
const POLICIES: Policy[] = ['passthrough', 'known_phone', 'stable_phone']
const SHORTEST_BREAK_MS = 5_000
const LONGEST_BREAK_MS = 10 * 60_000

/**
 * Delivers some of what is due to a consumer, one at a time to one that does not answer. False where there is no more for
 * now, or it rests.
 */
export async function deliverSome(deps: Deps, due: DueConsumer, options: DeliveryOptions): Promise<boolean> {
  const { answering } = options
  const limit = answering.failures >= BREAKS_AT ? 1 : AT_ONCE
  const { consumer, prepared } = await withAccount(deps.db, due.account_id, async (trx) => {
    const now = new Date(deps.clock.now())
    const own_url = deps.config.public_url ?? null
    const opened = await openConsumer(trx, deps.secrets, due.account_id, due.consumer_id)
    const lines = await linesOf(trx, opened)
    const claimed = await leaseDeliveries(trx, due, { process_id: options.process_id, limit, now })
    const made: Prepared[] = []
    for (const delivery of claimed) made.push(await prepare(trx, opened, lines, delivery, { own_url, now }))
    return { consumer: opened, prepared: made }
  })
  const endings = await Promise.all(prepared.map((it) => deliver(deps, consumer, it, options)))
  const { rests_until_ms } = answering
  await withAccount(deps.db, due.account_id, async (trx) => {
    await endDeliveries(trx, due.account_id, endings, new Date(deps.clock.now()))
    await writeRest(trx, due, rests_until_ms === 0 ? null : new Date(rests_until_ms))
  })
  return prepared.length > 0 && rests_until_ms <= deps.clock.now()
}

/** In shadow under every policy, else under the consumer's own. */
async function prepare(
  trx: Trx,
  consumer: OpenedConsumer,
  lines: ConsumerLine[],
  delivery: LeasedDelivery,
  at: { own_url: string | null; now: Date },
): Promise<Prepared> {
  const filled: Record<string, unknown> = {}
  let body: string | null = null
  for (const policy of consumer.mode === 'shadow' ? POLICIES : [consumer.policy]) {
    const webhook = await buildWebhook(trx, consumer, lines, delivery, { policy, ...at })
    filled[policy] = webhook.filled
    body = webhook.body
  }
  return { delivery, body, filled }
}

async function deliver(
  deps: Deps,
  consumer: OpenedConsumer,
  { delivery, body, filled }: Prepared,
  { poster, answering, dice }: DeliveryOptions,
): Promise<Ending> {
  const ending = { id: delivery.id, filled, next_at: null, status_code: null, error: null }
  if (body === null && isGone(delivery))
    return { ...ending, filled: null, state: 'failed', error: 'not_kept' }
  if (body === null) return { ...ending, filled: null, state: 'nothing' }
  if (consumer.mode === 'shadow') return { ...ending, state: 'shadow' }
  if (consumer.url === null) return { ...ending, filled: null, state: 'nothing' }
  const outcome = await poster.post(
    { endpoint_id: consumer.id, url: consumer.url, concurrency: AT_ONCE },
    { headers: signedHeaders(body, consumer.app_secret), body },
  )
  const now_ms = deps.clock.now()
  noteAnswer(answering, outcome, now_ms)
  const came_to = { status_code: outcome.status, error: outcome.error }
  if (outcome.ok) return { ...ending, ...came_to, state: 'delivered' }
  const next_at = nextAttempt(delivery, now_ms, dice())
  return { ...ending, ...came_to, next_at, state: next_at === null ? 'failed' : 'queued' }
}

/** Meta's webhook was deleted before it had arrived: raw webhooks are kept for less time than this was tried. */
function isGone({ entry, body }: LeasedDelivery): boolean {
  return entry === null && body === null
}

/** A consumer that fails for long gets one webhook at a time, with growing pauses, and delays no other consumer. */
function noteAnswer(answering: Answering, { ok }: PostOutcome, now_ms: number): void {
  answering.failures = ok ? 0 : answering.failures + 1
  const beyond = answering.failures - BREAKS_AT
  answering.rests_until_ms =
    beyond < 0 ? 0 : now_ms + Math.min(SHORTEST_BREAK_MS * 2 ** Math.min(beyond, 10), LONGEST_BREAK_MS)
}
