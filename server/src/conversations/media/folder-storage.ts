import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncPath } from '../../platform/base/sync-files.ts'
import type { MediaStorage } from './storage.ts'

/** Keeps files in a folder of this machine, one per key. The spool is on the same disk, so a file appears whole or not at all. */
export function openFolder(folder: string): MediaStorage {
  const pathOf = (key: string) => join(folder, key)
  return {
    put: async (key, file) => {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      await rename(file.path, path)
      // The bytes are on the disk already; this brings the new name there.
      await syncPath(dirname(path))
    },
    read: async (key) => {
      const handle = await open(pathOf(key)).catch(nullIfMissing)
      return handle?.createReadStream() ?? null
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
