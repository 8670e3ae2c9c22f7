import type { IncomingHttpHeaders } from 'node:http'
import { betterAuth } from 'better-auth'
import { fromNodeHeaders } from 'better-auth/node'
import { baseUrl } from '../../platform/base/config.ts'
import type { SignedInUser } from '../../platform/db/tables/users.ts'
import type { Deps } from '../../platform/deps.ts'
import { knowingLostStore } from './auth-adapter.ts'
import { type AuthSettings, buildAuthOptions, RESET_WITHIN_SECONDS, resetLink } from './auth-options.ts'
import { makeLinkToken } from './one-time-link.ts'

export type PeopleAuth = {
  /** Answers a request under AUTH_PATH. */
  handle(request: Request): Promise<Response>
  /** The user who has signed in with these headers, or null. */
  findUser(headers: IncomingHttpHeaders): Promise<SignedInUser | null>
  /** The user who has given the password with these headers and still has to give a code, or null. */
  findHalfSignedIn(headers: IncomingHttpHeaders): Promise<SignedInUser | null>
  isPasswordOf(email: string, password: string): Promise<boolean>
  /** Ends the links to set a password and the sign-ins that wait for a code: the user has a new password since. */
  endUnfinished(user_id: string): Promise<void>
  /** A link to set a new password for the user with this email address; null without such a user. */
  makeResetLink(email: string): Promise<{ user_id: string; link: string } | null>
}

/** Passwords, sessions and second factors of people, through better-auth on our own tables. */
export function buildPeopleAuth(deps: Deps, settings: AuthSettings): PeopleAuth {
  const endUnfinished = async (user_id: string) => {
    const { adapter } = await auth.$context
    await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: user_id }] })
  }
  const passwordReset: AuthSettings['passwordReset'] = async (user) => {
    await endUnfinished(user.id)
    await settings.passwordReset(user)
  }
  const auth = betterAuth(buildAuthOptions(deps, { ...settings, passwordReset }))
  return {
    endUnfinished,
    handle: (request) => knowingLostStore(() => auth.handler(request)),
    findUser: async (headers) => {
      // The cookie lives as long as the answers of /auth say; here no browser would see a renewed one.
      const found = await knowingLostStore(
        () => auth.api.getSession({ headers: fromNodeHeaders(headers), query: { disableRefresh: true } }),
        true,
      )
      return found && { id: found.user.id, name: found.user.name, email: found.user.email }
    },
    findHalfSignedIn: (headers) =>
      knowingLostStore(() => auth.api.findHalfSignedIn({ headers: fromNodeHeaders(headers) })),
    isPasswordOf: async (email, password) => {
      const context = await auth.$context
      const found = await context.internalAdapter.findUserByEmail(email, { includeAccounts: true })
      const hash = found?.accounts.find((it) => it.providerId === 'credential')?.password
      return typeof hash === 'string' && (await context.password.verify({ hash, password }))
    },
    makeResetLink: async (email) => {
      const { internalAdapter } = await auth.$context
      const found = await internalAdapter.findUserByEmail(email)
      if (!found) return null
      const { token } = makeLinkToken()
      await internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: found.user.id,
        expiresAt: new Date(Date.now() + RESET_WITHIN_SECONDS * 1000),
      })
      return { user_id: found.user.id, link: resetLink(baseUrl(deps.config), token) }
    },
  }
}
