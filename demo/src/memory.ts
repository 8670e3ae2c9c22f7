import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const MEMORY = z.object({
  plays: z.array(z.object({ scenario: z.string(), seed: z.number(), until_ms: z.number() })),
})

/** What has been played into this folder's data, so that a second start goes on from there. */
export type Memory = z.infer<typeof MEMORY>

const FILE = 'sandbox.json'

export async function readMemory(data_dir: string): Promise<Memory> {
  try {
    return MEMORY.parse(JSON.parse(await readFile(join(data_dir, FILE), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { plays: [] }
    throw new Error(`Can’t read ${join(data_dir, FILE)}. Move it away to start again`, { cause: error })
  }
}

export async function writeMemory(data_dir: string, memory: Memory): Promise<void> {
  await mkdir(data_dir, { recursive: true })
  const path = join(data_dir, FILE)
  await writeFile(`${path}.new`, JSON.stringify(memory, null, 2))
  await rename(`${path}.new`, path)
}
