import { expect, test } from 'vitest'
import { compareById, isClean } from './loss.ts'

const ONCE = { messages: 1, events: 1, threads: 1 }

test('every acknowledged message that is there once is clean', () => {
  const report = compareById(
    ['a', 'b'],
    [
      { wamid: 'a', ...ONCE },
      { wamid: 'b', ...ONCE },
    ],
  )
  expect(report).toEqual({ acknowledged: 2, lost: [], doubled: [], astray: [] })
  expect(isClean(report)).toBe(true)
})

test('a lost message is not hidden by another that is there twice', () => {
  const report = compareById(['a', 'b'], [{ wamid: 'b', messages: 2, events: 2, threads: 2 }])
  expect(report.lost).toEqual(['a'])
  expect(report.doubled).toEqual(['b'])
  expect(isClean(report)).toBe(false)
})

test('a message that the feed tells of twice is doubled', () => {
  expect(compareById(['a'], [{ wamid: 'a', ...ONCE, events: 2 }]).doubled).toEqual(['a'])
})

test('a message in no thread, or that the feed is silent about, is astray', () => {
  const report = compareById(
    ['a', 'b'],
    [
      { wamid: 'a', ...ONCE, threads: 0 },
      { wamid: 'b', ...ONCE, events: 0 },
    ],
  )
  expect(report.astray).toEqual(['a', 'b'])
})

test('what was stored and never acknowledged may be there', () => {
  expect(
    isClean(
      compareById(
        ['a'],
        [
          { wamid: 'a', ...ONCE },
          { wamid: 'unanswered', ...ONCE },
        ],
      ),
    ),
  ).toBe(true)
})

test('a webhook that was acknowledged again after a redelivery counts as one', () => {
  expect(isClean(compareById(['a', 'a'], [{ wamid: 'a', ...ONCE }]))).toBe(true)
})
