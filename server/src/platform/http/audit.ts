import type { FastifyRequest } from 'fastify'
import type { AuditAction } from '../audit/actions.ts'
import { type Actor, appendAudit, type NewAuditEntry } from '../audit/append.ts'
import type { LaterEntries } from '../audit/later.ts'
import type { Clock } from '../base/clock.ts'
import { readAnyId } from '../base/parse-id.ts'
import type { Scope, Seen } from '../db/scope.ts'
import type { SignedInUser } from '../db/tables/users.ts'
import type { Db, Trx } from '../db/types.ts'
import { asAccount } from '../db/with-viewer.ts'
import { callerOf } from './auth.ts'
import type { Caller, Http } from './types.ts'
import { requireWhole, withSeen } from './with-caller.ts'

/** Where in a request or its answer a value stands, such as `params.id` or `answer.contact_ids.0`. */
type Place = `${'params' | 'query' | 'body' | 'answer'}.${string}`

type Entry = {
  action: AuditAction | ((request: FastifyRequest) => AuditAction)
  /** Where the id of what it is about stands; `account`: the account as a whole. */
  subject: Place | 'account'
  /** What is written beside it, by name. Only short values: nothing that a person wrote, no phone, BSUID or secret. */
  details?: Record<string, Place>
  /** Also which fields of the body were given, but not what stood in them. */
  fields?: true
  /** Not of programs, which do it by the thousand and whose doings stand in the feed. */
  by_people_only?: true
}

/** What a route writes into the audit log, what its operation writes there itself, or why nothing is written. */
export type Audited = Entry | { by_operation: AuditAction } | { none: string }

const LONGEST_DETAIL = 200
const MOST_DETAILS = 50

/** The entry that a route names; null where its operation writes one, or there is none. */
export function entryOf(audit: Audited | undefined): Entry | null {
  return audit !== undefined && 'subject' in audit ? audit : null
}

/** One transaction of the caller's account that changes something, with its entry in the audit log. */
export function changeRecorded<Result>(
  deps: { db: Db; clock: Clock },
  request: FastifyRequest,
  change: (seen: Seen) => Promise<Result>,
): Promise<Result> {
  return withSeen(deps, request, async (seen) => {
    const result = await change(seen)
    await recordChange(seen, request, result)
    return result
  })
}

/** As `changeRecorded`, for what needs the whole account. Throws `everything_only` for limited members. */
export function changeWhole<Result>(
  deps: { db: Db; clock: Clock },
  request: FastifyRequest,
  change: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  return changeRecorded(deps, request, (seen) => change(requireWhole(seen)))
}

/** Writes the entry that the route of a request names, in the transaction of the change. `answer` is what is sent. */
export async function recordChange(seen: Seen, request: FastifyRequest, answer: unknown): Promise<void> {
  const entry = auditEntry(request, seen.now, answer)
  // What limited members do is recorded too, although they can't write it.
  if (entry !== null) await asAccount(seen, ({ trx }) => appendAudit(trx, [entry]))
  request.audited = true
}

/** Has what people see written down, and refuses a route that names an entry for a change and writes none. */
export function watchAudit(http: Http, later: LaterEntries, clock: Clock): void {
  http.addHook('onSend', async (request, reply) => {
    const entry = entryOf(request.routeOptions.config.audit)
    if (entry === null || request.method === 'GET' || request.method === 'HEAD') return
    if (reply.statusCode >= 400 || request.audited) return
    throw new Error(`${request.method} ${request.routeOptions.url} wrote no audit entry.`)
  })
  http.addHook('onResponse', async (request, reply) => {
    if (request.method !== 'GET' || reply.statusCode >= 400) return
    const entry = request.caller && auditEntry(request, new Date(clock.now()), undefined)
    if (entry) later.seen(entry)
  })
}

/** The line that the route of a request names for the audit log; null where it names none. */
export function auditEntry(request: FastifyRequest, at: Date, answer: unknown): NewAuditEntry | null {
  const audit = entryOf(request.routeOptions.config.audit)
  if (audit === null) return null
  const caller = callerOf(request)
  if (audit.by_people_only && caller.kind !== 'user') return null
  const from = { params: request.params, query: request.query, body: request.body, answer }
  const action = typeof audit.action === 'function' ? audit.action(request) : audit.action
  return {
    account_id: caller.account_id,
    at,
    actor: actorOf(caller, request.person),
    action,
    subject:
      audit.subject === 'account' ? { kind: 'account', id: caller.account_id } : findId(from, audit.subject),
    details: {
      ...detailsOf(from, audit.details ?? {}),
      ...(audit.fields && { fields: fieldsOf(request.body) }),
    },
  }
}

function actorOf(caller: Caller, person: SignedInUser | null): Actor {
  if (caller.kind === 'user') return { kind: 'member', id: caller.user_id, name: person?.name ?? '' }
  return caller.kind === 'operator' ? { kind: 'operator' } : { kind: 'api_key', id: caller.api_key_id }
}

function findId(from: object, place: Place): NewAuditEntry['subject'] {
  const value = valueAt(from, place)
  return typeof value === 'string' ? readAnyId(value) : null
}

function detailsOf(from: object, places: Record<string, Place>): Record<string, unknown> {
  const found = Object.entries(places).map(([name, place]) => [name, short(valueAt(from, place))])
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}

function valueAt(from: unknown, place: string): unknown {
  return place.split('.').reduce<unknown>((value, step) => {
    return typeof value === 'object' && value !== null && step in value
      ? Object.entries(value).find(([name]) => name === step)?.[1]
      : undefined
  }, from)
}

function short(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, LONGEST_DETAIL)
  if (Array.isArray(value)) return value.slice(0, MOST_DETAILS).map(short)
  return typeof value === 'object' ? (value === null ? null : undefined) : value
}

function fieldsOf(body: unknown): string[] {
  return typeof body === 'object' && body !== null ? Object.keys(body) : []
}

/** Writes the entry of a request in a transaction that its operation opens, for those that ask WhatsApp in between. */
export function recorder({ clock }: { clock: Clock }, request: FastifyRequest): (trx: Trx) => Promise<void> {
  return async (trx) => {
    const entry = auditEntry(request, new Date(clock.now()), undefined)
    if (entry !== null) await appendAudit(trx, [entry])
    request.audited = true
  }
}
