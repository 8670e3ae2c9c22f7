import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import Fastify, { LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Log } from '../log.ts'
import { answerProblems } from './problems.ts'
import type { Http } from './types.ts'

const LARGEST_BODY_BYTES = 1024 * 1024
const PROBES = new Set(['/healthz', '/readyz', '/metrics'])
const REQUEST_WITHIN_MS = 30_000

/** A Fastify server with our error form, strict headers and one log line per request, but no routes yet. */
export async function buildServer(log: Log, public_url: string | undefined): Promise<Http> {
  const http = Fastify({
    loggerInstance: log,
    // Its own lines hold the URL, whose query may hold a phone.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>()
  http.setValidatorCompiler(validatorCompiler)
  http.setSerializerCompiler(serializerCompiler)
  http.decorateRequest('caller', null)
  answerProblems(http)
  logRequests(http)
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: public_url?.startsWith('https://') === true,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  http.addHook('onSend', async (request, reply) => {
    reply.header('request-id', request.id)
    // What answers hold is a person's data: it stays out of every cache on the way.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  return http
}

function logRequests(http: Http): void {
  http.addHook('onResponse', async (request, reply) => {
    // Supervisors ask every few seconds.
    const level = PROBES.has(request.routeOptions.url ?? '') ? 'debug' : 'info'
    request.log[level](
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        duration_ms: Math.round(reply.elapsedTime),
        account_id: request.caller?.account_id,
        api_key_id: request.caller?.api_key_id,
      },
      'request',
    )
  })
}
