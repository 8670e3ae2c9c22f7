import type { IncomingMessage } from 'node:http'
import { type ClientAddress, peerNetwork } from '../platform/base/networks.ts'
import { type BodyMemory, buildBodyMemory, type Holding } from './body-memory.ts'

/** `busy`: the body had to make room for others; `too_slow`: it was not there in time; `aborted`: the sender went away. */
export type RefusedBody = 'too_large' | 'too_slow' | 'busy' | 'aborted'
export type ReadBody = { ok: true; bytes: Buffer } | { ok: false; reason: RefusedBody }

export type BodyReader = {
  /** Reads the body of a webhook for the app `app`. */
  read(request: IncomingMessage, app: string): Promise<ReadBody>
  /** Bytes of unverified bodies now in memory. */
  held(): number
}

export type BodyLimits = {
  /** Of one body. */
  limit_bytes: number
  /** Of all unverified bodies together. */
  total_bytes: number
  /** From the head of a request to the last byte of its body. */
  within_ms: number
}

// A body a little too large is read to its end and forgotten, so that its sender gets to read the answer.
const DRAIN_FACTOR = 4
const EMPTY = Buffer.alloc(0)

/** Reads bodies whose signature is not verified yet: each within a limit of bytes and time, all of them within one memory. */
export function buildBodyReader(limits: BodyLimits, addressOf: ClientAddress): BodyReader {
  const memory = buildBodyMemory(limits.total_bytes, () => performance.now())
  return {
    read: (request, app) => {
      if (Number(request.headers['content-length'] ?? 0) > limits.limit_bytes * DRAIN_FACTOR) {
        return Promise.resolve({ ok: false, reason: 'too_large' })
      }
      return new Promise((resolve) => readInto({ memory, limits, addressOf }, request, app, resolve))
    },
    held: () => memory.held(),
  }
}

type Reading = { memory: BodyMemory; limits: BodyLimits; addressOf: ClientAddress }

function readInto(
  { memory, limits: { limit_bytes, within_ms }, addressOf }: Reading,
  request: IncomingMessage,
  app: string,
  resolve: (read: ReadBody) => void,
): void {
  let chunks: Buffer[] = []
  let size = 0
  let too_large = false
  let settled = false
  let holding: Holding | null = null
  const settle = (read: ReadBody): void => {
    if (settled) return
    settled = true
    clearTimeout(deadline)
    chunks = []
    if (holding !== null) memory.release(holding)
    resolve(read)
  }
  const refuse = (reason: RefusedBody) => settle({ ok: false, reason })
  const deadline = setTimeout(() => refuse(too_large ? 'too_large' : 'too_slow'), within_ms)
  request.on('data', (chunk: Buffer) => {
    if (settled) return
    size += chunk.length
    if (size > limit_bytes) {
      too_large = true
      chunks = []
      if (holding !== null) memory.release(holding)
      // What is no longer kept may go on arriving, until the deadline.
      if (size > limit_bytes * DRAIN_FACTOR) refuse('too_large')
      return
    }
    chunks.push(chunk)
    if (holding !== null) memory.grow(holding, chunk.length)
  })
  request.on('end', () => {
    if (too_large) return refuse('too_large')
    const [first = EMPTY] = chunks
    settle({ ok: true, bytes: chunks.length > 1 ? Buffer.concat(chunks, size) : first })
  })
  // Also behind the end, where it settles nothing.
  request.on('close', () => refuse('aborted'))
  holding = memory.hold(app, peerNetwork(addressOf(request)), () => refuse('busy'))
}
