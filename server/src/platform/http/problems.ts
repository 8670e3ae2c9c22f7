import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ErrorCode, Problem, problem, type RequestPart, STORE_RETRY_AFTER_S } from '../base/errors.ts'
import { type PartOf, presentProblem } from '../base/present-problem.ts'
import { FilesAway, isAccountBusy, isRepeatable, isStoreAway } from '../db/store-away.ts'
import type { Http } from './types.ts'

const CONTENT_TYPE = 'application/problem+json; charset=utf-8'

const OF_FASTIFY: ReadonlyMap<string, ErrorCode> = new Map([
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'unsupported_media_type'],
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'payload_too_large'],
  ['FST_ERR_CTP_INVALID_JSON_BODY', 'invalid_json'],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', 'invalid_json'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'invalid_request'],
])
/** What is wrong with a path that leads to no route because it cannot be read. */
const OF_PATHS: ReadonlyMap<string, string> = new Map([
  ['FST_ERR_BAD_URL', 'The path can’t be decoded: percent codes must be UTF-8.'],
  ['FST_ERR_MAX_PARAM_LENGTH', 'A part of the path is too long.'],
])

/** What comes back without us: the client repeats the request. */
export const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['store_unavailable', 'account_busy'])
const BODILESS = new Set(['GET', 'HEAD'])

/** What a message calls the parts of a request. */
export const REQUEST_PARTS: ReadonlyMap<string, RequestPart> = new Map<string, RequestPart>([
  ['body', 'body'],
  ['querystring', 'query'],
  ['params', 'path'],
  ['headers', 'headers'],
])

// Text that PostgreSQL cannot hold: NUL characters, lone surrogates.
const UNSTORABLE_TEXT = /^(22021|22P05)$/

/** The one place where errors become answers, all of them problem+json. */
export function answerProblems(http: Http): void {
  const templates: { method: string; matches: RegExp }[] = []
  http.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) templates.push({ method, matches: pathPattern(route.url) })
  })
  http.setErrorHandler((error, request, reply) => {
    const answer = toProblem(error, request)
    // An absent store comes back without us, and the log tells once that it went; everything else needs a person.
    if (PASSING.has(answer.code) && !(error instanceof FilesAway))
      request.log.debug({ err: error, code: answer.code }, 'store unavailable')
    else if (answer.status >= 500) request.log.error({ err: error, code: answer.code }, 'request failed')
    return sendProblem(reply, answer, inputOf(request))
  })
  const refusePath = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = request.url.split('?')[0] ?? ''
    const allowed = templates
      .filter((template) => template.matches.test(path))
      .map((template) => template.method)
    if (allowed.length === 0) return sendProblem(reply, problem('route_not_found'))
    reply.header('allow', [...new Set(allowed)].join(', '))
    return sendProblem(reply, problem('method_not_allowed'))
  }
  http.setNotFoundHandler(refusePath)
  // Before the body is read: it may be large, slow and from anyone. Fastify reads none of GET and HEAD, and a scope with a
  // handler of its own for unknown paths keeps it.
  http.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || BODILESS.has(request.method) || request.server.prefix !== http.prefix) return
    return refusePath(request, reply)
  })
}

/** An answer in the form of the paths that begin with `prefix`. */
export type PathRefusal = { prefix: string; answer: (reply: FastifyReply, refused: Problem) => FastifyReply }

/** Answers a path that cannot be read. It has no route, so that no hook and no error handler of a scope sees it. */
export function refuseUnreadable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('request-id', request.id).header('cache-control', 'no-store')
  const refused = toProblem(error, request)
  const form = request.server.path_refusals.find(({ prefix }) => request.url.startsWith(prefix))
  if (form) form.answer(reply, refused)
  else sendProblem(reply, refused)
}

/** Says when to come again where that helps. */
export function setRetryAfter(reply: FastifyReply, { code }: Problem): void {
  if (PASSING.has(code)) reply.header('retry-after', STORE_RETRY_AFTER_S)
}

/** Operations name fields without knowing of a request: the path has those named as its parameters. */
function inputOf({ method, params }: FastifyRequest): PartOf {
  const named = typeof params === 'object' && params !== null ? params : {}
  const other = BODILESS.has(method) ? 'query' : 'body'
  return (field) => (Object.hasOwn(named, field) ? 'path' : other)
}

function sendProblem(reply: FastifyReply, answer: Problem, partOf?: PartOf): FastifyReply {
  setRetryAfter(reply, answer)
  return (
    reply
      .code(answer.status)
      .type(CONTENT_TYPE)
      // Past the serializers of the route: they know its successes only.
      .serializer((value: unknown) => JSON.stringify(value))
      .send(presentProblem(answer, partOf))
  )
}

/** The error of our catalogue that a thrown error is. */
export function toProblem(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const code = errorCode(error)
  const known = OF_FASTIFY.get(code)
  if (known !== undefined) return problem(known, undefined, undefined, { cause: error })
  const unreadable = OF_PATHS.get(code)
  if (unreadable !== undefined) return problem('invalid_request', unreadable, undefined, { cause: error })
  // The client went away while it was sending: no failure of ours, and no client reads the answer.
  if (error === request.raw.errored)
    return problem('invalid_request', 'The body is incomplete.', {}, { cause: error })
  if (isAccountBusy(error) || isRepeatable(error))
    return problem('account_busy', undefined, undefined, { cause: error })
  if (isStoreAway(error)) return problem('store_unavailable', undefined, undefined, { cause: error })
  if (UNSTORABLE_TEXT.test(code)) {
    return problem('invalid_request', 'A text contains a character that can’t be stored, such as NUL.')
  }
  return problem('internal_error', undefined, { request_id: request.id }, { cause: error })
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function pathPattern(url: string): RegExp {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/:[^/]+/g, '[^/]+').replace(/\*/g, '.*')}/?$`)
}
