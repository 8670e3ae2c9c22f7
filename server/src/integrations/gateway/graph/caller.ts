import type { FastifyRequest } from 'fastify'
import { problem } from '../../../platform/base/errors.ts'
import type { Db } from '../../../platform/db/types.ts'
import { withEveryAccount } from '../../../platform/db/with-account.ts'
import type { Http } from '../../../platform/http/types.ts'
import { type Consumer, findByToken } from '../consumers.ts'
import { digestToken } from '../token.ts'
import { refuseOverrides } from './forwarded-params.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route of the gateway's Graph surface. */
    consumer: Consumer | null
  }
  interface FastifyContextConfig {
    /** A call of the Graph surface that changes nothing, whatever its method. */
    changes_nothing?: boolean
  }
}

const READING = new Set(['GET', 'HEAD'])
// As Graph does: `Bearer`, `OAuth`, or in the query.
const TOKEN = /^(?:bearer|oauth) +([^\s]+) *$/i

/** Lets only consumers in, by their access token. */
export function requireConsumerToken(graph: Http, db: Db): void {
  graph.decorateRequest('consumer', null)
  graph.addHook('onRequest', async (request) => {
    const token_digest = digestToken(tokenOf(request))
    const consumer = token_digest && (await withEveryAccount(db, (trx) => findByToken(trx, token_digest)))
    if (!consumer) throw problem('unauthenticated', 'The access token is not valid on this server.')
    request.consumer = consumer
    // For the log and for the rate limit, which both ask who it was.
    const { account_id, id, name } = consumer
    request.caller = { kind: 'api_key', account_id, api_key_id: id, name, scopes: [] }
  })
}

/** Refuses what would change anything for a consumer that only reads, and what Meta would read as another call. */
export function requireOwnPower(graph: Http): void {
  graph.addHook('preHandler', async (request) => {
    refuseOverrides(request)
    const { is404, method, routeOptions } = request
    if (is404 || READING.has(method) || routeOptions.config.changes_nothing || consumerOf(request).may_send)
      return
    throw problem('missing_scope', 'This consumer can only read.', { scope: 'messages:write' })
  })
}

/** Throws `unauthenticated` outside the gateway's Graph surface. */
export function consumerOf(request: FastifyRequest): Consumer {
  if (request.consumer === null) throw problem('unauthenticated')
  return request.consumer
}

function tokenOf(request: FastifyRequest): string {
  const header = TOKEN.exec(request.headers.authorization ?? '')?.[1]
  if (header !== undefined) return header
  return new URL(request.url, 'http://graph').searchParams.get('access_token') ?? ''
}
