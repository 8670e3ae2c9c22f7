import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Config } from '../../platform/base/config.ts'
import { openBucket } from './bucket-storage.ts'
import { openFolder } from './folder-storage.ts'
import type { SpooledFile } from './spool.ts'

/** Where the bytes of files are kept. Keys are ours: `<account>/<media>`. */
export type MediaStorage = {
  /** Takes the spooled file over; once it resolves, the bytes outlast a crash. Storing a key again replaces it. */
  put(key: string, file: SpooledFile, mime_type: string | null): Promise<void>
  /** Null where there is nothing under the key. */
  read(key: string): Promise<Readable | null>
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>
}

export type StorageDeps = {
  config: Pick<Config, 'data_dir' | 'media_bucket'>
  fetch: typeof globalThis.fetch
}

export function mediaStorage({ config, fetch }: StorageDeps): MediaStorage {
  return config.media_bucket === undefined
    ? openFolder(join(mediaFolder(config), 'files'))
    : openBucket(config.media_bucket, fetch)
}

/** Where files wait until all of their bytes are here, whatever keeps them afterwards. */
export function spoolFolder(config: Pick<Config, 'data_dir'>): string {
  return join(mediaFolder(config), 'unfinished')
}

function mediaFolder(config: Pick<Config, 'data_dir'>): string {
  return join(config.data_dir, 'media')
}

export function storageKey(account_id: string, media_id: string): string {
  return `${account_id}/${media_id}`
}
