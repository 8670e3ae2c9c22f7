import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { loadLine } from '../../../channels/inboxes/line.ts'
import { problem } from '../../../platform/base/errors.ts'
import { withAccountNow } from '../../../platform/db/with-account.ts'
import type { Deps } from '../../../platform/deps.ts'
import { isObject, type JsonObject } from '../../../whatsapp/values/readers.ts'
import type { Consumer } from '../consumers.ts'
import { linesOf } from '../lines.ts'
import { consumerOf } from './caller.ts'
import { cleanse } from './cleanse.ts'
import { type PassingCall, passOn } from './forwarded-params.ts'

/** A request that goes on to Meta as the consumer made it, but for whose token it carries. */
export type Forwarded = {
  method: 'GET' | 'POST' | 'DELETE'
  /** Behind the version. */
  path: string
  /** Which call it is: what of the query goes on. */
  call: PassingCall
  query: URLSearchParams
  content_type?: string | undefined
  body?: Buffer | Readable | undefined
}

export type ForwardAnswer = { status: number; body: JsonObject }

const DEFAULT_VERSION = 'v26.0'
const VERSION = /^v\d{1,2}\.\d$/
const ANSWER_WITHIN_MS = 240_000

/** The token with which to ask about a phone number or WABA of the consumer's; null for any other object. */
export async function tokenFor(deps: Deps, consumer: Consumer, id: string): Promise<string | null> {
  return withAccountNow(deps.db, consumer.account_id, async (trx) => {
    const lines = await linesOf(trx, consumer)
    const line = lines.find(({ phone_number_id, waba_id }) => phone_number_id === id || waba_id === id)
    return line
      ? ((await loadLine(trx, deps.secrets, consumer.account_id, line.id))?.access_token ?? null)
      : null
  })
}

/** The tokens of the consumer's lines, each once. */
export async function tokensOf(deps: Deps, consumer: Consumer): Promise<string[]> {
  return withAccountNow(deps.db, consumer.account_id, async (trx) => {
    const tokens = new Set<string>()
    for (const { id } of await linesOf(trx, consumer)) {
      const line = await loadLine(trx, deps.secrets, consumer.account_id, id)
      if (line) tokens.add(line.access_token)
    }
    return [...tokens]
  })
}

/** Asks Meta. Throws `meta_unreachable` where no answer can be read. */
export async function forward(
  deps: Deps,
  request: FastifyRequest,
  token: string,
  { method, path, call, query, content_type, body }: Forwarded,
): Promise<ForwardAnswer> {
  const url = new URL(`${deps.config.graph_url}/${versionOf(request)}/${path}`)
  for (const [name, value] of passOn(query, call)) url.searchParams.append(name, value)
  try {
    const answer = await deps.fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(content_type && { 'content-type': content_type }) },
      ...(body !== undefined && { body, duplex: 'half' }),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    } as RequestInit)
    const read: unknown = await answer.json()
    if (isObject(read)) {
      const urls = { graph_url: deps.config.graph_url, own_url: ownUrl(deps, request) }
      return { status: answer.status, body: cleanse(read, { token, ...urls }) }
    }
  } catch (error) {
    throw problem('meta_unreachable', undefined, {}, { cause: error })
  }
  throw problem('meta_unreachable')
}

/** Forwards a request about a phone number or WABA of the consumer's. Throws `not_found` for any other. */
export async function forwardAbout(
  deps: Deps,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  edge: Exclude<PassingCall, 'object' | 'media' | 'upload'>,
  query = queryOf(request),
): Promise<JsonObject> {
  const consumer = consumerOf(request)
  const { id } = request.params
  const token = await tokenFor(deps, consumer, id)
  if (token === null) throw problem('not_found', `Object with ID '${id}' does not exist.`)
  const answer = await forward(deps, request, token, {
    method: methodOf(request),
    path: `${id}/${edge}`,
    call: edge,
    query,
    content_type: request.headers['content-type'],
    body: Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : undefined,
  })
  reply.code(answer.status)
  return answer.body
}

/** At the address that the consumer reached us by: it may know us by another than a browser does. */
export function ownUrl({ config }: Pick<Deps, 'config'>, request: FastifyRequest): string {
  return `${config.public_url ?? `${request.protocol}://${request.host}`}/graph`
}

export function queryOf(request: FastifyRequest): URLSearchParams {
  return new URL(request.url, 'http://graph').searchParams
}

function methodOf({ method }: FastifyRequest): Forwarded['method'] {
  return method === 'POST' || method === 'DELETE' ? method : 'GET'
}

function versionOf(request: FastifyRequest): string {
  const { version } = request.params as { version?: string }
  return version !== undefined && VERSION.test(version) ? version : DEFAULT_VERSION
}
