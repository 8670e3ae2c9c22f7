import { newId } from '../../platform/base/ids.ts'
import type { Deps } from '../../platform/deps.ts'
import { startLoop } from '../../platform/jobs/loop.ts'
import { type DueLine, findDueLines } from './due-lines.ts'
import { CLAIM_S } from './lease-sends.ts'
import { sendLine } from './line-sender.ts'
import { queueScheduled } from './queue-scheduled.ts'
import { settleDead } from './settle-dead.ts'

export type Sender = {
  /** To be called when this process has queued a message. */
  wake(): void
  /** Resolves when nothing is due that this process could send. For tests and commands. */
  drain(): Promise<void>
  /** Lets the calls under way end and writes down what they came to. */
  stop(): Promise<void>
}

export type SenderOptions = {
  /** How many calls at a time, for each line. */
  concurrency: number
  poll_ms: number
}

/**
 * Sends what is queued, line by line. Each line is one process's at a time, so that its limits are kept; a line whose
 * process has died is taken over by another.
 */
export function startSender(deps: Deps, options: SenderOptions): Sender {
  const process_id = newId()
  const running = new Map<string, Promise<void>>()
  // While the database was away no process could say that it lives; each may say so first.
  let settles_from_ms = Number.NEGATIVE_INFINITY
  const loop = startLoop(deps, {
    name: 'sender',
    poll_ms: options.poll_ms,
    run: async () => {
      await queueScheduled(deps.db, new Date(deps.clock.now()))
      if (performance.now() >= settles_from_ms) await settleDead(deps.db, new Date(deps.clock.now()))
      for (const line of await findDueLines(deps.db, new Date(deps.clock.now()))) begin(line)
      return false
    },
    onFailure: () => {
      settles_from_ms = performance.now() + CLAIM_S * 1000
    },
  })

  function begin(line: DueLine): void {
    const key = `${line.account_id} ${line.inbox_id}`
    if (running.has(key) || loop.signal.aborted) return
    const sending = sendLine(deps, line, { ...options, process_id, signal: loop.signal })
      .then(
        () => loop.wake(),
        // It is looked at again at the next poll, and not at once for as long as it fails.
        (error: unknown) => deps.log.error({ err: error, inbox_id: line.inbox_id }, 'sending failed'),
      )
      .finally(() => running.delete(key))
    running.set(key, sending)
  }

  return {
    wake: () => loop.wake(),
    drain: async () => {
      do {
        await loop.turn()
        await Promise.all(running.values())
      } while ((await findDueLines(deps.db, new Date(deps.clock.now()))).length > 0)
    },
    stop: async () => {
      await loop.stop()
      await Promise.all(running.values())
    },
  }
}
