import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { ConnectionLine } from '../scenarios/stage.ts'
import { type PackedWorld, packWorld } from '../world/pack.ts'
import type { TokenGrant } from './grants.ts'
import type { Runtime } from './runtime.ts'

const FORMAT = 1
const SAVE_AFTER_MS = 300

export type KeptWorld = {
  format: typeof FORMAT
  world: PackedWorld
  names: [string, string][]
  grants: [string, TokenGrant][]
  lines: ConnectionLine[]
}

/** The world kept in a file, or null where there is none. Throws on a file that it cannot read. */
export async function readKept(path: string): Promise<KeptWorld | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (bytes === null) return null
  const kept = readable(bytes)
  if (kept === null) throw new Error(`Can’t read a world from ${path}. Move it away to start again`)
  return kept
}

function readable(bytes: Buffer): KeptWorld | null {
  try {
    const found: unknown = deserialize(bytes)
    // What carries our format was written below.
    if (typeof found === 'object' && found !== null && 'format' in found && found.format === FORMAT)
      return found as KeptWorld
  } catch {
    // Not written by `serialize`, or cut off.
  }
  return null
}

/** Keeps the world in a file from now on, a moment after each thing that happens. Returns what writes it a last time. */
export function keepWorld(runtime: Runtime, path: string, lines: ConnectionLine[]): () => Promise<void> {
  let writing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(timer)
    timer = undefined
    const kept: KeptWorld = {
      format: FORMAT,
      world: packWorld(runtime.world),
      names: [...runtime.names],
      grants: [...runtime.grants],
      lines,
    }
    const bytes = serialize(kept)
    writing = writing.then(() => replaceFile(path, bytes))
    return writing
  }
  const unsubscribe = runtime.journal.subscribe(({ event }) => {
    if (event.type === 'clock_moved') return
    timer ??= setTimeout(() => {
      save().catch((error: unknown) => console.error(`Can’t store the world in ${path}:`, error))
    }, SAVE_AFTER_MS)
  })
  return () => {
    unsubscribe()
    return save()
  }
}

async function replaceFile(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.new`, bytes)
  await rename(`${path}.new`, path)
}
