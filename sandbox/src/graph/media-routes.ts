import type { FastifyInstance } from 'fastify'
import type { Runtime } from '../runtime/runtime.ts'
import { deleteMedia, downloadMedia, lookUpMedia, uploadMedia } from '../world/operations.ts'
import { type ParsedUpload, parseUpload } from './body.ts'
import { badParameter } from './errors.ts'
import { type GraphCall, type GraphFile, handle, missing, succeed, withNumber } from './handle.ts'

/** Meta takes documents of up to 100 MB; a little more lets the core answer with the proper error. */
const MAX_UPLOAD_BYTES = 110 * 1024 * 1024

const MESSAGING = 'whatsapp_business_messaging'

export function registerMediaRoutes(app: FastifyInstance, runtime: Runtime): void {
  app.post(
    '/:id/media',
    { bodyLimit: MAX_UPLOAD_BYTES },
    handle(runtime, { operation: 'media', permission: MESSAGING, run: upload }),
  )
  // The link that a look-up or a webhook gave: it lives five minutes and still needs the token.
  app.get(
    '/whatsapp_business/attachments/',
    handle(runtime, { operation: 'media_download', permission: MESSAGING, run: download }),
  )
}

async function upload(call: GraphCall) {
  const known = withNumber(call, () => succeed())
  if (!known.ok) return known
  const parsed: ParsedUpload = await parseUpload(call.request)
  const { world } = call.runtime
  if (!parsed.ok) return badParameter(world, parsed.details)
  if (parsed.messaging_product !== 'whatsapp') {
    return badParameter(world, 'The parameter messaging_product is required.')
  }
  return uploadMedia(world, parsed.file)
}

function download(call: GraphCall): GraphFile | ReturnType<typeof missing> {
  const { mid = '', hash = '' } = call.query
  const file = downloadMedia(call.runtime.world, mid, hash)
  if (file.ok) return { file: file.bytes, mime_type: file.mime_type }
  const failure = missing({ ...call, id: mid })
  return { ...failure, http_status: file.http_status }
}

/** `GET /<media id>`: the link uses the host of the request, so that the caller can reach it. */
export function readMedia(call: GraphCall) {
  if (!call.runtime.world.media.has(call.id)) return missing(call)
  const base_url = `${call.request.protocol}://${call.request.host}`
  return lookUpMedia(call.runtime.world, call.id, base_url)
}

export function removeMedia(call: GraphCall) {
  if (!call.runtime.world.media.has(call.id)) return missing(call)
  return deleteMedia(call.runtime.world, call.id)
}
