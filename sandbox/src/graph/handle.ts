import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Permission, TokenGrant } from '../runtime/grants.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { checkToken } from '../runtime/tokens.ts'
import { graphError } from '../sending/errors.ts'
import { decideFault } from '../world/faults.ts'
import type { App } from '../world/types.ts'
import type { GraphFailure, GraphResult } from '../world/wire.ts'
import { isMultipart, type ParsedBody, readMultipart } from './body.ts'
import {
  badParameter,
  permissionMissing,
  tokenExpired,
  tokenMissing,
  tokenUnknown,
  unknownObject,
} from './errors.ts'

/** One call to the Graph surface, after the token check. */
export type GraphCall = {
  runtime: Runtime
  request: FastifyRequest
  /** The first path component: the object that the call is about. */
  id: string
  query: Record<string, string | undefined>
  app: App
  grant: TokenGrant | undefined
  token: string
  /** The parameters of a multipart request. */
  form?: ParsedBody
}

export type GraphFile = { file: Uint8Array; mime_type: string }

type Operation = {
  /** The name that fault rules use. */
  operation: string
  permission: Permission
  run: (call: GraphCall) => GraphResult<object> | GraphFile | Promise<GraphResult<object> | GraphFile>
}

/** Wraps an operation into everything that each call shares: faults, token, permissions, answer. */
export function handle(runtime: Runtime, { operation, permission, run }: Operation) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const fault = decideFault(runtime.world, operation)
    if (fault?.kind === 'connection_reset') return cutOff(request, reply)
    if (fault?.kind === 'latency') await sleep(fault.latency_ms)
    if (fault?.kind === 'http_error') {
      if (fault.code === 0) return reply.code(fault.http_status ?? 500).send()
      return answer(reply, graphError(runtime.world, fault.code, undefined, fault.http_status))
    }
    const result = await carryOut(runtime, request, { operation, permission, run })
    return fault?.kind === 'answer_lost' ? cutOff(request, reply) : answer(reply, result)
  }
}

async function carryOut(
  runtime: Runtime,
  request: FastifyRequest,
  { operation, permission, run }: Operation,
): Promise<GraphResult<object> | GraphFile> {
  const { world } = runtime
  const query = queryOf(request)
  const token = bearerToken(request) ?? query.access_token
  const check = checkToken(runtime, token)
  if (!check.ok) {
    if (check.reason === 'missing') return tokenMissing(world)
    return check.reason === 'expired' ? tokenExpired(world) : tokenUnknown(world)
  }
  if (check.grant && !check.grant.permissions.has(permission)) return permissionMissing(world, permission)
  const { id = '' } = request.params as { id?: string }
  const call = { runtime, request, id, query, app: check.app, grant: check.grant, token: token ?? '' }
  // An upload reads its file itself.
  if (operation === 'media' || !isMultipart(request)) return run(call)
  return run({ ...call, form: await readMultipart(request) })
}

/** Runs `use` if the id is a business number that the token reaches; Meta's 100/33 otherwise. */
export function withNumber(call: GraphCall, use: () => GraphResult<object>): GraphResult<object> {
  const number = call.runtime.world.numbers.get(call.id)
  return number && reaches(call, number.waba_id) ? use() : missing(call)
}

export function withWaba(call: GraphCall, use: () => GraphResult<object>): GraphResult<object> {
  const waba = call.runtime.world.wabas.get(call.id)
  return waba && reaches(call, waba.id) ? use() : missing(call)
}

export function withGroup(call: GraphCall, use: () => GraphResult<object>): GraphResult<object> {
  const group = call.runtime.world.groups.get(call.id)
  const number = group && call.runtime.world.numbers.get(group.number_id)
  return number && reaches(call, number.waba_id) ? use() : missing(call)
}

export function reaches(call: GraphCall, waba_id: string): boolean {
  return call.grant?.waba_ids === undefined || call.grant.waba_ids.has(waba_id)
}

export function missing(call: GraphCall): GraphFailure {
  return unknownObject(call.runtime.world, call.id, call.request.method)
}

export function succeed(body: object = { success: true }): GraphResult<object> {
  return { ok: true, http_status: 200, body }
}

/** Meta returns only the fields asked for, and always the id. Nested selections count as their outer field. */
export function selectFields(
  body: Record<string, unknown>,
  fields: string | undefined,
): Record<string, unknown> {
  if (!fields) return body
  const wanted = new Set(fields.replace(/\{[^}]*\}/g, '').split(','))
  return Object.fromEntries(Object.entries(body).filter(([name]) => name === 'id' || wanted.has(name.trim())))
}

/** The same, where an unknown field is refused as Graph refuses it. */
export function selectKnown(
  call: GraphCall,
  body: Record<string, unknown>,
  fields: string | undefined,
  { known, node }: { known: string[]; node: string },
): GraphResult<object> {
  const names = (fields ?? '').replace(/\{[^}]*\}/g, '').split(',')
  const unknown = names.map((name) => name.trim()).find((name) => name !== '' && !known.includes(name))
  if (unknown === undefined) return succeed(selectFields(body, fields))
  return badParameter(
    call.runtime.world,
    `Tried accessing nonexisting field (${unknown}) on node type (${node})`,
  )
}

function queryOf(request: FastifyRequest): Record<string, string | undefined> {
  const query: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of Object.entries(request.query as Record<string, unknown>)) {
    // A parameter given twice counts once, with its last value.
    const last: unknown = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') query[name] = last
  }
  return query
}

function bearerToken(request: FastifyRequest): string | undefined {
  const match = /^(?:bearer|oauth)\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')
  return match?.[1]
}

function answer(reply: FastifyReply, result: GraphResult<object> | GraphFile): FastifyReply {
  if ('file' in result) return reply.type(result.mime_type).send(Buffer.from(result.file))
  return reply
    .code(result.http_status)
    .type('application/json; charset=UTF-8')
    .send(JSON.stringify(result.body))
}

/** Closes the socket hard, without a byte of an answer. */
function cutOff(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  request.raw.socket.resetAndDestroy()
  return reply
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
