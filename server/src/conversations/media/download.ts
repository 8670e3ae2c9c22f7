import { type Line, loadLine } from '../../channels/inboxes/line.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { readDigest } from './digest.ts'
import { type Fetched, fetchFile } from './fetch-file.ts'
import type { LeasedMedia } from './lease-media.ts'
import { LARGEST_FILE_BYTES } from './limits.ts'
import { type LookedUp, lookUpMedia } from './look-up.ts'
import { mediaStorage, spoolFolder, storageKey } from './storage.ts'

/** What a try came to; `waiting`: worth another. */
export type Downloaded =
  | { state: 'stored'; size: number; sha256: string; mime_type: string | null; storage_key: string }
  | { state: 'gone' | 'failed'; reason: string }
  | { state: 'waiting'; reason: string }

type Found = { looked_up: LookedUp; fetched: Fetched }

/** Fetches one file from WhatsApp and stores it, if it is what Meta said it is. No transaction is open meanwhile. */
export async function downloadMedia(deps: Deps, media: LeasedMedia): Promise<Downloaded> {
  const line = await withAccount(deps.db, media.account_id, (trx) =>
    loadLine(trx, deps.secrets, media.account_id, media.inbox_id),
  )
  if (line === null) return { state: 'failed', reason: 'inbox_gone' }
  const found = await findFile(deps, line, media.meta_media_id)
  if ('state' in found) return found
  const { looked_up, fetched } = found
  if (fetched.kind === 'ended') return { state: 'waiting', reason: 'link_ended' }
  if (fetched.kind === 'later') return { state: 'waiting', reason: fetched.reason }
  if (fetched.kind === 'too_large') return { state: 'failed', reason: 'too_large' }
  const { file } = fetched
  try {
    // Cut off on the way: the digest would call it another file.
    if (looked_up.size !== null && looked_up.size !== file.size)
      return { state: 'waiting', reason: 'incomplete' }
    const digests = [media.announced_sha256, looked_up.sha256].map(readDigest)
    if (digests.some((it) => it !== null && it !== file.sha256))
      return { state: 'failed', reason: 'wrong_hash' }
    const mime_type = looked_up.mime_type ?? media.mime_type
    const storage_key = storageKey(media.account_id, media.id)
    await mediaStorage(deps).put(storage_key, file, mime_type)
    return { state: 'stored', size: file.size, sha256: file.sha256, mime_type, storage_key }
  } finally {
    await file.discard()
  }
}

/** A link may end between the look-up and the fetch; then a second one is asked for, once. */
async function findFile(deps: Deps, line: Line, meta_media_id: string): Promise<Found | Downloaded> {
  for (let second = false; ; second = true) {
    const looked_up = await lookUpMedia(deps, line, meta_media_id)
    if (looked_up.kind === 'gone') return { state: 'gone', reason: 'unknown_to_whatsapp' }
    if (looked_up.kind === 'bad_link') return { state: 'failed', reason: 'bad_link' }
    if (looked_up.kind === 'later') return { state: 'waiting', reason: looked_up.reason }
    if ((looked_up.size ?? 0) > LARGEST_FILE_BYTES) return { state: 'failed', reason: 'too_large' }
    const fetched = await fetchFile(deps, line, looked_up.url, spoolFolder(deps.config))
    if (fetched.kind !== 'ended' || second) return { looked_up, fetched }
  }
}
