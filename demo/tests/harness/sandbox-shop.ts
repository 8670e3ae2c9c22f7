import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseScenario, type Sandbox, type Switches, startSandbox } from '@selfsame/sandbox'
import { buildLog, ROLES, type RunningServer, readConfig, runServer, withAccount } from '@selfsame/server'
import { freshStore } from '@selfsame/server/testing'
import { sql } from 'kysely'
import { type Connection, connectSandbox } from '../../src/connect-sandbox.ts'
import { settled } from '../../src/settled.ts'

// What a test asks of an answer fails it where it is not there.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

/** The whole product beside a world of its own, both over HTTP. */
export type SandboxShop = {
  sandbox: Sandbox
  /** The one that runs at this moment. */
  readonly server: RunningServer
  connection: Connection
  call(
    method: string,
    path: string,
    body?: object,
    headers?: object,
  ): Promise<{ status: number; body: Answer }>
  /** Waits until everything received has been worked on and everything due has been sent. */
  settle(): Promise<void>
  /** Moves the sandbox's clock and ours with it. */
  advance(by: string): Promise<void>
  /** Waits until `condition` holds; throws after `within_ms`, ten seconds unless the test says more. */
  until<T>(condition: () => Promise<T | undefined>, within_ms?: number): Promise<T>
  rows<Row>(query: string): Promise<Row[]>
  /** What reached the Cloud API, in order: the addresses and bodies as they were given. */
  sent(): { to: string | undefined; recipient: string | undefined; type: string; body: Answer; id: string }[]
  /** The contact with this name, by its id in the API. */
  contact(name: string): Promise<string>
  /** Ends the server and starts it again at the same address, with what it has kept. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Starts both; `world` is the `world` part of a scenario, as YAML, `settings` what the server's environment has beside its own. */
export async function openSandboxShop(
  world: string,
  switches: Partial<Switches> = {},
  settings: Record<string, string> = {},
): Promise<SandboxShop> {
  const scenario = parseScenario(
    `name: shop\ntitle: A shop\nabout: A world for a test.\n${world}\nsteps:\n  - wait: 1 second\n`,
  )
  const sandbox = await startSandbox({ scenario, switches })
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-shop-'))
  const database = await freshStore(folder)
  const config = readConfig({ ...environmentOf(sandbox, folder), ...settings, ...database.settings })
  let server = await runServer(config, ROLES, buildLog('silent'))
  const connection = await connectSandbox(config, server, sandbox)
  const call: SandboxShop['call'] = (...asked) => ask(shop, ...asked)
  const shop: SandboxShop = {
    sandbox,
    get server() {
      return server
    },
    connection,
    call,
    rows: <Row>(query: string) =>
      withAccount(
        server.deps.db,
        connection.account_id,
        async (trx) => (await sql.raw<Row>(query).execute(trx)).rows,
      ),
    settle: () => settle(shop),
    advance: async (by) => {
      await sandbox.advance(by)
      await server.deps.clock.refresh()
    },
    until,
    sent: () => sentThrough(sandbox),
    contact: async (name) => {
      const { body } = await call('GET', `/v1/contacts?query=${encodeURIComponent(name)}`)
      const [found] = body.data
      if (!found) throw new Error(`nobody is called ${name}`)
      return found.id
    },
    restart: async (meanwhile) => {
      const port = Number(new URL(server.url ?? '').port)
      await server.close()
      await meanwhile?.()
      server = await runServer({ ...config, port }, ROLES, buildLog('silent'))
    },
    close: async () => {
      await sandbox.stop()
      await server.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return shop
}

function environmentOf(sandbox: Sandbox, folder: string): Record<string, string> {
  return {
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    API_RATE_LIMIT: '1000000',
    GRAPH_URL: sandbox.url,
    CLOCK_URL: sandbox.clock_url,
    SANDBOX_URL: sandbox.url,
    WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
  }
}

async function ask(
  { server, connection }: SandboxShop,
  ...[method, path, body, headers]: Parameters<SandboxShop['call']>
): ReturnType<SandboxShop['call']> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${connection.api_key}`,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

async function settle(shop: SandboxShop): Promise<void> {
  for (;;) {
    const { clock } = shop.server.deps
    await clock.refresh()
    await shop.sandbox.flush()
    await settled(shop.server, shop.connection)
    const now = new Date(clock.now()).toISOString()
    const [busy] = await shop.rows<{ n: number }>(
      `select count(*)::int as n from sends s left join senders l on l.inbox_id = s.inbox_id
        where state = 'sending' or (state = 'queued' and due_at <= '${now}'
          and coalesce(l.paused_until <= '${now}', true))`,
    )
    if (busy?.n === 0) return
    await pause()
  }
}

async function until<T>(condition: () => Promise<T | undefined>, within_ms = 10_000): Promise<T> {
  const deadline = performance.now() + within_ms
  for (;;) {
    const found = await condition()
    if (found !== undefined) return found
    if (performance.now() > deadline) throw new Error('what the test waits for did not happen')
    await pause()
  }
}

function sentThrough({ world }: Sandbox): ReturnType<SandboxShop['sent']> {
  return [...world.messages.values()]
    .filter(({ direction, channel }) => direction === 'outbound' && channel === 'api')
    .map(({ id, type, body }) => ({
      id,
      type,
      body,
      to: textOrNone(body?.to),
      recipient: textOrNone(body?.recipient),
    }))
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 25))
}
