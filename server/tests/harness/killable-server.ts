import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { fillDataDir, freshStore } from './fresh-store.ts'
import { CLEAN_ENV, MAIN } from './main-process.ts'
import { signed, textWebhook } from './webhooks.ts'

const STARTS_WITHIN = { timeout: 90_000, interval: 20 }
const LINE = { waba: '3', phone_number_id: '4' }
const APP_SECRET = 'the secret of the app'

// What a test asks of an answer fails it where it is not there.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

/** A server with one line in a process of its own, on a store of its own, for tests that kill it. */
export type KillableServer = {
  folder: string
  account_id: string
  api_key: string
  /** Where it listens since it was last started. */
  url(): string
  /** What it has written to standard error, and whether the process that was last started still runs. */
  said(): string
  runs(): boolean
  /** Starts it, also after a kill. */
  serve(): Promise<void>
  /** Ends it as a failure of the power would. */
  kill(): Promise<void>
  /** Tells it something that does not end it. */
  signal(name: NodeJS.Signals): void
  /** Lets it end by itself. */
  stop(): Promise<void>
  call(method: string, path: string, body?: object): Promise<Answer>
  /** What a command answers. */
  run(args: string[]): Promise<unknown>
  /** Posts a text as Meta would, written `at` a time, by default long ago; false where it was not acknowledged. */
  receive(wamid: string, at?: Date): Promise<boolean>
  /** The same, with all that is answered. */
  post(wamid: string, at?: Date): Promise<Response>
  /** Kills it, and removes its store. */
  remove(): Promise<void>
}

/**
 * Sets one up: on the store of the tests, on the embedded one where a test reads its files, or on a database of the test's own.
 * `more_settings` are environment variables.
 */
export async function killableServer(
  store: 'any' | 'embedded' | { DATABASE_URL: string } = 'any',
  more_settings: Record<string, string> = {},
): Promise<KillableServer> {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-crash-'))
  const database =
    store === 'any'
      ? await freshStore(folder)
      : { settings: store === 'embedded' ? {} : store, drop: () => Promise.resolve() }
  if (store === 'embedded') await fillDataDir(folder)
  const env = {
    ...CLEAN_ENV,
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'fatal',
    API_RATE_LIMIT: '1000000',
    WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
    ...database.settings,
    ...more_settings,
  }
  let serving: { child: ChildProcess; url: string } | null = null
  let errors = ''

  function start(args: string[]) {
    const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = { text: '' }
    child.stdout.on('data', (chunk) => {
      output.text += chunk
    })
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    return { child, output }
  }

  async function run(args: string[]): Promise<unknown> {
    const { child, output } = start([...args, '--json'])
    await once(child, 'close')
    return JSON.parse(output.text)
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = serving?.child
    serving = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'close')
  }

  const url = () => {
    if (!serving) throw new Error('no server')
    return serving.url
  }
  // The set-up's own test proves its shape.
  const account = (await run(setUpArguments())) as {
    account_id: string
    api_key: string
    webhook_path: string
  }
  const post = (wamid: string, at?: Date) => {
    const timestamp = at && String(Math.floor(at.getTime() / 1000))
    const body = JSON.stringify(textWebhook(LINE, wamid, `US.${wamid.replace('wamid.', '')}`, timestamp))
    return fetch(url() + account.webhook_path, { method: 'POST', body, headers: signed(body, APP_SECRET) })
  }
  return {
    folder,
    account_id: account.account_id,
    api_key: account.api_key,
    url,
    said: () => errors,
    runs: () => serving !== null && serving.child.exitCode === null && serving.child.signalCode === null,
    run,
    serve: async () => {
      const { child, output } = start(['serve', '--json'])
      serving = { child, url: '' }
      await expect.poll(() => output.text, STARTS_WITHIN).toMatch(/^\{"url".*\}$/m)
      serving.url = JSON.parse(/^\{"url".*$/m.exec(output.text)?.[0] ?? '{}').url
    },
    kill: () => end('SIGKILL'),
    signal: (name) => {
      serving?.child.kill(name)
    },
    stop: () => end('SIGTERM'),
    call: async (method, path, body) => {
      const headers = {
        authorization: `Bearer ${account.api_key}`,
        ...(body && { 'content-type': 'application/json' }),
      }
      const payload = body && { body: JSON.stringify(body) }
      return (await fetch(`${url()}/v1${path}`, { method, headers, ...payload })).json()
    },
    post,
    receive: async (wamid, at) => {
      try {
        return (await post(wamid, at)).status === 200
      } catch {
        // It was killed before it answered.
        return false
      }
    },
    remove: async () => {
      await end('SIGKILL')
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}

function setUpArguments(): string[] {
  const named = {
    account: 'Shop',
    portfolio: '1',
    'app-id': '2',
    'app-secret': APP_SECRET,
    'verify-token': 'v',
    waba: LINE.waba,
    'phone-number-id': LINE.phone_number_id,
    'display-phone': '+1',
    'access-token': 't',
  }
  return ['setup', ...Object.entries(named).flatMap(([name, value]) => [`--${name}`, value])]
}
