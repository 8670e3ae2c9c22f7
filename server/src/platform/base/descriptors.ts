import { StartUpError } from './start-up-error.ts'

/** With fewer, the embedded store and a few dozen clients would leave none for anything else. */
const FEWEST = 512
/** Kept from clients at most: half for the store, which is PostgreSQL's own default, half for other servers and for files. */
const MOST_KEPT = 2_000

/** Descriptors of this process: each open file and each connection has one. */
export type DescriptorShares = {
  /** Connections of clients at a time. */
  clients: number
  /** Files that the embedded store keeps open: beyond that it closes those that it has not used for long. */
  store: number
}

/** How a limit of descriptors is shared, so that clients that hold many for long stop nothing else. */
export function shareDescriptors(limit = descriptorLimit()): DescriptorShares {
  const kept = Math.min(Math.floor(limit / 2), MOST_KEPT)
  return { clients: limit - kept, store: Math.floor(kept / 2) }
}

/** Throws where this process may open too few files. */
export function requireDescriptors(limit = descriptorLimit()): void {
  if (limit >= FEWEST) return
  throw new StartUpError(
    'too_few_descriptors',
    `This process may open ${limit} files and connections, and needs at least ${FEWEST}: raise its limit (ulimit -n, or LimitNOFILE in systemd).`,
  )
}

let known: number | null = null

/** Node has raised it to the hard limit when it started. Windows has none. */
function descriptorLimit(): number {
  known ??= readLimit()
  return known
}

function readLimit(): number {
  const made: { userLimits?: { open_files?: { soft: unknown } } } = process.report.getReport()
  const soft = made.userLimits?.open_files?.soft
  return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY
}
