import { execFile } from 'node:child_process'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { expect } from 'vitest'

const run = promisify(execFile)
const VERSIONS = '/usr/lib/postgresql'
const FOLLOWS_WITHIN = { timeout: 20_000, interval: 50 }

/** A PostgreSQL server that belongs to one test, which may end it as it likes. */
export type OwnPostgres = {
  port: number
  url: string
  start(): Promise<void>
  /** As an operator restarts it (`fast`), or as a crash (`immediate`). */
  stop(mode: 'fast' | 'immediate'): Promise<void>
  /** Asks it directly, over a connection of its own. */
  query<Row>(text: string): Promise<Row[]>
  /** Makes and starts a copy on a port of its own that follows this one. */
  standby(): Promise<Standby>
  remove(): Promise<void>
}

export type Standby = OwnPostgres & {
  /** From now on the primary confirms what it stored only when this standby has stored it too. */
  follows(): Promise<void>
  /** Makes it a primary. */
  promote(): Promise<void>
}

/** Makes and starts one, for suites that run on PostgreSQL and whose machine has its programs. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const programs = await findPrograms()
  const place = await makePlace()
  await asPostgres([
    join(programs, 'initdb'),
    '-D',
    place.data,
    '-U',
    'selfsame',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '-N',
  ])
  return startIn(programs, place)
}

type Place = { folder: string; data: string; port: number }

async function makePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-own-postgres-'))
  await giveToPostgres(folder)
  return { folder, data: join(folder, 'data'), port: await freePort() }
}

async function startIn(programs: string, { folder, data, port }: Place): Promise<OwnPostgres> {
  const settings = `-p ${port} -k ${folder} -h 127.0.0.1 -c fsync=on -c max_connections=60`
  const control = (...rest: string[]) => asPostgres([join(programs, 'pg_ctl'), '-D', data, '-w', ...rest])
  const start = () => control('start', '-s', '-l', join(folder, 'log'), '-o', settings)
  await start()
  return {
    port,
    url: urlOf(port),
    start,
    stop: (mode) => control('stop', '-s', '-m', mode),
    query: (text) => queryAt(urlOf(port), text),
    standby: () => copyAsStandby(programs, port),
    remove: async () => {
      await control('stop', '-s', '-m', 'immediate').catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function queryAt<Row>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url, application_name: 'test' })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function copyAsStandby(programs: string, primary_port: number): Promise<Standby> {
  const place = await makePlace()
  await asPostgres([
    join(programs, 'pg_basebackup'),
    '-R',
    '-N',
    '-c',
    'fast',
    '-d',
    urlOf(primary_port),
    '-D',
    place.data,
  ])
  return {
    ...(await startIn(programs, place)),
    follows: () => awaitStandby(urlOf(primary_port)),
    promote: () => asPostgres([join(programs, 'pg_ctl'), '-D', place.data, '-w', '-s', 'promote']),
  }
}

async function awaitStandby(primary_url: string): Promise<void> {
  const client = new Client({ connectionString: primary_url, application_name: 'test' })
  await client.connect()
  try {
    await client.query(`alter system set synchronous_standby_names = '*'`)
    await client.query('select pg_reload_conf()')
    await expect
      .poll(
        async () => (await client.query('select sync_state from pg_stat_replication')).rows,
        FOLLOWS_WITHIN,
      )
      .toEqual([{ sync_state: 'sync' }])
  } finally {
    await client.end()
  }
}

const urlOf = (port: number) => `postgres://selfsame@127.0.0.1:${port}/postgres`

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
