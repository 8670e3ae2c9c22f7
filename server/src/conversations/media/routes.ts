import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { invalidField, problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { limitPlaces } from '../../platform/http/limit-places.ts'
import { maySeeSealed, sealedQuery } from '../../platform/http/sealed.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { LARGEST_FILE_BYTES, UPLOAD_TYPES } from './limits.ts'
import { presentMedia } from './present-media.ts'
import { findMedia, type MediaRow } from './queries.ts'
import { mediaSchema } from './schema.ts'
import { dispositionOf, servedType } from './serve-as.ts'
import { mediaStorage } from './storage.ts'
import { type GivenFile, takeUpload } from './take-upload.ts'

const params = z.object({ id: z.string() })
const querystring = z.strictObject(sealedQuery)

// One byte more than any file may have, so that a file that is too large is seen to be. Fields are passed over.
const FORM_LIMITS = { fileSize: LARGEST_FILE_BYTES + 1, files: 1, fields: 10, fieldSize: 1024 }

/** Files: what messages brought, and what is to be sent. */
export async function registerMediaRoutes(http: Http, deps: Deps): Promise<void> {
  serveMedia(http, deps)
  serveContent(http, deps)
  await http.register(async (uploads: Http) => {
    await uploads.register(multipart, { limits: FORM_LIMITS, throwFileSizeLimit: false })
    takeUploads(uploads, deps)
  })
}

function serveMedia(http: Http, deps: Deps): void {
  http.get(
    '/media/:id',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['media'],
        summary: 'Show a file',
        params,
        querystring,
        response: { 200: mediaSchema },
      },
    },
    async (request) => presentMedia(await requireMedia(deps, request, request.params, request.query)),
  )
}

/** Of an account at a time in a process: each holds an open file or a connection to the bucket while its client is slow. */
const MOST_DOWNLOADS = 500

function serveContent(http: Http, deps: Deps): void {
  http.get(
    '/media/:id/content',
    {
      config: { scope: 'conversations:read' },
      onRequest: limitPlaces(MOST_DOWNLOADS),
      schema: {
        tags: ['media'],
        summary: 'Download a file',
        description:
          'The content type is the one that the sender declared, so do not trust it. Files that a browser could run are sent as attachments.',
        params,
        querystring,
        produces: ['application/octet-stream'],
        response: { 200: { content: { 'application/octet-stream': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const media = await requireMedia(deps, request, request.params, request.query)
      const { state, reason, storage_key, mime_type, file_name, size } = media
      if (storage_key === null || size === null)
        throw problem('media_not_stored', undefined, { state, reason })
      const bytes = await mediaStorage(deps).read(storage_key)
      if (bytes === null) throw new Error('The storage has lost a file.')
      // Typed by its schema a reply takes text only.
      const answer: FastifyReply = reply
      answer.headers({
        'content-type': servedType(mime_type),
        'content-length': size,
        'content-disposition': dispositionOf(mime_type, file_name),
        'x-content-type-options': 'nosniff',
        // Should a browser open it as a page after all: it runs nothing and belongs to no origin.
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      })
      return answer.send(bytes)
    },
  )
}

/** Of an account at a time in a process: each fills the disk until it ends. */
const MOST_UPLOADS = 20

function takeUploads(http: Http, deps: Deps): void {
  http.post(
    '/media',
    {
      config: {
        scope: 'messages:write',
        audit: { none: 'The file waits to be sent. The message with the file has an entry.' },
      },
      onRequest: limitPlaces(MOST_UPLOADS),
      // The form is read as it comes in, not held in memory and validated.
      validatorCompiler: () => (value) => ({ value }),
      schema: {
        tags: ['media'],
        summary: 'Upload a file to send',
        description: `A form with one field, \`file\`. WhatsApp accepts ${UPLOAD_TYPES.join(', ')}. Use the id as \`media_id\` in a message. The file is uploaded to WhatsApp with the first message.`,
        consumes: ['multipart/form-data'],
        body: z.object({ file: z.string().meta({ format: 'binary' }) }),
        response: { 201: mediaSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = await givenFile(request)
        .then((given) => takeUpload(deps, account_id, given))
        .finally(() => passOver(request))
      const media = await withCaller(deps.db, request, (trx) => findMedia(trx, account_id, id, false))
      if (media === null) throw problem('not_found')
      return reply
        .code(201)
        .header('location', `/v1/media/${presentId('media', id)}`)
        .send(presentMedia(media))
    },
  )
}

async function givenFile(request: FastifyRequest): Promise<GivenFile> {
  if (!request.isMultipart()) {
    throw problem(
      'unsupported_media_type',
      'Send the file as the field `file` of a multipart/form-data body.',
    )
  }
  const part = await request.file().catch(throwUnreadable)
  if (part === undefined || part.fieldname !== 'file') {
    throw invalidField('file', 'Expected a file in this field')
  }
  return { bytes: readPart(part.file), mime_type: part.mimetype, file_name: part.filename || null }
}

/** Reads on what was not read, or the next request on the connection would wait behind it. */
function passOver(request: FastifyRequest): void {
  request.raw.unpipe()
  request.raw.resume()
}

async function* readPart(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    throwUnreadable(error)
  }
}

function throwUnreadable(cause: unknown): never {
  throw problem('invalid_request', 'The form is malformed or incomplete.', {}, { cause })
}

async function requireMedia(
  deps: Deps,
  request: FastifyRequest,
  { id }: z.output<typeof params>,
  query: z.output<typeof querystring>,
): Promise<MediaRow> {
  const { account_id } = callerOf(request)
  const media_id = parseId('media', id)
  const include_sealed = maySeeSealed(request, query)
  const media = await withCaller(deps.db, request, (trx) =>
    findMedia(trx, account_id, media_id, include_sealed),
  )
  if (media === null) throw problem('not_found')
  return media
}
