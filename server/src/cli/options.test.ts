import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fillDataDir } from '../../tests/harness/fresh-store.ts'
import { addErase } from './erase.ts'
import { addExplain } from './explain.ts'
import { addPasswordLink } from './password-link.ts'
import { addReplay } from './replay.ts'
import { addSetup } from './setup.ts'

// Each opens a store of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let account: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-options-'))
  await fillDataDir(folder)
  const settings = {
    DATA_DIR: folder,
    SECRET_KEY: 'k'.repeat(40),
    DATABASE_URL: '',
    PORT: '0',
    LOG_LEVEL: 'silent',
  }
  for (const [setting, value] of Object.entries(settings)) vi.stubEnv(setting, value)
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await run(addSetup, ['setup', ...flat(SETUP), '--json'])
  account = JSON.parse(String(printed.mock.calls[0]?.[0])).account_id
})
afterAll(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const SETUP: Record<string, string> = {
  '--account': 'Shop',
  '--portfolio': '1',
  '--app-id': '2',
  '--app-secret': 's',
  '--verify-token': 'v',
  '--waba': '3',
  '--phone-number-id': '4',
  '--display-phone': '+1 555',
  '--access-token': 't',
}
const flat = (options: Record<string, string>) => Object.entries(options).flat()

async function run(add: (program: Command) => void, words: string[]): Promise<string> {
  const program = new Command()
  add(program)
  return program.parseAsync(words, { from: 'user' }).then(
    () => 'it ran',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}

test('each wrong option of setup is named as it is typed', async () => {
  for (const option of [...Object.keys(SETUP), '--name']) {
    const said = await run(addSetup, ['setup', ...flat({ ...SETUP, [option]: '\u200b' })])
    if (said !== 'it ran') expect(said.split(' ')[0]).toBe(option)
    const too_long = await run(addSetup, ['setup', ...flat({ ...SETUP, [option]: 'x'.repeat(2_000) })])
    expect(too_long).toMatch(new RegExp(`^${option} must`))
  }
})

test('the errors of the other commands name their options too', async () => {
  const of = (rest: string[]) => ['--account', account, ...rest]
  expect(await run(addExplain, ['explain', ...of([]), ''])).toMatch(/^<who> must have at least 1 character$/)
  expect(
    await run(addReplay, ['replay', ...of(['--scope', 'range', '--from', 'yesterday', '--until', 'now'])]),
  ).toBe(
    '--from must be a time such as 2026-08-11T00:00:00Z\n--until must be a time such as 2026-08-11T00:00:00Z',
  )
  expect(
    await run(addReplay, [
      'replay',
      ...of(['--scope', 'range', '--from', '2026-08-12T00:00:00Z', '--until', '2026-08-11T00:00:00Z']),
    ]),
  ).toBe('--until must not be before from')
  for (const option of ['--email', '--external', '--bsuid', '--parent-bsuid'])
    expect(await run(addErase, ['erase', ...of([option, '', '--yes'])])).toMatch(new RegExp(`^${option} `))
  expect(await run(addErase, ['erase', ...of(['--yes'])])).not.toMatch(/body|query/)
  expect(await run(addPasswordLink, ['password-link', '--email', 'x'])).not.toMatch(/body|query/)
})
