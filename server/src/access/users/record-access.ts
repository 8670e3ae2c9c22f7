import type { AuditAction } from '../../platform/audit/actions.ts'
import type { NewAuditEntry } from '../../platform/audit/append.ts'
import type { LaterEntries } from '../../platform/audit/later.ts'
import { AUTH_PATH } from './auth-options.ts'

/** Which user a request under /auth is about, as far as it or its answer tells. */
export type AuthAccess = {
  path: string
  status: number
  /** The user who was signed in when it was asked. */
  user_id: string | null
  /** The user who had given the password and still had to give a code. */
  half_id: string | null
  request: unknown
  answer: unknown
}

type Who = { user_id: string } | { email: string }
type Found = Who & {
  action: AuditAction
  by_operator?: true
  /** Refused for the number of wrong ones before: written once in a while, so that a flood of requests is none of entries. */
  limited?: boolean
}
type FindMemberships = (who: Who) => Promise<{ account_id: string; user_id: string; name: string }[]>

const OF_SIGNED_IN: ReadonlyMap<string, AuditAction> = new Map([
  ['/sign-out', 'session.ended'],
  ['/change-password', 'password.changed'],
  ['/two-factor/disable', 'second_factor.disabled'],
  ['/update-user', 'user.renamed'],
])
/** What better-auth calls a password that is not that of the user. */
export const WRONG_PASSWORD: ReadonlySet<string> = new Set([
  'INVALID_PASSWORD',
  'INVALID_EMAIL_OR_PASSWORD',
  'TOO_MANY_PASSWORDS',
])
/** What better-auth calls a code that is not that of the user. */
export const WRONG_CODE: ReadonlySet<string> = new Set([
  'INVALID_CODE',
  'INVALID_BACKUP_CODE',
  'TOO_MANY_CODES',
])
const WITH_CODE = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code'])

/** What a request under /auth led to, for the audit log; null where there is nothing to write. */
function judgeAccess({ path, status, user_id, half_id, request, answer }: AuthAccess): Found | null {
  const done = status < 400
  const limited = status === 429
  const own = path.slice(AUTH_PATH.length)
  const signed_in = textAt(answer, 'user', 'id')
  if (own === '/sign-in/email') {
    // Where a code is wanted, the answer names no user: the session starts with the code.
    if (done) return signed_in === null ? null : { action: 'session.started', user_id: signed_in }
    const email = textAt(request, 'email')
    const refused = [401, 429].includes(status) && email !== null
    return refused ? { action: 'session.refused', email: email.toLowerCase(), limited } : null
  }
  if (!done && WRONG_PASSWORD.has(textAt(answer, 'code') ?? '')) {
    if (user_id !== null) return { action: 'password.refused', user_id, limited }
    const email = textAt(request, 'email')
    return email === null ? null : { action: 'session.refused', email: email.toLowerCase(), limited }
  }
  if (!done && WRONG_CODE.has(textAt(answer, 'code') ?? '')) {
    // Of two users, the session decides whose code is checked.
    const tried = user_id ?? half_id
    return tried === null ? null : { action: 'second_factor.refused', user_id: tried, limited }
  }
  if (WITH_CODE.has(own) && done && signed_in !== null) {
    // The first code of a user who is signed in already turns the second factor on.
    return { action: user_id === null ? 'session.started' : 'second_factor.enabled', user_id: signed_in }
  }
  const action = OF_SIGNED_IN.get(own)
  return action !== undefined && done && user_id !== null ? { action, user_id } : null
}

/**
 * Writes the entry in every account of that user, after the response: its duration would reveal who has an account
 * here. For an email address without a user, nothing is stored.
 */
export function recordAccess(
  later: LaterEntries,
  findMemberships: FindMemberships,
  at: Date,
  access: AuthAccess,
): void {
  const found = judgeAccess(access)
  if (found !== null) recordFor(later, findMemberships, at, found)
}

/** The same for what no answer tells: that a user set a new password by the link that was mailed to them. */
export function recordPasswordReset(
  later: LaterEntries,
  findMemberships: FindMemberships,
  at: Date,
  user_id: string,
): void {
  recordFor(later, findMemberships, at, { action: 'password.reset', user_id })
}

/** The same for a password that was wrong, or one too many, where an invitation was to be accepted. */
export function recordRefusal(
  later: LaterEntries,
  findMemberships: FindMemberships,
  at: Date,
  { email, limited }: { email: string; limited: boolean },
): void {
  recordFor(later, findMemberships, at, { action: 'password.refused', email, limited })
}

/** The same for a link that the operator made for a user. */
export function recordLinkMade(
  later: LaterEntries,
  findMemberships: FindMemberships,
  at: Date,
  user_id: string,
): void {
  recordFor(later, findMemberships, at, { action: 'password.link_made', user_id, by_operator: true })
}

function recordFor(
  later: LaterEntries,
  findMemberships: FindMemberships,
  at: Date,
  { action, by_operator, limited, ...who }: Found,
): void {
  later.add(async (write) => {
    const memberships = await findMemberships(who)
    const entries = memberships.map(
      ({ account_id, user_id, name }): NewAuditEntry => ({
        account_id,
        at,
        actor: by_operator ? { kind: 'operator' } : { kind: 'member', id: user_id, name },
        action,
        subject: { kind: 'user', id: user_id },
      }),
    )
    if (!limited) return write(entries)
    for (const entry of entries) later.seen(entry)
  })
}

/** A text inside JSON, or null. */
export function textAt(value: unknown, ...path: string[]): string | null {
  const found = path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  )
  return typeof found === 'string' ? found : null
}
