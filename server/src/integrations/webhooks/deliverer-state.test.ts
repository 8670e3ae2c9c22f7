import { expect, test } from 'vitest'
import {
  type AccountState,
  buildState,
  doingOf,
  failOpening,
  holdAtOnce,
  isAllIdle,
  planHeld,
  removeQueue,
  startHold,
  startLookBack,
  takeNews,
} from './deliverer-state.ts'
import type { QueueState } from './endpoint-queue.ts'
import type { HeldEndpoint } from './leases.ts'

const NOW = 1_000_000

function endpoint(id: string, change: Partial<HeldEndpoint> = {}): HeldEndpoint {
  const at = new Date(0)
  return {
    ...{ id, account_id: 'one', name: id, url: 'https://receiver.example', format: 'standard' },
    ...{ event_types: null, inbox_ids: null, ordered: false, concurrency: 8, position: 0 },
    ...{ secret: Buffer.alloc(0), previous_secret: null, previous_until: null },
    ...{ state: 'enabled', state_reason: null, state_at: at, created_at: at, updated_at: at },
    ...{ failures: 0, failing_since: null, held_back_until: null, held_by: null, held_until: null },
    ...{ last_success_at: null, last_failure_at: null, last_status: null, last_error: null },
    ...change,
  }
}

/** A queue that has read all that there is. */
function queue(id: string, change: Partial<QueueState> = {}): QueueState {
  return {
    ...{ id, head: 0, read_to: 0, due: false, open: new Set<number>(), under_way: new Set<number>() },
    ...{ ready: [], flying: 0, disabling: false, leaving: false, health: { held_back_until: null } },
    ...change,
  }
}

function running(queues: Record<string, QueueState[]>) {
  const state = buildState<AccountState<QueueState>>(NOW)
  for (const [account_id, of_account] of Object.entries(queues))
    state.accounts.set(account_id, { queues: new Map(of_account.map((it) => [it.id, it])) })
  return state
}

test('endpoints are leased in the first turn, then once a second, and at once when that is asked for', () => {
  const state = buildState(NOW)
  expect(startHold(state, NOW)).toBe(true)
  expect(startHold(state, NOW + 999)).toBe(false)
  expect(startHold(state, NOW + 1000)).toBe(true)
  holdAtOnce(state)
  expect(startHold(state, NOW + 1001)).toBe(true)
})

test('the pace hears how the process is doing once a second, and not before a second has passed', () => {
  const state = buildState(NOW)
  const heard = [500, 1000, 1999, 2000].map((ms) => startLookBack(state, NOW + ms))
  expect(heard).toEqual([false, true, false, true])
})

test('a process with late webhooks is late however busy it is, and busy above its share of time', () => {
  const busy_share = 0.6
  expect(doingOf({ late: true, utilization: 1, busy_share })).toBe('late')
  expect(doingOf({ late: false, utilization: 0.61, busy_share })).toBe('busy')
  expect(doingOf({ late: false, utilization: 0.6, busy_share })).toBe('free')
})

test('an enabled endpoint begins, one that runs goes on as it is now, and a paused one does not begin', () => {
  const runs = queue('runs')
  const state = running({ one: [runs] })
  const changed = endpoint('runs', { url: 'https://other.example' })
  const begins = endpoint('begins', { account_id: 'two' })
  const plan = planHeld(state, [changed, begins, endpoint('paused', { state: 'paused' })])
  expect(plan.known).toEqual([{ queue: runs, endpoint: changed, leaves: false }])
  expect(plan.begin).toEqual([begins])
})

test('a queue leaves when its endpoint is paused, and when another process holds it', () => {
  const [paused, lost] = [queue('paused'), queue('lost')]
  const now_paused = endpoint('paused', { state: 'paused' })
  const { known, begin } = planHeld(running({ one: [paused], two: [lost] }), [now_paused])
  expect(known).toEqual([
    { queue: paused, endpoint: now_paused, leaves: true },
    { queue: lost, endpoint: null, leaves: true },
  ])
  expect(begin).toEqual([])
})

test('an account wants what its enabled endpoints want together, whether they run yet or not', () => {
  const { wants } = planHeld(running({ one: [queue('a')] }), [
    endpoint('a', { event_types: ['message.*'] }),
    endpoint('b', { event_types: ['contact.merged', 'message.*'] }),
    endpoint('c', { event_types: ['label.added'], state: 'paused' }),
    endpoint('d', { account_id: 'two', event_types: ['label.added'] }),
    endpoint('e', { account_id: 'two' }),
  ])
  expect(wants).toEqual(
    new Map([
      ['one', ['contact.merged', 'message.*']],
      ['two', null],
    ]),
  )
})

test('of the failures to open an endpoint the first is logged, and again the first after it was opened', () => {
  const state = buildState(NOW)
  expect([failOpening(state, 'a'), failOpening(state, 'a'), failOpening(state, 'b')]).toEqual([
    true,
    false,
    true,
  ])
  state.unopened.delete('a')
  expect(failOpening(state, 'a')).toBe(true)
})

test('a queue is woken when its feed went on or a retry is due, and only its own account’s feed counts', () => {
  const [behind, retries, rests] = [queue('behind'), queue('retries'), queue('rests')]
  const state = running({ one: [behind], two: [retries, rests] })
  const { awake } = takeNews(state, { heads: new Map([['one', 7]]), due: new Set(['retries']) }, NOW)
  expect(awake).toEqual([behind, retries])
  expect([behind.head, retries.head, retries.due, rests.due]).toEqual([7, 0, true, false])
  const later = takeNews(state, { heads: new Map([['one', 5]]), due: new Set() }, NOW)
  expect(later.awake).toEqual([behind])
  expect([behind.head, retries.due]).toEqual([7, false])
})

test('a queue that is held back or leaves is not woken', () => {
  const held_back = queue('held', { health: { held_back_until: new Date(NOW + 1) } })
  const state = running({ one: [held_back, queue('leaves', { leaving: true })] })
  const news = { heads: new Map([['one', 7]]), due: new Set<string>() }
  expect(takeNews(state, news, NOW).awake).toEqual([])
  expect(takeNews(state, news, NOW + 1).awake).toEqual([held_back])
})

test('an account rests when none of its queues had anything to do before the news', () => {
  const state = running({ one: [queue('a'), queue('b', { flying: 1 })], two: [queue('c')] })
  const news = { heads: new Map([['two', 3]]), due: new Set<string>() }
  expect(takeNews(state, news, NOW).rested).toEqual([state.accounts.get('two')])
  expect(takeNews(state, news, NOW).rested).toEqual([])
})

test('an account is forgotten with the last of its queues', () => {
  const state = running({ one: [queue('a'), queue('b')], two: [queue('c')] })
  removeQueue(state, 'one', 'a')
  expect([...state.accounts.keys()]).toEqual(['one', 'two'])
  removeQueue(state, 'one', 'b')
  removeQueue(state, 'one', 'b')
  expect([...state.accounts.keys()]).toEqual(['two'])
})

test('a process is idle when no queue has anything under way or to send', () => {
  expect(isAllIdle(running({ one: [queue('a')], two: [queue('b')] }), NOW)).toBe(true)
  for (const change of [{ flying: 1 }, { due: true }, { head: 1 }, { open: new Set([1]) }])
    expect(isAllIdle(running({ one: [queue('a')], two: [queue('b', change)] }), NOW)).toBe(false)
})
