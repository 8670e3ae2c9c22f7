import { median } from '../histogram.ts'
import { residentBytes } from '../processes.ts'
import { startServer } from '../server-process.ts'
import type { StoreKind } from '../stores.ts'
import { lossLines } from './loss-lines.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting, orderLoad, proveNothingLost, runLoad } from './setting.ts'

const PEOPLE = 5_000
const EVERY_MS = 500
const MIB = 1024 ** 2
/** A rate that both stores follow without a queue, so that what grows is the process and not its work. */
const PER_SECOND = { embedded: 300, postgres: 600 }
/** Four times as long as other measurements: a leak is slow. */
const LONGER = 4

/** Resident memory of a server that works at a steady rate. */
export async function measureMemory(kind: StoreKind, options: BenchOptions): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  try {
    const server = await startServer(setting.place, { node: options.node })
    const order = orderLoad(setting, server.url, {
      updates: options.seconds * LONGER * PER_SECOND[kind],
      people: PEOPLE,
      connections: 32,
      pace: { kind: 'open', requests_per_second: PER_SECOND[kind] },
    })
    const samples: number[] = []
    const timer = setInterval(() => samples.push(residentBytes(server.pid) / MIB), EVERY_MS)
    try {
      await runLoad(setting, server, order)
    } finally {
      clearInterval(timer)
      await server.stop()
    }
    const proof = await proveNothingLost(setting, [order])
    const lines = [...memoryLines(samples), ...lossLines(proof)]
    return {
      section: { store: kind, phase: 'memory', lines },
      data: { samples_mib: samples, every_ms: EVERY_MS, proof },
    }
  } finally {
    await setting.place.remove()
  }
}

function memoryLines(samples: number[]) {
  const third = Math.floor(samples.length / 3)
  const middle = median(samples.slice(third, 2 * third))
  const last = median(samples.slice(2 * third))
  return [
    { what: 'resident memory, highest', value: Math.max(...samples), unit: 'MiB' },
    {
      what: 'resident memory in the last third of the run',
      value: last,
      unit: 'MiB',
      against: `the middle third; goal ${GOALS.memory_growth}`,
      ratio: last / middle,
      met: last / middle <= GOALS.memory_growth,
    },
  ]
}
