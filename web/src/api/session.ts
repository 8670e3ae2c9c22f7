import { queryOptions } from '@tanstack/react-query'
import { actFor, client, dataOf, toApiError } from './client'

/** Who is signed in, having chosen the first of their accounts. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    const me = dataOf(await client.GET('/v1/me'))
    actFor(me.accounts[0]?.id ?? null)
    return me
  },
  retry: false,
  staleTime: 60_000,
})

/** Whether nobody can sign in yet, because the first owner is still to be made. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: async () => dataOf(await client.GET('/v1/setup')),
  retry: false,
})

export async function signIn(email: string, password: string): Promise<void> {
  await askAuth('/sign-in/email', { email, password })
}

export async function signOut(): Promise<void> {
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

// better-auth's own addresses are not in our OpenAPI document.
async function askAuth(path: string, body: object): Promise<void> {
  const response = await fetch(`/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw toApiError(response.status, await response.json().catch(() => null))
}
