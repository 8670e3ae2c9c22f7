import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A network between a server and its database that a test can cut. */
export type TcpProxy = {
  port: number
  /** From now on nothing is passed on and nobody is told; connections are accepted and hang. */
  cut(): void
  /** New connections are passed on again; those of before stay dead. */
  heal(): void
  /** New connections go to another port; those of before stay where they are. */
  retarget(port: number): void
  /** Ends all connections. */
  drop(): void
  /** The same without a goodbye, as a network device that has forgotten them. */
  reset(): void
  close(): Promise<void>
}

export async function tcpProxy(target: number): Promise<TcpProxy> {
  let is_cut = false
  let to = target
  const pairs = new Set<[Socket, Socket | null]>()
  const server = createServer((from) => {
    const onward = is_cut ? null : connect(to, '127.0.0.1')
    const pair: [Socket, Socket | null] = [from, onward]
    pairs.add(pair)
    const end = () => {
      from.destroy()
      onward?.destroy()
      pairs.delete(pair)
    }
    for (const socket of [from, onward]) socket?.on('error', end).on('close', end)
    if (onward !== null) from.pipe(onward).pipe(from)
    else from.resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const drop = () => {
    for (const [from, onward] of pairs) {
      from.destroy()
      onward?.destroy()
    }
  }
  return {
    port: address.port,
    cut: () => {
      is_cut = true
      for (const [from, onward] of pairs) {
        from.unpipe()
        onward?.unpipe()
        from.resume()
        onward?.resume()
      }
    },
    heal: () => {
      is_cut = false
    },
    retarget: (port) => {
      to = port
    },
    drop,
    reset: () => {
      for (const [from, onward] of pairs) {
        from.resetAndDestroy()
        onward?.resetAndDestroy()
      }
    },
    close: async () => {
      drop()
      server.close()
      await once(server, 'close')
    },
  }
}
