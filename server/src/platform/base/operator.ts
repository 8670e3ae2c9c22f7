import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { makeFolder } from './make-folder.ts'
import { folderInTheWay } from './start-up-error.ts'

const FILE = 'operator.json'

/** How the commands on this machine reach the running server; written again at every start. */
const OPERATOR = z.object({ url: z.string(), token: z.string() })
export type Operator = z.output<typeof OPERATOR>

/** A user who can read the data folder can run the operator's commands, so the file is for its owner only. */
export async function writeOperator(data_dir: string, operator: Operator): Promise<void> {
  await makeFolder(data_dir)
  const path = join(data_dir, FILE)
  await rm(path, { force: true }).catch((error: unknown) => {
    throw codeOf(error) === 'ERR_FS_EISDIR' ? folderInTheWay(path, error) : error
  })
  await writeFile(path, JSON.stringify(operator), { mode: 0o600, flag: 'wx' })
}

/** The running server's entry, or null. */
export async function readOperator(data_dir: string): Promise<Operator | null> {
  const path = join(data_dir, FILE)
  try {
    return OPERATOR.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    if (codeOf(error) === 'EISDIR') throw folderInTheWay(path, error)
    throw new Error(`Can’t read ${path}. Restart the server to write it again.`, { cause: error })
  }
}

/** Removes the entry unless another server has written its own meanwhile. */
export async function forgetOperator(data_dir: string, token: string): Promise<void> {
  const current = await readOperator(data_dir).catch(() => null)
  if (current?.token === token) await rm(join(data_dir, FILE), { force: true })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
