import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { endpointTools, type TestAccount, type TestApp, testApp } from '@selfsame/server/testing'
import { type Client, createClient } from '../../src/client.ts'

export type RunningServer = {
  app: TestApp
  account: TestAccount
  tools: ReturnType<typeof endpointTools>
  url: string
  client: Client
  close(): Promise<void>
}

/** The server with an account, listening, and a client of it. */
export async function startServer(): Promise<RunningServer> {
  const app = await testApp({ webhook_allowed_networks: ['127.0.0.0/8'] })
  // Receivers compare the time of a signature with their own.
  app.clock.set(Date.now())
  const account = await app.addAccount()
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 })
  const client = createClient({ url, api_key: account.api_key })
  return { app, account, tools: endpointTools(app), url, client, close: () => app.close() }
}

export type Wire = {
  url: string
  cut(): void
  /** Cuts, and refuses connections until it is back: a server that is being restarted. */
  away(): Promise<void>
  back(): Promise<void>
}

/** A connection to the server that can be cut, as networks do. */
export async function startWire(to: string): Promise<Wire> {
  const { port: server_port } = new URL(to)
  const sockets = new Set<Socket>()
  const wire = createServer((near) => {
    const far = connect(Number(server_port), '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  const listen = async (port: number) => {
    wire.listen(port, '127.0.0.1')
    await once(wire, 'listening')
  }
  await listen(0)
  const { port } = wire.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    away: async () => {
      const closed = once(wire, 'close')
      wire.close()
      cut()
      await closed
    },
    back: () => listen(port),
  }
}
