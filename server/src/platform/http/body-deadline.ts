import type { IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { problem } from '../base/errors.ts'
import type { Http } from './types.ts'

/** So long a body may take from a client that has shown no key, and what is left of one after its answer. */
export const OPEN_BODY_WITHIN_MS = 10_000

/** Refuses bodies that do not arrive in time, on routes that anyone may post to. */
export function requireBodySoon(http: Http, within_ms: number): void {
  http.addHook('preParsing', async (request, reply, payload) => {
    if (request.raw.complete) return payload
    const body = new PassThrough()
    const late = setTimeout(() => {
      reply.header('connection', 'close')
      payload.unpipe(body)
      body.destroy(problem('request_timeout'))
    }, within_ms)
    body.once('close', () => clearTimeout(late))
    reply.raw.once('close', () => body.destroy())
    // Of a body that is refused by its length nothing listens: unheard, the error would end the process.
    body.on('error', () => undefined)
    return payload.pipe(body)
  })
}

/** Ends a connection whose client keeps sending a body long after the response: nothing reads it. */
export function endLateBodies(request: IncomingMessage, response: ServerResponse, within_ms: number): void {
  response.once('finish', () => {
    if (request.complete) return
    const late = setTimeout(() => request.socket.destroy(), within_ms)
    request.once('close', () => clearTimeout(late))
    request.once('end', () => clearTimeout(late))
  })
}
