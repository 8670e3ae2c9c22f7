import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type KillableServer, killableServer } from '../../../tests/harness/killable-server.ts'
import { type OwnPostgres, ownPostgres } from '../../../tests/harness/own-postgres.ts'
import { type SteadyLoad, steadyLoad } from '../../../tests/harness/steady-load.ts'
import { type TcpProxy, tcpProxy } from '../../../tests/harness/tcp-proxy.ts'

// Processes are started and killed.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

// It takes a second or two; the machine of the tests does other things at the same time.
const BACK_WITHIN_MS = 15_000
const AWAY_MS = 6_000
const CAUGHT_UP = { timeout: 10_000, interval: 50 }

let postgres: OwnPostgres
let network: TcpProxy
let server: KillableServer
let load: SteadyLoad
beforeAll(async () => {
  postgres = await ownPostgres()
  network = await tcpProxy(postgres.port)
  server = await killableServer({
    DATABASE_URL: postgres.url.replace(String(postgres.port), String(network.port)),
  })
})
afterAll(async () => {
  await server.remove()
  await network.close()
  await postgres.remove()
})
beforeEach(async () => {
  if (!server.runs()) await server.serve()
  load = steadyLoad(server)
  await load.untilServed()
})
afterEach(() => load.stop())

test('a planned restart of the database is answered 503 with Retry-After and nothing that was acknowledged is lost', async () => {
  const stream = await listen()
  await postgres.stop('fast')
  await seesOutage()
  expect(stream.heard).toContain('event: unavailable')
  const before = stream.heard.length
  await postgres.start()
  await isBack()
  await expect.poll(() => stream.heard.slice(before), CAUGHT_UP).toContain('contact.created')
  expect(stream.broken).toBe(null)
  await stream.close()
})

test('a crash of the database is survived', async () => {
  await postgres.stop('immediate')
  await seesOutage()
  await postgres.start()
  await isBack()
})

test('connections that an operator ends are replaced, again and again', async () => {
  for (let round = 0; round < 20; round += 1) {
    await postgres.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'selfsame%'`,
    )
    await pause(50 * Math.random())
  }
  await isBack()
})

test('a network that is cut and tells nobody hangs no request for long', async () => {
  network.cut()
  await seesOutage()
  network.heal()
  await isBack()
})

test('connections that die silently while new ones can be made are found out', async () => {
  network.cut()
  network.heal()
  await pause(AWAY_MS)
  await isBack()
})

/** `broken` is why reading ended before `close`, as where the server's process ends. */
type Listening = { heard: string; broken: unknown; close: () => Promise<void> }

/** Reads the stream of events from now on. */
async function listen(): Promise<Listening> {
  const headers = { authorization: `Bearer ${server.api_key}` }
  const { body } = await fetch(`${server.url()}/v1/stream`, { headers })
  if (body === null) throw new Error('no stream')
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  const stream: Listening = { heard: '', broken: null, close: () => reader.cancel() }
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      stream.heard += value
    }
  }
  read().catch((error: unknown) => {
    stream.broken = error
  })
  return stream
}

async function seesOutage(): Promise<void> {
  await pause(AWAY_MS)
  const refused = load.refused()
  expect(refused).toBeGreaterThan(0)
  const asked = performance.now()
  const [ready, signIn, list] = await Promise.all([
    fetch(`${server.url()}/readyz`),
    fetch(`${server.url()}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url() },
      body: JSON.stringify({ email: 'ana@example.com', password: 'a long password' }),
    }),
    fetch(`${server.url()}/v1/conversations`, { headers: { authorization: `Bearer ${server.api_key}` } }),
  ])
  for (const answer of [ready, signIn, list]) {
    expect([answer.url, answer.status, answer.headers.get('retry-after')]).toEqual([answer.url, 503, '5'])
    expect(await answer.json()).toMatchObject({ code: 'store_unavailable' })
  }
  expect(performance.now() - asked).toBeLessThan(1_000)
}

async function isBack(): Promise<void> {
  expect(await load.untilServed()).toBeLessThan(BACK_WITHIN_MS)
  await load.stop()
  const { acknowledged, made, wrong } = load
  expect(wrong).toEqual([])
  const messages = () => countBy('select wamid as name, count(*)::int as count from messages group by 1')
  await expect.poll(async () => missing(acknowledged, await messages()), CAUGHT_UP).toEqual([])
  expect([...(await messages()).values()].filter((count) => count !== 1)).toEqual([])
  expect(await server.call('GET', '/ingest')).toMatchObject({ failed: 0 })
  const contacts = await countBy(
    'select name, count(*)::int as count from contacts where name is not null group by 1',
  )
  expect(missing(made, contacts)).toEqual([])
  expect([...contacts].filter(([name, count]) => name.startsWith('Load-') && count !== 1)).toEqual([])
  expect(server.runs()).toBe(true)
  expect(server.said()).not.toMatch(/Error|[Rr]ejection|Warning|^ +at /m)
}

function missing(names: string[], found: Map<string, number>): string[] {
  return names.filter((name) => found.get(name) !== 1)
}

async function countBy(text: string): Promise<Map<string, number>> {
  const rows = await postgres.query<{ name: string; count: number }>(text)
  return new Map(rows.map(({ name, count }) => [name, count]))
}

test('a standby that answers under the address of the database counts as away', async () => {
  await postgres.query('alter system set default_transaction_read_only = on')
  await postgres.query('select pg_reload_conf()')
  await seesOutage()
  await postgres.query('alter system reset default_transaction_read_only')
  await postgres.query('select pg_reload_conf()')
  await isBack()
})

test('after a failover to another machine the server works on the promoted standby, which has all that was acknowledged', async () => {
  const primary = postgres
  const standby = await primary.standby()
  try {
    await standby.follows()
    await primary.stop('immediate')
    // As where the name of the database is pointed to another machine, which is not promoted yet.
    network.retarget(standby.port)
    await seesOutage()
    postgres = standby
    await standby.promote()
    await isBack()
  } finally {
    postgres = standby
    await primary.remove()
  }
})
