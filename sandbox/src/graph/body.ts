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
  return { ok: true, body: withoutNulls({ ...parseForm(Object.entries(query)), ...parsed.body }) }
}

function parseBytes({ body: bytes, headers }: FastifyRequest): ParsedBody {
  if (!(bytes instanceof Buffer) || bytes.length === 0) return { ok: true, body: {} }
  const type = headers['content-type'] ?? ''
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { ok: true, body: parseForm([...new URLSearchParams(bytes.toString('utf8'))]) }
  }
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'))
    if (isTooDeep(body)) return { ok: false, details: 'The parameters of a request are nested too deeply' }
    if (isObject(body)) return { ok: true, body }
    return { ok: false, details: 'The parameters of a request must be a JSON object' }
  } catch {
    return { ok: false, details: 'Invalid JSON in the request body' }
  }
}

export function isMultipart(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('multipart/form-data') === true
}

/** The parameters of a multipart request; its files are none. */
export async function readMultipart(request: FastifyRequest): Promise<ParsedBody> {
  const bytes = request.body
  if (!(bytes instanceof Buffer)) return { ok: true, body: {} }
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
  if (!type.startsWith('multipart/form-data')) {
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
