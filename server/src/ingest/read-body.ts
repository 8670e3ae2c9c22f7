import type { IncomingMessage } from 'node:http'

/** `too_large`: more than the limit; `busy`: this process holds too much already; `aborted`: the sender went away. */
export type ReadBody = { ok: true; bytes: Buffer } | { ok: false; reason: 'too_large' | 'busy' | 'aborted' }

export type BodyReader = { read(request: IncomingMessage): Promise<ReadBody> }

// A body a little too large is read to its end and forgotten, so that its sender gets to read the answer.
const DRAIN_FACTOR = 4

/** Reads bodies of up to `limit_bytes`, and of all requests together up to `total_bytes` at a time. */
export function buildBodyReader(limit_bytes: number, total_bytes: number): BodyReader {
  let all_held_bytes = 0
  const read = (request: IncomingMessage): Promise<ReadBody> => {
    if (Number(request.headers['content-length'] ?? 0) > limit_bytes * DRAIN_FACTOR) {
      return Promise.resolve({ ok: false, reason: 'too_large' })
    }
    return new Promise((resolve) => {
      let chunks: Buffer[] = []
      let size = 0
      let held_bytes = 0
      let refused: 'too_large' | 'busy' | null = null
      const forget = () => {
        all_held_bytes -= held_bytes
        held_bytes = 0
        chunks = []
      }
      request.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (refused !== null) {
          if (size > limit_bytes * DRAIN_FACTOR) resolve({ ok: false, reason: refused })
        } else if (size > limit_bytes || all_held_bytes + chunk.length > total_bytes) {
          refused = size > limit_bytes ? 'too_large' : 'busy'
          forget()
        } else {
          all_held_bytes += chunk.length
          held_bytes += chunk.length
          chunks.push(chunk)
        }
      })
      request.on('end', () => {
        if (refused !== null) return resolve({ ok: false, reason: refused })
        const [first = EMPTY] = chunks
        resolve({ ok: true, bytes: chunks.length > 1 ? Buffer.concat(chunks, size) : first })
        forget()
      })
      // Also behind the end, where it settles nothing any more.
      request.on('close', () => {
        resolve({ ok: false, reason: 'aborted' })
        forget()
      })
    })
  }
  return { read }
}

const EMPTY = Buffer.alloc(0)
