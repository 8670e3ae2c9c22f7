import fs from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** What we use of Emscripten's file system of Node. */
type NodeFiles = {
  NODEFS: {
    realPath(node: object): string
    stream_ops: { fsync?: (stream: Stream) => number }
  }
}
type Stream = { nfd?: number; node: object }

/** What the store is told when the disk fails; it ends the process, since what it has written may be lost. */
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
      emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), syncFiles] },
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

/** Emscripten opens no folder. */
function syncFolder(path: string): void {
  const folder = fs.openSync(path, 'r')
  try {
    fs.fsyncSync(folder)
  } finally {
    fs.closeSync(folder)
  }
}
