import fs from 'node:fs/promises'
import { join } from 'node:path'

/** More at once would need more file descriptors than a process may have. */
const AT_ONCE = 16

/** Writes a file, or the names in a folder, through to the disk: until then a power cut takes them. */
export async function syncPath(path: string): Promise<void> {
  const handle = await fs.open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes everything in a folder through to the disk. */
export async function syncTree(folder: string): Promise<void> {
  const names = await fs.readdir(folder, { recursive: true })
  const paths = [folder, ...names.map((name) => join(folder, name))].values()
  const work = async () => {
    for (const path of paths) await syncPath(path)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}
