import type { Line } from '../../channels/inboxes/line.ts'
import { callGraph, type GraphDeps } from '../../whatsapp/graph.ts'
import type { JsonObject } from '../../whatsapp/values/readers.ts'

/** What Meta says of a file: a link that lives five minutes, and what its bytes must be like. */
export type LookedUp = { url: URL; mime_type: string | null; sha256: string | null; size: number | null }

export type LookUp =
  | ({ kind: 'found' } & LookedUp)
  /** The id is unknown to Meta or has expired. */
  | { kind: 'gone' }
  /** A link that we do not follow. */
  | { kind: 'bad_link' }
  | { kind: 'later'; reason: string }

// Ids come from signed webhooks; this keeps one that is none from reaching another path of the Graph API.
const META_ID = /^[A-Za-z0-9_-]{1,128}$/

// Meta's codes for an object that does not exist: see whatsapp-platform §11.
const UNKNOWN_OBJECT = new Set([33, 100, 131009])

/** Asks Meta where the bytes of a file are. */
export async function lookUpMedia(
  deps: GraphDeps,
  line: Pick<Line, 'access_token'>,
  meta_media_id: string,
): Promise<LookUp> {
  if (!META_ID.test(meta_media_id)) return { kind: 'gone' }
  const outcome = await callGraph(deps, { token: line.access_token, method: 'GET', path: meta_media_id })
  if (outcome.kind === 'unknown') return { kind: 'later', reason: outcome.reason }
  if (outcome.kind === 'refused') {
    const { code, is_transient } = outcome.error
    return UNKNOWN_OBJECT.has(code) && !is_transient
      ? { kind: 'gone' }
      : { kind: 'later', reason: `meta_error_${code}` }
  }
  const url = readLink(outcome.body.url, deps.config.graph_url)
  if (url === null) return { kind: 'bad_link' }
  return { kind: 'found', url, ...readDescription(outcome.body) }
}

function readDescription({ mime_type, sha256, file_size }: JsonObject): Omit<LookedUp, 'url'> {
  // Meta gives the size as text.
  const size = typeof file_size === 'string' || typeof file_size === 'number' ? Number(file_size) : Number.NaN
  return {
    mime_type: typeof mime_type === 'string' && mime_type !== '' ? mime_type : null,
    sha256: typeof sha256 === 'string' ? sha256 : null,
    size: Number.isSafeInteger(size) && size >= 0 ? size : null,
  }
}

/** The access token goes to this address, so it is encrypted, or the very server that Meta's answers come from. */
function readLink(value: unknown, graph_url: string): URL | null {
  const url = typeof value === 'string' ? URL.parse(value) : null
  if (url === null) return null
  return url.protocol === 'https:' || url.origin === new URL(graph_url).origin ? url : null
}
