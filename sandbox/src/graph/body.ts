import type { FastifyRequest } from 'fastify'
import type { JsonObject } from '../world/wire.ts'

export type ParsedBody = { ok: true; body: JsonObject } | { ok: false; details: string }

/** The request's parameters as an object: from JSON, from a form, or nothing at all. */
export function parseBody({ request, form }: { request: FastifyRequest; form?: ParsedBody }): ParsedBody {
  if (form) return form
  const bytes = request.body
  if (!(bytes instanceof Buffer) || bytes.length === 0) return { ok: true, body: {} }
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { ok: true, body: parseForm([...new URLSearchParams(bytes.toString('utf8'))]) }
  }
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return { ok: true, body: body as JsonObject }
    }
    return { ok: false, details: 'The parameters of a request must be a JSON object' }
  } catch {
    return { ok: false, details: 'Invalid JSON in the request body' }
  }
}

/** Form values that are JSON objects or lists are read as such, as the Graph API does. */
function parseForm(fields: [name: string, value: unknown][]): JsonObject {
  const body: JsonObject = {}
  for (const [name, value] of fields) {
    if (typeof value !== 'string') continue
    body[name] = value
    if (!/^[[{]/.test(value)) continue
    try {
      body[name] = JSON.parse(value) as JsonObject
    } catch {
      // Text that only looks like JSON stays text.
    }
  }
  return body
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
