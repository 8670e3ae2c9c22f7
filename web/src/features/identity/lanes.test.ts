import { expect, test } from 'vitest'
import type { Explanation } from '../../api/types'
import { layLanes } from './lanes'
import { placeLanes } from './place'

const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString()
const NOW = Date.parse(day(100))
const NONE = {
  identifiers: [],
  portfolio_id: 'pfl_1',
  bsuid: null,
  previous_bsuid: null,
  parent_bsuid: null,
  phone: null,
  source: null,
  webhook_event_id: 'whe_1',
}

/** A contact who changed number, and whose old number belongs to another contact now. */
const EXPLAINED: Explanation = {
  contact_id: 'con_1',
  as_of: day(100),
  sentences: [],
  refused: [],
  identities: [
    { kind: 'bsuid', portfolio_id: 'pfl_1', value: 'US.1', state: 'retired', reason: 'rotated' },
    { kind: 'bsuid', portfolio_id: 'pfl_1', value: 'US.2', state: 'active', reason: null },
    { kind: 'phone', portfolio_id: null, value: '+15550101', state: 'retired', reason: 'superseded' },
  ].map(
    (identity) => ({ ...identity, evidence: 'proof', sentences: [] }) as Explanation['identities'][number],
  ),
  facts: [
    { ...NONE, kind: 'sighting', bsuid: 'US.1', phone: '+15550101', first_at: day(1), last_at: day(20) },
    { ...NONE, kind: 'rotation', previous_bsuid: 'US.1', bsuid: 'US.2', first_at: day(20), last_at: day(20) },
    { ...NONE, kind: 'sighting', bsuid: 'US.2', first_at: day(20), last_at: day(20) },
  ],
  phones: [
    {
      phone: '+15550101',
      holders: [
        { contact_id: null, display_name: null, own: false, from: null, until: day(1) },
        { contact_id: 'con_1', display_name: 'Ana', own: true, from: day(1), until: day(20) },
        { contact_id: null, display_name: null, own: false, from: day(20), until: day(60) },
        { contact_id: 'con_2', display_name: 'Bob', own: false, from: day(60), until: null },
      ],
    },
  ],
  merges: [],
  decisions: [
    {
      id: 'dec_1',
      kind: 'distinct',
      decided_by: 'usr_1',
      at: day(70),
      others: [{ contact_id: 'con_2', display_name: 'Bob' }],
    },
  ],
}

test('a rotation chains two BSUIDs in one lane, and a number shows who held it, but no stretch that nobody held', () => {
  const { lanes, from, until } = layLanes(EXPLAINED, () => 'Luna', NOW)
  expect([from, until]).toEqual([Date.parse(day(1)), NOW])
  const [account, phone, decided] = lanes
  expect(account?.spans.map(({ label, look }) => [label, look])).toEqual([
    ['US.1', 'retired'],
    ['US.2', 'active'],
  ])
  expect(account?.arrows).toHaveLength(1)
  expect(phone?.spans.map(({ label, look }) => [label, look])).toEqual([
    ['this contact', 'retired'],
    ['Bob', 'others'],
  ])
  expect(phone?.spans[1]?.words).toMatch(/^\+15550101 used by Bob since/)
  expect(decided?.spans.map(({ words }) => words)).toEqual([
    expect.stringMatching(/^Marked as different from Bob/),
  ])
})

test.each([240, 700])('at %i pixels nothing of a lane lies over another or outside', (width) => {
  const crowded: Explanation = {
    ...EXPLAINED,
    decisions: Array.from({ length: 6 }, (_, index) => ({
      id: `dec_${index}`,
      kind: 'distinct' as const,
      decided_by: 'usr_1',
      at: new Date(NOW - index).toISOString(),
      others: [],
    })),
  }
  for (const { spans } of placeLanes(
    layLanes(crowded, () => 'Luna', NOW),
    width,
  ).lanes) {
    for (const [index, { x, width: wide }] of spans.entries()) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + wide).toBeLessThanOrEqual(width + 0.001)
      const next = spans[index + 1]
      if (next) expect(next.x).toBeGreaterThanOrEqual(x + wide)
    }
  }
})
