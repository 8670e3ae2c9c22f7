/** The world's time. It only moves on request, or ticks with real time if configured. */
export interface Clock {
  now_ms: number
  /** A binary heap: the first is the next one due, the rest is in no order. */
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
  pushTask(clock.tasks, task)
  return task
}

/** Moves the clock to a time, running every task on the way at its own time. The clock never goes back. */
export function advanceTo(clock: Clock, to_ms: number): void {
  if (to_ms < clock.now_ms) throw new Error('The clock cannot go back')
  for (let next = clock.tasks[0]; next && next.at_ms <= to_ms; next = clock.tasks[0]) {
    popTask(clock.tasks)
    clock.now_ms = Math.max(clock.now_ms, next.at_ms)
    next.run()
  }
  clock.now_ms = to_ms
}

function isEarlier(a: ScheduledTask, b: ScheduledTask): boolean {
  return a.at_ms < b.at_ms || (a.at_ms === b.at_ms && a.sequence < b.sequence)
}

function pushTask(heap: ScheduledTask[], task: ScheduledTask): void {
  let place = heap.length
  while (place > 0) {
    const above = (place - 1) >> 1
    const parent = heap[above]
    if (!parent || !isEarlier(task, parent)) break
    heap[place] = parent
    place = above
  }
  heap[place] = task
}

function popTask(heap: ScheduledTask[]): void {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  let place = 0
  for (;;) {
    const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]]
    const child = right && left && isEarlier(right, left) ? right : left
    if (!child || !isEarlier(child, last)) break
    heap[place] = child
    place = child === left ? 2 * place + 1 : 2 * place + 2
  }
  heap[place] = last
}

/** Unix seconds, as Meta writes them. */
export function unixSeconds(at_ms: number): number {
  return Math.floor(at_ms / SECOND_MS)
}
