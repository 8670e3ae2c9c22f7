import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { START_UP_ERRORS } from '../base/start-up-error.ts'
import { openEmbeddedStore } from './connect.ts'

// Every test starts processes of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

// The rights of a folder mean nothing to root, so the store runs as a user without rights.
const NOBODY = 65534
const IS_ROOT = process.getuid?.() === 0

let parent: string
let folder: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'selfsame-lost-folder-'))
  if (IS_ROOT) await chown(parent, NOBODY, NOBODY)
  folder = join(parent, 'data')
})
afterEach(() => rm(parent, { recursive: true }))

test('while its folder is read-only the embedded store refuses to write, and writes again when the folder is writable', async () => {
  const { code, output, said } = await run(`
    const setRights = (mode) => Promise.all(['pg_wal', 'base'].map((it) => chmod(join(${JSON.stringify(folder)}, 'store', it), mode)))
    await setRights(0o500)
    let refusal = null
    while (refusal === null) refusal = await add().then(() => null, (error) => error)
    console.log(JSON.stringify({ away: isStoreAway(refusal) }))
    await setRights(0o700)
    while (await add().then(() => false, () => true)) await pause(10)
    await store.close()`)
  expect(said).toBe('')
  expect(code).toBe(0)
  expect(output).toContain('{"away":true}')
  expect(await stored()).toEqual(numbersOf(output))
})

test('a store whose folder is moved away ends the process with one sentence, and all that was committed is there when the folder is back', async () => {
  const { code, output, said } = await run(`
    await add()
    await rename(${JSON.stringify(folder)}, ${JSON.stringify(`${folder}-away`)})
    for (;;) await add().catch((error) => { if (!isStoreAway(error)) throw error })`)
  expect([START_UP_ERRORS.folder_unwritable, START_UP_ERRORS.disk_full]).toContain(code)
  expect(said.trim().split('\n')).toEqual([expect.stringContaining(`The store in ${folder}`)])
  await rename(`${folder}-away`, folder)
  expect(await stored()).toEqual(expect.arrayContaining(numbersOf(output)))
})

test('a store whose lock another process took ends the process with one sentence', async () => {
  const { code, output, said } = await run(`
    await add()
    const lock = { pid: 1, started: 'later', host: 'another-machine', token: 'another' }
    await writeFile(join(${JSON.stringify(folder)}, 'selfsame.lock'), JSON.stringify(lock))
    for (;;) await add()`)
  expect(code).toBe(START_UP_ERRORS.folder_locked)
  expect(said.trim().split('\n')).toEqual([
    expect.stringContaining(`The lock of this server in ${folder} is gone`),
  ])
  await rm(join(folder, 'selfsame.lock'))
  expect(await stored()).toEqual(expect.arrayContaining(numbersOf(output)))
})

/** Runs a script beside a store, whose `add` commits a number and then prints it. */
async function run(script: string): Promise<{ code: unknown; output: string; said: string }> {
  const from = (file: string) => JSON.stringify(join(import.meta.dirname, file))
  const before = `
    import { chmod, rename, writeFile } from 'node:fs/promises'
    import { join } from 'node:path'
    import { setTimeout as pause } from 'node:timers/promises'
    import { openEmbeddedStore } from ${from('connect.ts')}
    import { isStoreAway } from ${from('store-away.ts')}
    const store = await openEmbeddedStore(${JSON.stringify(folder)})
    await store.pglite.exec('create table kept (number int)')
    let number = 0
    const add = async () => {
      await pause(1)
      number += 1
      await store.pglite.query('insert into kept values ($1)', [number])
      console.log(number)
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', before + script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(IS_ROOT && { uid: NOBODY, gid: NOBODY }),
  })
  const heard = { output: '', said: '' }
  child.stdout.on('data', (chunk) => {
    heard.output += chunk
  })
  child.stderr.on('data', (chunk) => {
    heard.said += chunk
  })
  const [code] = await once(child, 'close')
  return { code, ...heard }
}

function numbersOf(output: string): number[] {
  return (output.match(/^\d+$/gm) ?? []).map(Number)
}

async function stored(): Promise<number[]> {
  const store = await openEmbeddedStore(folder)
  const { rows } = await store.pglite.query<{ number: number }>('select number from kept order by number')
  await store.close()
  return rows.map(({ number }) => number)
}
