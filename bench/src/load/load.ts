import type { Latencies } from '../histogram.ts'
import type { TrafficOptions } from './traffic.ts'

/** What the load generator is told. */
export type LoadOrder = {
  /** Where the server listens, `http://127.0.0.1:port`; never another machine. */
  url: string
  path: string
  traffic: TrafficOptions
  connections: number
  /**
   * `closed`: each connection sends as soon as it has its answer, for the highest rate. `open`: requests are due at a
   * fixed rate whatever the server does, and their time counts from when they were due.
   */
  pace: { kind: 'closed' } | { kind: 'open'; requests_per_second: number }
  /** Ends then, also if not everything has been sent. */
  at_most_ms: number
  /** Sends what got no answer, or another one than 200, again until it is acknowledged; as Meta does. */
  redeliver: boolean
  /** Where to write the wamids of what was answered 200, one a line. */
  acknowledged_file: string
}

export type LoadResult = {
  /** Requests answered 200, and the updates and messages in them. */
  acknowledged: number
  updates: number
  messages: number
  /** Requests answered otherwise, by status. */
  refused: Record<string, number>
  /** Requests whose connection broke before their answer. */
  broken: number
  took_ms: number
  latency_ms: Latencies
  cpu_seconds: number
  /** How late, at most, the generator itself was: if this is much, it and not the server was measured. */
  own_delay_ms: Latencies
}
