import { expect, test } from 'vitest'
import { formatSections, formatValue, missedGoals, type Section } from './report.ts'

const SECTIONS: Section[] = [
  {
    store: 'embedded',
    phase: 'acknowledging',
    lines: [
      { what: 'limit', value: 19_012.4, unit: 'requests/s' },
      { what: 'ours', value: 9506.2, unit: 'requests/s', against: '(a)', ratio: 0.5, met: false },
      { what: 'lost', value: 0, unit: '', against: 'of 100', met: true },
    ],
  },
]

test('figures have no more digits than they are worth', () => {
  expect(formatValue(19_012.4, 'requests/s')).toBe('19,012 requests/s')
  expect(formatValue(12.345, 'ms')).toBe('12.3 ms')
  expect(formatValue(1.2345, 'ms')).toBe('1.23 ms')
  expect(formatValue(0, '')).toBe('0')
})

test('the table names what each figure is compared with, and whether the goal was met', () => {
  expect(formatSections(SECTIONS)).toBe(
    [
      'embedded · acknowledging',
      '  limit  19,012 requests/s',
      '  ours    9,506 requests/s  0.50 × (a)  missed',
      '  lost                   0  of 100      met',
    ].join('\n'),
  )
})

test('only goals that were set and not reached are missed', () => {
  expect(missedGoals(SECTIONS)).toEqual(['embedded · acknowledging: ours'])
})
