import Fastify, { type FastifyInstance } from 'fastify'
import { registerControl } from './control/routes.ts'
import { registerGraph, stripVersion } from './graph/routes.ts'
import type { Runtime } from './runtime/runtime.ts'

/** Requests of this size are Meta's business to refuse, not the HTTP server's; uploads may be larger still. */
const BODY_LIMIT_BYTES = 16 * 1024 * 1024

/** One HTTP server for both surfaces: Graph at the root, the control API under `/control`. */
export function buildServer(runtime: Runtime): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    rewriteUrl: (request) => stripVersion(request.url ?? '/'),
    // Graph reads a path with a slash at its end like the one without.
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    forceCloseConnections: true,
  })
  app.register(async (graph) => registerGraph(graph, runtime))
  app.register(async (control) => registerControl(control, runtime), { prefix: '/control' })
  return app
}
