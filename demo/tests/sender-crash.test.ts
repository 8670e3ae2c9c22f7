import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseScenario, type Sandbox, startSandbox } from '@selfsame/sandbox'
import { buildLog, type Config, readConfig } from '@selfsame/server'
import { CLEAN_ENV, freshStore, MAIN } from '@selfsame/server/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectSandbox } from '../src/connect-sandbox.ts'

const PEOPLE = 20
const MESSAGES_EACH = 8
const RECIPIENTS = 300
const KILLS = 4
const LONGEST_WAIT = { timeout: 90_000, interval: 250 }

// What a test asks of an answer fails it where it is not there.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Call = (method: string, path: string, body?: object) => Promise<any>
type Crowd = { call: Call; contacts: string[]; inbox_id: string }

let folder: string
let sandbox: Sandbox
let database: Awaited<ReturnType<typeof freshStore>>
const running: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-sender-crash-'))
  database = await freshStore(join(folder, 'data'))
})
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await sandbox.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Starts a sandbox in which so many people, `p0` and on, have a phone and write to one line. */
async function openCrowd(size: number): Promise<void> {
  const people = Array.from(
    { length: size },
    (_, i) => `    p${i}: { name: Person ${i}, phone: "+1 555 010 ${1000 + i}" }`,
  )
  sandbox = await startSandbox({
    switches: { limits: 'off', retry_schedule: 'fast' },
    scenario: parseScenario(`
name: crash
title: A crowd
about: People who are written to.
world:
  portfolios:
    shop:
  numbers:
    line: { phone: "+1 555 010 9999" }
  templates:
    - { name: cake, language: en, category: UTILITY, components: [{ type: BODY, text: The cake is back. }] }
  people:
${people.join('\n')}
steps:
  - wait: 1 second
`),
  })
}

/** Connects the line and lets everybody write. */
async function letThemWrite(url: string, config: Config, size: number): Promise<Crowd> {
  const { api_key } = await connectSandbox(config, { url, deps: { log: buildLog('silent') } }, sandbox)
  const call: Call = async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${api_key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return response.json()
  }
  for (let i = 0; i < size; i += 1) await sandbox.act('write', { who: `p${i}`, text: 'Hello' })
  const listContacts = () => listAll<{ id: string }>(call, '/v1/contacts')
  await expect.poll(async () => (await listContacts()).length, LONGEST_WAIT).toBe(size)
  const [inbox] = (await call('GET', '/v1/inboxes')).data
  return { call, contacts: (await listContacts()).map(({ id }) => id), inbox_id: inbox.id }
}

async function listAll<Row>(call: Call, path: string): Promise<Row[]> {
  const rows: Row[] = []
  let cursor = ''
  do {
    const page = await call('GET', `${path}?limit=100${cursor}`)
    rows.push(...page.data)
    cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`
  } while (cursor !== '')
  return rows
}

/** What the Cloud API took of ours, by the id that we gave each. */
function takenByMeta(): string[] {
  return [...sandbox.world.messages.values()]
    .filter(({ direction }) => direction === 'outbound')
    .map(({ biz_opaque_callback_data }) => biz_opaque_callback_data ?? '')
}

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
    ...CLEAN_ENV,
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
  await openCrowd(PEOPLE)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let server = await serve(port)
  // On PostgreSQL a second process sends beside it.
  const beside = database.settings.DATABASE_URL === undefined ? null : await serve(0, 'beside', 'worker')
  const config = readConfig(settings(port, 'data'))
  const { call, contacts, inbox_id } = await letThemWrite(url, config, PEOPLE)
  // Calls take a while, so that a kill finds some under way.
  await sandbox.act('fault', { operation: 'messages', kind: 'latency', latency_ms: 40, share: 0.7 })
  await call('PATCH', `/v1/inboxes/${inbox_id}/sending`, { paused: true })
  const ids: string[] = []
  for (const to of contacts) {
    for (let i = 0; i < MESSAGES_EACH; i += 1) {
      const message = await call('POST', '/v1/messages', { to, type: 'text', text: { body: `${i}` } })
      ids.push(message.id)
    }
  }
  await call('PATCH', `/v1/inboxes/${inbox_id}/sending`, { paused: false })
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
  const callbacks = takenByMeta()
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

test('a broadcast whose process is killed at random moments ends with one message for each and a row that says what became of it', async () => {
  await openCrowd(RECIPIENTS)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let server = await serve(port)
  const config = readConfig(settings(port, 'data'))
  const { call, contacts, inbox_id } = await letThemWrite(url, config, RECIPIENTS)
  await sandbox.act('fault', { operation: 'messages', kind: 'latency', latency_ms: 40, share: 0.7 })
  await call('POST', '/v1/templates/syncs', { inbox_id })
  const killSoon = async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500))
    await kill(server)
    server = await serve(port)
  }
  const { id } = await call('POST', '/v1/broadcasts', {
    name: 'Cakes',
    inbox_id,
    template: { name: 'cake', language: 'en' },
    audience: { contact_ids: contacts },
  })
  await killSoon()
  const show = () => call('GET', `/v1/broadcasts/${id}`)
  await expect.poll(async () => (await show()).state, LONGEST_WAIT).toBe('ready')
  expect((await call('POST', `/v1/broadcasts/${id}/start`)).state).toBe('running')
  // A second of the line's pace at a time, so that every kill finds more to be sent.
  for (let i = 0; i < RECIPIENTS / 80 - 1; i += 1) {
    await sandbox.advance('1 second')
    await killSoon()
  }
  const finished = async () => {
    await sandbox.advance('1 second')
    return (await show()).state
  }
  await expect.poll(finished, LONGEST_WAIT).toBe('finished')
  const openRows = async () => {
    await sandbox.advance('10 minutes')
    const { read, unknown = 0, ...others } = (await show()).counts.by_state
    return [read + unknown, others]
  }
  await expect.poll(openRows, LONGEST_WAIT).toEqual([RECIPIENTS, {}])

  const taken = takenByMeta()
  expect(new Set(taken).size).toBe(taken.length)
  type Recipient = { contact_id: string; message_id: string; state: string }
  const rows = await listAll<Recipient>(call, `/v1/broadcasts/${id}/recipients`)
  expect(rows.map(({ contact_id }) => contact_id)).toEqual(contacts)
  const read = rows.filter(({ state }) => state === 'read').map(({ message_id }) => message_id)
  expect(read.sort()).toEqual(taken.sort())
}, 300_000)
