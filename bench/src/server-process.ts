import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { Place } from './stores.ts'

const MAIN = join(import.meta.dirname, '../../server/src/main.ts')
const STOPS_WITHIN_MS = 30_000

export type Role = 'web' | 'worker' | 'migrate'

/** A server in a process of its own, as an operator would start it. */
export type ServerProcess = {
  /** Where it listens; empty without the web role. */
  url: string
  pid: number
  /** Ends it as an operator would, with everything under way finished. */
  stop(): Promise<void>
  /** SIGKILL: nothing is finished. */
  kill(): Promise<void>
}

export type ServerOptions = {
  roles?: Role[]
  /** Options for node itself, such as --cpu-prof. */
  node?: string[]
  environment?: Record<string, string>
}

/** Starts a server on the place, on a port of its own unless the environment names one, and resolves once it runs. */
export async function startServer(place: Place, options: ServerOptions = {}): Promise<ServerProcess> {
  const roles = options.roles ?? ['web', 'worker', 'migrate']
  const child = spawn(
    process.execPath,
    [...(options.node ?? []), MAIN, 'serve', '--json', '--roles', roles.join(',')],
    { env: serverEnvironment(place, options.environment), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const url = await readUrl(child)
  const { pid } = child
  if (pid === undefined) throw new Error('The server has no process id.')
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS)
    await exited
    clearTimeout(timer)
  }
  return { url, pid, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

async function readUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The server has no output.')
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"url"')) continue
    const { url }: { url: unknown } = JSON.parse(line)
    // What it may print later must not fill the pipe and hold it up.
    child.stdout.resume()
    return typeof url === 'string' ? url : ''
  }
  throw new Error(`The server ended with ${child.exitCode ?? child.signalCode} before it listened.`)
}

/** Whom the load is for: one account with one connected line. */
export type BenchLine = {
  account_id: string
  portfolio_id: string
  inbox_id: string
  api_key: string
  webhook_path: string
}

export const LINE = {
  app_secret: 'bench app secret that signs every webhook',
  waba_id: '310000000000001',
  phone_number_id: '420000000000001',
  display_phone_number: '15550100001',
}

/** A line of another account, beside `LINE`. */
export const OTHER_LINE = {
  account: 'Crowd',
  portfolio: '7002',
  app: '8002',
  waba_id: '310000000000002',
  phone_number_id: '420000000000002',
  display_phone_number: '15550100002',
}
const OWN_LINE = { account: 'Bench', portfolio: '7001', app: '8001', ...LINE }

/** Connects a line by the command `setup`, with or without a server that runs on the place. */
export async function setUpLine(place: Place, line: typeof OTHER_LINE = OWN_LINE): Promise<BenchLine> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      MAIN,
      'setup',
      ...['--account', line.account, '--portfolio', line.portfolio],
      ...['--app-id', line.app, '--app-secret', LINE.app_secret, '--verify-token', 'bench'],
      ...['--waba', line.waba_id, '--phone-number-id', line.phone_number_id],
      ...['--display-phone', line.display_phone_number, '--access-token', 'bench', '--json'],
    ],
    { env: serverEnvironment(place) },
  )
  // The shape that `setup --json` documents.
  return JSON.parse(stdout) as BenchLine
}

/** The UUID in an id of the API, as the tables have it. */
export function uuidOf(id: string): string {
  const hex = id.slice(id.indexOf('_') + 1)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function serverEnvironment(
  place: Place,
  more: Record<string, string> = {},
): Record<string, string | undefined> {
  const { DATABASE_URL: _database, DATA_DIR: _folder, CLOCK_URL: _clock, ...inherited } = process.env
  return {
    ...inherited,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    GRAPH_URL: 'http://127.0.0.1:9',
    API_RATE_LIMIT: '10000000',
    SECRET_KEY: 'a-key-for-measurements-only-of-32-characters-and-more',
    ...place.environment,
    ...more,
  }
}
