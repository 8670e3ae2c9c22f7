import type { Deps } from '../deps.ts'
import { newId } from '../ids.ts'
import { buildRest } from '../rest.ts'
import { buildJudge } from '../webhooks/addresses.ts'
import { buildPoster } from '../webhooks/post.ts'
import { findDueConsumers } from './claim-deliveries.ts'
import { type Answering, deliverSome } from './deliver-to-consumer.ts'
import { tellHandovers } from './handovers.ts'

export type GatewayDeliverer = {
  /** Resolves when nothing more can be delivered now. For tests. */
  drain(): Promise<void>
  /** Lets the requests under way end and writes down what they came to. */
  stop(): Promise<void>
}

export type GatewayDelivererOptions = {
  poll_ms: number
  answer_within_ms?: number
  dice?: () => number
}

/** Delivers webhooks to the consumers of every account, each at its own pace; of several processes each takes its share. */
export function startGatewayDeliverer(deps: Deps, options: GatewayDelivererOptions): GatewayDeliverer {
  const poster = buildPoster(buildJudge(deps.config.webhook_allowed_networks), options.answer_within_ms)
  const process_id = newId()
  const rest = buildRest()
  const answering = new Map<string, Answering>()
  const running = new Map<string, Promise<void>>()
  let stopping = false

  async function work(account_id: string, consumer_id: string): Promise<void> {
    const health = answering.get(consumer_id) ?? { failures: 0, rests_until_ms: 0 }
    answering.set(consumer_id, health)
    const shared = { process_id, poster, answering: health, dice: options.dice ?? Math.random }
    while (!stopping && (await deliverSome(deps, { account_id, consumer_id }, shared)) > 0);
  }

  async function turn(): Promise<void> {
    await tellHandovers(deps.db, new Date(deps.clock.now()))
    for (const { account_id, consumer_id } of await findDueConsumers(deps.db, new Date(deps.clock.now()))) {
      if (stopping || running.has(consumer_id)) continue
      const working = work(account_id, consumer_id)
        // What it held is delivered again once its claim has ended.
        .catch((error: unknown) =>
          deps.log.warn({ err: error, account_id, consumer_id }, 'webhooks not delivered yet'),
        )
        .finally(() => running.delete(consumer_id))
      running.set(consumer_id, working)
    }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      await turn().catch((error: unknown) => deps.log.warn({ err: error }, 'gateway in trouble'))
      await rest.sleep(options.poll_ms)
    }
  }

  const looping = loop()
  return {
    drain: async () => {
      do {
        await turn()
        await Promise.all(running.values())
      } while (
        (await findDueConsumers(deps.db, new Date(deps.clock.now()))).some(
          ({ consumer_id }) => !rests(consumer_id),
        )
      )
    },
    stop: async () => {
      stopping = true
      rest.endNow()
      await looping
      await Promise.all(running.values())
      await poster.close()
    },
  }

  function rests(consumer_id: string): boolean {
    return (answering.get(consumer_id)?.rests_until_ms ?? 0) > deps.clock.now()
  }
}
