import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openEmbeddedStore } from '../db/connect.ts'
import { withEveryAccount } from '../db/with-account.ts'
import { textWebhook } from '../test/webhooks.ts'

const MAIN = join(import.meta.dirname, '../main.ts')
const SECRET = 'the secret of the app'
const LINE = { waba: '3', phone_number_id: '4' }
const STATUS = z.object({ queued: z.number(), failed: z.number(), processed: z.number() })
const SENDERS = 20
const KILLED_AFTER_ACKNOWLEDGEMENTS = 200
const LONGEST_WAIT = { timeout: 60_000, interval: 100 }

let folder: string
const running: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-crash-'))
})
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

function start(args: string[]) {
  const env = { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  const output = { text: '' }
  child.stdout.on('data', (chunk) => {
    output.text += chunk
  })
  return { child, output }
}

async function run(args: string[]): Promise<unknown> {
  const { child, output } = start(args)
  await once(child, 'close')
  return JSON.parse(output.text)
}

async function serve(): Promise<{ child: ChildProcess; url: string }> {
  const { child, output } = start(['serve', '--json'])
  await expect.poll(() => output.text, LONGEST_WAIT).toContain('"url"')
  return { child, url: JSON.parse(output.text).url }
}

async function setUp(): Promise<{ account_id: string; api_key: string; webhook_path: string }> {
  const named = { account: 'Shop', portfolio: '1', 'app-id': '2', 'app-secret': SECRET, 'verify-token': 'v' }
  const line = {
    waba: LINE.waba,
    'phone-number-id': LINE.phone_number_id,
    'display-phone': '+1',
    'access-token': 't',
  }
  const args = Object.entries({ ...named, ...line }).flatMap(([name, value]) => [`--${name}`, value])
  // The set-up's own test proves its shape.
  return (await run(['setup', ...args, '--json'])) as Awaited<ReturnType<typeof setUp>>
}

async function send(url: string, wamid: string): Promise<boolean> {
  const body = JSON.stringify(textWebhook(LINE, wamid, `US.${wamid.replace('wamid.', '')}`))
  const digest = createHmac('sha256', SECRET).update(body).digest('hex')
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'x-hub-signature-256': `sha256=${digest}` },
    })
    return answer.status === 200
  } catch {
    // The server was killed before it answered.
    return false
  }
}

test('what was acknowledged before a kill is there once, also where Meta sends it again', async () => {
  const { webhook_path, api_key, account_id } = await setUp()
  const first = await serve()
  const acknowledged: string[] = []
  const unanswered: string[] = []
  let sent = 0
  let killed = false
  const sender = async () => {
    while (!killed) {
      const wamid = `wamid.${sent++}`
      if (await send(first.url + webhook_path, wamid)) acknowledged.push(wamid)
      else unanswered.push(wamid)
      if (acknowledged.length >= KILLED_AFTER_ACKNOWLEDGEMENTS && !killed) {
        killed = true
        first.child.kill('SIGKILL')
      }
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sender))
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLED_AFTER_ACKNOWLEDGEMENTS)

  const second = await serve()
  // Some of these had been stored when the process died, some had not; Meta repeats what it has no answer to.
  const again = [...unanswered, ...acknowledged.slice(-20)]
  for (const wamid of again) expect(await send(second.url + webhook_path, wamid)).toBe(true)
  const status = async () => {
    const answer = await fetch(`${second.url}/v1/ingest`, { headers: { authorization: `Bearer ${api_key}` } })
    return STATUS.parse(await answer.json())
  }
  await expect.poll(status, LONGEST_WAIT).toMatchObject({ queued: 0, failed: 0 })
  expect((await status()).processed).toBeGreaterThanOrEqual(acknowledged.length + 20)

  const ordered = await run(['replay', '--account', account_id, '--scope', 'all', '--json'])
  expect(ordered).toMatchObject({ scope: 'all' })
  const show = ['replay', '--account', account_id, '--show', Object(ordered).id, '--json']
  await expect.poll(() => run(show), { ...LONGEST_WAIT, interval: 1_000 }).toMatchObject({ state: 'done' })
  second.child.kill('SIGTERM')
  await once(second.child, 'close')

  const store = await openEmbeddedStore(folder)
  const rows = await withEveryAccount(store.db, (trx) => trx.selectFrom('messages').select('wamid').execute())
  await store.close()
  expect(rows.map((row) => row.wamid).sort()).toEqual([...new Set([...acknowledged, ...unanswered])].sort())
}, 180_000)
