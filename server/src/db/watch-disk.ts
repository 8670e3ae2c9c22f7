import { statfs } from 'node:fs/promises'
import type { PGlite } from '@electric-sql/pglite'
import { StartUpError } from '../start-up-error.ts'
import { StoreAway } from './store-away.ts'

export type DiskWatch = { stop(): Promise<void> }

/** The write-ahead log of the embedded store grows by files of 16 MB, and where none can be made the store ends its process. */
export const DISK_RESERVE_BYTES = 32 * 1024 * 1024
const LOOK_EVERY_MS = 500

/** Throws where the disk has no room for the embedded store to begin with. */
export async function requireDisk(folder: string, reserve_bytes: number): Promise<void> {
  if ((await freeBytes(folder)) >= reserve_bytes) return
  throw new StartUpError(
    'disk_full',
    `The disk of DATA_DIR ${folder} is full: free ${Math.ceil(reserve_bytes / 1024 / 1024)} MB and start again.`,
  )
}

/**
 * Lets the embedded store only read while the disk is nearly full: what would be written is refused as if the store were away,
 * and taken again once there is room. `onLost` hears when that begins.
 */
export function watchDisk(
  pglite: PGlite,
  folder: string,
  { reserve_bytes, onLost }: { reserve_bytes: number; onLost: (error: Error) => void },
): DiskWatch {
  let full = false
  let stopped = false
  let looking: Promise<void> = Promise.resolve()
  const look = async () => {
    const is_full = (await freeBytes(folder)) < reserve_bytes
    if (is_full === full || stopped) return
    await pglite.exec(`set default_transaction_read_only = ${is_full ? 'on' : 'off'}`)
    full = is_full
    if (full) onLost(new StoreAway(`The disk of ${folder} is full; nothing is stored until there is room.`))
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

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
