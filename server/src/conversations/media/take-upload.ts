import { invalidField, problem } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import { withAccountNow } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { UPLOAD_TYPES, uploadLimit } from './limits.ts'
import { deleteRemoval, removeLater, STORED_WITHIN_MS } from './removals.ts'
import { type SpooledFile, spool } from './spool.ts'
import { mediaStorage, spoolFolder, storageKey } from './storage.ts'

export type GivenFile = { bytes: AsyncIterable<Uint8Array>; mime_type: string; file_name: string | null }

type Upload = Pick<Deps, 'db' | 'config' | 'clock' | 'fetch'>

/** Stores a file that is to be sent, and gives its id. Throws where WhatsApp would not take it. */
export async function takeUpload(deps: Upload, account_id: string, given: GivenFile): Promise<string> {
  const limit = uploadLimit(given.mime_type)
  if (limit === null) {
    throw problem('unsupported_media_type', 'WhatsApp does not accept files of this type.', {
      takes: UPLOAD_TYPES,
    })
  }
  const file = await spool(spoolFolder(deps.config), given.bytes, limit)
  if (file === null) {
    throw problem('payload_too_large', `WhatsApp accepts at most ${limit} bytes for this type.`, {
      limit_bytes: limit,
    })
  }
  try {
    if (file.size === 0) throw emptyFile()
    return await store(deps, account_id, file, given)
  } finally {
    await file.discard()
  }
}

/** The removal that is noted first takes the bytes away again, should this process die before they have a row. */
async function store(deps: Upload, account_id: string, file: SpooledFile, given: GivenFile): Promise<string> {
  const id = newId()
  const storage_key = storageKey(account_id, id)
  const { size, sha256 } = file
  const { mime_type, file_name } = given
  await withAccountNow(deps.db, account_id, (trx) =>
    removeLater(trx, account_id, [storage_key], new Date(deps.clock.now() + STORED_WITHIN_MS)),
  )
  await mediaStorage(deps).put(storage_key, file, mime_type)
  const now = new Date(deps.clock.now())
  await withAccountNow(deps.db, account_id, async (trx) => {
    if (!(await deleteRemoval(trx, account_id, storage_key))) throw new Error('Storing a file took too long.')
    await trx
      .insertInto('media')
      .values({
        account_id,
        id,
        source: 'upload',
        mime_type,
        file_name,
        state: 'stored',
        size,
        sha256,
        storage_key,
        created_at: now,
        stored_at: now,
      })
      .execute()
  })
  return id
}

function emptyFile() {
  return invalidField('file', 'The file is empty')
}
