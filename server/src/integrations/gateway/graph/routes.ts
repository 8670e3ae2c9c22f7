import type { FastifyReply } from 'fastify'
import type { ClientAddress } from '../../../platform/base/networks.ts'
import type { Deps } from '../../../platform/deps.ts'
import { PASSING, setRetryAfter, toProblem } from '../../../platform/http/problems.ts'
import { limitRate } from '../../../platform/http/rate-limit.ts'
import { takeRawBodies } from '../../../platform/http/raw-body.ts'
import type { Http } from '../../../platform/http/types.ts'
import type { Acceptor } from '../../../sending/accepting/acceptor.ts'
import { type GraphAnswer, graphError, presentGraphError } from '../graph-error.ts'
import { registerGraphAccountRoutes } from './account-routes.ts'
import { registerGraphBlockRoutes } from './block-routes.ts'
import { requireConsumerToken, requireOwnPower } from './caller.ts'
import { keepRefusals } from './keep-refusals.ts'
import { registerGraphMediaRoutes } from './media-routes.ts'
import { registerGraphMessageRoutes } from './message-routes.ts'

const LARGEST_BODY_BYTES = 1024 * 1024
const VERSIONED = String.raw`/graph/:version(^v\d+\.\d+$)`

/**
 * The part of the Graph API that programs on WhatsApp use, for consumers of the gateway: `/graph/<version>/…`, any version
 * or none, answered in Meta's form, its errors and codes included.
 */
export async function registerGraphRoutes(
  http: Http,
  deps: Deps,
  acceptor: Acceptor,
  addressOf: ClientAddress,
): Promise<void> {
  http.path_refusals.push({
    prefix: '/graph/',
    answer: (reply, refused) => sendGraphError(reply, presentGraphError(refused)),
  })
  // Some clients name a version in some of their calls and none in others.
  for (const prefix of [VERSIONED, '/graph'])
    await http.register(serveGraph(deps, acceptor, addressOf), { prefix })
}

/** Errors in Meta's form, also for a path that there is not. */
function answerAsMeta(graph: Http): void {
  graph.setErrorHandler((error, request, reply) => {
    const known = toProblem(error, request)
    if (PASSING.has(known.code)) request.log.debug({ err: error, code: known.code }, 'store unavailable')
    else if (known.status >= 500) request.log.error({ err: error, code: known.code }, 'request failed')
    setRetryAfter(reply, known)
    return sendGraphError(reply, presentGraphError(known))
  })
  // What has no version stands behind the other prefix too.
  if (graph.prefix === VERSIONED) return
  graph.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]?.replace(/^\/graph(\/v\d+\.\d+)?/, '') ?? ''
    const unknown = { code: 2500, http_status: 400, message: `Unknown path components: ${path}` }
    return sendGraphError(reply, graphError(unknown, `This path does not support ${request.method} here.`))
  })
}

function sendGraphError(reply: FastifyReply, answer: GraphAnswer): FastifyReply {
  return (
    reply
      .code(answer.http_status)
      .type('application/json; charset=UTF-8')
      // Past the serializers of the route: they know its successes only.
      .serializer((value: unknown) => JSON.stringify(value))
      .send(answer.body)
  )
}

function serveGraph(
  deps: Deps,
  acceptor: Acceptor,
  addressOf: ClientAddress,
): (graph: Http) => Promise<void> {
  return async (graph) => {
    answerAsMeta(graph)
    keepRefusals(graph, deps)
    await limitRate(graph, deps.config.api_rate_limit, addressOf)
    requireConsumerToken(graph, deps.db)
    takeRawBodies(graph, LARGEST_BODY_BYTES)
    requireOwnPower(graph)
    registerGraphMessageRoutes(graph, deps, acceptor)
    registerGraphBlockRoutes(graph, deps)
    registerGraphAccountRoutes(graph, deps)
    await registerGraphMediaRoutes(graph, deps)
  }
}
