import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { type BodyOptions, generateBodies, type SignedBody } from './generate.ts'

export type PostOptions = BodyOptions & {
  url: string
  /** POSTs on their way at once. Default 8. */
  concurrency?: number
  /** Retries of a POST that was not answered 200. Default 5. */
  retries?: number
  signal?: AbortSignal
  /** About once a second. */
  onProgress?: (report: PostReport) => void
}

export type PostReport = {
  updates: number
  posts: number
  /** POSTs tried again. */
  retried: number
  /** POSTs that failed after all retries. */
  failed: number
  seconds: number
  updates_per_second: number
  latency_ms: { p50: number; p95: number; p99: number; max: number }
}

type Tally = {
  started_ms: number
  updates: number
  posts: number
  retried: number
  failed: number
  latencies: number[]
}

/** Sends generated traffic to a webhook URL, `updates_per_second` if given, as fast as it is answered otherwise. */
export async function postTraffic(options: PostOptions): Promise<PostReport> {
  const { origin, pathname, search } = new URL(options.url)
  const concurrency = options.concurrency ?? 8
  const pool = new Pool(origin, { connections: concurrency })
  const bodies = generateBodies(options)
  const tally: Tally = {
    started_ms: performance.now(),
    updates: 0,
    posts: 0,
    retried: 0,
    failed: 0,
    latencies: [],
  }
  const progress = setInterval(() => options.onProgress?.(report(tally)), 1_000)
  let handed_out = 0
  try {
    const work = async () => {
      for (let next = bodies.next(); !next.done; next = bodies.next()) {
        if (options.signal?.aborted) return
        handed_out += next.value.updates
        await untilDue(tally, options, handed_out)
        await postOne(pool, pathname + search, next.value, options, tally)
      }
    }
    await Promise.all(Array.from({ length: concurrency }, work))
  } finally {
    clearInterval(progress)
    await pool.close()
  }
  return report(tally)
}

async function untilDue(tally: Tally, options: PostOptions, updates: number): Promise<void> {
  if (options.updates_per_second === undefined) return
  const due_ms = tally.started_ms + (updates / options.updates_per_second) * 1_000
  const early_ms = due_ms - performance.now()
  if (early_ms > 1) await sleep(early_ms, undefined, { signal: options.signal }).catch(() => undefined)
}

async function postOne(
  pool: Pool,
  path: string,
  { body, signature, updates }: SignedBody,
  options: PostOptions,
  tally: Tally,
): Promise<void> {
  const retries = options.retries ?? 5
  for (let attempt = 0; attempt <= retries && !options.signal?.aborted; attempt++) {
    if (attempt > 0) {
      tally.retried++
      await sleep(100 * 2 ** attempt)
    }
    const started_ms = performance.now()
    const status = await pool
      .request({
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
        body,
      })
      .then(async (response) => {
        await response.body.dump()
        return response.statusCode
      })
      // No answer at all counts as a refusal: the POST is tried again.
      .catch(() => 0)
    if (status !== 200) continue
    tally.latencies.push(performance.now() - started_ms)
    tally.updates += updates
    tally.posts++
    return
  }
  tally.failed++
}

function report(tally: Tally): PostReport {
  const seconds = (performance.now() - tally.started_ms) / 1_000
  const sorted = tally.latencies.toSorted((one, other) => one - other)
  const at = (share: number) => rounded(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
  return {
    updates: tally.updates,
    posts: tally.posts,
    retried: tally.retried,
    failed: tally.failed,
    seconds: rounded(seconds),
    updates_per_second: Math.round(tally.updates / Math.max(seconds, 0.001)),
    latency_ms: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) },
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
