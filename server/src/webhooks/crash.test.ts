import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Receiver, startReceiver } from '../test/receiver.ts'

const MAIN = join(import.meta.dirname, '../main.ts')
const KILLS = 3
const CONTACTS_EACH = 25
const LONGEST_WAIT = { timeout: 90_000, interval: 100 }

let folder: string
let receiver: Receiver
const running: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-endpoint-crash-'))
  receiver = await startReceiver()
})
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await receiver.close()
  await rm(folder, { recursive: true })
})

function start(args: string[]) {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'fatal',
    WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
  }
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  const output = { text: '' }
  child.stdout.on('data', (chunk) => {
    output.text += chunk
  })
  return { child, output }
}

async function setUp(): Promise<string> {
  const named = { account: 'Shop', portfolio: '1', 'app-id': '2', 'app-secret': 's', 'verify-token': 'v' }
  const line = { waba: '3', 'phone-number-id': '4', 'display-phone': '+1', 'access-token': 't' }
  const args = Object.entries({ ...named, ...line }).flatMap(([name, value]) => [`--${name}`, value])
  const { child, output } = start(['setup', ...args, '--json'])
  await once(child, 'close')
  return JSON.parse(output.text).api_key
}

async function serve(): Promise<{ child: ChildProcess; url: string }> {
  const { child, output } = start(['serve', '--json'])
  await expect.poll(() => output.text, LONGEST_WAIT).toContain('"url"')
  return { child, url: JSON.parse(output.text).url }
}

test('of a process that is killed at random moments every event arrives, under its own id, and in the order that was asked for', async () => {
  const api_key = await setUp()
  let server = await serve()
  // What a test asks of an answer fails it where it is not there.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const call = async (method: string, path: string, body?: object): Promise<any> => {
    const answer = await fetch(`${server.url}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${api_key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return answer.json()
  }
  // Answers take a while, so that a kill finds some under way.
  receiver.answer((response) => setTimeout(() => response.writeHead(204).end(), 20 * Math.random()))
  await call('POST', '/webhook_endpoints', { url: `${receiver.url}/any` })
  await call('POST', '/webhook_endpoints', { url: `${receiver.url}/ordered`, ordered: true })
  for (let round = 0; round < KILLS; round += 1) {
    const many = Array.from({ length: CONTACTS_EACH }, async (_, i) => {
      const { id } = await call('POST', '/contacts', {
        name: `Person ${i}`,
        phone: `+155501${round}1${100 + i}`,
      })
      for (const name of ['Ana', 'Bo']) await call('PATCH', `/contacts/${id}`, { name })
    })
    await Promise.all(many)
    await new Promise((resolve) => setTimeout(resolve, 300 * Math.random()))
    server.child.kill('SIGKILL')
    await once(server.child, 'close')
    server = await serve()
  }
  const { data: feed } = await call('GET', '/events?limit=1000')
  expect(feed.length).toBeGreaterThanOrEqual(KILLS * CONTACTS_EACH * 3)
  const told = feed.map(({ id }: { id: string }) => id).sort()
  for (const path of ['/any', '/ordered']) {
    const arrived = () => {
      const ids = receiver.received
        .filter((it) => it.path === path)
        .map(({ headers }) => headers['webhook-id'])
      return [...new Set(ids)].sort()
    }
    await expect.poll(arrived, LONGEST_WAIT).toEqual(told)
  }
  const latest = new Map<unknown, number>()
  const seen = new Set<unknown>()
  for (const { path, payload } of receiver.received) {
    const { contact_id, seq, event_id } = payload.data
    if (path !== '/ordered' || seen.has(event_id)) continue
    seen.add(event_id)
    expect(Number(seq)).toBeGreaterThan(latest.get(contact_id) ?? 0)
    latest.set(contact_id, Number(seq))
  }
}, 300_000)
