import { newId } from '../../platform/base/ids.ts'
import type { Deps } from '../../platform/deps.ts'
import { takeInTurn } from '../../platform/jobs/in-turn.ts'
import { startLoop } from '../../platform/jobs/loop.ts'
import { buildJudge } from '../../platform/outbound-http/addresses.ts'
import { buildPoster } from '../../platform/outbound-http/post.ts'
import { type Answering, deliverSome } from './deliver-to-consumer.ts'
import { tellHandovers } from './handovers.ts'
import { type DueConsumer, findDueConsumers } from './lease-deliveries.ts'

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

/** Consumers served at a time: one that hangs holds a place for as long as it may take to answer. */
const ROOM = { most: 128, most_per_account: 16 }
/** After so many parts a consumer with a long backlog lets the others of its account have a turn. */
const PARTS_IN_A_TURN = 25
const AFTER_TROUBLE_MS = 5_000

/** Delivers webhooks to the consumers of every account, each at its own pace; of several processes each takes its share. */
export function startGatewayDeliverer(deps: Deps, options: GatewayDelivererOptions): GatewayDeliverer {
  const poster = buildPoster(buildJudge(deps.config.webhook_allowed_networks), options.answer_within_ms)
  const process_id = newId()
  const answering = new Map<string, Answering>()
  const running = new Map<string, { account_id: string; working: Promise<void> }>()
  const failed = new Map<string, number>()

  async function work({ account_id, consumer_id }: DueConsumer): Promise<void> {
    const health = answering.get(consumer_id) ?? { failures: 0, rests_until_ms: 0 }
    answering.set(consumer_id, health)
    const shared = { process_id, poster, answering: health, dice: options.dice ?? Math.random }
    for (let part = 0; part < PARTS_IN_A_TURN && !loop.signal.aborted; part += 1)
      if (!(await deliverSome(deps, { account_id, consumer_id }, shared))) return
    loop.wake()
  }

  function begin(due: DueConsumer): void {
    const { account_id, consumer_id } = due
    const working = work(due)
      // What it held is delivered again once its claim has ended.
      .catch((error: unknown) => {
        deps.log.warn({ err: error, account_id, consumer_id }, 'webhooks not delivered yet')
        failed.set(consumer_id, performance.now())
      })
      .finally(() => running.delete(consumer_id))
    running.set(consumer_id, { account_id, working })
  }

  /** Those whose turn ended with an error of ours after that time; the others are forgotten. */
  function failedSince(after_ms: number): Iterable<string> {
    for (const [id, failed_ms] of failed) if (failed_ms < after_ms) failed.delete(id)
    return failed.keys()
  }

  const findDue = () =>
    findDueConsumers(deps.db, {
      now: new Date(deps.clock.now()),
      under_way: [...running.keys(), ...failedSince(performance.now() - AFTER_TROUBLE_MS)],
      most_per_account: ROOM.most_per_account,
    })

  async function beginDue(): Promise<boolean> {
    await tellHandovers(deps.db, new Date(deps.clock.now()))
    // One that ended while this asked may have begun again.
    const due = (await findDue()).filter(({ consumer_id }) => !running.has(consumer_id))
    if (!loop.signal.aborted) for (const one of takeInTurn(due, running.values(), ROOM)) begin(one)
    return false
  }

  const loop = startLoop(deps, { name: 'gateway_deliverer', poll_ms: options.poll_ms, run: beginDue })
  const working = () => Promise.all([...running.values()].map((it) => it.working))
  return {
    drain: async () => {
      do {
        await loop.turn()
        await working()
      } while ((await findDue()).length > 0)
    },
    stop: async () => {
      await loop.stop()
      await working()
      await poster.close()
    },
  }
}
