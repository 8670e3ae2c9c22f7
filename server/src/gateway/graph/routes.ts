import type { Deps } from '../../deps.ts'
import { Problem, problem } from '../../errors.ts'
import { limitRate } from '../../http/rate-limit.ts'
import { takeRawBodies } from '../../http/raw-body.ts'
import type { Http } from '../../http/types.ts'
import { registerGraphAccountRoutes } from './account-routes.ts'
import { registerGraphBlockRoutes } from './block-routes.ts'
import { requireConsumerToken } from './caller.ts'
import { presentGraphError } from './graph-error.ts'
import { registerGraphMediaRoutes } from './media-routes.ts'
import { registerGraphMessageRoutes } from './message-routes.ts'

const LARGEST_BODY_BYTES = 1024 * 1024

/**
 * The part of the Graph API that programs on WhatsApp use, for consumers of the gateway: `/graph/<version>/…`, any version
 * or none, answered in Meta's form, its errors and codes included.
 */
export async function registerGraphRoutes(http: Http, deps: Deps, wakeSender: () => void): Promise<void> {
  // Some clients name a version in some of their calls and none in others.
  for (const prefix of [String.raw`/graph/:version(^v\d+\.\d+$)`, '/graph']) {
    await http.register(serveGraph(deps, wakeSender), { prefix })
  }
}

function serveGraph(deps: Deps, wakeSender: () => void): (graph: Http) => Promise<void> {
  return async (graph) => {
    graph.setErrorHandler((error, request, reply) => {
      const known =
        error instanceof Problem ? error : problem('internal_error', undefined, {}, { cause: error })
      if (known.status >= 500) request.log.error({ err: error, code: known.code }, 'request failed')
      const answer = presentGraphError(known)
      return reply
        .code(answer.http_status)
        .type('application/json; charset=UTF-8')
        .serializer((value: unknown) => JSON.stringify(value))
        .send(answer.body)
    })
    await limitRate(graph, deps.config.api_rate_limit)
    requireConsumerToken(graph, deps.db)
    takeRawBodies(graph, LARGEST_BODY_BYTES)
    registerGraphMessageRoutes(graph, deps, wakeSender)
    registerGraphBlockRoutes(graph, deps)
    registerGraphAccountRoutes(graph, deps)
    await registerGraphMediaRoutes(graph, deps)
  }
}
