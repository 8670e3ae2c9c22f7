import { openAsBlob } from 'node:fs'
import type { Line } from '../../channels/inboxes/line.ts'
import type { Trx } from '../../platform/db/types.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { buildForm } from '../../whatsapp/form.ts'
import { callGraph, type GraphOutcome } from '../../whatsapp/graph.ts'
import { LARGEST_FILE_BYTES, UPLOADED_ID_SERVES_MS } from './limits.ts'
import { type SpooledFile, spool } from './spool.ts'
import { mediaStorage, spoolFolder } from './storage.ts'

/** Anything but `ok`: the file is not with Meta, so nothing that names it has been sent. */
export type Uploaded = { kind: 'ok'; meta_media_id: string } | Exclude<GraphOutcome, { kind: 'ok' }>

type Upload = Pick<Deps, 'db' | 'config' | 'clock' | 'fetch'>

const UPLOAD_WITHIN_MS = 240_000
/** Meta's own code for a file that cannot be sent. */
const UPLOAD_FAILED = 131053

// A broadcast names one file in many messages that leave at the same time: it is uploaded once.
const under_way = new Map<string, Promise<Uploaded>>()

/**
 * Meta's id of an upload, to send it from this number: a valid one, or a new one. One process at a time sends from a
 * number, so no other process uploads the same file meanwhile.
 */
export async function ensureUploaded(deps: Upload, line: Line, media_id: string): Promise<Uploaded> {
  const key = `${line.id} ${media_id}`
  const running = under_way.get(key)
  if (running !== undefined) return running
  const one = findOrUpload(deps, line, media_id).finally(() => under_way.delete(key))
  under_way.set(key, one)
  return one
}

async function findOrUpload(deps: Upload, line: Line, media_id: string): Promise<Uploaded> {
  const found = await withAccount(deps.db, line.account_id, (trx) => findUpload(trx, line, media_id))
  if (found === undefined) return notSendable('The file was not found.')
  const { meta_media_id, uploaded_at } = found
  if (meta_media_id !== null && uploaded_at !== null) {
    if (deps.clock.now() - uploaded_at.getTime() < UPLOADED_ID_SERVES_MS) return { kind: 'ok', meta_media_id }
  }
  const file = await fetchStored(deps, found.storage_key)
  if (file === null) return notSendable('The file is no longer stored.')
  try {
    return await upload(deps, line, { ...found, media_id, file })
  } finally {
    await file.discard()
  }
}

function findUpload(trx: Trx, line: Line, media_id: string) {
  return trx
    .selectFrom('media as m')
    .leftJoin('media_uploads as u', (join) =>
      join
        .onRef('u.account_id', '=', 'm.account_id')
        .onRef('u.media_id', '=', 'm.id')
        .on('u.inbox_id', '=', line.id),
    )
    .select(['m.storage_key', 'm.mime_type', 'm.file_name', 'u.meta_media_id', 'u.uploaded_at'])
    .where('m.account_id', '=', line.account_id)
    .where('m.id', '=', media_id)
    .where('m.source', '=', 'upload')
    .executeTakeFirst()
}

async function fetchStored(deps: Upload, storage_key: string | null): Promise<SpooledFile | null> {
  const bytes = storage_key === null ? null : await mediaStorage(deps).read(storage_key)
  return bytes && spool(spoolFolder(deps.config), bytes, LARGEST_FILE_BYTES)
}

async function upload(
  deps: Upload,
  line: Line,
  given: { media_id: string; mime_type: string | null; file_name: string | null; file: SpooledFile },
): Promise<Uploaded> {
  const type = given.mime_type ?? 'application/octet-stream'
  const content = await openAsBlob(given.file.path, { type })
  const file = { name: given.file_name ?? given.media_id, content }
  const body = buildForm({ messaging_product: 'whatsapp', type }, file)
  const path = `${line.phone_number_id}/media`
  const call = { token: line.access_token, method: 'POST' as const, path, body, timeout_ms: UPLOAD_WITHIN_MS }
  const outcome = await callGraph(deps, call)
  if (outcome.kind !== 'ok') return outcome
  const { id } = outcome.body
  if (typeof id !== 'string' || id === '') {
    return { kind: 'unknown', http_status: outcome.http_status, reason: 'unreadable_answer' }
  }
  const uploaded = { meta_media_id: id, uploaded_at: new Date(deps.clock.now()) }
  await withAccount(deps.db, line.account_id, (trx) =>
    trx
      .insertInto('media_uploads')
      .values({ account_id: line.account_id, media_id: given.media_id, inbox_id: line.id, ...uploaded })
      .onConflict((it) => it.columns(['account_id', 'media_id', 'inbox_id']).doUpdateSet(uploaded))
      .execute(),
  )
  return { kind: 'ok', meta_media_id: id }
}

function notSendable(details: string): Uploaded {
  const error = { code: UPLOAD_FAILED, message: 'Media upload error', details, is_transient: false }
  return { kind: 'refused', http_status: 400, error, body: {} }
}
