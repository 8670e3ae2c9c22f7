import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { lookUpMedia } from '../../../conversations/media/look-up.ts'
import { problem } from '../../../platform/base/errors.ts'
import type { Deps } from '../../../platform/deps.ts'
import { limitPlaces } from '../../../platform/http/limit-places.ts'
import type { Http } from '../../../platform/http/types.ts'
import { consumerOf } from './caller.ts'
import { type ForwardAnswer, forward, ownUrl, queryOf, tokenFor, tokensOf } from './forward.ts'
import { graphParams } from './params.ts'

const schema = { hide: true, params: graphParams }
// Meta takes documents of up to 100 MB, and says itself what is too large.
const LARGEST_UPLOAD_BYTES = 110 * 1024 * 1024
/** Of an account at a time: each holds a connection to Meta for as long as its client is slow. */
const MOST_UPLOADS = 20
const MOST_DOWNLOADS = 50
const FETCH_WITHIN_MS = 240_000
// Ids of Meta's: this keeps what is none from reaching another path of the Graph API.
const META_ID = /^[A-Za-z0-9_-]{1,128}$/

/** Files: their bytes go through us, because the tokens that open Meta's links are ours. */
export async function registerGraphMediaRoutes(graph: Http, deps: Deps): Promise<void> {
  serveLookUp(graph, deps)
  serveBytes(graph, deps)
  await graph.register(async (uploads: Http) => {
    // Passed on as it comes: a file is never held whole.
    uploads.removeAllContentTypeParsers()
    uploads.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    serveUpload(uploads, deps)
  })
}

function serveUpload(graph: Http, deps: Deps): void {
  const limits = { bodyLimit: LARGEST_UPLOAD_BYTES, onRequest: limitPlaces(MOST_UPLOADS) }
  graph.post('/:id/media', { schema, ...limits }, async (request, reply) => {
    const consumer = consumerOf(request)
    const token = await tokenFor(deps, consumer, request.params.id)
    if (token === null) throw problem('not_found', `Object with ID '${request.params.id}' does not exist.`)
    const answer = await forward(deps, request, token, {
      method: 'POST',
      path: `${request.params.id}/media`,
      call: 'upload',
      query: queryOf(request),
      content_type: request.headers['content-type'],
      body: request.body instanceof Readable ? request.body : undefined,
    })
    return reply.code(answer.status).send(answer.body)
  })
}

/** What an id is, only Meta knows: a phone number or WABA of the consumer's, else a file that one of its lines can see. */
function serveLookUp(graph: Http, deps: Deps): void {
  graph.get('/:id', { schema }, async (request, reply) => {
    const { id } = request.params
    const token = await tokenFor(deps, consumerOf(request), id)
    if (token === null) {
      const { answer } = await findFile(deps, request, id)
      return { ...answer.body, url: contentUrl(deps, request, id) }
    }
    const answer = await forward(deps, request, token, {
      method: 'GET',
      path: id,
      call: 'object',
      query: queryOf(request),
    })
    return reply.code(answer.status).send(answer.body)
  })
  graph.delete('/:id', { schema }, async (request, reply) => {
    const { id } = request.params
    const { token } = await findFile(deps, request, id)
    const answer = await forward(deps, request, token, {
      method: 'DELETE',
      path: id,
      call: 'media',
      query: queryOf(request),
    })
    return reply.code(answer.status).send(answer.body)
  })
}

/** A token may open much else in the business: nothing but a file is shown or deleted by its id alone. */
async function findFile(
  deps: Deps,
  request: FastifyRequest,
  id: string,
): Promise<{ token: string; answer: ForwardAnswer }> {
  if (META_ID.test(id)) {
    for (const token of await tokensOf(deps, consumerOf(request))) {
      const answer = await forward(deps, request, token, {
        method: 'GET',
        path: id,
        call: 'media',
        query: queryOf(request),
      })
      const { messaging_product, url, mime_type } = answer.body
      const isFile = messaging_product === 'whatsapp' && typeof url === 'string' && mime_type !== undefined
      if (answer.status === 200 && isFile) return { token, answer }
    }
  }
  throw problem('not_found', `Object with ID '${id}' does not exist.`)
}

function serveBytes(graph: Http, deps: Deps): void {
  graph.get('/:id/content', { schema, onRequest: limitPlaces(MOST_DOWNLOADS) }, async (request, reply) => {
    for (const token of await tokensOf(deps, consumerOf(request))) {
      const found = await lookUpMedia(deps, { access_token: token }, request.params.id)
      if (found.kind !== 'found') continue
      const answer = await deps.fetch(found.url, {
        headers: { authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(FETCH_WITHIN_MS),
      })
      if (answer.status !== 200 || answer.body === null) {
        await answer.body?.cancel()
        throw problem('meta_unreachable')
      }
      reply.header('content-type', found.mime_type ?? 'application/octet-stream')
      // Whatever the file says that it is, no browser shall run it here.
      reply.header('content-disposition', 'attachment').header('x-content-type-options', 'nosniff')
      return reply.send(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]))
    }
    throw problem('not_found', `Object with ID '${request.params.id}' does not exist.`)
  })
}

function contentUrl(deps: Deps, request: FastifyRequest, id: string): string {
  const { version } = request.params as { version?: string }
  return [ownUrl(deps, request), ...(version === undefined ? [] : [version]), id, 'content'].join('/')
}
