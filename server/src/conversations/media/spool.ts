import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** A file whose bytes are all here, under a temporary name. Whoever holds it discards it or hands it to the storage. */
export type SpooledFile = { path: string; size: number; sha256: string; discard(): Promise<void> }

/**
 * Writes a stream to a temporary file, counting and hashing on the way, and on to the disk. Null where it has more than
 * `limit` bytes; throws what the stream throws. Either way nothing is left behind.
 */
export async function spool(
  folder: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<SpooledFile | null> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, randomUUID())
  const discard = () => rm(path, { force: true })
  const hash = createHash('sha256')
  let size = 0
  const counted = async function* () {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > limit) throw new TooLarge()
      hash.update(chunk)
      yield chunk
    }
  }
  // Opened before anything can break off, so that the file cannot come into being after it has been discarded.
  const file = await open(path, 'wx')
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
