import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { invalidField, Problem, problem, type RequestPart } from '../base/errors.ts'
import { parseId } from '../base/parse-id.ts'
import type { Access, Role, SignedInUser } from '../db/tables/users.ts'
import type { TeamInboxes } from '../db/with-viewer.ts'
import { scopesOf } from './roles.ts'
import { findPerson, type SessionOptions } from './session.ts'
import type { Caller, Http } from './types.ts'

export type AuthOptions = SessionOptions & {
  findKey: (
    token: string,
  ) => Promise<{ id: string; account_id: string; name: string; scopes: string[] } | null>
  /** Whether there is such an account. */
  hasAccount: (account_id: string) => Promise<boolean>
  /** The token of the operator's commands on this machine; null where there are none. */
  operator_token: string | null
  /** What a user is in an account, and sees there; null where the user is no member. Asked at every request. */
  findMembership: (
    account_id: string,
    user_id: string,
  ) => Promise<{ role: Role; access: Access; seen: TeamInboxes | null } | null>
}

const BEARER = /^Bearer +([^\s]+) *$/i
/** Of the key that the set-up makes. */
export const EVERY_SCOPE = '*'
const NO_ACCOUNT = ''
// Stands where an API key's id would: what the operator's commands store, no key can ask for.
const OPERATOR_KEY_ID = '00000000-0000-0000-0000-000000000000'

/** Lets only callers in that hold the scope which each route of `http` names. A route without one is refused at start. */
export function requireCaller(http: Http, options: AuthOptions): void {
  http.addHook('onRoute', (route) => {
    if (route.config?.scope === undefined) throw new Error(`${route.method} ${route.url} names no scope.`)
  })
  http.addHook('onRequest', async (request) => {
    const { scope } = request.routeOptions.config
    if (scope === 'session') {
      request.person = await findPerson(request, options)
      if (request.person === null) throw problem('unauthenticated')
      return
    }
    request.caller = await letIn(request, options)
    request.isLetIn = () =>
      letIn(request, options).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Problem && error.status < 500) return false
          throw error
        },
      )
  })
}

/** The caller of a route, who holds its scope. Throws `unauthenticated` or `missing_scope`. */
async function letIn(request: FastifyRequest, options: AuthOptions): Promise<Caller> {
  const { scope } = request.routeOptions.config
  const caller = await findCaller(request, options)
  if (caller === null) throw problem('unauthenticated')
  if (scope === undefined || !mayUse(caller, scope)) throw lacksScope(caller, String(scope))
  return caller
}

/** The person of a route whose scope is `session`. */
export function personOf(request: FastifyRequest): SignedInUser {
  if (request.person === null) throw problem('unauthenticated')
  return request.person
}

/** The caller's account. Throws where the operator has not named one. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw problem('unauthenticated')
  if (request.caller.account_id === NO_ACCOUNT) {
    throw accountNotNamed()
  }
  return request.caller
}

/** What stands for the caller: their user id, or that of the API key. No two are the same. */
export function callerId(caller: Caller): string {
  return caller.kind === 'user' ? caller.user_id : caller.api_key_id
}

/** The user id of a signed-in member; null for a program and for the operator. */
export function memberIdOf(caller: Caller): string | null {
  return caller.kind === 'user' ? caller.user_id : null
}

/** Who is said to have changed what the caller changes. */
export function changerOf(caller: Caller): { kind: 'member' | 'api_key'; id: string } | { kind: 'operator' } {
  if (caller.kind === 'user') return { kind: 'member', id: caller.user_id }
  return caller.kind === 'operator' ? { kind: 'operator' } : { kind: 'api_key', id: caller.api_key_id }
}

/** The user that `me` names in a field of the request. Throws if the caller is not a user. */
export function ownUserId(caller: Caller, field: string, part?: RequestPart): string {
  if (caller.kind === 'user') return caller.user_id
  throw invalidField(field, 'requires a user id: an API key is not a member', part)
}

function accountNotNamed(): Problem {
  const errors = [{ field: 'selfsame-account', message: 'is required', code: 'required' as const }]
  return problem(
    'invalid_request',
    'Name the account in the header Selfsame-Account.',
    { errors },
    { part: 'headers' },
  )
}

/** The error for a caller who may not do this. */
export function lacksScope(caller: Caller, scope: string): Problem {
  const who = caller.kind === 'user' ? `The role ${caller.role}` : 'The API key'
  return problem('missing_scope', `${who} lacks the scope ${scope}.`, { scope })
}

/** The caller, or null where there is neither a valid token nor a session. */
export async function findCaller(request: FastifyRequest, options: AuthOptions): Promise<Caller | null> {
  const token = bearerToken(request)
  if (token === null) return findMember(request, options)
  if (options.operator_token !== null && isSame(token, options.operator_token)) {
    const named = request.headers['selfsame-account']
    const account_id = typeof named === 'string' ? parseId('account', named) : NO_ACCOUNT
    // Asked about an account that does not exist, every list would be empty, as if there were nothing in it.
    if (account_id !== NO_ACCOUNT && !(await options.hasAccount(account_id)))
      throw problem('not_found', 'The account was not found.')
    const scopes = [EVERY_SCOPE]
    return { kind: 'operator', account_id, api_key_id: OPERATOR_KEY_ID, name: 'The operator', scopes }
  }
  const key = await options.findKey(token)
  if (key === null) return null
  const { id, account_id, name, scopes } = key
  return { kind: 'api_key', account_id, api_key_id: id, name, scopes }
}

async function findMember(request: FastifyRequest, options: AuthOptions): Promise<Caller | null> {
  const person = await findPerson(request, options)
  if (person === null) return null
  request.person = person
  const named = request.headers['selfsame-account']
  if (typeof named !== 'string') throw accountNotNamed()
  const account_id = parseId('account', named)
  const membership = await options.findMembership(account_id, person.id)
  // Whether there is such an account is nothing to a user who is no member of it.
  if (membership === null) throw problem('not_found')
  const { role } = membership
  return { kind: 'user', account_id, user_id: person.id, ...membership, scopes: scopesOf(role) }
}

/** The token of the Authorization header, or null. */
export function bearerToken(request: FastifyRequest): string | null {
  return BEARER.exec(request.headers.authorization ?? '')?.[1] ?? null
}

export function mayUse(caller: Caller, scope: string): boolean {
  if (scope === 'operator') return caller.kind === 'operator'
  return caller.scopes.includes(scope) || caller.scopes.includes(EVERY_SCOPE)
}

function isSame(given: string, wanted: string): boolean {
  const left = Buffer.from(given)
  const right = Buffer.from(wanted)
  return left.length === right.length && timingSafeEqual(left, right)
}
