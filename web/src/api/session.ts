import { queryOptions } from '@tanstack/react-query'
import { actFor, client, dataOf, toApiError } from './client'

/** What the server takes at least; docs/access.md says the same. */
export const SHORTEST_PASSWORD = 10

const CHOSEN_ACCOUNT = 'selfsame.account'

let renewal_asked = false

/** Once a page: a user who works here now and then stays signed in. If it fails, the session is unchanged. */
function renewSession(): void {
  if (renewal_asked) return
  renewal_asked = true
  askAuth('/get-session').catch(() => undefined)
}

/** Who is signed in, having chosen the account that they worked in last, or else their first. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    const me = dataOf(await client.GET('/v1/me'))
    const last = localStorage.getItem(CHOSEN_ACCOUNT)
    renewSession()
    const account = me.accounts.find(({ id }) => id === last) ?? me.accounts[0] ?? null
    actFor(account?.id ?? null)
    return { ...me, account }
  },
  retry: false,
  staleTime: 60_000,
})

/** Goes on in another account, on a whole new page: nothing of this one stays in memory. */
export function workIn(account_id: string): void {
  localStorage.setItem(CHOSEN_ACCOUNT, account_id)
  location.assign('/inbox')
}

/** Signs out and loads the page again, which empties its memory; after signing in, the user comes `back`. */
export function leave(back?: string): void {
  const query = back === undefined ? '' : `?back=${encodeURIComponent(back)}`
  void signOut().finally(() => location.assign(`/sign-in${query}`))
}

/** Whether there are no users yet, because the first owner is still to be created. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: async () => dataOf(await client.GET('/v1/setup')),
  retry: false,
})

/** Signs in, or half in where a code of the second factor is still wanted. */
export async function signIn(email: string, password: string): Promise<{ wants_code: boolean }> {
  const answer = await askAuth('/sign-in/email', { email, password })
  return { wants_code: answer !== null && 'twoFactorRedirect' in answer }
}

const OF_AN_APP = /^\d{6}$/

/** Gives a code of the second factor: six digits of an authenticator app, or else a backup code. */
export async function giveCode(code: string): Promise<void> {
  await askAuth(`/two-factor/${OF_AN_APP.test(code) ? 'verify-totp' : 'verify-backup-code'}`, { code })
}

export async function askNewPassword(email: string): Promise<void> {
  await askAuth('/request-password-reset', { email })
}

export async function setNewPassword(token: string, newPassword: string): Promise<void> {
  await askAuth('/reset-password', { token, newPassword })
}

export async function acceptInvitation(given: {
  token: string
  name?: string
  password: string
}): Promise<void> {
  dataOf(await client.POST('/v1/invitations/acceptance', { body: given }))
}

async function signOut(): Promise<void> {
  await askAuth('/sign-out', {})
}

export async function makeOwner(owner: {
  token: string
  account_name?: string
  name: string
  email: string
  password: string
}): Promise<void> {
  dataOf(await client.POST('/v1/setup/owner', { body: owner }))
}

/** Asks better-auth, whose addresses are not in our OpenAPI document; without a body: to read. */
export async function askAuth(path: string, body?: object): Promise<object | null> {
  const posted = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(`/auth${path}`, posted)
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw toApiError(response.status, answer)
  return typeof answer === 'object' ? answer : null
}
