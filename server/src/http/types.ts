import type {
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Log } from '../log.ts'

/** A Fastify instance whose routes are typed by their zod schemas. */
export type Http = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  Log,
  ZodTypeProvider
>

/** Who asks: an API key, or the operator on this machine, who names an account where one is needed. */
export type Caller = {
  kind: 'api_key' | 'operator'
  account_id: string
  api_key_id: string
  scopes: string[]
}

/** What an API key may be allowed. Every route under /v1 names one of these, or `operator`. */
const SCOPES = [
  'inboxes:read',
  'inboxes:write',
  'contacts:read',
  'contacts:write',
  'erase',
  'sealed:read',
  'conversations:read',
  'conversations:write',
  'messages:write',
  'ingest:read',
  'ingest:write',
  'ingest:raw',
  'events:read',
  'metrics:read',
  'templates:read',
  'templates:write',
] as const

export type Scope = (typeof SCOPES)[number]

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route under /v1. */
    caller: Caller | null
  }
  interface FastifyContextConfig {
    /** The scope that a caller needs; `operator`: nobody but the operator on this machine. */
    scope?: Scope | 'operator'
  }
}
