import type { KillableServer } from './killable-server.ts'

/** What keeps coming in while a test takes the database away. */
export type SteadyLoad = {
  /** Messages of which the server said that it has them. */
  acknowledged: string[]
  /** Names of contacts that it said it made, each asked for under its own Idempotency-Key until it said so. */
  made: string[]
  /** Every answer that is neither a success nor 503 with Retry-After, and every one that did not come. */
  wrong: string[]
  refused: () => number
  /** Milliseconds from now until a webhook and a request are answered well again. */
  untilServed(): Promise<number>
  stop(): Promise<void>
}

const WORKERS = 4
const PAUSE_MS = 50
const LONGEST_WAIT_MS = 30_000
let runs = 0

export function steadyLoad(server: KillableServer): SteadyLoad {
  const run = runs++
  const acknowledged: string[] = []
  const made: string[] = []
  const wrong: string[] = []
  let refused = 0
  let stopped = false

  async function judge(what: string, asking: Promise<Response>): Promise<boolean> {
    try {
      const answer = await asking
      await answer.arrayBuffer()
      if (answer.ok) return true
      refused += 1
      if (answer.status !== 503 || !(Number(answer.headers.get('retry-after')) > 0))
        wrong.push(`${what}: ${answer.status}`)
    } catch (error) {
      wrong.push(`${what}: ${error}`)
    }
    return false
  }

  const make = (name: string, phone: string) =>
    fetch(`${server.url()}/v1/contacts`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.api_key}`,
        'content-type': 'application/json',
        'idempotency-key': name,
      },
      body: JSON.stringify({ name, phone }),
    })

  async function worker(
    number: number,
    work: (name: string, count: number) => Promise<boolean>,
  ): Promise<void> {
    for (let count = 0; !stopped; count += 1) {
      const name = `${run + 1}${number}${String(count).padStart(4, '0')}`
      while (!stopped && !(await work(name, count))) await pause()
      await pause()
    }
  }

  const workers = Array.from({ length: WORKERS }, (_, number) => [
    worker(number, async (name) => {
      const taken = await judge('webhook', server.post(`wamid.${name}`))
      if (taken) acknowledged.push(`wamid.${name}`)
      return taken
    }),
    worker(number, async (name, count) => {
      const phone = `+1555${200 + run * WORKERS + number}${String(count).padStart(4, '0')}`
      const there = await judge('contact', make(`Load-${name}`, phone))
      if (there) made.push(`Load-${name}`)
      return there
    }),
  ]).flat()

  return {
    acknowledged,
    made,
    wrong,
    refused: () => refused,
    untilServed: async () => {
      const started = performance.now()
      const [webhooks, contacts] = [acknowledged.length, made.length]
      // A worker may have been answered before the database went, so one answer more than there are workers says that it is back.
      while (acknowledged.length <= webhooks + WORKERS || made.length <= contacts + WORKERS) {
        if (performance.now() - started > LONGEST_WAIT_MS)
          throw new Error(`nothing is served: ${wrong.slice(-3).join(', ')} ${server.said().slice(-2000)}`)
        await pause()
      }
      return performance.now() - started
    },
    stop: async () => {
      stopped = true
      await Promise.all(workers)
    },
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
}
