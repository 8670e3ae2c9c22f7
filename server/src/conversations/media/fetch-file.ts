import type { Line } from '../../channels/inboxes/line.ts'
import { StoreAway } from '../../platform/db/store-away.ts'
import { LARGEST_FILE_BYTES } from './limits.ts'
import { type SpooledFile, spool } from './spool.ts'

const FETCH_WITHIN_MS = 240_000

// A link that has ended is 404; the others are how servers of files put the same.
const ENDED = new Set([401, 403, 404, 410])

export type Fetched =
  | { kind: 'fetched'; file: SpooledFile }
  /** The link has ended; another look-up gives a new one. */
  | { kind: 'ended' }
  | { kind: 'too_large' }
  | { kind: 'later'; reason: string }

/** Brings the bytes behind a link of Meta's here. Goes nowhere else: a redirect is a failure. */
export async function fetchFile(
  { fetch }: { fetch: typeof globalThis.fetch },
  line: Line,
  url: URL,
  folder: string,
): Promise<Fetched> {
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${line.access_token}` },
      signal: AbortSignal.timeout(FETCH_WITHIN_MS),
      redirect: 'error',
    })
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel()
      return ENDED.has(response.status)
        ? { kind: 'ended' }
        : { kind: 'later', reason: `http_${response.status}` }
    }
    const file = await spool(folder, response.body, LARGEST_FILE_BYTES)
    return file === null ? { kind: 'too_large' } : { kind: 'fetched', file }
  } catch (error) {
    // A full disk is the operator's to see; what the network does is one of the outcomes.
    if (error instanceof StoreAway || (error instanceof Error && 'syscall' in error && 'path' in error))
      throw error
    const timeout = error instanceof Error && error.name === 'TimeoutError'
    return { kind: 'later', reason: timeout ? 'timeout' : 'connection' }
  }
}
