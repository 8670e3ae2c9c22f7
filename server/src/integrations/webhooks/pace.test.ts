import { expect, test } from 'vitest'
import { buildPace } from './pace.ts'

const FLOOR = 100

/** A pace whose time moves on request. */
function paced() {
  let now_ms = 0
  // In the order in which they fall due: all are set for the same time.
  const timers: { at_ms: number; callback: () => void }[] = []
  const pace = buildPace({
    floor: FLOOR,
    now_ms: () => now_ms,
    later: (ms, callback) => void timers.push({ at_ms: now_ms + ms, callback }),
  })
  const advance = (ms: number) => {
    const until_ms = now_ms + ms
    for (let next = timers[0]; next && next.at_ms <= until_ms; next = timers[0]) {
      now_ms = next.at_ms
      timers.shift()
      next.callback()
    }
    now_ms = until_ms
  }
  return { pace, advance }
}

/** A queue with so much to send, and how much of it went out since it was last asked. */
function queue(has = Number.POSITIVE_INFINITY) {
  let left = has
  let sent = 0
  const sendOne = () => {
    if (left === 0) return false
    left -= 1
    sent += 1
    return true
  }
  const since = () => {
    const count = sent
    sent = 0
    return count
  }
  return { sendOne, since }
}

test('what waits goes out at the floor while what came in is late, and a little at once before that', () => {
  const { pace, advance } = paced()
  const { sendOne, since } = queue()
  pace.offer(sendOne, 'one')
  expect(since()).toBe(FLOOR / 4)
  for (let second = 0; second < 3; second += 1) {
    advance(1000)
    expect(since()).toBe(FLOOR)
    pace.tell('late')
  }
})

test('the pace doubles every second that it does not suffice and nothing is late, and is the floor again once anything is', () => {
  const { pace, advance } = paced()
  const { sendOne, since } = queue()
  pace.offer(sendOne, 'one')
  since()
  const sent = [1, 2, 4, 8, 1, 2].map((_, second) => {
    advance(1000)
    pace.tell(second === 3 ? 'late' : 'free')
    return Math.round(since() / FLOOR)
  })
  expect(sent).toEqual([1, 2, 4, 8, 1, 2])
})

test('the pace halves while the process is busy, and never goes below the floor', () => {
  const { pace, advance } = paced()
  const { sendOne, since } = queue()
  pace.offer(sendOne, 'one')
  since()
  const doing = ['free', 'free', 'busy', 'busy', 'busy', 'free', 'free'] as const
  const sent = doing.map((it) => {
    advance(1000)
    pace.tell(it)
    return Math.round(since() / FLOOR)
  })
  expect(sent).toEqual([1, 2, 4, 2, 1, 1, 2])
})

test('a pace that is not needed any more falls back, so that the next crowd finds it low', () => {
  const { pace, advance } = paced()
  const many = queue(FLOOR * 5)
  pace.offer(many.sendOne, 'one')
  for (let second = 0; second < 10; second += 1) {
    advance(1000)
    pace.tell('free')
  }
  expect(many.since()).toBe(FLOOR * 5)
  const next = queue()
  pace.offer(next.sendOne, 'one')
  advance(1000)
  expect(next.since()).toBe(FLOOR + FLOOR / 4)
})

test('queues that wait take turns, whatever each has, and one that has nothing left costs the others nothing', () => {
  const { pace, advance } = paced()
  const [deep, deeper, shallow] = [queue(), queue(), queue(5)]
  for (const { sendOne } of [deep, deeper, shallow]) pace.offer(sendOne, 'one')
  expect(deep.since()).toBe(FLOOR / 4)
  advance(1000)
  expect(shallow.since()).toBe(5)
  const [one, other] = [deep.since(), deeper.since()]
  expect(one + other).toBe(FLOOR - 5)
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1)
})

test('an account with many endpoints gets no more turns than an account with one', () => {
  const { pace, advance } = paced()
  const crowd = Array.from({ length: 50 }, () => queue())
  const quiet = queue()
  for (const { sendOne } of crowd) pace.offer(sendOne, 'crowd')
  pace.offer(quiet.sendOne, 'quiet')
  pace.tell('late')
  advance(1000)
  for (const { since } of [...crowd, quiet]) since()
  advance(1000)
  expect(quiet.since()).toBe(FLOOR / 2)
  expect(crowd.map(({ since }) => since())).toEqual(Array(50).fill(1))
})
