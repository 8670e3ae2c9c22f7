import { execFile } from 'node:child_process'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const VERSIONS = '/usr/lib/postgresql'

/** A PostgreSQL server that belongs to one test, which may end it as it likes. */
export type OwnPostgres = {
  port: number
  url: string
  start(): Promise<void>
  /** As an operator restarts it (`fast`), or as a crash (`immediate`). */
  stop(mode: 'fast' | 'immediate'): Promise<void>
  remove(): Promise<void>
}

/** Makes and starts one, for suites that run on PostgreSQL and whose machine has its programs. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const programs = await findPrograms()
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-own-postgres-'))
  const data = join(folder, 'data')
  const port = await freePort()
  await giveToPostgres(folder)
  await asPostgres([
    join(programs, 'initdb'),
    '-D',
    data,
    '-U',
    'selfsame',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '-N',
  ])
  const settings = `-p ${port} -k ${folder} -h 127.0.0.1 -c fsync=on -c max_connections=60`
  const control = (...rest: string[]) => asPostgres([join(programs, 'pg_ctl'), '-D', data, '-w', ...rest])
  const start = () => control('start', '-s', '-l', join(folder, 'log'), '-o', settings)
  await start()
  return {
    port,
    url: `postgres://selfsame@127.0.0.1:${port}/postgres`,
    start,
    stop: (mode) => control('stop', '-s', '-m', mode),
    remove: async () => {
      await control('stop', '-s', '-m', 'immediate').catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function findPrograms(): Promise<string> {
  const versions = (await readdir(VERSIONS)).map(Number).sort((left, right) => right - left)
  return join(VERSIONS, String(versions[0]), 'bin')
}

const isRoot = () => process.getuid?.() === 0

// It refuses to run as root.
async function giveToPostgres(folder: string): Promise<void> {
  if (!isRoot()) return
  const ids = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
  const [uid, gid] = ids.map(({ stdout }) => Number(stdout))
  await chown(folder, uid ?? 0, gid ?? 0)
}

async function asPostgres(command: string[]): Promise<void> {
  const [program = '', ...rest] = isRoot() ? ['runuser', '-u', 'postgres', '--', ...command] : command
  await run(program, rest, { cwd: tmpdir() })
}
