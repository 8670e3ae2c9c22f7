import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../../tests/harness/own-postgres.ts'
import { type StartUpCode, StartUpError } from '../platform/base/start-up-error.ts'
import { lockFolder } from '../platform/db/folder-lock.ts'
import { addErase } from './erase.ts'
import { addExplain } from './explain.ts'
import { addExport } from './export.ts'
import { addMigrate } from './migrate.ts'
import { addOwnerLink } from './owner-link.ts'
import { addPasswordLink } from './password-link.ts'
import { addReplay } from './replay.ts'
import { addServe } from './serve.ts'
import { addSetup } from './setup.ts'

const ACCOUNT = 'acc_01900000000070008000000000000001'
const COMMANDS: [name: string, add: (program: Command) => void, args: string][] = [
  ['serve', addServe, ''],
  ['migrate', addMigrate, ''],
  ['owner-link', addOwnerLink, ''],
  ['password-link', addPasswordLink, '--email ana@example.com'],
  ['replay', addReplay, `--account ${ACCOUNT} --scope all`],
  ['explain', addExplain, `ana --account ${ACCOUNT}`],
  ['export', addExport, `--account ${ACCOUNT}`],
  ['erase', addErase, `--account ${ACCOUNT} --phone +15550100 --yes`],
  [
    'setup',
    addSetup,
    '--account S --portfolio 1 --app-id 2 --app-secret s --verify-token v --waba 3 --phone-number-id 4 --display-phone +1 --access-token t',
  ],
]

let folder: string
const servers: Server[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-faults-'))
  await writeFile(join(folder, 'a-file'), '')
})
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  for (const server of servers) server.close()
  await rm(folder, { recursive: true })
})

/** Something that is no database, or one that lets no client in, at a port of this machine; ends after its last answer. */
async function speaking(...answers: (Buffer | string)[]): Promise<string> {
  const server = createServer((socket) => {
    const left = [...answers]
    socket.on('error', () => undefined)
    socket.on('data', () => {
      const answer = left.shift()
      if (answer === undefined) socket.end()
      else socket.write(answer, () => left.length === 0 && answers.length === 1 && socket.end())
    })
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

/** As PostgreSQL writes it: https://www.postgresql.org/docs/current/protocol-message-formats.html */
function message(type: string, fields: string): Buffer {
  const head = Buffer.alloc(5, type)
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, Buffer.from(fields, 'latin1')])
}

const refusing = (code: string, more = '') => speaking(message('E', `SFATAL\0C${code}\0Mno\0${more}\0`))

const askingForPassword = () =>
  speaking(message('R', '\0\0\0\x0aSCRAM-SHA-256\0\0'), message('R', '\0\0\0\x0br=nonce,s=c2FsdA==,i=4096'))

const at = (place: string, login = 'me:the-password', rest = '') => ({
  DATABASE_URL: `postgres://${login}@${place}/shop${rest}`,
})

const FAULTS: [name: string, code: StartUpCode, settings: () => Promise<object> | object, says: string][] = [
  ['a port that is no number', 'settings_invalid', () => ({ PORT: 'many' }), 'PORT must be a whole number'],
  ['a short key', 'settings_invalid', () => ({ SECRET_KEY: 'short' }), 'SECRET_KEY must be at least 32'],
  ['a misspelt setting', 'settings_invalid', () => ({ DATABASE_URI: 'x' }), 'Did you mean DATABASE_URL?'],
  [
    'another database’s URL',
    'settings_invalid',
    () => ({ DATABASE_URL: 'mysql://h/d' }),
    'DATABASE_URL must be',
  ],
  [
    'a URL without a scheme',
    'settings_invalid',
    () => ({ DATABASE_URL: 'h:5432/d' }),
    'DATABASE_URL must be',
  ],
  ['a port that there is not', 'settings_invalid', () => at('127.0.0.1:99999'), 'DATABASE_URL must be'],
  ['a password with a bare %', 'settings_invalid', () => at('127.0.0.1:1', 'me:50%off'), '%25 for %'],
  [
    'a port of the query that is no number',
    'settings_invalid',
    () => at('127.0.0.1:1', 'me:the-password', '?port=abc'),
    'DATABASE_URL must name a port',
  ],
  [
    'a port of PGPORT that is no number',
    'settings_invalid',
    () => ({ ...at('127.0.0.1'), PGPORT: 'abc' }),
    'PGPORT must be a port',
  ],
  [
    'an authority that is not named',
    'settings_invalid',
    () => at('127.0.0.1:1', 'me:the-password', '?uselibpqcompat=true&sslmode=verify-ca'),
    'DATABASE_URL must name a file as sslrootcert',
  ],
  [
    'a parameter that there is not',
    'settings_invalid',
    async () => at(await refusing('42704', 'Fguc.c\0')),
    'refuses a parameter in DATABASE_URL or PGOPTIONS (no): correct',
  ],
  [
    'a switch that there is not',
    'settings_invalid',
    async () => at(await refusing('42601', 'Rprocess_postgres_switches\0')),
    'refuses a parameter in DATABASE_URL or PGOPTIONS (no): correct',
  ],
  [
    'a database that does not run',
    'database_unreachable',
    async () => at(`127.0.0.1:${await freePort()}`),
    'is unavailable (ECONNREFUSED): start it',
  ],
  ['a host that there is not', 'database_unreachable', () => at('no-such-host.invalid'), 'is unavailable ('],
  [
    'a web server in its place',
    'database_unreachable',
    async () => at(await speaking('HTTP/1.1 400 Bad Request\r\n\r\n')),
    'is unavailable (',
  ],
  [
    'bytes that a broken proxy changed',
    'database_unreachable',
    async () =>
      at(await speaking(Buffer.concat([message('R', '\0\0\0\0'), message('D', '\0\x05\0\0\0\x01')]))),
    'sent bytes that cannot be read',
  ],
  [
    'one that starts up',
    'database_unreachable',
    async () => at(await refusing('57P03')),
    '(57P03: no): start it',
  ],
  [
    'one without a connection left',
    'database_unreachable',
    async () => at(await refusing('53300')),
    'has no connection left for me (no): close others',
  ],
  [
    'a parameter that a proxy does not know',
    'database_unreachable',
    async () => at(await refusing('08P01'), 'me', '?options=-c%20x%3D1'),
    '(08P01: no)',
  ],
  ...['42601', '42704', '22023', '0A000', 'XX000'].map((code): (typeof FAULTS)[number] => [
    `a connection refused with ${code}`,
    'database_refused',
    async () => at(await refusing(code), 'me', '?options=endpoint%3Dx'),
    'refuses the connection (no): correct what DATABASE_URL sets',
  ]),
  [
    'an address or a connection without TLS that it does not accept',
    'database_refused',
    async () => at(await refusing('28000', 'RClientAuthentication\0')),
    'accepts no such connection of me (no): set sslmode',
  ],
  ['a wrong password', 'database_refused', async () => at(await refusing('28P01')), 'rejects me'],
  ['a role that there is not', 'database_refused', async () => at(await refusing('28000')), 'rejects me'],
  [
    'no password',
    'database_refused',
    async () => at(await askingForPassword(), 'me'),
    'requires a password for me',
  ],
  [
    'a database that there is not',
    'database_refused',
    async () => at(await refusing('3D000')),
    'The database shop does not exist',
  ],
  [
    'a database that accepts no connections',
    'database_refused',
    async () => at(await refusing('55000', 'RCheckMyDatabase\0')),
    'accepts no connections: run ALTER DATABASE "shop" ALLOW_CONNECTIONS true',
  ],
  [
    'a database that only reads',
    'database_refused',
    async () => at(await refusing('25006')),
    'The database shop at 127.0.0.1',
  ],
  [
    'TLS that the database does not speak',
    'database_refused',
    async () => at(await speaking('N'), 'me:the-password', '?sslmode=verify-full'),
    'does not support TLS',
  ],
  [
    'a folder below a file',
    'folder_unwritable',
    () => ({ DATA_DIR: join(folder, 'a-file', 'data') }),
    'cannot be written (ENOTDIR)',
  ],
  ...['selfsame.lock', 'store.unfinished'].map((name): (typeof FAULTS)[number] => [
    `a folder in place of ${name}`,
    'folder_unwritable',
    async () => {
      const DATA_DIR = await mkdtemp(join(folder, 'data-'))
      await mkdir(join(DATA_DIR, name))
      return { DATA_DIR }
    },
    `${name} is a folder, where Selfsame keeps a file: move it away`,
  ]),
  [
    'a file as the folder',
    'folder_unwritable',
    () => ({ DATA_DIR: join(folder, 'a-file') }),
    'cannot be written',
  ],
]

async function failureOf([name, add, args]: (typeof COMMANDS)[number], settings: object): Promise<unknown> {
  const given = { PORT: '0', LOG_LEVEL: 'silent', SECRET_KEY: 'k'.repeat(40), DATABASE_URL: '', ...settings }
  for (const [setting, value] of Object.entries(given)) vi.stubEnv(setting, String(value))
  const program = new Command()
  add(program)
  const words = args.split(' ').filter((word) => word !== '')
  return program.parseAsync([name, ...words], { from: 'user' }).then(
    () => 'it ran',
    (error: unknown) => error,
  )
}

test.each(FAULTS)(
  '%s keeps every command from running, with %s and one sentence',
  async (_, code, make, says) => {
    const settings = { DATA_DIR: await mkdtemp(join(folder, 'data-')), ...(await make()) }
    for (const command of COMMANDS) {
      const failure = await failureOf(command, settings)
      expect([command[0], failure]).toEqual([command[0], expect.any(StartUpError)])
      expect(failure).toMatchObject({ code, message: expect.stringContaining(says) })
      expect(String(failure)).not.toMatch(/the-password|50%off|\n +at /)
    }
  },
)

test('a folder that another process holds keeps every command from running', async () => {
  const held = await mkdtemp(join(folder, 'held-'))
  const lock = await lockFolder(held)
  for (const command of COMMANDS) {
    const failure = await failureOf(command, { DATA_DIR: held })
    expect([command[0], failure]).toMatchObject([command[0], { code: 'folder_locked' }])
  }
  await lock.release()
})

test('an export that cannot open the store leaves the file of the last one as it is', async () => {
  const file = join(folder, 'contacts.jsonl')
  await writeFile(file, 'the last export')
  const command: (typeof COMMANDS)[number] = ['export', addExport, `--account ${ACCOUNT} --out ${file}`]
  const failure = await failureOf(command, at(`127.0.0.1:${await freePort()}`))
  expect(failure).toMatchObject({ code: 'database_unreachable' })
  expect(await readFile(file, 'utf8')).toBe('the last export')
})
