import { createHash } from 'node:crypto'
import type { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { baseUrl } from '../../platform/base/config.ts'
import { newId } from '../../platform/base/ids.ts'
import { ownOrigins } from '../../platform/base/origins.ts'
import type { SignedInUser } from '../../platform/db/tables/users.ts'
import type { Deps } from '../../platform/deps.ts'

export const AUTH_PATH = '/auth'
/** Set by us to the address of the client, so that no client chooses by a header under which address it is counted. */
export const ADDRESS_HEADER = 'selfsame-client-address'
export const PASSWORD_LENGTH = { shortest: 10, longest: 128 }
const SESSION_SECONDS = 14 * 24 * 60 * 60
const SESSION_RENEWED_AFTER_SECONDS = 24 * 60 * 60
const MINUTE_SECONDS = 60
const TRIES_PER_MINUTE = 10
export const RESET_WITHIN_SECONDS = 60 * 60
/** Where a guess could be tried again and again. */
const GUESSABLE = [
  '/sign-in/*',
  '/request-password-reset',
  '/reset-password',
  '/two-factor/*',
  '/change-password',
]

export type AuthSettings = {
  database: NonNullable<Parameters<typeof betterAuth>[0]['database']>
  /** Mails a link to set a new password. */
  mailReset: (email: string, link: string) => Promise<void>
  /** Called when a user has set a new password by a link. */
  passwordReset: (user: { id: string; email: string }) => Promise<void>
  /** What the names of all cookies begin with. */
  cookie_prefix: string
}

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** How better-auth works here. */
export function buildAuthOptions({ config, secrets, passwords, log }: Deps, settings: AuthSettings) {
  const base_url = baseUrl(config)
  return {
    appName: 'Selfsame',
    baseURL: base_url,
    basePath: AUTH_PATH,
    // Under several keys: the newest signs and encrypts, the older ones still decrypt second factors.
    secrets: secrets.derive('better_auth').map((value) => ({ version: keyVersion(value), value })),
    database: settings.database,
    telemetry: { enabled: false },
    // What went wrong on our side is answered and logged as everywhere, and not written to standard error.
    onAPIError: { throw: true },
    logger: {
      // At `warn` it would also write every refusal to standard error, past our log.
      level: 'info' as const,
      // Its further arguments may hold what people typed.
      log: (level: string, message: string) =>
        log[level === 'error' ? 'warn' : 'debug']({ from: 'better-auth' }, message),
    },
    // The host that a browser asked is ours: what its page sends comes from there too.
    trustedOrigins: (request?: Request) =>
      ownOrigins(request?.headers.get('host') ?? undefined, config.public_url),
    // Users join by the owner's link or by an invitation.
    disabledPaths: ['/sign-up/email', '/sign-in/social', '/link-social', '/unlink-account', '/error', '/ok'],
    emailAndPassword: buildPasswordOptions(passwords, base_url, settings),
    ...TABLES,
    rateLimit: {
      enabled: true,
      window: MINUTE_SECONDS,
      max: 300,
      customRules: Object.fromEntries(
        GUESSABLE.map((path) => [path, { window: MINUTE_SECONDS, max: TRIES_PER_MINUTE }]),
      ),
    },
    advanced: {
      cookiePrefix: settings.cookie_prefix,
      useSecureCookies: base_url.startsWith('https://'),
      // Said, because under tests it would check neither.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Our migrations make its tables, and a test signs in on both stores.
      database: { generateId: () => newId(), validateSchema: false },
    },
    plugins: [buildTwoFactor(), { id: 'selfsame', endpoints: { findHalfSignedIn } }],
  }
}

function buildPasswordOptions(
  passwords: Deps['passwords'],
  base_url: string,
  { mailReset, passwordReset }: AuthSettings,
) {
  return {
    enabled: true,
    password: passwords,
    disableSignUp: true,
    minPasswordLength: PASSWORD_LENGTH.shortest,
    maxPasswordLength: PASSWORD_LENGTH.longest,
    revokeSessionsOnPasswordReset: true,
    resetPasswordTokenExpiresIn: RESET_WITHIN_SECONDS,
    sendResetPassword: async ({ user, token }: { user: { email: string }; token: string }) => {
      // Not waited for: how long mail takes would tell who has an account here.
      // Never the host of the request, which any client can choose.
      void mailReset(user.email, resetLink(base_url, token))
    },
    onPasswordReset: ({ user }: { user: { id: string; email: string } }) => passwordReset(user),
  }
}

/** What better-auth calls the columns of our tables. */
const TABLES = {
  user: {
    modelName: 'users',
    fields: { ...TIMES, emailVerified: 'email_verified' },
  },
  session: {
    modelName: 'user_sessions',
    fields: {
      ...TIMES,
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
    expiresIn: SESSION_SECONDS,
    updateAge: SESSION_RENEWED_AFTER_SECONDS,
  },
  account: {
    modelName: 'user_credentials',
    fields: {
      ...TIMES,
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: {
    modelName: 'user_verifications',
    fields: { ...TIMES, expiresAt: 'expires_at' },
    // Under the digest of its token, so that a copy of the table opens nothing.
    storeIdentifier: 'hashed' as const,
  },
}

function buildTwoFactor() {
  return twoFactor({
    issuer: 'Selfsame',
    // Ours counts wrong codes of every kind, and lets the user in where they signed in before.
    accountLockout: { enabled: false },
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'user_two_factors',
        fields: {
          userId: 'user_id',
          backupCodes: 'backup_codes',
          failedVerificationCount: 'failed_verification_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  })
}

const TWO_FACTOR_COOKIE = 'two_factor'

// Asked by our own code and by no request: only better-auth can read its cookie.
const findHalfSignedIn = createAuthEndpoint.serverOnly(
  { method: 'GET', requireHeaders: true },
  async ({ context, getSignedCookie }): Promise<SignedInUser | null> => {
    const { name } = context.createAuthCookie(TWO_FACTOR_COOKIE)
    const token = await getSignedCookie(name, context.secret)
    const waiting = token ? await context.internalAdapter.findVerificationValue(token) : null
    const user = waiting ? await context.internalAdapter.findUserById(waiting.value) : null
    return user && { id: user.id, name: user.name, email: user.email }
  },
)

// Stands beside what is encrypted and says under which key: the same for a key wherever it stands in the list.
function keyVersion(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0)
}

export function resetLink(base_url: string, token: string): string {
  return `${base_url}/reset-password?token=${token}`
}
