import type {
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Log } from '../base/log.ts'
import type { Access, Role, SignedInUser } from '../db/tables/users.ts'
import type { TeamInboxes } from '../db/with-viewer.ts'
import type { Audited } from './audit.ts'
import type { PathRefusal } from './problems.ts'

/** A Fastify instance whose routes are typed by their zod schemas. */
export type Http = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  Log,
  ZodTypeProvider
>

/**
 * The caller: an API key, the operator on this machine, who names an account where one is needed, or a signed-in user,
 * in an account of which the user is a member.
 */
export type Caller =
  | {
      kind: 'api_key' | 'operator'
      account_id: string
      api_key_id: string
      name: string
      scopes: readonly string[]
    }
  | {
      kind: 'user'
      account_id: string
      user_id: string
      role: Role
      access: Access
      /** What a limited member's teams have at this request; null where the member sees everything. */
      seen: TeamInboxes | null
      scopes: readonly string[]
    }

/** What an API key may be allowed. Every route under /v1 names one of these, `operator` or `session`. */
export const SCOPES = [
  'inboxes:read',
  'inboxes:write',
  'contacts:read',
  'contacts:write',
  'contacts:export',
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
  'members:read',
  'members:write',
  'api_keys:write',
  'audit:read',
  'webhooks:read',
  'webhooks:write',
  'gateway:write',
] as const

export type ApiScope = (typeof SCOPES)[number]

declare module 'fastify' {
  interface FastifyInstance {
    /** How paths that cannot be read are answered where that is not a problem+json. */
    path_refusals: PathRefusal[]
  }
  interface FastifyRequest {
    /** Set on every route under /v1 that names a scope of an account. */
    caller: Caller | null
    /**
     * Whether the caller would still be let in, for what lasts longer than a request. Rejects where that can't be known now.
     * Set with `caller`.
     */
    isLetIn: (() => Promise<boolean>) | null
    /** Set for a signed-in user. */
    person: SignedInUser | null
    /** Whether what the route names for the audit log has been written. */
    audited: boolean
  }
  interface FastifyContextConfig {
    /**
     * The scope that a caller needs; `operator`: only the operator on this machine; `session`: any signed-in user, in
     * no specific account.
     */
    scope?: ApiScope | 'operator' | 'session'
    /** What stands in the audit log about a request; every route that changes something says it, or why nothing does. */
    audit?: Audited
  }
}
