import type { Duplex } from 'node:stream'

/**
 * Ends a stream when its reader loses access: the session has ended, the key is revoked, or the user is no longer a
 * member. `isLetIn` is asked again and again, each time after the last response; if it throws, nothing is known, and
 * the stream continues.
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
