import { problem } from '../../platform/base/errors.ts'
import { isStoreAway } from '../../platform/db/store-away.ts'

/** What became of one of a group: `later` where it has to see first what an earlier one of the group did. */
export type Settled<Result> = { result: Result } | { error: unknown } | 'later'

export type Groups<Item, Result> = {
  /** Resolves once the group that the item was in has been committed. Rejects with what is wrong with the item alone. */
  submit(item: Item): Promise<Result>
}

type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/** At most this many wait in a process: more are refused with a retry rather than kept in memory. */
const MOST_WAITING = 10_000

/**
 * Works in groups: while one group of a queue is under way, everything that arrives for that queue forms the next one, in the
 * order of arrival. `run` works on a group in one transaction, or throws: then each half is tried alone, until one that the
 * database cannot take stands alone.
 */
export function buildGroups<Item, Result>(options: {
  queueOf: (item: Item) => string
  run: (items: Item[]) => Promise<Settled<Result>[]>
  most: number
}): Groups<Item, Result> {
  type Entry = Waiting<Item, Result>
  const { queueOf, run, most } = options
  const queues = new Map<string, Entry[]>()
  let waiting = 0

  /** Settles what can be settled now; returns the rest, in order. */
  async function settle(group: Entry[]): Promise<Entry[]> {
    try {
      const settled = await run(group.map(({ item }) => item))
      return group.filter((entry, at) => !answer(entry, settled[at]))
    } catch (error) {
      if (group.length > 1 && !isStoreAway(error)) return bisect(group)
      for (const { reject } of group) reject(error)
      return []
    }
  }

  async function bisect(group: Entry[]): Promise<Entry[]> {
    const half = Math.ceil(group.length / 2)
    const rest = await settle(group.slice(0, half))
    return settle([...rest, ...group.slice(half)])
  }

  async function work(name: string, queue: Entry[]): Promise<void> {
    // Whatever else this turn of the event loop has read joins the first group.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      const group = queue.splice(0, most)
      const rest = await settle(group)
      waiting -= group.length - rest.length
      queue.unshift(...rest)
    }
    queues.delete(name)
  }

  return {
    submit: (item) => {
      if (waiting >= MOST_WAITING) {
        return Promise.reject(problem('store_unavailable', 'Too many messages are waiting; try again.'))
      }
      waiting += 1
      return new Promise((resolve, reject) => {
        const entry = { item, resolve, reject }
        const name = queueOf(item)
        const queue = queues.get(name)
        if (queue !== undefined) {
          queue.push(entry)
          return
        }
        const begun = [entry]
        queues.set(name, begun)
        void work(name, begun)
      })
    },
  }
}

/** False where the entry has to wait for the next group. */
function answer<Item, Result>(
  { resolve, reject }: Waiting<Item, Result>,
  settled: Settled<Result> | undefined,
): boolean {
  if (settled === 'later') return false
  if (settled === undefined) reject(new Error('a message was accepted by no group'))
  else if ('error' in settled) reject(settled.error)
  else resolve(settled.result)
  return true
}
