import { parseId } from '../../src/platform/base/parse-id.ts'
import type { Access, Role } from '../../src/platform/db/tables/users.ts'
import { withEveryAccount } from '../../src/platform/db/with-account.ts'
import type { TestAccount, TestApp } from './app.ts'

export const PASSWORD = 'correct horse battery'
const ORIGIN = 'http://selfsame.test'
let addresses = 0

export type SignedIn = { user_id: string; cookie: string; headers: Record<string, string> }

/** Asks better-auth from an address of its own, so that tests do not use up each other's tries. */
export function askAuth(
  app: Pick<TestApp, 'http'>,
  path: string,
  body: object | null,
  headers: Record<string, string> = {},
  remoteAddress = nextAddress(),
) {
  return app.http.inject({
    method: body === null ? 'GET' : 'POST',
    url: `/auth${path}`,
    headers: { host: 'selfsame.test', origin: ORIGIN, ...headers },
    remoteAddress,
    ...(body !== null && { payload: body }),
  })
}

export function nextAddress(): string {
  addresses += 1
  return `10.${process.pid % 250}.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`
}

/** Asks what is open to whoever has a link. */
export function askOpen(app: TestApp, path: string, payload: object) {
  return app.http.inject({ method: 'POST', url: `/v1${path}`, payload, remoteAddress: nextAddress() })
}

/** The Cookie header that answers what an answer set. */
export function cookieOf(answer: { cookies: { name: string; value: string }[] }): string {
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}

export async function signIn(app: TestApp, email: string, password = PASSWORD): Promise<string> {
  const answer = await askAuth(app, '/sign-in/email', { email, password })
  if (answer.statusCode !== 200) throw new Error(`Sign-in answered ${answer.statusCode}: ${answer.body}`)
  return cookieOf(answer)
}

/** A new link for the first owner, as the operator gets it. */
export async function ownerToken(app: TestApp): Promise<string> {
  const answer = await app.http.inject({
    method: 'POST',
    url: '/v1/setup/owner_links',
    headers: app.operator,
  })
  return new URL(answer.json().link).searchParams.get('token') ?? ''
}

/** Somebody new with this role in the account, signed in. */
export async function addMember(
  app: TestApp,
  account: TestAccount,
  role: Role,
  access?: Access,
): Promise<SignedIn> {
  addresses += 1
  const email = `${role}-${addresses}@example.org`
  const headers = { ...app.operator, 'selfsame-account': account.account_id }
  const payload = { email, role, access }
  const invited = await app.http.inject({ method: 'POST', url: '/v1/invitations', headers, payload })
  const token = new URL(invited.json().link).searchParams.get('token')
  const joined = await askOpen(app, '/invitations/acceptance', { token, name: role, password: PASSWORD })
  return asMember(joined.json().user_id, await signIn(app, email), account)
}

/** The headers that a page sends for this account. */
export function asMember(user_id: string, cookie: string, account: TestAccount): SignedIn {
  const headers = {
    cookie,
    host: 'selfsame.test',
    origin: ORIGIN,
    'selfsame-account': account.account_id,
  }
  return { user_id, cookie, headers }
}

/** Takes somebody's membership away behind the API's back. */
export function forgetMembership(app: TestApp, account: TestAccount, member: SignedIn) {
  return withEveryAccount(app.deps.db, (trx) =>
    trx
      .deleteFrom('memberships')
      .where('account_id', '=', account.account_uuid)
      .where('user_id', '=', parseId('user', member.user_id))
      .execute(),
  )
}
