import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartUpError } from '../base/start-up-error.ts'
import { syncPath, syncTree } from '../base/sync-files.ts'

const STORE = 'store'
/** Beside a store that is being made: until it is gone, nothing was stored. */
const UNFINISHED = 'store.unfinished'
/** Where the files of a first start that was cut short go: moved, as they may be of a backup that was copied here since. */
const CUT_SHORT = 'store.cut-short'
const NAMES_VERSION = 'PG_VERSION'

/**
 * Starts the store in a folder with `start`, which makes a new one where the file that names the version is missing, also over
 * the data of another. So that is refused, unless a first start was cut short.
 */
export async function startStored<Store>(
  data_dir: string,
  start: (folder: string) => Promise<Store>,
): Promise<Store> {
  const folder = join(data_dir, STORE)
  const kept = await readdir(data_dir)
  if (kept.includes(UNFINISHED) && kept.includes(STORE)) await moveAside(data_dir)
  const files = kept.includes(STORE) && !kept.includes(UNFINISHED) ? await readdir(folder) : []
  if (files.includes(NAMES_VERSION)) return startOrExplain(folder, start)
  if (files.length > 0) throw damaged(folder, `${NAMES_VERSION} is missing`)
  await writeFile(join(data_dir, UNFINISHED), '')
  const store = await startOrExplain(folder, start)
  await syncTree(folder)
  await rm(join(data_dir, UNFINISHED))
  await syncPath(data_dir)
  return store
}

async function moveAside(data_dir: string): Promise<void> {
  await rm(join(data_dir, CUT_SHORT), { recursive: true, force: true })
  await rename(join(data_dir, STORE), join(data_dir, CUT_SHORT))
}

/** PGlite says little about files that it cannot read: an aborted start without a reason. */
async function startOrExplain<Store>(
  folder: string,
  start: (folder: string) => Promise<Store>,
): Promise<Store> {
  try {
    return await start(folder)
  } catch (error) {
    const cause = asError(error)
    throw damaged(folder, cause.message, cause)
  }
}

/** The file system below PGlite throws objects that are no errors, with a number of Emscripten. */
function asError(error: unknown): Error {
  if (error instanceof Error) return error
  const number = typeof error === 'object' && error !== null && 'errno' in error ? error.errno : 'unknown'
  return new Error(`errno = ${String(number)}`, { cause: error })
}

function damaged(folder: string, reason: string, cause?: unknown): StartUpError {
  return new StartUpError(
    'store_damaged',
    `The store in ${folder} cannot be opened (${reason}): its files are damaged, incomplete or of another version. Restore DATA_DIR from a backup or start with the former version.`,
    { cause },
  )
}
