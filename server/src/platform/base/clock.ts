import { z } from 'zod'

/** Where the time comes from. Nothing else reads the time, so that a rehearsal can move it. */
export type Clock = {
  /** Unix milliseconds. */
  now(): number
  /**
   * Reads the time again if a clock elsewhere is followed, else does nothing. To be awaited on receipt of a webhook: a
   * rehearsal may have moved its clock by a month just before it sent.
   */
  refresh(): Promise<void>
}

/** The time of this machine. */
export const systemClock: Clock = { now: () => Date.now(), refresh: () => Promise.resolve() }

export type FollowedClock = Clock & { stop(): void }

const ANSWER = z.object({ now_ms: z.number(), rate: z.number().nonnegative().default(1) })
const POLL_MS = 500
const ANSWER_WITHIN_MS = 2_000
const FIRST_ANSWER_TRIES = 40
const FIRST_ANSWER_PAUSE_MS = 250

/**
 * Follows the clock at `url`, which answers GET with `{now_ms, rate?}`; `rate` is how fast it goes (0: it stands).
 * Waits for the first answer and throws after ten seconds without one. Between answers the time is extrapolated.
 */
export async function followClock(
  url: string,
  fetch: typeof globalThis.fetch,
  onTrouble: (error: unknown) => void,
): Promise<FollowedClock> {
  let known = { now_ms: 0, rate: 1, at_ms: 0, asked: 0 }
  let asked = 0
  const refresh = async () => {
    const order = ++asked
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    if (!response.ok) throw new Error(`The clock at ${url} returned ${response.status}.`)
    const answer = ANSWER.parse(await response.json())
    // Answers may overtake each other; only a later question replaces what is known.
    if (order > known.asked) known = { ...answer, at_ms: performance.now(), asked: order }
  }
  await retry(refresh)
  let in_trouble = false
  const poll = setInterval(() => {
    refresh().then(
      () => {
        in_trouble = false
      },
      (error: unknown) => {
        if (!in_trouble) onTrouble(error)
        in_trouble = true
      },
    )
  }, POLL_MS)
  poll.unref()
  return {
    now: () => Math.round(known.now_ms + known.rate * (performance.now() - known.at_ms)),
    refresh,
    stop: () => clearInterval(poll),
  }
}

async function retry(ask: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await ask()
      return
    } catch (error) {
      if (tries === FIRST_ANSWER_TRIES) throw new Error('CLOCK_URL does not return a time.', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, FIRST_ANSWER_PAUSE_MS))
    }
  }
}
