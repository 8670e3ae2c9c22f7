import { randomUUID } from 'node:crypto'
import { link, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { folderInTheWay, StartUpError } from '../base/start-up-error.ts'

/** Who holds a folder. `started` tells a process from a later one that got the same pid. */
export type LockHolder = { pid: number; started: string; host: string; token: string }

export type FolderLock = {
  /** False once the folder has another lock or none: the folder was replaced, or another process took it. */
  isHeld(): Promise<boolean>
  release(): Promise<void>
}

export class FolderLockedError extends StartUpError {
  readonly holder: LockHolder
  constructor(folder: string, holder: LockHolder) {
    super(
      'folder_locked',
      `${folder} is in use by process ${holder.pid} on ${holder.host}. The embedded store only supports one process: ` +
        `stop that process, choose another DATA_DIR, or set DATABASE_URL to work with PostgreSQL.`,
    )
    this.name = 'FolderLockedError'
    this.holder = holder
  }
}

const FILE = 'selfsame.lock'
const HEARTBEAT_MS = 10_000
// On another host (a container before its restart) only the heartbeat shows whether the holder lives. A long statement
// of the embedded store blocks the heartbeat, so the limit is generous.
const SILENT_AFTER_MS = 60_000
const TAKEOVER_TRIES = 100
const TAKEOVER_PAUSE_MS = 20

/**
 * Takes the folder for this process until `release` or the end of the process. Throws `FolderLockedError` while
 * another process, or another store of this one, holds it. PGlite does not lock: two processes would destroy the data.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, FILE)
  const self: LockHolder = {
    pid: process.pid,
    started: await processStart(process.pid),
    host: hostname(),
    token: randomUUID(),
  }
  for (let tries = 0; tries < TAKEOVER_TRIES; tries++) {
    if (await claim(path, self)) {
      const heartbeat = setInterval(() => void beat(path), HEARTBEAT_MS)
      heartbeat.unref()
      const isHeld = async () => (await readHolder(path))?.token === self.token
      return {
        isHeld,
        release: async () => {
          clearInterval(heartbeat)
          if (await isHeld()) await rm(path, { force: true })
        },
      }
    }
    const holder = await readHolder(path)
    if (holder === null) continue
    if (await isAlive(path, holder)) throw new FolderLockedError(folder, holder)
    await removeStale(path, holder, self)
  }
  throw new StartUpError(
    'folder_locked',
    `Several processes are starting with ${path}. Start one process at a time.`,
  )
}

/** The process that holds the folder now, or null. */
export async function findHolder(folder: string): Promise<LockHolder | null> {
  const path = join(folder, FILE)
  const holder = await readHolder(path)
  return holder !== null && (await isAlive(path, holder)) ? holder : null
}

// A hard link either appears whole or fails because the name is taken: half a lock is never read.
async function claim(path: string, self: LockHolder): Promise<boolean> {
  const candidate = `${path}.${self.token}`
  try {
    await writeFile(candidate, JSON.stringify(self), { mode: 0o600 })
    await link(candidate, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    // Also what a full disk has cut short.
    await rm(candidate, { force: true })
  }
}

// Of several processes that find the same stale lock only one gets the right to remove it, since the right is named
// after that very lock: a slow one cannot remove the lock of a faster one that has taken the folder meanwhile.
async function removeStale(path: string, stale: LockHolder, self: LockHolder): Promise<void> {
  const right = `${path}.${stale.token === '' ? 'unreadable' : stale.token}.taken`
  if (!(await claim(right, self))) {
    const other = await readHolder(right)
    if (other !== null && !(await isAlive(right, other))) await removeStale(right, other, self)
    else await new Promise((resolve) => setTimeout(resolve, TAKEOVER_PAUSE_MS))
    return
  }
  try {
    if ((await readHolder(path))?.token === stale.token) await rm(path, { force: true })
  } finally {
    await rm(right, { force: true })
  }
}

async function isAlive(path: string, holder: LockHolder): Promise<boolean> {
  if (holder.host !== hostname()) {
    const silent_ms = Date.now() - (await modifiedAt(path))
    return silent_ms < SILENT_AFTER_MS
  }
  const started = await processStart(holder.pid)
  return started !== '' && started === holder.started
}

async function beat(path: string): Promise<void> {
  const now = new Date()
  // The next beat will do, and a folder that has gone is noticed by the store itself.
  await utimes(path, now, now).catch(() => undefined)
}

async function modifiedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0
    throw error
  }
}

async function readHolder(path: string): Promise<LockHolder | null> {
  try {
    const holder: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isHolder(holder) ? holder : UNREADABLE
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    if (error instanceof SyntaxError) return UNREADABLE
    throw errorCode(error) === 'EISDIR' ? folderInTheWay(path, error) : error
  }
}

// A lock file that a full disk cut short names no process, so none can be alive behind it.
const UNREADABLE: LockHolder = { pid: 0, started: 'unreadable', host: hostname(), token: '' }

function isHolder(value: unknown): value is LockHolder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'started' in value &&
    typeof value.started === 'string' &&
    'host' in value &&
    typeof value.host === 'string' &&
    'token' in value &&
    typeof value.token === 'string'
  )
}

/** What marks this run of the process: boot and start time on Linux, elsewhere only that it runs; '' if it does not. */
async function processStart(pid: number): Promise<string> {
  if (pid <= 0) return ''
  if (process.platform === 'linux') {
    try {
      const line = await readFile(`/proc/${pid}/stat`, 'utf8')
      // The command's name may hold spaces and brackets; field 22 is counted from behind it.
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
      // A process that has ended but is not yet reaped still has its line.
      if (fields[0] === 'Z' || fields[0] === 'X') return ''
      return `${(await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()}/${fields[19]}`
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return ''
      throw error
    }
  }
  try {
    process.kill(pid, 0)
    return 'running'
  } catch (error) {
    return errorCode(error) === 'EPERM' ? 'running' : ''
  }
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
