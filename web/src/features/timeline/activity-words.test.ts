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
  [{}, { status: 'resolved' }, 'Reopened'],
  [{ assignee_id: 'usr_1' }, {}, 'Assigned to Ada'],
  [{ assignee_id: 'usr_2' }, {}, 'Assigned to a former member'],
  [{}, { assignee_id: 'usr_1' }, 'Assignee removed'],
  [
    { status: 'pending', labels: ['a', 'b'] },
    { labels: ['b', 'c'] },
    'Marked as pending · Labels added: a · Labels removed: c',
  ],
  [{ labels: ['a'] }, null, 'Labels added: a'],
  [{ team_id: 'tem_1' }, { team_id: null }, 'Assigned to team Counter'],
  [{ team_id: 'tem_1' }, {}, null],
  [{ priority: 'urgent' }, { priority: 'none' }, 'Priority: Urgent'],
  [{}, {}, null],
])('a change to %j from %j is told as %j', (now, before, words) => {
  expect(told(now, before)).toBe(words)
})

test.each<[object, object, Actor, string]>([
  [{ assignee_id: 'usr_1' }, {}, MAUD, 'Maud assigned this to Ada'],
  [{ assignee_id: 'usr_1' }, {}, { kind: 'member', id: 'usr_1', name: 'Ada' }, 'Ada self-assigned this'],
  [{ status: 'resolved', labels: ['a'] }, {}, MAUD, 'Maud marked this as resolved · Labels added: a'],
  [{ priority: 'high' }, { priority: 'none' }, MAUD, 'Maud set the priority to High'],
  [{ status: 'resolved' }, {}, { kind: 'api_key', id: 'key_1', name: 'CRM' }, 'CRM marked this as resolved'],
  [
    { status: 'resolved' },
    {},
    { kind: 'member', id: 'usr_3', name: null },
    'Former member marked this as resolved',
  ],
  [{ assignee_id: 'usr_1' }, {}, { kind: 'rules', id: null, name: null }, 'Assigned to Ada (automatically)'],
  [{ status: 'resolved' }, {}, { kind: 'operator', id: null, name: null }, 'Marked as resolved'],
])('a change to %j from %j by %j is told as %j', (now, before, actor, words) => {
  expect(told(now, before, actor)).toBe(words)
})

const said = (type: string, data: object) =>
  activityWords(
    { id: 'evt_1', type, at: '2026-11-01T00:00:00Z', data: { ...data }, before: null, actor: null },
    NAMES,
  )

test.each([
  ['customer_identity_changed', false, 'The contact’s security code changed.'],
  ['user_changed_number', false, 'The contact changed their number (confirmed by WhatsApp).'],
  ['user_joined_community', false, 'WhatsApp reported: user joined community.'],
  ['user_changed_number', true, null],
])('a system message of the type %s (rotation: %s) is told as %j', (system_type, rotation, words) => {
  expect(said('conversation.system_message', { system_type, rotation })).toBe(words)
})

test.each([
  [{ status: 'captured', reference_id: 'o-1' }, 'Payment received · 210.00 INR · o-1'],
  [{ status: 'pending', amount: null, reference_id: null }, 'Payment pending'],
  [{ status: 'refund_started', currency: null }, 'Payment: refund started · 210.00'],
  [{ status: null, amount: null }, 'Payment'],
])('a payment %j is told as %j', (data, words) => {
  const amount = { value: 21_000, offset: 100 }
  expect(said('payment.updated', { amount, currency: 'INR', ...data })).toBe(words)
})
