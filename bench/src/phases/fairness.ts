import { Pool } from 'undici'
import { type Api, openApi } from '../api.ts'
import { createHistogram, type Latencies, record, summarize } from '../histogram.ts'
import { seed } from '../seed.ts'
import { type BenchLine, OTHER_LINE, setUpLine, startServer } from '../server-process.ts'
import type { StoreKind } from '../stores.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting } from './setting.ts'

const PEOPLE = 2_000
const IMPORTS = 12
/** Beside exports, whose readers take everything that the imports before have made. */
const IMPORTS_BESIDE = 6
const EXPORTS = 12
const ROWS = 3_000
const FIRST_PHONE = 12_020_000_000
const IMPORT_TAKES_AT_MOST_MS = 900_000
/** As an agent's browser asks: one request after another. */
const PAUSE_MS = 20
const WARM_UP_MS = 2_000
const ASKED = ['/v1/contacts?limit=50', '/v1/conversations?limit=50']

type Data = { quiet: Latencies; busy: Latencies; took_ms: number; beside: Latencies; exported: number }

/** What one account waits for its lists while another imports, and then imports and exports, as much as it can. */
export async function measureFairness(
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  try {
    await seed(setting.place, setting.seed_line, { from: 0, until: PEOPLE, now: new Date() })
    const crowd = await setUpLine(setting.place, OTHER_LINE)
    const server = await startServer(setting.place, { node: options.node })
    const api = openApi(server, setting.line)
    try {
      await askUntil(api, pause(WARM_UP_MS))
      const quiet = await askUntil(api, pause(options.seconds * 1000))
      const started = performance.now()
      const busy = await askUntil(api, importAll(server.url, crowd, { from: 0, until: IMPORTS }))
      const took_ms = performance.now() - started
      say(`${IMPORTS} imports of ${ROWS} rows took ${Math.round(took_ms / 1000)} s`)
      const importing = importAll(server.url, crowd, { from: IMPORTS, until: IMPORTS + IMPORTS_BESIDE })
      const exporting = exportUntil(server.url, crowd, importing)
      const beside = await askUntil(
        api,
        exporting.then(() => undefined),
      )
      const data = { quiet, busy, took_ms, beside, exported: await exporting }
      return { section: { store: kind, phase: 'fairness', lines: linesOf(data) }, data }
    } finally {
      await api.close()
      await server.stop()
    }
  } finally {
    await setting.place.remove()
  }
}

/** Whether `end` has settled, and a promise to await it by. */
function watch(end: Promise<void>): { ended: () => boolean; over: Promise<void> } {
  let ended = false
  const over = end.finally(() => {
    ended = true
  })
  // It is awaited later; until then it must not end the process.
  over.catch(() => undefined)
  return { ended: () => ended, over }
}

/** Asks for the lists in turn until `end` settles. Throws what `end` throws. */
async function askUntil(api: Api, end: Promise<void>): Promise<Latencies> {
  const histogram = createHistogram()
  const { ended, over } = watch(end)
  for (let turn = 0; !ended(); turn += 1) {
    const began = performance.now()
    await api.get(ASKED[turn % ASKED.length] ?? '')
    record(histogram, performance.now() - began)
    await pause(PAUSE_MS)
  }
  await over
  return summarize(histogram)
}

/** Exports of all contacts, one after another in each of a number of connections, until `end` settles; how many ended. */
async function exportUntil(url: string, crowd: BenchLine, end: Promise<void>): Promise<number> {
  const pool = new Pool(url, { connections: EXPORTS })
  const { ended, over } = watch(end)
  let exported = 0
  const exportOn = async () => {
    while (!ended()) {
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path: '/v1/contacts/export',
        headers: { authorization: `Bearer ${crowd.api_key}` },
      })
      await body.dump({ limit: Number.POSITIVE_INFINITY })
      // An account has a limit of exports at a time, and is told so.
      if (statusCode === 200) exported += 1
      else await pause(PAUSE_MS)
    }
  }
  try {
    await Promise.all(Array.from({ length: EXPORTS }, exportOn))
    await over
    return exported
  } finally {
    await pool.close()
  }
}

async function importAll(
  url: string,
  crowd: BenchLine,
  { from, until }: { from: number; until: number },
): Promise<void> {
  const pool = new Pool(url, {
    connections: IMPORTS,
    headersTimeout: IMPORT_TAKES_AT_MOST_MS,
    bodyTimeout: IMPORT_TAKES_AT_MOST_MS,
  })
  const importOne = async (number: number) => {
    const rows = Array.from({ length: ROWS }, (_, row) => ({
      name: `Customer ${row}`,
      phone: `+${FIRST_PHONE + number * ROWS + row}`,
      attributes: { list: `list ${number}` },
    }))
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/v1/contacts/imports',
      headers: { authorization: `Bearer ${crowd.api_key}`, 'content-type': 'application/json' },
      body: JSON.stringify(rows),
    })
    const text = await body.text()
    if (statusCode !== 200) throw new Error(`an import answered ${statusCode}: ${text.slice(0, 500)}`)
    // The shape is the product's own tests' business.
    const { created } = JSON.parse(text) as { created: number }
    if (created !== ROWS) throw new Error(`an import made ${created} contacts of ${ROWS}`)
  }
  try {
    await Promise.all(Array.from({ length: until - from }, (_, index) => importOne(from + index)))
  } finally {
    await pool.close()
  }
}

function linesOf({ quiet, busy, took_ms, beside, exported }: Data) {
  const goal = Math.max(GOALS.fair_p95_ms, GOALS.fair_of_quiet * quiet.p95)
  return [
    { what: 'a list of another account, quiet, p95', value: quiet.p95, unit: 'ms' },
    {
      what: `the same while ${IMPORTS} imports of ${ROWS} rows run, p95`,
      value: busy.p95,
      unit: 'ms',
      against: `goal ${goal.toFixed(0)} ms, the larger of ${GOALS.fair_p95_ms} ms and ${GOALS.fair_of_quiet} × quiet`,
      met: busy.p95 <= goal,
    },
    { what: '  p50', value: busy.p50, unit: 'ms' },
    { what: '  max', value: busy.max, unit: 'ms' },
    {
      what: `the same while ${EXPORTS} exports beside ${IMPORTS_BESIDE} imports run, p95`,
      value: beside.p95,
      unit: 'ms',
      against: `goal ${goal.toFixed(0)} ms`,
      met: beside.p95 <= goal,
    },
    { what: '  p50', value: beside.p50, unit: 'ms' },
    { what: '  exports of the whole list ended meanwhile', value: exported, unit: 'exports' },
    { what: 'rows imported/s', value: (IMPORTS * ROWS * 1000) / took_ms, unit: 'rows/s' },
  ]
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
