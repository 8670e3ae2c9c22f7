import { isUtf8 } from 'node:buffer'
import type { FastifyRequest } from 'fastify'
import { isObject, isTooDeep, withoutNulls } from '../world/json.ts'
import type { JsonObject } from '../world/wire.ts'
import { parseForm } from './form.ts'

export type ParsedBody = { ok: true; body: JsonObject } | { ok: false; details: string }

/**
 * The request's parameters as an object: from JSON or a form, else from the query. One that is null is not given, whatever
 * the call.
 */
export function parseBody(call: { request: FastifyRequest; form?: ParsedBody }): ParsedBody {
  const parsed = call.form ?? parseBytes(call.request)
  if (!parsed.ok) return parsed
  const { access_token: _, ...query } = call.request.query as Record<string, unknown>
  const body = { ...parseForm(Object.entries(query).flatMap(eachOf)), ...parsed.body }
  if (isTooDeep(body)) return { ok: false, details: 'The parameters of a request are nested too deeply' }
  return { ok: true, body: withoutNulls(body) }
}

/** One that the query gives twice is read as in a form: the last counts, and `tags[]` is a list. */
function eachOf([name, given]: [string, unknown]): [string, unknown][] {
  return [given].flat().map((value) => [name, value])
}

function parseBytes(request: FastifyRequest): ParsedBody {
  const bytes = request.body
  if (!(bytes instanceof Buffer) || bytes.length === 0) return { ok: true, body: {} }
  if (!isUtf8(bytes)) return { ok: false, details: 'The request body must be UTF-8' }
  // Some clients begin a text with a byte order mark.
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  if (mediaTypeOf(request) === 'application/x-www-form-urlencoded') {
    return { ok: true, body: parseForm([...new URLSearchParams(text)]) }
  }
  try {
    const body: unknown = JSON.parse(text)
    if (isObject(body)) return { ok: true, body }
    return { ok: false, details: 'The parameters of a request must be a JSON object' }
  } catch {
    return { ok: false, details: 'Invalid JSON in the request body' }
  }
}

/** The content type without its parameters, whose case does not matter. */
function mediaTypeOf({ headers }: FastifyRequest): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

export function isMultipart(request: FastifyRequest): boolean {
  return mediaTypeOf(request) === 'multipart/form-data'
}

/** The parameters of a multipart request; its files are none. */
export async function readMultipart(request: FastifyRequest): Promise<ParsedBody> {
  const bytes = request.body
  if (!(bytes instanceof Buffer) || bytes.length === 0) return { ok: true, body: {} }
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  try {
    return {
      ok: true,
      body: parseForm([...(await new Response(new Uint8Array(bytes), { headers }).formData())]),
    }
  } catch {
    return { ok: false, details: 'The multipart body cannot be read' }
  }
}

export type UploadedFile = { bytes: Uint8Array; mime_type: string; filename?: string }

export type ParsedUpload =
  | { ok: true; file: UploadedFile; messaging_product: string | undefined }
  | { ok: false; details: string }

/** A media upload: multipart as documented, or the bare bytes under their own content type. */
export async function parseUpload(request: FastifyRequest): Promise<ParsedUpload> {
  const bytes = request.body
  const type = request.headers['content-type'] ?? ''
  if (!(bytes instanceof Buffer) || bytes.length === 0) return { ok: false, details: 'The file is missing' }
  // Graph takes a parameter from the query as well as from the body.
  const { messaging_product } = request.query as { messaging_product?: string }
  if (!isMultipart(request)) {
    return { ok: true, file: { bytes, mime_type: type || 'application/octet-stream' }, messaging_product }
  }
  let form: FormData
  try {
    form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  } catch {
    return { ok: false, details: 'The multipart body cannot be read' }
  }
  const file = form.get('file')
  if (!(file instanceof File)) return { ok: false, details: 'The parameter file is required' }
  const declared = form.get('type')
  const product = form.get('messaging_product')
  return {
    ok: true,
    messaging_product: typeof product === 'string' ? product : messaging_product,
    file: {
      bytes: await file.bytes(),
      mime_type:
        typeof declared === 'string' && declared ? declared : file.type || 'application/octet-stream',
      filename: file.name || undefined,
    },
  }
}
