import { expect, test } from 'vitest'
import { createHistogram, median, record, summarize } from './histogram.ts'

test('a percentile is the time that so many of a hundred stayed below', () => {
  const histogram = createHistogram()
  for (let ms = 1; ms <= 1000; ms += 1) record(histogram, ms)
  const { count, p50, p95, p99, max } = summarize(histogram)
  expect(count).toBe(1000)
  for (const [measured, exact] of [
    [p50, 500],
    [p95, 950],
    [p99, 990],
    [max, 1000],
  ] as const) {
    expect(Math.abs(measured - exact) / exact).toBeLessThan(0.002)
  }
})

test('one slow answer among a thousand shows in the highest and not in the median', () => {
  const histogram = createHistogram()
  for (let i = 0; i < 999; i += 1) record(histogram, 2)
  record(histogram, 5000)
  const { p50, max } = summarize(histogram)
  expect(p50).toBeLessThan(2.1)
  expect(max).toBeGreaterThan(4990)
})

test('times beyond what a histogram holds count as its ends', () => {
  const histogram = createHistogram()
  record(histogram, 0)
  record(histogram, 1e9)
  expect(summarize(histogram).count).toBe(2)
})

test('nothing measured is all zeros', () => {
  expect(summarize(createHistogram())).toEqual({ count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 })
})

test('the median is not moved by one run that had bad neighbours', () => {
  expect(median([10, 1000, 11])).toBe(11)
  expect(median([10, 12])).toBe(11)
  expect(median([])).toBeNaN()
})
