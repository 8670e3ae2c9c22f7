import { Histogram, type Registry } from 'prom-client'
import { problem } from '../base/errors.ts'
import { buildNetworks } from '../base/networks.ts'
import { type AuthOptions, findCaller, lacksScope, mayUse } from './auth.ts'
import type { Http } from './types.ts'

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/**
 * Measures every request and serves GET /metrics: with an API key that has the scope `metrics:read`, or without one to
 * clients that connect from an allowed network. A proxy counts as the address that it connects from.
 */
export function serveMetrics(
  http: Http,
  registry: Registry,
  auth: AuthOptions,
  allowed_networks: readonly string[],
): void {
  const isAllowed = buildNetworks(allowed_networks)
  const durations = new Histogram({
    name: 'selfsame_http_request_duration_seconds',
    help: 'Time until the response was sent, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  http.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  http.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isAllowed(request.socket.remoteAddress ?? '')) {
      const caller = await findCaller(request, auth)
      if (caller === null) throw problem('unauthenticated')
      if (!mayUse(caller, 'metrics:read')) throw lacksScope(caller, 'metrics:read')
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
