/** Lets requests go out no faster than the way in bears. */
export type DeliveryPace = {
  /**
   * Sends as long as `sendOne` says that it has sent something and the pace allows it; else goes on as soon as it does. What
   * waits takes turns: account by account, and within each one after another.
   */
  offer(sendOne: SendOne, account_id: string): void
  /** How the process is doing; to be called about once a second. */
  tell(doing: Doing): void
}

/** `late`: what came in waits to be worked on. `busy`: this process has little time left, also to take in more. */
export type Doing = 'late' | 'busy' | 'free'

/** Sends one request, if there is one to be sent now. */
export type SendOne = () => boolean

export type PaceOptions = {
  /** So many requests a second go out whatever comes in. */
  floor: number
  /** Milliseconds that only grow. */
  now_ms: () => number
  /** Calls back once after so many milliseconds. */
  later: (ms: number, callback: () => void) => void
}

const TICK_MS = 50
/** What was not used is kept for so long: events come in bursts of their own. */
const KEPT_S = 0.25
/** Doubled that often, the floor is more than a process can do: the pace is off. */
const MOST_DOUBLINGS = 6

/**
 * A pace for all queues of a process. It begins at the floor, doubles each time that it did not suffice and the process is free,
 * halves where it is busy, and is at the floor again as soon as anything is late. So a crowd of events never takes the machine by
 * surprise, and deliveries never stand still.
 */
export function buildPace({ floor, now_ms, later }: PaceOptions): DeliveryPace {
  // Accounts, and the senders of each, in the order in which they get their turn.
  const waiting = new Map<string, Set<SendOne>>()
  let doublings = 0
  let allowance = floor * KEPT_S
  let counted_ms = now_ms()
  let ticking = false
  let sufficed = true

  function serve(): void {
    const per_second = floor * 2 ** doublings
    const now = now_ms()
    allowance = Math.min(allowance + (per_second * (now - counted_ms)) / 1000, per_second * KEPT_S)
    counted_ms = now
    for (const [account_id, senders] of waiting) {
      if (allowance < 1) break
      waiting.delete(account_id)
      if (sendFirst(senders)) allowance -= 1
      // To the end, where this loop finds it again after the other accounts.
      if (senders.size > 0) waiting.set(account_id, senders)
    }
    if (waiting.size > 0) tick()
  }

  function tick(): void {
    sufficed = false
    if (ticking) return
    ticking = true
    later(TICK_MS, () => {
      ticking = false
      serve()
    })
  }

  return {
    offer: (sendOne, account_id) => {
      const senders = waiting.get(account_id) ?? new Set()
      waiting.set(account_id, senders.add(sendOne))
      if (!ticking) serve()
    },
    tell: (doing) => {
      if (doing === 'late') doublings = 0
      else if (doing === 'busy' || sufficed) doublings = Math.max(doublings - 1, 0)
      else doublings = Math.min(doublings + 1, MOST_DOUBLINGS)
      sufficed = waiting.size === 0
    },
  }
}

/** One request by the first that has one to send, which goes to the end; those that have none leave. */
function sendFirst(senders: Set<SendOne>): boolean {
  for (const sendOne of senders) {
    senders.delete(sendOne)
    if (!sendOne()) continue
    senders.add(sendOne)
    return true
  }
  return false
}
