import type { Section } from '../report.ts'
import type { StoreKind } from '../stores.ts'

/** What the command line asks of every phase. */
export type BenchOptions = {
  seconds: number
  rounds: number
  contacts: number[]
  messages: number
  burst: number
  connections: number
  administrator_url: string | undefined
  /** Options for the server's node, such as --cpu-prof. */
  node: string[]
}

/** `lines` for the table, `data` for the file. */
export type PhaseResult = { section: Section; data: unknown }

export type Phase = (
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
) => Promise<PhaseResult>

export const GOALS = {
  accepted_per_second: { embedded: 150, postgres: 500 },
  accepted_p95_ms: 150,
  accepted_alone_p50_ms: 15,
  accepted_of_acknowledged: 0.25,
  acknowledged_of_bare: 0.7,
  acknowledged_p99_ms: 50,
  end_to_end: { embedded: 1500, postgres: 4000 },
  /** What an account waits for a list while another imports: the larger of both. */
  fair_p95_ms: 50,
  fair_of_quiet: 3,
  growth: 1.3,
  page_p95_ms: 50,
  sent_per_second: 1000,
  queued_p95_ms: 1000,
  /** Of what comes in while nobody watches: with many browsers that do. */
  watched: 0.9,
  /** Of what comes in while no endpoint is served: with twenty that are. */
  delivered_beside: 0.9,
  delivered_per_second: 1000,
  delivered_p95_ms: 2000,
  /** What a limited member waits for, of what a member who sees everything does. */
  limited: 1.5,
  /** Resident memory at the end of a long run, of what it was in the middle. */
  memory_growth: 1.1,
}
