import { expect, test } from 'vitest'
import { activityWords } from './activity-words.ts'

type Actor = Parameters<typeof activityWords>[0]['actor']

const NAMES = {
  member: (id: string) => (id === 'usr_1' ? 'Ada' : undefined),
  team: (id: string) => (id === 'tem_1' ? 'Counter' : undefined),
}
const MAUD: Actor = { kind: 'member', id: 'usr_9', name: 'Maud' }

const state = (what: object) => ({ status: 'open', assignee_id: null, labels: [], ...what })
const told = (now: object, before: object | null = state({}), actor: Actor = null) =>
  activityWords(
    {
      id: 'evt_1',
      type: 'conversation.updated',
      at: '2026-11-01T00:00:00Z',
      data: state(now),
      before: before && state(before),
      actor,
    },
    NAMES,
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
  [{ team_id: 'tem_1' }, { team_id: null }, 'Given to the team Counter'],
  [{ team_id: 'tem_1' }, {}, null],
  [{ priority: 'urgent' }, { priority: 'none' }, 'Priority: Urgent'],
  [{}, {}, null],
])('a change to %j from %j is told as %j', (now, before, words) => {
  expect(told(now, before)).toBe(words)
})

test.each<[object, object, Actor, string]>([
  [{ assignee_id: 'usr_1' }, {}, MAUD, 'Maud assigned this to Ada'],
  [{ assignee_id: 'usr_1' }, {}, { kind: 'member', id: 'usr_1', name: 'Ada' }, 'Ada took this'],
  [{ status: 'resolved', labels: ['a'] }, {}, MAUD, 'Maud marked this as resolved · Labelled a'],
  [{ priority: 'high' }, { priority: 'none' }, MAUD, 'Maud set the priority to: High'],
  [{ status: 'resolved' }, {}, { kind: 'api_key', id: 'key_1', name: 'CRM' }, 'CRM marked this as resolved'],
  [
    { status: 'resolved' },
    {},
    { kind: 'member', id: 'usr_3', name: null },
    'Somebody who has left marked this as resolved',
  ],
  [{ assignee_id: 'usr_1' }, {}, { kind: 'rules', id: null, name: null }, 'Assigned to Ada, by a rule'],
  [{ status: 'resolved' }, {}, { kind: 'operator', id: null, name: null }, 'Marked as resolved'],
])('a change to %j from %j by %j is told as %j', (now, before, actor, words) => {
  expect(told(now, before, actor)).toBe(words)
})
