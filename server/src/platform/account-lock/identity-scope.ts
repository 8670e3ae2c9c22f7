import { sql } from 'kysely'
import type { Scope, Seen } from '../db/scope.ts'
import { asAccount } from '../db/with-viewer.ts'
import { type Locked, lockAccountAhead, type SeenLocked } from './lock.ts'

/** What an account has chosen for the resolution of its identities. Times in milliseconds. */
export type IdentityRules = {
  freshness_ms: number
  identity_cap: number
  link_attested: boolean
  stale_phone: 'notice' | 'seal'
  blocked_phones: string[]
}

/** Reads facts and resolves; what it read may change before it ends. */
export type IdentityScope = Scope & IdentityRules

/** Reads facts, resolves and writes; no other transaction changes them in between. */
export type LockedIdentity = Locked & IdentityRules

/** As a caller sees it: `asAccount` makes a `LockedIdentity` of it. */
export type SeenIdentity = SeenLocked & IdentityRules

export type IdentityRulesRow = {
  freshness_days: number
  stale_phone: 'notice' | 'seal'
  settings: { identity_cap?: number; link_attested?: boolean }
  blocked_phones: string[] | null
}

const DAY_MS = 86_400_000
const DEFAULT_IDENTITY_CAP = 200

/** The columns of an `IdentityRulesRow`, read from the account `a`. */
export const identityRules = sql`a.freshness_days, a.stale_phone, a.settings,
  (select json_agg(phone_key) from blocked_phones where account_id = a.id) as blocked_phones`

export function withRules<S extends object>(scope: S, row: IdentityRulesRow): S & IdentityRules {
  return {
    ...scope,
    freshness_ms: row.freshness_days * DAY_MS,
    identity_cap: row.settings.identity_cap ?? DEFAULT_IDENTITY_CAP,
    link_attested: row.settings.link_attested ?? false,
    stale_phone: row.stale_phone,
    blocked_phones: row.blocked_phones ?? [],
  }
}

/** Waits for the account's lock; for every change to contacts. */
export async function lockIdentity(scope: Scope): Promise<LockedIdentity> {
  return readIdentityScope(await lockAccountAhead(scope))
}

/** As `lockIdentity`, for a caller. The account's rules are the same for limited members. */
export async function lockSeenIdentity(seen: Seen): Promise<SeenIdentity> {
  const locked = await lockAccountAhead(seen)
  return withRules(locked, await asAccount(locked, readRules))
}

/** Adds the account's rules to a scope, locked or not. */
export async function readIdentityScope<S extends Scope>(scope: S): Promise<S & IdentityRules> {
  return withRules(scope, await readRules(scope))
}

async function readRules({ trx, account_id }: Pick<Scope, 'trx' | 'account_id'>): Promise<IdentityRulesRow> {
  const { rows } = await sql<IdentityRulesRow>`
    select ${identityRules} from accounts a where a.id = ${account_id}`.execute(trx)
  const [row] = rows
  if (!row) throw new Error('the account is gone')
  return row
}
