import { buildKnownKeys, hasAccount, type KnownKeys } from '../access/accounts/authenticate.ts'
import { buildPeopleAuth, type PeopleAuth } from '../access/users/auth.ts'
import { peopleAdapter } from '../access/users/auth-adapter.ts'
import { buildSendLink, type SendLink } from '../access/users/mail.ts'
import { buildMailReset } from '../access/users/mail-reset.ts'
import { findMembership, findMemberships } from '../access/users/memberships.ts'
import {
  type AuthAccess,
  recordAccess,
  recordLinkMade,
  recordPasswordReset,
  recordRefusal,
} from '../access/users/record-access.ts'
import { buildSignInTries, type SignInTries } from '../access/users/sign-in-tries.ts'
import { buildLaterEntries, type LaterEntries } from '../platform/audit/later.ts'
import { buildClientAddress, type ClientAddress } from '../platform/base/networks.ts'
import type { Deps } from '../platform/deps.ts'
import type { AuthOptions } from '../platform/http/auth.ts'
import { COOKIE_PREFIX } from '../platform/http/session.ts'

/** How callers are recognised, and what the audit log says about that. */
export type CallerAccess = {
  people: PeopleAuth
  auth: AuthOptions
  tries: SignInTries
  addressOf: ClientAddress
  sendLink: SendLink
  later: LaterEntries
  forgetKey: KnownKeys['forget']
  record: AccessRecord
}

type AccessOptions = {
  operator_token: string | null
  tell: (line: string) => void
}

export function buildAccess(deps: Deps, { operator_token, tell }: AccessOptions): CallerAccess {
  const { config, db, log } = deps
  const sendLink = buildSendLink(config, log, tell)
  const later = buildLaterEntries(db, log)
  const record = buildRecord(deps, later)
  const tries = buildSignInTries(deps)
  const people = buildPeopleAuth(deps, {
    database: peopleAdapter(db),
    mailReset: buildMailReset(tries, sendLink, log),
    passwordReset: async ({ id, email }) => {
      await tries.forget(email)
      record.passwordReset(id)
    },
    cookie_prefix: COOKIE_PREFIX,
  })
  const keys = buildKnownKeys(deps)
  const auth: AuthOptions = {
    findKey: keys.findKey,
    hasAccount: (account_id) => hasAccount(db, account_id),
    operator_token,
    findUser: people.findUser,
    findMembership: (account_id, user_id) => findMembership(db, account_id, user_id),
    public_url: config.public_url,
  }
  const addressOf = buildClientAddress(config.trusted_proxies)
  return { people, auth, tries, addressOf, sendLink, later, forgetKey: keys.forget, record }
}

/** Writes to the audit log, soon, what users did to get in. */
type AccessRecord = {
  access(access: AuthAccess): void
  refusal(tried: { email: string; limited: boolean }): void
  passwordReset(user_id: string): void
  linkMade(user_id: string): void
}

function buildRecord({ db, clock }: Pick<Deps, 'db' | 'clock'>, later: LaterEntries): AccessRecord {
  const findAccounts: Parameters<typeof recordAccess>[1] = (who) => findMemberships(db, who)
  const now = () => new Date(clock.now())
  return {
    access: (access) => recordAccess(later, findAccounts, now(), access),
    refusal: (tried) => recordRefusal(later, findAccounts, now(), tried),
    passwordReset: (user_id) => recordPasswordReset(later, findAccounts, now(), user_id),
    linkMade: (user_id) => recordLinkMade(later, findAccounts, now(), user_id),
  }
}
