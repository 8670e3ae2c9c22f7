import { expect, test } from 'vitest'
import { activityWords } from './activity-words.ts'

const state = (what: object) => ({ status: 'open', assignee_id: null, labels: [], ...what })
const told = (now: object, before: object | null = state({})) =>
  activityWords(
    {
      id: 'evt_1',
      type: 'conversation.updated',
      at: '2026-11-01T00:00:00Z',
      data: state(now),
      before: before && state(before),
    },
    (id) => (id === 'usr_1' ? 'Ada' : undefined),
  )

test.each<[object, object | null, string | null]>([
  [{ status: 'resolved' }, {}, 'Marked as resolved'],
  [{}, { status: 'resolved' }, 'Opened again'],
  [{ assignee_id: 'usr_1' }, {}, 'Assigned to Ada'],
  [{ assignee_id: 'usr_2' }, {}, 'Assigned to somebody who has left'],
  [{}, { assignee_id: 'usr_1' }, 'Assigned to nobody'],
  [
    { status: 'pending', labels: ['a', 'b'] },
    { labels: ['b', 'c'] },
    'Marked as pending · Labelled a · No longer labelled c',
  ],
  [{ labels: ['a'] }, null, 'Labelled a'],
  [{ team_id: 'tea_1' }, {}, null],
])('a change to %j from %j is told as %j', (now, before, words) => {
  expect(told(now, before)).toBe(words)
})
