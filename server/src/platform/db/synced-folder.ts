import fs from 'node:fs'
import { devNull } from 'node:os'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type MakeNode = (parent: object, name: string, mode: number, device: number) => object
/** What we use of Emscripten's file system of Node. */
type NodeFiles = {
  FS: { lookupNode(parent: object, name: string): object; destroyNode(node: object): void }
  NODEFS: {
    realPath(node: object): string
    node_ops: { mknod: MakeNode }
    stream_ops: { fsync?: (stream: Stream) => number }
  }
}
type Stream = { nfd?: number; node: object }

/** The error of the store when the disk fails; it ends the process, since what it has written may be lost. */
const EIO = 29

/** Emscripten takes no notice of fdatasync, the usual way to write the log through to the disk. */
export const SYNC_WITH = ['-c', 'wal_sync_method=fsync']

/**
 * The folder of an embedded store. Emscripten's own does nothing when the store asks to write a file through to the disk, so a
 * power cut would take what was committed, and damage the store.
 */
export class SyncedFolder extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(emscriptenOpts.preRun ?? []), syncFiles, forgetUnmade],
      },
    }
  }
}

// The types of PGlite leave out this part of its module.
function syncFiles(module: unknown): void {
  const { NODEFS } = module as NodeFiles
  NODEFS.stream_ops.fsync = ({ nfd, node }) => {
    try {
      if (nfd === undefined) syncFolder(NODEFS.realPath(node))
      else fs.fsyncSync(nfd)
      return 0
    } catch {
      return EIO
    }
  }
}

/**
 * Emscripten keeps a file that it could not make, as without free descriptors, and from then on opens it instead of making it:
 * every write to that table would fail until the next start.
 */
function forgetUnmade(module: unknown): void {
  const { FS, NODEFS } = module as NodeFiles
  const make = NODEFS.node_ops.mknod
  NODEFS.node_ops.mknod = (parent, name, mode, device) => {
    try {
      return make(parent, name, mode, device)
    } catch (error) {
      FS.destroyNode(FS.lookupNode(parent, name))
      throw error
    }
  }
}

/** Emscripten opens no folder. */
function syncFolder(path: string): void {
  const folder = openFolder(path)
  try {
    fs.fsyncSync(folder)
  } finally {
    fs.closeSync(folder)
  }
  spare ??= openSpare()
}

/** Kept for folders: where one can't be written through to the disk, the store ends its process. */
let spare: number | null = null

function openFolder(path: string): number {
  try {
    return fs.openSync(path, 'r')
  } catch (error) {
    if (spare === null) throw error
    fs.closeSync(spare)
    spare = null
    return fs.openSync(path, 'r')
  }
}

function openSpare(): number | null {
  try {
    return fs.openSync(devNull, 'r')
  } catch {
    // The next folder tries again.
    return null
  }
}
