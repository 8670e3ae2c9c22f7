import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fillDataDir } from '../../tests/harness/fresh-store.ts'
import { CLEAN_ENV, MAIN } from '../../tests/harness/main-process.ts'

const SET_UP = [
  ...[
    'setup',
    '--account',
    'Shop',
    '--portfolio',
    '1',
    '--app-id',
    '2',
    '--app-secret',
    's',
    '--verify-token',
    'v',
  ],
  ...['--waba', '3', '--phone-number-id', '4', '--display-phone', '+1 555', '--access-token', 't', '--json'],
]

// Every command is a process that opens the store on the disk.
vi.setConfig({ testTimeout: 180_000 })

let folder: string
const running: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-cli-'))
  await fillDataDir(folder)
})
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...CLEAN_ENV, DATA_DIR: folder, PORT: '0', ...env },
  })
  running.push(child)
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, output, ended }
}

async function run(args: string[], env: Record<string, string> = {}) {
  const { output, ended } = start(args, env)
  return { code: await ended, ...output }
}

async function serve() {
  const server = start(['serve', '--json'], { LOG_LEVEL: 'warn' })
  await expect.poll(() => server.output.stdout, { timeout: 60_000 }).toContain('"url"')
  // Beside lines of the log.
  const { url } = JSON.parse(server.output.stdout.split('\n').find((line) => line.includes('"url"')) ?? '')
  return { ...server, url: String(url) }
}

test('set-up opens the store itself, and through a running server does the same again', async () => {
  const alone = await run(SET_UP)
  expect(alone).toMatchObject({ code: 0, stderr: '' })
  const result = JSON.parse(alone.stdout)
  const link_alone = await run(['owner-link'])
  expect(link_alone.stdout).toMatch(/^http:\/\/\S+\/sign-up\?token=\S+\n$/)
  expect(Object.keys(result)).toEqual(['account_id', 'portfolio_id', 'inbox_id', 'api_key', 'webhook_path'])

  const server = await serve()
  expect((await stat(join(folder, 'operator.json'))).mode & 0o777).toBe(0o600)
  const through = await run(SET_UP)
  expect(JSON.parse(through.stdout)).toEqual(result)
  const headers = { authorization: `Bearer ${result.api_key}` }
  expect((await fetch(`${server.url}/v1/inboxes`, { headers })).status).toBe(200)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)

  const [link = ''] = /http\S+sign-up\S+/.exec(server.output.stderr) ?? []
  expect(link).toContain(server.url)
  const person = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' }
  const owner = await fetch(`${server.url}/v1/setup/owner`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: new URL(link).searchParams.get('token'), ...person }),
  })
  expect(owner.status).toBe(201)
  const again = await run(['owner-link', '--json'])
  expect([again.code, JSON.parse(again.stderr).code]).toEqual([1, 'owner_exists'])

  const password_link = await run(['password-link', '--email', 'Ada@Example.org'])
  expect(password_link.stdout).toMatch(/^http:\/\/\S+\/reset-password\?token=\S+\n$/)
  expect(server.output.stderr + server.output.stdout).not.toContain('reset-password')
  const unknown = await run(['password-link', '--email', 'eve@example.org', '--json'])
  expect([unknown.code, JSON.parse(unknown.stderr).code]).toEqual([1, 'not_found'])

  const second = await run(['serve'])
  expect(second.code).toBe(75)
  expect(second.stderr).toContain(`is in use by process ${server.child.pid}`)

  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  await expect(readFile(join(folder, 'operator.json'))).rejects.toThrow('ENOENT')
  expect(JSON.parse((await run(SET_UP)).stdout)).toEqual(result)
})

test('after the server was killed the next one goes on from its data', async () => {
  const first = await serve()
  const result = JSON.parse((await run(SET_UP)).stdout)
  first.child.kill('SIGKILL')
  await first.ended
  const second = await serve()
  expect(JSON.parse((await run(SET_UP)).stdout)).toEqual(result)
  second.child.kill('SIGINT')
  expect(await second.ended).toBe(0)
})

test('migrate says what it ran, and then that nothing is left', async () => {
  await rm(join(folder, 'store'), { recursive: true })
  const ran = JSON.parse((await run(['migrate', '--json'])).stdout).ran
  expect(ran).toContain('0001_accounts.sql')
  expect(JSON.parse((await run(['migrate', '--json'])).stdout)).toEqual({ ran: [] })
})

test('a wrong setting and a wrong argument are named in words', async () => {
  const wrong = await run(['serve'], { PORT: 'abc' })
  expect([wrong.code, wrong.stderr]).toEqual([78, expect.stringContaining('PORT must be a whole number')])
  const unknown = await run(['serve'], { SELFSAME_PORT: '3000' })
  expect([unknown.code, unknown.stderr]).toEqual([
    78,
    expect.stringContaining('SELFSAME_PORT is not a setting'),
  ])
  const id = SET_UP.with(SET_UP.indexOf('4'), '+1 555').filter((argument) => argument !== '--json')
  expect((await run(id)).stderr).toContain('--phone-number-id must be a Meta id: digits only')
  const missing = await run(['setup', '--account', 'x'])
  expect([missing.code, missing.stderr]).toEqual([
    1,
    expect.stringContaining("'--portfolio <id>' not specified"),
  ])
})

test.each(['serve', 'setup', 'owner-link', 'password-link', 'migrate'])(
  '%s --help describes it, with --json among its options',
  async (command) => {
    const help = await run([command, '--help'])
    expect(help.code).toBe(0)
    expect(help.stdout).toContain('--json')
  },
)
