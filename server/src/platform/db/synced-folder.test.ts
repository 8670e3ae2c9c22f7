import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import asyncFs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { START_UP_ERRORS } from '../base/start-up-error.ts'
import { openEmbeddedStore } from './connect.ts'

// Every test makes a store.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
beforeEach(async () => {
  folder = await asyncFs.mkdtemp(join(tmpdir(), 'selfsame-synced-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await asyncFs.rm(folder, { recursive: true })
})

test('the embedded store writes a commit through to the disk before it reports it, and tables at a checkpoint', async () => {
  const store = await openEmbeddedStore(folder)
  await store.pglite.exec('create table kept (number integer)')
  const { rows } = await store.pglite.query<{ path: string }>("select pg_relation_filepath('kept') as path")
  const synced = watchSynced()
  await store.pglite.exec('insert into kept values (1)')
  expect(synced).toEqual(filesIn('pg_wal'))
  await store.pglite.exec('checkpoint')
  expect(synced).toContain(inode(rows[0]?.path ?? ''))
  await store.close()
})

test('a disk that fails when a commit is written through to it ends the process with one sentence', async () => {
  const script = `
    import fs from 'node:fs'
    import { openEmbeddedStore } from ${JSON.stringify(join(import.meta.dirname, 'connect.ts'))}
    const { pglite } = await openEmbeddedStore(${JSON.stringify(folder)})
    fs.fsyncSync = () => { throw new Error('EIO') }
    await pglite.exec('create table lost as select 1 as one')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  expect([code, said.trim()]).toEqual([
    START_UP_ERRORS.disk_full,
    `The store in ${folder} could not write to its disk and stopped: check the disk and start again.`,
  ])
})

test('a file and a folder that could not be opened for want of descriptors are opened later', async () => {
  const store = await openEmbeddedStore(folder)
  // Emscripten makes a file by writing it, and a checkpoint writes folders through to the disk.
  const failed = [failOnce('writeFileSync', 'file'), failOnce('openSync', 'folder')]
  await store.pglite.exec('create table made (number integer); insert into made values (1)')
  await store.pglite.exec('checkpoint')
  expect(failed.map((has) => has())).toEqual([true, true])
  expect(await store.pglite.query('select number from made')).toMatchObject({ rows: [{ number: 1 }] })
  await store.close()
})

test('a store that has just been made is on the disk as a whole', async () => {
  const opened = vi.spyOn(asyncFs, 'open')
  const store = await openEmbeddedStore(folder)
  const paths = opened.mock.calls.map(([path]) => String(path))
  expect(paths).toEqual(
    expect.arrayContaining([
      folder,
      ...['PG_VERSION', 'base', 'global/pg_control'].map((name) => join(folder, 'store', name)),
    ]),
  )
  const tables = await asyncFs.readdir(join(folder, 'store/base'), { recursive: true })
  expect(paths).toEqual(expect.arrayContaining(tables.map((name) => join(folder, 'store/base', name))))
  await store.close()
})

/** Whether it has failed. */
function failOnce(name: 'writeFileSync' | 'openSync', what: 'file' | 'folder'): () => boolean {
  let failed = false
  const open: (path: fs.PathLike, ...rest: unknown[]) => unknown = Object(fs)[name]
  vi.spyOn(Object(fs), name).mockImplementation((path, ...rest) => {
    const is_folder = fs.statSync(String(path), { throwIfNoEntry: false })?.isDirectory() === true
    if (failed || is_folder !== (what === 'folder')) return open(String(path), ...rest)
    failed = true
    throw Object.assign(new Error('too many open files'), { code: 'EMFILE', errno: -24 })
  })
  return () => failed
}

function watchSynced(): number[] {
  const synced: number[] = []
  const sync = fs.fsyncSync
  vi.spyOn(fs, 'fsyncSync').mockImplementation((file) => {
    sync(file)
    synced.push(fs.fstatSync(file).ino)
  })
  return synced
}

function filesIn(name: string): number[] {
  const files = fs.readdirSync(join(folder, 'store', name), { withFileTypes: true })
  return files.filter((file) => file.isFile()).map((file) => inode(join(name, file.name)))
}

function inode(path: string): number {
  return fs.statSync(join(folder, 'store', path)).ino
}
