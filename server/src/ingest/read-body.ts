import type { IncomingMessage } from 'node:http'

/** `too_large`: more than the limit; `busy`: this process holds too much already; `aborted`: the sender went away. */
export type ReadBody = { ok: true; bytes: Buffer } | { ok: false; reason: 'too_large' | 'busy' | 'aborted' }

export type BodyReader = { read(request: IncomingMessage): Promise<ReadBody> }

// A body a little too large is read to its end and forgotten, so that its sender gets to read the answer.
const DRAIN_FACTOR = 4

/** Reads bodies of up to `limit_bytes`, and of all requests together up to `total_bytes` at a time. */
export function buildBodyReader(limit_bytes: number, total_bytes: number): BodyReader {
  let held_bytes = 0
  return {
    read: (request) =>
      new Promise((resolve) => {
        const declared = Number(request.headers['content-length'] ?? 0)
        if (declared > limit_bytes * DRAIN_FACTOR) return resolve({ ok: false, reason: 'too_large' })
        let chunks: Buffer[] = []
        let size = 0
        let refused: 'too_large' | 'busy' | null = null
        const settle = (result: ReadBody) => {
          held_bytes -= chunks.reduce((sum, chunk) => sum + chunk.length, 0)
          chunks = []
          resolve(result)
        }
        request.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (refused !== null) {
            if (size > limit_bytes * DRAIN_FACTOR) settle({ ok: false, reason: refused })
            return
          }
          if (size > limit_bytes) refused = 'too_large'
          else if (held_bytes + chunk.length > total_bytes) refused = 'busy'
          if (refused === null) {
            held_bytes += chunk.length
            chunks.push(chunk)
            return
          }
          held_bytes -= size - chunk.length
          chunks = []
        })
        request.on('end', () => {
          if (refused !== null) return settle({ ok: false, reason: refused })
          const [first = Buffer.alloc(0)] = chunks
          settle({ ok: true, bytes: chunks.length > 1 ? Buffer.concat(chunks, size) : first })
        })
        request.on('close', () => settle({ ok: false, reason: 'aborted' }))
        request.on('error', () => settle({ ok: false, reason: 'aborted' }))
      }),
  }
}
