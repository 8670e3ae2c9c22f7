import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fillDataDir } from '../../tests/harness/fresh-store.ts'
import { CLEAN_ENV, MAIN } from '../../tests/harness/main-process.ts'
import { freePort } from '../../tests/harness/own-postgres.ts'
import { START_UP_ERRORS, type StartUpCode } from '../platform/base/start-up-error.ts'
import { openEmbeddedStore } from '../platform/db/connect.ts'
import { lockFolder } from '../platform/db/folder-lock.ts'

// Every test starts processes of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const KEY = 'k'.repeat(40)
const ACCOUNT = 'acc_01900000000070008000000000000001'
const SETUP =
  'setup --account Shop --portfolio 1 --app-id 2 --app-secret s --verify-token v --waba 3 --phone-number-id 4 --display-phone +1 --access-token t'
// One of each way in: the server, the commands that speak the API, and what works on the store itself.
const SERVE = 'serve'
const EXPORT = `export --account ${ACCOUNT} --json`
const MIGRATE = 'migrate --json'
const COMMANDS = [SERVE, EXPORT, MIGRATE]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-start-up-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Ended = { code: number; out: string; error: string }

/** `descriptors`, where given, is how many files and connections the process may open. */
function run(command: string, { descriptors, ...settings }: Record<string, string>): Promise<Ended> {
  const env = { ...CLEAN_ENV, PORT: '0', LOG_LEVEL: 'fatal', SECRET_KEY: KEY, ...settings }
  const limited = descriptors === undefined ? '' : `ulimit -n ${descriptors}; `
  const shell = ['-c', `${limited}exec "$@"`, 'sh', process.execPath, MAIN, ...command.split(' ')]
  return new Promise((resolve) => {
    execFile('/bin/sh', shell, { env }, (failed, out, error) =>
      resolve({ code: Number(failed?.code ?? 0), out, error }),
    )
  })
}

/** Says it in one sentence, or with `--json` as one object, under the documented exit code. */
async function failsWith(code: StartUpCode, command: string, settings: Record<string, string>, says: string) {
  const ended = await run(command, settings)
  expect([command, ended.code, ended.out]).toEqual([command, START_UP_ERRORS[code], ''])
  const detail = command.endsWith('--json') ? told(ended.error, code) : ended.error
  expect(detail).toContain(says)
  expect(ended.error).not.toMatch(/\n +at |internal_error|node:internal|the-password/)
}

function told(error: string, code: StartUpCode): string {
  const answer = JSON.parse(error)
  expect(answer.code).toBe(code)
  return answer.detail
}

test.each(COMMANDS)('%s says which setting is wrong', (command) =>
  failsWith('settings_invalid', command, { DATA_DIR: folder, PORT: 'many' }, 'PORT must be a whole number'),
)

test.each(COMMANDS)('%s says that the database cannot be reached', async (command) => {
  const DATABASE_URL = `postgres://me:the-password@127.0.0.1:${await freePort()}/shop`
  await failsWith('database_unreachable', command, { DATA_DIR: folder, DATABASE_URL }, 'ECONNREFUSED')
})

test.each(['prefer', 'require', 'verify-ca'])('with sslmode=%s the sentence stands alone', async (mode) => {
  const DATABASE_URL = `postgres://me:the-password@127.0.0.1:${await freePort()}/shop?sslmode=${mode}`
  await failsWith('database_unreachable', MIGRATE, { DATA_DIR: folder, DATABASE_URL }, 'ECONNREFUSED')
})

test.each(['sslrootcert', 'sslcert', 'sslkey'])('a file in %s that cannot be read is named', async (name) => {
  for (const file of [join(folder, 'no-such.pem'), folder]) {
    const DATABASE_URL = `postgres://me:the-password@127.0.0.1:${await freePort()}/shop?${name}=${encodeURIComponent(file)}`
    const says = `DATABASE_URL names the file ${file}, which cannot be read`
    await failsWith('settings_invalid', MIGRATE, { DATA_DIR: folder, DATABASE_URL }, says)
  }
})

test.each(COMMANDS)('%s says that the folder cannot be written', async (command) => {
  await writeFile(join(folder, 'a-file'), '')
  await failsWith(
    'folder_unwritable',
    command,
    { DATA_DIR: join(folder, 'a-file', 'data') },
    'cannot be written',
  )
})

test.each(COMMANDS)('%s says which process holds the folder', async (command) => {
  const held = await mkdtemp(join(folder, 'held-'))
  const lock = await lockFolder(held)
  await failsWith('folder_locked', command, { DATA_DIR: held }, `${process.pid}`)
  await lock.release()
})

test.each(COMMANDS)('%s says that it may open too few files, and how many it needs', (command) =>
  failsWith(
    'too_few_descriptors',
    command,
    { DATA_DIR: folder, descriptors: '256' },
    'may open 256 files and connections, and needs at least 512',
  ),
)

test('a store of a newer version and one under another SECRET_KEY are refused by every command', async () => {
  const data = await mkdtemp(join(folder, 'kept-'))
  await fillDataDir(data)
  expect(await run(SETUP, { DATA_DIR: data })).toMatchObject({ code: 0, error: '' })
  const other_key = { DATA_DIR: data, SECRET_KEY: 'o'.repeat(40) }
  for (const command of [SERVE, EXPORT])
    await failsWith('wrong_secret_key', command, other_key, 'set that key again')
  const rotated = { DATA_DIR: data, SECRET_KEY: `${'o'.repeat(40)},${KEY}` }
  expect(await run(SETUP, rotated)).toMatchObject({ code: 0 })

  const store = await openEmbeddedStore(data)
  await store.asOwner((session) =>
    session.exec(`insert into selfsame_migrations (name, checksum) values ('9999_of_tomorrow.sql', 'x')`),
  )
  await store.close()
  for (const command of COMMANDS)
    await failsWith('store_newer', command, { DATA_DIR: data }, 'newer version (9999_of_tomorrow.sql)')
})

test('a store whose key is lost is refused without a new key, and opens with the old one', async () => {
  const data = await mkdtemp(join(folder, 'lost-key-'))
  await fillDataDir(data)
  const settings = { DATA_DIR: data, SECRET_KEY: '' }
  expect(await run(SETUP, settings)).toMatchObject({ code: 0, error: '' })
  const key = await readFile(join(data, 'secret.key'), 'utf8')
  await rm(join(data, 'secret.key'))
  for (const command of [SERVE, EXPORT])
    await failsWith('wrong_secret_key', command, settings, 'restore secret.key in DATA_DIR')
  expect((await readdir(data)).filter((name) => name.startsWith('secret.key'))).toEqual([])
  await writeFile(join(data, 'secret.key'), key)
  expect(await run(SETUP, settings)).toMatchObject({ code: 0 })
})

test('a port that is in use is named, and the store is let go', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const PORT = String(typeof address === 'object' ? address?.port : 0)
  const data = await mkdtemp(join(folder, 'port-'))
  await fillDataDir(data)
  await failsWith(
    'port_in_use',
    'serve --json',
    { DATA_DIR: data, PORT },
    `Port ${PORT} on 127.0.0.1 is in use`,
  )
  other.close()
  expect((await run('migrate', { DATA_DIR: data })).out).toContain('up to date')
})

test('a folder in place of operator.json is named by the server, and by a command beside one', async () => {
  const data = await mkdtemp(join(folder, 'operator-'))
  await fillDataDir(data)
  await mkdir(join(data, 'operator.json'))
  const says = `${join(data, 'operator.json')} is a folder, where Selfsame keeps a file: move it away`
  for (const command of [SERVE, 'serve --json'])
    await failsWith('folder_unwritable', command, { DATA_DIR: data }, says)
  const lock = await lockFolder(data)
  await failsWith('folder_unwritable', EXPORT, { DATA_DIR: data }, says)
  await lock.release()
  await rm(join(data, 'operator.json'), { recursive: true })
  expect((await run('migrate', { DATA_DIR: data })).out).toContain('up to date')
})

test.each([
  ['of another version', 'PG_VERSION', '12\n'],
  ['cut short', 'global/pg_control', 'cut'],
])('an embedded store whose files are %s is named, and left as it is', async (_, file, content) => {
  const data = await mkdtemp(join(folder, 'damaged-'))
  await fillDataDir(data)
  await writeFile(join(data, 'store', file), content)
  for (const command of [SERVE, MIGRATE])
    await failsWith('store_damaged', command, { DATA_DIR: data }, 'Restore DATA_DIR from a backup')
  expect(await readFile(join(data, 'store', file), 'utf8')).toBe(content)
})

test('a store that has lost PG_VERSION is refused and no new one is written over it', async () => {
  const data = await mkdtemp(join(folder, 'no-version-'))
  await fillDataDir(data)
  const version = await readFile(join(data, 'store/PG_VERSION'), 'utf8')
  const control = await readFile(join(data, 'store/global/pg_control'))
  await rm(join(data, 'store/PG_VERSION'))
  for (const command of COMMANDS)
    await failsWith('store_damaged', command, { DATA_DIR: data }, 'PG_VERSION is missing')
  expect(await readFile(join(data, 'store/global/pg_control'))).toEqual(control)
  await writeFile(join(data, 'store/PG_VERSION'), version)
  expect((await run('migrate', { DATA_DIR: data })).out).toContain('up to date')
})

test('a first start that was cut short is begun again', async () => {
  const data = await mkdtemp(join(folder, 'cut-short-'))
  const whole = await mkdtemp(join(folder, 'whole-'))
  await fillDataDir(whole)
  await cp(join(whole, 'store/base'), join(data, 'store/base'), { recursive: true })
  await writeFile(join(data, 'store.unfinished'), '')
  expect(await run(MIGRATE, { DATA_DIR: data })).toMatchObject({ code: 0, error: '' })
  expect((await readdir(data)).sort()).toEqual(['store', 'store.cut-short'])
  expect((await run('migrate', { DATA_DIR: data })).out).toContain('up to date')
})

test('a HOST that no address is found for is named', async () => {
  const data = await mkdtemp(join(folder, 'host-'))
  await fillDataDir(data)
  const settings = { DATA_DIR: data, HOST: 'no-such-host.invalid' }
  await failsWith('port_refused', SERVE, settings, 'This machine has no address no-such-host.invalid')
})

test('a HOST that needs the name of an interface is named', async () => {
  const data = await mkdtemp(join(folder, 'link-local-'))
  await fillDataDir(data)
  await failsWith('port_refused', SERVE, { DATA_DIR: data, HOST: 'fe80::1' }, 'cannot listen on fe80::1')
})

test('operating.md lists every reason not to start, with its exit code', async () => {
  const text = await readFile(join(import.meta.dirname, '../../../docs/operating.md'), 'utf8')
  const listed = [...text.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map(([, code, exit]) => [code, Number(exit)])
  expect(Object.fromEntries(listed)).toEqual(START_UP_ERRORS)
})
