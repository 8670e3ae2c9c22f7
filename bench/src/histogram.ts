import { build, type Histogram } from 'hdr-histogram-js'

/** Milliseconds. */
export type Latencies = { count: number; mean: number; p50: number; p95: number; p99: number; max: number }

const MICROSECONDS = 1000
const HIGHEST_US = 600_000_000

/** Times from 1 µs to 10 minutes, to three digits. */
export function createHistogram(): Histogram {
  return build({
    bitBucketSize: 64,
    lowestDiscernibleValue: 1,
    highestTrackableValue: HIGHEST_US,
    numberOfSignificantValueDigits: 3,
  })
}

export function record(histogram: Histogram, ms: number): void {
  histogram.recordValue(Math.min(Math.max(Math.round(ms * MICROSECONDS), 1), HIGHEST_US))
}

export function summarize(histogram: Histogram): Latencies {
  const at = (percentile: number) => histogram.getValueAtPercentile(percentile) / MICROSECONDS
  if (histogram.totalCount === 0) return { count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 }
  return {
    count: histogram.totalCount,
    mean: histogram.mean / MICROSECONDS,
    p50: at(50),
    p95: at(95),
    p99: at(99),
    max: histogram.maxValue / MICROSECONDS,
  }
}

/** The middle one of several runs; of an even number the mean of the middle two. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
