import { access, constants, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { StartUpError } from '../base/start-up-error.ts'
import { StoreAway } from './store-away.ts'

export type DiskWatch = { stop(): Promise<void> }

/** What is to be left free of a disk. */
export type Reserve = { bytes: number; files: number }

/**
 * The write-ahead log of the embedded store grows by files of 16 MB, and where none can be made the store ends its process.
 */
export const DISK_RESERVE: Reserve = { bytes: 32 * 1024 * 1024, files: 256 }
const LOOK_EVERY_MS = 500

/** Throws where the disk has no room for the embedded store to begin with. */
export async function requireDisk(folder: string, reserve: Reserve): Promise<void> {
  if (await hasRoom(folder, reserve)) return
  throw new StartUpError(
    'disk_full',
    `The disk of DATA_DIR ${folder} is full: free ${Math.ceil(reserve.bytes / 1024 / 1024)} MB and start again.`,
  )
}

export type DiskWatchOptions = {
  reserve: Reserve
  /** Hears when the store begins to refuse writes. */
  onLost: (error: Error) => void
  /** Called when the store's folder is no longer under its path. */
  onGone: () => void
  /** False where another process may use the folder. */
  isHeld: () => Promise<boolean>
  onTaken: () => void
}

/**
 * Lets the embedded store only read while the disk is nearly full or its folder cannot be written: what would be written is
 * refused as if the store were away, and stored again once it can be.
 */
export function watchDisk(
  pglite: PGlite,
  folder: string,
  { reserve, onLost, onGone, isHeld, onTaken }: DiskWatchOptions,
): DiskWatch {
  let read_only = false
  let stopped = false
  let looking: Promise<void> = Promise.resolve()
  const look = async () => {
    const state = await stateOf(folder, reserve)
    if (stopped) return
    if (state === 'gone') return onGone()
    if (!(await isHeld()) && !stopped) return onTaken()
    if (read_only === (state !== 'writable')) return
    await pglite.exec(`set default_transaction_read_only = ${read_only ? 'off' : 'on'}`)
    read_only = state !== 'writable'
    if (state !== 'writable')
      onLost(new StoreAway(`${LOST[state]} (${folder}). Nothing is stored until then.`))
  }
  const timer = setInterval(() => {
    // One look at a time: the store may be busy for longer than the pause.
    looking = looking.then(look).catch(onLost)
  }, LOOK_EVERY_MS)
  timer.unref()
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await looking
    },
  }
}

/** Whether the disk of a folder has so much left: it may run out of bytes or of files first. */
export async function hasRoom(folder: string, reserve: Reserve): Promise<boolean> {
  const { bavail, bsize, files, ffree } = await statfs(folder)
  // A file system that makes room for files as it needs it counts none.
  return bavail * bsize >= reserve.bytes && (files === 0 || ffree >= reserve.files)
}

type State = 'writable' | 'full' | 'unwritable' | 'gone'

const LOST = {
  full: 'The disk of DATA_DIR is full: free some space',
  unwritable: 'DATA_DIR cannot be written: make it writable again',
}
/** New files of the store are made in these folders. */
const WRITTEN = ['store/pg_wal', 'store/base']

async function stateOf(folder: string, reserve: Reserve): Promise<State> {
  try {
    for (const name of WRITTEN) await access(join(folder, name), constants.W_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    // The files that are open would take writes that the next start does not find.
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : 'unwritable'
  }
  return (await hasRoom(folder, reserve)) ? 'writable' : 'full'
}
