/** The world's time. It moves only when somebody moves it, or ticks with real time if asked to. */
export interface Clock {
  now_ms: number
  tasks: ScheduledTask[]
  sequence: number
}

export interface ScheduledTask {
  at_ms: number
  sequence: number
  run: () => void
}

/** 2026-10-31T12:00:00Z: all of the username rollout's features exist by then. */
export const DEFAULT_START_MS = 1_793_448_000_000

export const SECOND_MS = 1_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

export function createClock(start_ms: number = DEFAULT_START_MS): Clock {
  return { now_ms: start_ms, tasks: [], sequence: 0 }
}

/** Runs `run` once the clock gets there; tasks of one instant run in the order they were made. */
export function schedule(clock: Clock, at_ms: number, run: () => void): ScheduledTask {
  const task = { at_ms: Math.max(at_ms, clock.now_ms), sequence: clock.sequence++, run }
  let low = 0
  let high = clock.tasks.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = clock.tasks[middle]
    // Newer tasks have higher sequences, so only the time decides.
    if (other && other.at_ms <= task.at_ms) low = middle + 1
    else high = middle
  }
  clock.tasks.splice(low, 0, task)
  return task
}

export function cancel(clock: Clock, task: ScheduledTask): void {
  const index = clock.tasks.indexOf(task)
  if (index >= 0) clock.tasks.splice(index, 1)
}

/** Moves the clock to a time, running every task on the way at its own time. The clock never goes back. */
export function advanceTo(clock: Clock, to_ms: number): void {
  if (to_ms < clock.now_ms) throw new Error('The clock cannot go back')
  for (let next = clock.tasks[0]; next && next.at_ms <= to_ms; next = clock.tasks[0]) {
    clock.tasks.shift()
    clock.now_ms = Math.max(clock.now_ms, next.at_ms)
    next.run()
  }
  clock.now_ms = to_ms
}

/** Unix seconds, as Meta writes them. */
export function unixSeconds(at_ms: number): number {
  return Math.floor(at_ms / SECOND_MS)
}
