import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildSetUp } from '../../tests/harness/app.ts'
import { fillDataDir } from '../../tests/harness/fresh-store.ts'
import { CLEAN_ENV, MAIN } from '../../tests/harness/main-process.ts'
import { type SetUpResult, setUp } from '../channels/setup/set-up.ts'
import { readConfig } from '../platform/base/config.ts'
import { buildLog } from '../platform/base/log.ts'
import { openStore } from '../platform/db/connect.ts'
import { buildApp } from '../process/app.ts'
import { buildDeps } from '../process/run-server.ts'

const ROWS = [
  {
    name: 'Ana "Prado", Lima',
    phone: '+15550104477',
    email: 'ana@example.com',
    attributes: { plan: 'gold' },
  },
  { bsuid: 'US.1001' },
  { name: '=cmd()', external_id: 'crm-7' },
]

// Every command is a process that opens the store on the disk.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let folder: string
let account: SetUpResult
let ids: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-cli-contacts-'))
  const config = readConfig({ DATA_DIR: folder })
  await fillDataDir(folder)
  const store = await openStore(config, () => undefined)
  const { deps, stop } = await buildDeps(config, store, buildLog('silent'))
  account = await setUp({ ...deps, inboxConnected: async () => undefined }, buildSetUp(1))
  const { http } = await buildApp(deps, {
    operator_token: null,
    process_metrics: false,
    wakeWorker: () => undefined,
    wakeSender: () => undefined,
    tell: () => undefined,
  })
  const headers = { authorization: `Bearer ${account.api_key}` }
  const answer = await http.inject({ method: 'POST', url: '/v1/contacts/imports', headers, payload: ROWS })
  ids = answer.json().rows.map((row: { contact_id: string }) => row.contact_id)
  await http.close()
  stop()
  await store.close()
})
afterAll(() => rm(folder, { recursive: true }))

async function run(command: string, ...args: string[]) {
  const child = spawn(process.execPath, [MAIN, command, '--account', account.account_id, ...args], {
    env: { ...CLEAN_ENV, DATA_DIR: folder },
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, ...output }
}

test('export writes everybody, those with a BSUID only as well, as JSON Lines and as CSV', async () => {
  const lines = await run('export')
  expect(lines).toMatchObject({ code: 0, stderr: '' })
  const contacts = lines.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(contacts.map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect(contacts.find(({ id }) => id === ids[1])).toMatchObject({
    phone: null,
    bsuids: [{ value: 'US.1001' }],
  })

  const file = join(folder, 'contacts.csv')
  const csv = await run('export', '--format', 'csv', '--out', file, '--json')
  expect(JSON.parse(csv.stdout)).toEqual({ written: 3 })
  const text = await readFile(file, 'utf8')
  expect(text.split('\n')[0]).toContain('id,display_name,name,')
  expect(text).toContain('"Ana ""Prado"", Lima"')
  expect(text).toContain(`${account.portfolio_id}:US.1001`)
  expect(text).toContain(",'=cmd(),")
  expect(text.trim().split('\n')).toHaveLength(4)
  const mistyped = await run('export', '--out', file, '--account', `acc_${'0'.repeat(32)}`)
  expect([mistyped.code, mistyped.stderr]).toEqual([1, expect.stringContaining('The account was not found')])
  expect(await readFile(file, 'utf8')).toBe(text)
})

test('explain finds somebody by what a person would type, and erase needs a yes', async () => {
  const explained = await run('explain', '+1 555 010-4477')
  expect(explained).toMatchObject({ code: 0, stderr: '' })
  expect(explained.stdout).toContain(`${ids[0]}\n`)
  expect(explained.stdout).toContain('email ana@example.com (active)')
  const unknown = await run('explain', 'US.404')
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('No contact matches')])

  const asked = await run('erase', '--phone', '+15550104477')
  expect([asked.code, asked.stderr]).toEqual([1, expect.stringContaining('--yes')])
  const erased = await run('erase', '--phone', '+15550104477', '--yes', '--json')
  expect(erased).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(erased.stdout)).toEqual({ contact_ids: [ids[0]], webhooks_cut: 0 })
  expect((await run('explain', 'ana@example.com')).code).toBe(1)
})
