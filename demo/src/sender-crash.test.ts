import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseScenario, type Sandbox, startSandbox } from '@selfsame/sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../server/src/config.ts'
import { buildLog } from '../../server/src/log.ts'
import { connectSandbox } from './connect-sandbox.ts'
import { freshDatabaseUrl } from './fresh-database.ts'

const MAIN = join(import.meta.dirname, '../../server/src/main.ts')
const PEOPLE = 20
const MESSAGES_EACH = 8
const KILLS = 4
const LONGEST_WAIT = { timeout: 90_000, interval: 250 }

let folder: string
let sandbox: Sandbox
let database: Awaited<ReturnType<typeof freshDatabaseUrl>>
const running: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-sender-crash-'))
  database = await freshDatabaseUrl()
  const people = Array.from(
    { length: PEOPLE },
    (_, i) => `    p${i}: { name: Person ${i}, phone: "+1 555 010 1${100 + i}" }`,
  )
  sandbox = await startSandbox({
    switches: { limits: 'off', retry_schedule: 'fast' },
    scenario: parseScenario(
      `name: crash\ntitle: A crowd\nabout: People who are written to.\nworld:\n  portfolios:\n    shop:\n  numbers:\n    line: { phone: "+1 555 010 1000" }\n  people:\n${people.join('\n')}\nsteps:\n  - wait: 1 second\n`,
    ),
  })
})
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await sandbox.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function settings(port: number, data: string) {
  return {
    PATH: process.env.PATH,
    DATA_DIR: join(folder, data),
    PORT: String(port),
    SECRET_KEY: 'a secret key of the test that is long enough',
    LOG_LEVEL: 'fatal',
    GRAPH_URL: sandbox.url,
    CLOCK_URL: sandbox.clock_url,
    ...database.settings,
  }
}

async function serve(port: number, data = 'data', roles = 'web,worker,migrate'): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--json', '--roles', roles], {
    env: settings(port, data),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  await expect.poll(() => text, LONGEST_WAIT).toContain('"url"')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
}

test('of a sender that is killed at random moments no message is sent twice, and none vanishes', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let server = await serve(port)
  // On PostgreSQL a second process sends beside it.
  const beside = database.settings.DATABASE_URL === undefined ? null : await serve(0, 'beside', 'worker')
  const config = readConfig(settings(port, 'data'))
  const { api_key } = await connectSandbox(config, { url, deps: { log: buildLog('silent') } }, sandbox)
  // What the test asks of an answer fails it where it is not there.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const call = async (method: string, path: string, body?: object): Promise<any> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${api_key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return response.json()
  }
  for (let i = 0; i < PEOPLE; i += 1) await sandbox.act('write', { who: `p${i}`, text: 'Hello' })
  await expect
    .poll(async () => (await call('GET', '/v1/contacts?limit=100')).data.length, LONGEST_WAIT)
    .toBe(PEOPLE)
  const contacts: { id: string }[] = (await call('GET', '/v1/contacts?limit=100')).data
  // Calls take a while, so that a kill finds some under way.
  await sandbox.act('fault', { operation: 'messages', kind: 'latency', latency_ms: 40, share: 0.7 })
  const [inbox] = (await call('GET', '/v1/inboxes')).data
  await call('PATCH', `/v1/inboxes/${inbox.id}/sending`, { paused: true })
  const ids: string[] = []
  for (const { id: to } of contacts) {
    for (let i = 0; i < MESSAGES_EACH; i += 1) {
      const message = await call('POST', '/v1/messages', { to, type: 'text', text: { body: `${i}` } })
      ids.push(message.id)
    }
  }
  await call('PATCH', `/v1/inboxes/${inbox.id}/sending`, { paused: false })
  // The line's pace is kept by the sandbox's clock, which moves only when told to.
  for (let i = 0; i < KILLS; i += 1) {
    await sandbox.advance('2 seconds')
    await new Promise((resolve) => setTimeout(resolve, 600 + Math.random() * 200))
    await kill(server)
    server = await serve(port)
  }
  const states = async () => {
    const found = []
    for (const id of ids) found.push((await call('GET', `/v1/messages/${id}`)).sending.state)
    return found
  }
  const open = async () => {
    await sandbox.advance('2 seconds')
    return (await states()).filter((state) => !['sent', 'unknown', 'failed'].includes(state))
  }
  await expect.poll(open, LONGEST_WAIT).toEqual([])

  // Statuses name the messages that had no answer; what Meta never got stays visibly unknown.
  await sandbox.advance('2 hours')
  const taken = [...sandbox.world.messages.values()].filter(({ direction }) => direction === 'outbound')
  const callbacks = taken.map(({ biz_opaque_callback_data }) => biz_opaque_callback_data ?? '')
  expect(new Set(callbacks).size).toBe(callbacks.length)
  expect(callbacks.filter((id) => !ids.includes(id))).toEqual([])
  await expect
    .poll(async () => {
      const ends = await states()
      return ids.filter((id, i) => (ends[i] === 'sent') !== callbacks.includes(id))
    }, LONGEST_WAIT)
    .toEqual([])
  const lost = (await states()).filter((state) => state === 'unknown').length
  expect(callbacks.length + lost).toBe(ids.length)
  if (beside) await kill(beside)
}, 300_000)
