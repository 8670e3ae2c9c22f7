import type { Log } from '../../platform/base/log.ts'
import { buildRest } from '../../platform/base/rest.ts'
import type { Db } from '../../platform/db/types.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { type DeliveryResult, type Progress, recordResults } from './record-results.ts'

/** What of an endpoint the recorder needs to know. */
export type Recorded = {
  id: string
  /** How far it is once these are written. */
  progress(written: ReadonlySet<number>): Progress
  /** Reports that these are written, or that the endpoint no longer belongs to this process. */
  written(seqs: ReadonlySet<number>, held: boolean): void
}

export type Recorder = {
  add(of: Recorded, result: DeliveryResult): void
  /** Its position or its health changed, with nothing to be written beside it. */
  touch(of: Recorded): void
  idle(): boolean
  /** Resolves when all that was added is written, or cannot be; takes nothing more. */
  finish(): Promise<void>
}

const GATHER_MS = 250
const MOST_AT_ONCE = 250
const FAILURE_PAUSE_MS = 500

/** Writes down what deliveries of an account came to, many at a time, in the background. What could not be written is kept. */
export function buildRecorder(db: Db, log: Log, account_id: string, process_id: string): Recorder {
  const waiting: { of: Recorded; result: DeliveryResult }[] = []
  const touched = new Set<Recorded>()
  const rest = buildRest()
  let working: Promise<void> | null = null
  let gathering = false
  let finished = false

  async function write(): Promise<void> {
    const some = waiting.splice(0, MOST_AT_ONCE)
    const seqs = new Map<Recorded, Set<number>>()
    for (const of of touched) seqs.set(of, new Set())
    for (const { of, result } of some) {
      const known = seqs.get(of) ?? new Set()
      seqs.set(of, known)
      if (result.seq !== null) known.add(result.seq)
    }
    touched.clear()
    const progress = [...seqs].map(([of, written]) => of.progress(written))
    try {
      const results = some.map(({ result }) => result)
      const held = await withAccount(db, account_id, (trx) =>
        recordResults(trx, account_id, process_id, { progress, results }),
      )
      for (const [of, written] of seqs) of.written(written, held.has(of.id))
    } catch (error) {
      log.warn({ err: error, account_id }, 'delivery results not stored yet')
      waiting.unshift(...some)
      for (const of of seqs.keys()) touched.add(of)
      await rest.pause(FAILURE_PAUSE_MS)
    }
  }

  async function work(): Promise<void> {
    while (waiting.length > 0 || touched.size > 0) {
      const last_try = finished
      gathering = waiting.length < MOST_AT_ONCE
      if (gathering) await rest.sleep(GATHER_MS)
      gathering = false
      await write()
      if (last_try) return
    }
  }

  function begin(): void {
    if (finished) return
    if (gathering && waiting.length >= MOST_AT_ONCE) rest.wake()
    working ??= work().finally(() => {
      working = null
    })
  }

  return {
    add: (of, result) => {
      waiting.push({ of, result })
      begin()
    },
    touch: (of) => {
      touched.add(of)
      begin()
    },
    idle: () => working === null,
    finish: async () => {
      finished = true
      rest.endNow()
      await working
    },
  }
}
