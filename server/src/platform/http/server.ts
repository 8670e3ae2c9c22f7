import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import helmet from '@fastify/helmet'
import Fastify, { LogController } from 'fastify'
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { shareDescriptors } from '../base/descriptors.ts'
import type { Log } from '../base/log.ts'
import { endLateBodies, OPEN_BODY_WITHIN_MS } from './body-deadline.ts'
import { takeJson } from './json-body.ts'
import { answerProblems, refuseUnreadable } from './problems.ts'
import type { Http } from './types.ts'
import { endUnreadResponses, UNREAD_WITHIN_MS } from './unread-responses.ts'
import { compileValidator } from './validate.ts'

const LARGEST_BODY_BYTES = 1024 * 1024
/** For routes that any client may post to: an email address, a password, a name. */
export const LARGEST_OPEN_BODY_BYTES = 64 * 1024
/** How often the log tells of connections that are refused. */
const TELL_EVERY_MS = 10_000
const PROBES = new Set(['/healthz', '/readyz', '/metrics'])

export type ConnectionTimes = {
  /** From the start of a request to the end of its head. */
  headers_within_ms: number
  /** From the start of a request to the end of its body. */
  request_within_ms: number
  keep_alive_ms: number
  /** From the head to the end of a body of a client that has shown no key, and from an answer to the end of its request. */
  open_body_within_ms: number
  /** So long a client may read nothing of a response that waits for it. */
  unread_within_ms: number
  /** How often bodies are looked after; Node's own half minute lets a slow sender stay that much longer. */
  check_every_ms: number
}
const TIMES: ConnectionTimes = {
  headers_within_ms: 10_000,
  // A file of 100 MB over a slow line takes its time.
  request_within_ms: 300_000,
  // Longer than proxies keep an idle connection, so that none of them sends into one that we are closing.
  keep_alive_ms: 75_000,
  open_body_within_ms: OPEN_BODY_WITHIN_MS,
  unread_within_ms: UNREAD_WITHIN_MS,
  check_every_ms: 1_000,
}

/** Answers a request in front of the framework; false leaves it to the routes. */
export type TakeFirst = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * A Fastify server with our error form, strict headers and one log line per request, but no routes yet. `takeFirst` sees
 * every request that comes over a socket before Fastify does.
 */
export async function buildServer(
  log: Log,
  public_url: string | undefined,
  takeFirst: TakeFirst = () => false,
  times: ConnectionTimes = TIMES,
): Promise<Http> {
  const http = Fastify({
    loggerInstance: log,
    // Its own lines hold the URL, whose query may hold a phone.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY_BYTES,
    serverFactory: (handler) => {
      const server = createServer(
        {
          headersTimeout: times.headers_within_ms,
          requestTimeout: times.request_within_ms,
          keepAliveTimeout: times.keep_alive_ms,
          connectionsCheckingInterval: times.check_every_ms,
        },
        (request, response) => {
          // A closing server answers what it has begun, and keeps no connection open for more.
          if (!server.listening) response.shouldKeepAlive = false
          else response.once('close', () => closeIdle(server))
          endLateBodies(request, response, times.open_body_within_ms)
          endUnreadResponses(response, times.unread_within_ms)
          if (!takeFirst(request, response)) handler(request, response)
        },
      )
      // From then on it is a connection that could not be accepted, as without memory or free descriptors. Unheard, the error would
      // end the process.
      server.once('listening', () =>
        server.on('error', (error) => log.warn({ err: error }, 'connection not accepted')),
      )
      refuseBeyondShare(server, log)
      return server
    },
    genReqId: () => randomUUID(),
    frameworkErrors: refuseUnreadable,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>()
  http.setValidatorCompiler(compileValidator)
  http.setSerializerCompiler(serializerCompiler)
  http.decorate('path_refusals', [])
  http.decorateRequest('caller', null)
  http.decorateRequest('isLetIn', null)
  http.decorateRequest('person', null)
  http.decorateRequest('audited', false)
  takeJson(http)
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
  answerProblems(http)
  http.addHook('onSend', async (request, reply) => {
    reply.header('request-id', request.id)
    // What answers hold is a person's data: it stays out of every cache on the way.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  return http
}

/** Clients that hold every descriptor would leave none for the database, for WhatsApp and for files. */
function refuseBeyondShare(server: Server, log: Log): void {
  const { clients } = shareDescriptors()
  if (clients === Number.POSITIVE_INFINITY) return
  server.maxConnections = clients
  let told_at = Number.NEGATIVE_INFINITY
  server.on('drop', () => {
    if (performance.now() - told_at < TELL_EVERY_MS) return
    told_at = performance.now()
    log.warn({ connections: clients }, 'connections refused')
  })
}

/** Of a server that closes: the connection of a request from before would be kept open, and the close would wait for it. */
function closeIdle(server: Server): void {
  // Until this turn ends, the connection still belongs to the request.
  if (!server.listening) setImmediate(() => server.closeIdleConnections())
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
        api_key_id: request.caller?.kind === 'user' ? undefined : request.caller?.api_key_id,
        user_id: request.person?.id,
      },
      'request',
    )
  })
}
