import { setTimeout } from 'node:timers/promises'
import type { Line } from '../../channels/inboxes/line.ts'
import { ensureUploaded, type Uploaded } from '../../conversations/media/upload-to-meta.ts'
import type { Deps } from '../../platform/deps.ts'
import type { GraphOutcome } from '../../whatsapp/graph.ts'
import { mediaIdsIn, withUploadedMedia } from '../../whatsapp/outgoing/uploaded-media.ts'
import type { JsonObject } from '../../whatsapp/values/readers.ts'

export type UploadDeps = Pick<Deps, 'db' | 'config' | 'clock' | 'fetch' | 'log'>

type Refused = Extract<GraphOutcome, { kind: 'refused' }>

// With the call itself this stays below the time after which a message counts as a dead process's.
const WAIT_MS = 20_000
/** Meta's codes of a service that is down: the message is tried again. */
const SERVICE_DOWN = 2
/** By these Meta says that it cannot tell whether it did it. The message itself has surely not left. */
const OUTCOME_UNKNOWN = new Set([1, 131000, 131016])

/** The request with Meta's ids in the place of ours, or why there are none. Never throws, and never says `unknown`. */
export async function uploadFiles(
  deps: UploadDeps,
  line: Line,
  body: JsonObject,
): Promise<{ kind: 'ok'; body: JsonObject } | Refused> {
  const media_ids = mediaIdsIn(body)
  if (media_ids.length === 0) return { kind: 'ok', body }
  const ids = new Map<string, string>()
  const uploads = await Promise.all(media_ids.map((media_id) => uploadInTime(deps, line, media_id)))
  for (const [index, uploaded] of uploads.entries()) {
    if (uploaded.kind === 'refused' && !OUTCOME_UNKNOWN.has(uploaded.error.code)) return uploaded
    if (uploaded.kind !== 'ok') return tryAgain()
    ids.set(media_ids[index] ?? '', uploaded.meta_media_id)
  }
  return { kind: 'ok', body: withUploadedMedia(body, ids) }
}

/** A large file goes on being uploaded while its message waits for its next try. */
async function uploadInTime(deps: UploadDeps, line: Line, media_id: string): Promise<Uploaded> {
  const given_up = new AbortController()
  const late = setTimeout(WAIT_MS, tryAgain(), { signal: given_up.signal }).catch(tryAgain)
  const upload = ensureUploaded(deps, line, media_id).catch((error: unknown) => {
    deps.log.warn({ err: error, media_id }, 'file could not be uploaded')
    return tryAgain()
  })
  return Promise.race([upload, late]).finally(() => given_up.abort())
}

function tryAgain(): Refused {
  const message = 'The file is not uploaded yet.'
  const error = { code: SERVICE_DOWN, message, details: null, is_transient: true }
  return { kind: 'refused', http_status: 503, error, body: {} }
}
