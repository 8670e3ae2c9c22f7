import { expect, test } from 'vitest'
import type { BulkOutcome } from '../../api/desk'
import { undoOf } from './undo-bulk.ts'

const NOW = Date.parse('2026-11-01T12:00:00Z')
const OPEN = {
  status: 'open',
  labels: ['vip'],
  priority: 'none',
  assignee_id: null,
  team_id: null,
  snoozed_until: null,
} as const

function outcome(id: string, before: object, what: BulkOutcome['outcome'] = 'changed'): BulkOutcome {
  return { id, outcome: what, error: null, before: { ...OPEN, labels: [...OPEN.labels], ...before } }
}

test('what was alike before is taken back together, and what did not change is left alone', () => {
  const outcomes = [
    outcome('a', {}),
    outcome('b', { status: 'pending' }),
    outcome('c', {}),
    outcome('d', {}, 'unchanged'),
    outcome('e', {}, 'refused'),
  ]
  expect(undoOf({ status: 'resolved' }, outcomes, NOW)).toEqual([
    { change: { status: 'open', labels: ['vip'] }, ids: ['a', 'c'] },
    { change: { status: 'pending', labels: ['vip'] }, ids: ['b'] },
  ])
  expect(undoOf({ priority: 'high' }, [outcome('a', {})], NOW)).toEqual([
    { change: { priority: 'none' }, ids: ['a'] },
  ])
})

test('what was snoozed is so again until then, and open where that has passed', () => {
  const until = '2026-11-01T13:00:00.000Z'
  const snoozed = outcome('a', { status: 'snoozed', snoozed_until: until })
  expect(undoOf({ status: 'open' }, [snoozed], NOW)).toEqual([
    { change: { status: 'snoozed', snoozed_until: until }, ids: ['a'] },
  ])
  expect(undoOf({ status: 'open' }, [snoozed], Date.parse(until))).toEqual([
    { change: { status: 'open' }, ids: ['a'] },
  ])
})
