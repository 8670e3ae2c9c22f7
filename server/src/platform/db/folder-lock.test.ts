import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderLockedError, findHolder, lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-lock-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const writeLock = (holder: object) => writeFile(join(folder, 'selfsame.lock'), JSON.stringify(holder))

test('a second lock on the same folder is refused until the first is released', async () => {
  const first = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError)
  await expect(lockFolder(folder)).rejects.toThrow(/is in use by process \d+ .* set DATABASE_URL/)
  await first.release()
  const second = await lockFolder(folder)
  await second.release()
  expect(await readdir(folder)).toEqual([])
})

test('another process that holds the folder is named in the refusal, and its end frees the folder', async () => {
  const script = join(folder, 'holder.ts')
  await writeFile(
    script,
    `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'))}
     await lockFolder(${JSON.stringify(folder)})
     process.send('locked')
     setInterval(() => undefined, 1000)`,
  )
  const child = fork(script, { execArgv: [] })
  await once(child, 'message')
  expect((await findHolder(folder))?.pid).toBe(child.pid)
  await expect(lockFolder(folder)).rejects.toThrow(`process ${child.pid}`)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = await lockFolder(folder)
  await lock.release()
})

test('a later process with the pid of the former holder does not hold the folder', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'])
  await once(child, 'spawn')
  await writeLock({ pid: child.pid, started: 'an-earlier-boot/1', host: hostname(), token: 'x' })
  expect(await findHolder(folder)).toBeNull()
  const lock = await lockFolder(folder)
  await lock.release()
  child.kill('SIGKILL')
})

test('a holder on another host counts as long as its heartbeat is fresh', async () => {
  await writeLock({ pid: 1, started: 'elsewhere/1', host: 'another-container', token: 'x' })
  await expect(lockFolder(folder)).rejects.toThrow('another-container')
  const long_ago = new Date(Date.now() - 10 * 60_000)
  await utimes(join(folder, 'selfsame.lock'), long_ago, long_ago)
  const lock = await lockFolder(folder)
  await lock.release()
})

test('a lock file that was cut short is taken over', async () => {
  await writeFile(join(folder, 'selfsame.lock'), '{"pid": 12')
  const lock = await lockFolder(folder)
  expect(JSON.parse(await readFile(join(folder, 'selfsame.lock'), 'utf8'))).toMatchObject({
    pid: process.pid,
  })
  await lock.release()
})

test('of many that find the same stale lock at once exactly one gets the folder, again and again', async () => {
  for (let round = 0; round < 20; round++) {
    await writeLock({ pid: 999_999_999, started: 'gone/1', host: hostname(), token: `gone-${round}` })
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
    const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(winners).toHaveLength(1)
    for (const winner of winners) await winner.value.release()
  }
  expect(await readdir(folder)).toEqual([])
})

test('a process that died while it took a stale lock over keeps nobody out', async () => {
  const gone = { pid: 999_999_999, started: 'gone/1', host: hostname() }
  await writeLock({ ...gone, token: 'x' })
  await writeFile(join(folder, 'selfsame.lock.x.taken'), JSON.stringify({ ...gone, token: 'y' }))
  const lock = await lockFolder(folder)
  await lock.release()
  expect(await readdir(folder)).toEqual([])
})
