const SECOND_MS = 1_000
const PAIR_INTERVAL_MS = 6 * SECOND_MS
const PAIR_BURST = 45
/** So long after a full burst the pair has paid back everything that it borrowed. */
export const PAIR_MEMORY_MS = PAIR_BURST * PAIR_INTERVAL_MS
/** Meta counts messages in both directions, and its second is not ours. */
const MARGIN = 0.95

type Pair = { debt_until_ms: number; burst_from_ms: number; burst: number }

/** How fast one line may send: so many messages in any second, and the pair limit for each person. */
export type SendPace = {
  /** How many messages may go out now. */
  room(now_ms: number): number
  /** When this person may get a message; `now_ms` or earlier means now. */
  pairReady(pair: string, now_ms: number): number
  /** Reserves a message of the line's second; `ended` must follow. */
  take(pair: string, now_ms: number): void
  /** When its call has ended, or there was none. It may have reached Meta as late as now, so its second begins now. */
  ended(now_ms: number): void
  setRate(messages_per_second: number): void
}

/** `recent`: what went out before this process took the line over, the oldest first. */
export function buildPace(messages_per_second: number, recent: { pair: string; at_ms: number }[]): SendPace {
  let rate = allowed(messages_per_second)
  const sent: number[] = []
  let under_way = 0
  const pairs = new Map<string, Pair>()
  const borrow = (name: string, now_ms: number) => {
    const pair = pairs.get(name)
    if (!pair || now_ms >= pair.debt_until_ms) {
      pairs.set(name, { debt_until_ms: now_ms + PAIR_INTERVAL_MS, burst_from_ms: now_ms, burst: 1 })
      return
    }
    pair.burst += 1
    pair.debt_until_ms += PAIR_INTERVAL_MS
  }
  for (const { pair, at_ms } of recent) {
    borrow(pair, at_ms)
    sent.push(at_ms)
  }
  let swept_ms = 0
  const forgetPaid = (now_ms: number) => {
    if (now_ms - swept_ms < PAIR_INTERVAL_MS) return
    swept_ms = now_ms
    for (const [name, pair] of pairs) if (now_ms >= pair.debt_until_ms) pairs.delete(name)
  }
  return {
    room: (now_ms) => {
      forgetPaid(now_ms)
      const first = sent.findIndex((at_ms) => at_ms > now_ms - SECOND_MS)
      sent.splice(0, first === -1 ? sent.length : first)
      return Math.max(rate - sent.length - under_way, 0)
    },
    // A burst may be finished within its six seconds; after that it is paid back first.
    pairReady: (name, now_ms) => {
      const pair = pairs.get(name)
      if (!pair || now_ms >= pair.debt_until_ms) return now_ms
      const in_burst = now_ms - pair.burst_from_ms < PAIR_INTERVAL_MS && pair.burst < PAIR_BURST
      return in_burst ? now_ms : pair.debt_until_ms
    },
    take: (name, now_ms) => {
      under_way += 1
      borrow(name, now_ms)
    },
    ended: (now_ms) => {
      under_way -= 1
      sent.push(now_ms)
    },
    setRate: (messages) => {
      rate = allowed(messages)
    },
  }
}

function allowed(messages_per_second: number): number {
  return Math.max(Math.floor(messages_per_second * MARGIN), 1)
}
