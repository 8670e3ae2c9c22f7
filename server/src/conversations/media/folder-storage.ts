import { access, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../platform/base/make-folder.ts'
import { syncPath } from '../../platform/base/sync-files.ts'
import { FilesAway } from '../../platform/db/store-away.ts'
import type { MediaStorage } from './storage.ts'

/** Keeps files in a folder of this machine, one per key. The spool is on the same disk, so a file appears whole or not at all. */
export function openFolder(folder: string): MediaStorage {
  const pathOf = (key: string) => join(folder, key)
  return {
    put: (key, file) =>
      usingFolder(folder, async () => {
        const path = pathOf(key)
        await makeFolder(dirname(path))
        await rename(file.path, path)
        // The bytes are on the disk already; this brings the new name there.
        await syncPath(dirname(path))
      }),
    read: (key) =>
      usingFolder(folder, async () => {
        const handle = await open(pathOf(key)).catch(nullIfMissing)
        // Where the folder itself is missing, as without its volume, no file is lost.
        if (handle === null) await access(folder)
        return handle?.createReadStream() ?? null
      }),
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

/** Throws `FilesAway` where the folder is read-only, no folder, or on a disk that fails. */
export async function usingFolder<T>(folder: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? new FilesAway(folder, error) : error
  }
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
