import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { buildIngestStore } from '../../ingest/store.ts'
import { explainStartUp } from '../../process/explain-start-up.ts'
import { START_UP_ERRORS } from '../base/start-up-error.ts'
import { openEmbeddedStore } from './connect.ts'
import { migrate } from './migrate.ts'
import { startStored } from './start-stored.ts'
import { isStoreAway } from './store-away.ts'
import { watchDisk } from './watch-disk.ts'
import { withEveryAccount } from './with-account.ts'

// Every test starts processes of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const NO_DISK_HAS = Number.MAX_SAFE_INTEGER

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-full-disk-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('while the disk is nearly full the embedded store reads and refuses to write, and writes again when there is room', async () => {
  const store = await openEmbeddedStore(folder)
  await migrate(store)
  const add = () =>
    withEveryAccount(store.db, (trx) =>
      trx
        .insertInto('accounts')
        .values({ id: crypto.randomUUID(), name: crypto.randomUUID(), created_at: new Date() })
        .execute(),
    )
  const list = () => withEveryAccount(store.db, (trx) => trx.selectFrom('accounts').select('id').execute())
  await add()
  const told: Error[] = []
  const watch = watchDisk(store.pglite, folder, {
    reserve: { bytes: NO_DISK_HAS, files: 0 },
    onLost: (error) => told.push(error),
    onGone: () => undefined,
    isHeld: async () => true,
    onTaken: () => undefined,
  })
  await expect.poll(() => told.length).toBe(1)
  expect(isStoreAway(await add().catch((error: unknown) => error))).toBe(true)
  expect(await list()).toHaveLength(1)
  const ingest = buildIngestStore(store, () => undefined)
  const bytes = new Uint8Array(16)
  const post = { account_id: bytes, app_id: bytes, received_at_ms: 0, entries: 1, body: bytes }
  expect(isStoreAway(await ingest.put(post).catch((error: unknown) => error))).toBe(true)
  await watch.stop()

  const roomy = watchDisk(store.pglite, folder, {
    reserve: { bytes: 0, files: 0 },
    onLost: () => undefined,
    onGone: () => undefined,
    isHeld: async () => true,
    onTaken: () => undefined,
  })
  await store.pglite.exec('set default_transaction_read_only = off')
  await add()
  expect(await list()).toHaveLength(2)
  await roomy.stop()
  await store.close()
})

test.each([
  ['bytes', { bytes: NO_DISK_HAS, files: 0 }],
  ['files', { bytes: 0, files: NO_DISK_HAS }],
])(
  'a store does not begin on a disk without room for more %s, and lets its folder go',
  async (_, reserve) => {
    await expect(openEmbeddedStore(folder, { reserve })).rejects.toMatchObject({
      code: 'disk_full',
      message: expect.stringContaining(folder),
    })
    await (await openEmbeddedStore(folder)).close()
  },
)

test('a disk that fills up during the first start is full, and no store is damaged', async () => {
  const looks = [0, NO_DISK_HAS]
  const reserve = {
    files: 0,
    get bytes() {
      return looks.shift() ?? 0
    },
  }
  await mkdir(join(folder, 'store'))
  await writeFile(join(folder, 'store', 'PG_VERSION'), 'cut short')
  await expect(openEmbeddedStore(folder, { reserve })).rejects.toMatchObject({ code: 'disk_full' })
  await expect(openEmbeddedStore(folder)).rejects.toMatchObject({ code: 'store_damaged' })
})

test('what the file system of the store throws without an error is explained by its number', async () => {
  const settings = { data_dir: folder, database_url: undefined, host: '127.0.0.1', port: 0 }
  const startWith = (thrown: unknown) =>
    startStored(folder, () => Promise.reject(thrown)).catch((error: unknown) =>
      explainStartUp(error, settings),
    )
  expect(await startWith({ name: 'ErrnoError', errno: 51 })).toMatchObject({ code: 'disk_full' })
  expect(await startWith({ name: 'ErrnoError', errno: 29 })).toMatchObject({
    code: 'store_damaged',
    message: expect.stringContaining('(errno = 29)'),
  })
})

test('a store that only reads before it has its tables says that the disk is full or the folder read-only', () => {
  const refused = Object.assign(new Error('cannot execute CREATE TYPE in a read-only transaction'), {
    code: '25006',
  })
  const explained = (data_dir: string) =>
    explainStartUp(refused, { data_dir, database_url: undefined, host: '127.0.0.1', port: 0 })
  expect(explained(folder)).toMatchObject({ code: 'disk_full', exit_code: 74 })
  expect(explained(join(folder, 'absent'))).toMatchObject({ code: 'folder_unwritable' })
})

test('a panic of the embedded store ends the process with one sentence, and what was committed is there at the next start', async () => {
  const script = `
    import { openEmbeddedStore } from ${JSON.stringify(join(import.meta.dirname, 'connect.ts'))}
    const { pglite } = await openEmbeddedStore(${JSON.stringify(folder)})
    await pglite.exec('create table kept as select 1 as one')
    pglite.Module.onAbort()
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  expect([code, said.trim().split('\n').length]).toEqual([START_UP_ERRORS.disk_full, 1])
  expect(said).toContain(`The store in ${folder} could not write to its disk`)
  const store = await openEmbeddedStore(folder)
  expect((await store.pglite.query('select one from kept')).rows).toEqual([{ one: 1 }])
  await store.close()
})
