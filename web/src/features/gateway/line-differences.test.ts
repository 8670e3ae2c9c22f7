import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aroundDifferences, compareLines } from './line-differences'

test('a line that was added stands beside nothing, one that was changed beside what it was', () => {
  expect(
    compareLines(['{', '"id": 1', '"to": "x"', '}'], ['{', '"from": "5"', '"id": 1', '"to": "y"', '}']),
  ).toEqual([
    { left: '{', right: '{', same: true },
    { left: null, right: '"from": "5"', same: false },
    { left: '"id": 1', right: '"id": 1', same: true },
    { left: '"to": "x"', right: '"to": "y"', same: false },
    { left: '}', right: '}', same: true },
  ])
})

test('both texts stand there whole and in order, and what is said to be the same is', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '{', '}'), { maxLength: 30 })
  fc.assert(
    fc.property(lines, lines, (left, right) => {
      const pairs = compareLines(left, right)
      expect(pairs.flatMap((pair) => pair.left ?? [])).toEqual(left)
      expect(pairs.flatMap((pair) => pair.right ?? [])).toEqual(right)
      for (const pair of pairs) expect(pair.same).toBe(pair.left === pair.right)
    }),
  )
})

test('of long texts only what is near a difference is shown', () => {
  const left = Array.from({ length: 40 }, (_, n) => `line ${n}`)
  const right = left.map((line) => (line === 'line 20' ? 'another' : line))
  const shown = aroundDifferences(compareLines(left, right)).map((pair) => pair.right)
  expect(shown).toEqual([
    '⋯',
    'line 17',
    'line 18',
    'line 19',
    'another',
    'line 21',
    'line 22',
    'line 23',
    '⋯',
  ])
})

test('texts that are too long to be compared line by line are still shown whole', () => {
  const left = Array.from({ length: 2_000 }, (_, n) => `left ${n}`)
  expect(compareLines(left, ['right']).flatMap((pair) => pair.left ?? [])).toEqual(left)
})
