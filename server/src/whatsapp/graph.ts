import { beginningOf, storableText } from '../platform/base/storable.ts'
import { parseJson } from './parse-json.ts'
import { isObject, type JsonObject } from './values/readers.ts'

const VERSION = 'v26.0'
const TIMEOUT_MS = 30_000
/** What a column of type integer takes. */
const LARGEST_CODE = 2_147_483_647
const LONGEST_DETAIL = 500

/** One request to the Graph API. `path` stands behind the version, without a leading slash. */
export type GraphCall = {
  token: string
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  query?: Record<string, string> | undefined
  /** JSON, or a form: see `buildForm`. */
  body?: JsonObject | Blob | undefined
  timeout_ms?: number | undefined
}

/** What Meta said was wrong. `code` 0 is Meta's own for an invalid token. */
export type GraphError = {
  code: number
  message: string
  details: string | null
  is_transient: boolean
}

/**
 * The outcome of a request. `refused`: Meta understood it and refused, nothing was done. `unknown`: no answer came or
 * none that could be read.
 */
export type GraphOutcome =
  | { kind: 'ok'; http_status: number; body: JsonObject }
  | { kind: 'refused'; http_status: number; error: GraphError; body: JsonObject }
  | { kind: 'unknown'; http_status: number | null; reason: 'timeout' | 'connection' | 'unreadable_answer' }

export type GraphDeps = { fetch: typeof globalThis.fetch; config: { graph_url: string } }

/** Calls the Graph API. Never throws for what Meta or the network does; the token stands in no result. */
export async function callGraph(deps: GraphDeps, call: GraphCall): Promise<GraphOutcome> {
  const url = new URL(`${deps.config.graph_url}/${VERSION}/${call.path}`)
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value)
  const form = call.body instanceof Blob
  let response: Response
  let text: string
  try {
    response = await deps.fetch(url, {
      method: call.method,
      headers: {
        authorization: `Bearer ${call.token}`,
        ...(call.body !== undefined && !form && { 'content-type': 'application/json' }),
      },
      ...(call.body !== undefined && {
        body: call.body instanceof Blob ? call.body : JSON.stringify(call.body),
      }),
      signal: AbortSignal.timeout(call.timeout_ms ?? TIMEOUT_MS),
      redirect: 'error',
    })
    text = await response.text()
  } catch (error) {
    const timeout = error instanceof Error && error.name === 'TimeoutError'
    return { kind: 'unknown', http_status: null, reason: timeout ? 'timeout' : 'connection' }
  }
  return readAnswer(response.status, text)
}

function readAnswer(http_status: number, text: string): GraphOutcome {
  const body = parseObject(text)
  const error = body === null ? null : readGraphError(body.error)
  if (body !== null && error !== null) return { kind: 'refused', http_status, error, body }
  if (body !== null && http_status >= 200 && http_status < 300) return { kind: 'ok', http_status, body }
  return { kind: 'unknown', http_status, reason: 'unreadable_answer' }
}

/** Reads Meta's error object, as it stands in answers and, without details nested the same way, in statuses. */
export function readGraphError(value: unknown): GraphError | null {
  if (!isObject(value)) return null
  const { code, message, title, error_data, is_transient } = value
  if (typeof code !== 'number' || !Number.isInteger(code) || Math.abs(code) > LARGEST_CODE) return null
  const data = isObject(error_data) ? error_data.details : error_data
  return {
    code,
    message: cut(typeof message === 'string' ? message : typeof title === 'string' ? title : ''),
    details: typeof data === 'string' ? cut(data) : null,
    is_transient: is_transient === true,
  }
}

// Meta cuts texts in the middle of a character, and so must we not.
function cut(text: string): string {
  return storableText(beginningOf(text, LONGEST_DETAIL))
}

function parseObject(text: string): JsonObject | null {
  try {
    const value = parseJson(text)
    return isObject(value) ? value : null
  } catch {
    // What is not JSON is one of the outcomes, not a failure of ours.
    return null
  }
}
