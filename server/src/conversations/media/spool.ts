import { createHash, randomUUID } from 'node:crypto'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { makeFolder } from '../../platform/base/make-folder.ts'
import { StoreAway } from '../../platform/db/store-away.ts'
import { DISK_RESERVE, hasRoom, type Reserve } from '../../platform/db/watch-disk.ts'
import { usingFolder } from './folder-storage.ts'

/** A complete file under a temporary name. Its holder discards it or hands it to the storage. */
export type SpooledFile = { path: string; size: number; sha256: string; discard(): Promise<void> }

/** What files leave free: the embedded store on the same disk stops writing with less than half of it. */
const KEEPS_FREE: Reserve = { bytes: 2 * DISK_RESERVE.bytes, files: 2 * DISK_RESERVE.files }
const LOOK_EVERY_BYTES = 4 * 1024 * 1024

/**
 * Writes a stream to a temporary file, counting and hashing on the way, and on to the disk. Null where it has more than
 * `limit` bytes; throws what the stream throws, and `StoreAway` while the disk is nearly full. Either way nothing is left behind.
 */
export async function spool(
  folder: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
  keeps_free = KEEPS_FREE,
): Promise<SpooledFile | null> {
  await usingFolder(folder, () => makeFolder(folder))
  const path = join(folder, randomUUID())
  const discard = () => rm(path, { force: true })
  const hash = createHash('sha256')
  let size = 0
  let looked_at = Number.NEGATIVE_INFINITY
  const counted = async function* () {
    for await (const chunk of bytes) {
      if (size - looked_at >= LOOK_EVERY_BYTES) {
        looked_at = size
        await requireRoom(folder, keeps_free)
      }
      size += chunk.length
      if (size > limit) throw new TooLarge()
      hash.update(chunk)
      yield chunk
    }
  }
  // Opened before anything can break off, so that the file cannot come into being after it has been discarded.
  const file = await usingFolder(folder, () => open(path, 'wx'))
  try {
    await pipeline(counted, file.createWriteStream({ flush: true }))
  } catch (error) {
    await discard()
    if (error instanceof TooLarge) return null
    throw error
  }
  return { path, size, sha256: hash.digest('hex'), discard }
}

class TooLarge extends Error {}

async function requireRoom(folder: string, keeps_free: Reserve): Promise<void> {
  if (!(await hasRoom(folder, keeps_free)))
    throw new StoreAway(`The disk of ${folder} is nearly full: files are not stored until there is room.`)
}

/** Removes what processes that died have left unfinished. */
export async function sweepSpool(folder: string, older_than_ms: number): Promise<void> {
  // The folder is made with the first file.
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found !== null && Date.now() - found.mtimeMs > older_than_ms) await rm(path, { force: true })
  }
}
