import type { Duplex } from 'node:stream'

/**
 * Ends a stream when the one who reads it is no longer let in: the session has ended, the key is revoked, or they are no
 * member any more. `isLetIn` is asked again and again, each time after the answer to the last; where it throws, nothing is
 * known, and the stream goes on.
 */
export function endWhenRefused(stream: Duplex, isLetIn: () => Promise<boolean>, every_ms: number): void {
  let timer: NodeJS.Timeout
  const askLater = () => {
    timer = setTimeout(async () => {
      const let_in = await isLetIn().catch(() => true)
      if (stream.closed || stream.writableEnded) return
      if (let_in) askLater()
      else stream.end()
    }, every_ms)
  }
  askLater()
  stream.once('close', () => clearTimeout(timer))
}
