import { queryOptions } from '@tanstack/react-query'
import { ApiError, client, dataOf, requireDone } from './client'
import type { ConnectionCheck, NewConnection } from './types'

// A member waits for a light to turn green.
const WHILE_WAITING_MS = 2_000
const OTHERWISE_MS = 30_000

/** The apps whose webhooks come here; asked for again soon while one of them has heard nothing. */
export const appsQuery = queryOptions({
  queryKey: ['apps'],
  queryFn: async () => dataOf(await client.GET('/v1/apps')).data,
  refetchInterval: ({ state }) => {
    const quiet = state.data?.some(({ verified_at, last_webhook_at }) => !verified_at || !last_webhook_at)
    return quiet ? WHILE_WAITING_MS : OTHERWISE_MS
  },
})

/** Whether a contact has written to a number; asked often until one has. */
export const heardQuery = (inbox_id: string) =>
  queryOptions({
    queryKey: ['inboxes', inbox_id, 'connection'],
    queryFn: async () =>
      dataOf(await client.GET('/v1/inboxes/{id}/connection', { params: { path: { id: inbox_id } } })),
    refetchInterval: ({ state }) => (state.data?.last_inbound_at ? OTHERWISE_MS : WHILE_WAITING_MS),
  })

export async function verifyConnection(body: NewConnection) {
  return dataOf(await client.POST('/v1/connections/verifications', { body }))
}

export async function connectLine(body: NewConnection) {
  return dataOf(await client.POST('/v1/connections', { body }))
}

export async function changeApp(id: string, body: { app_secret?: string; verify_token?: string }) {
  return dataOf(await client.PATCH('/v1/apps/{id}', { params: { path: { id } }, body }))
}

export async function changeToken(id: string, access_token: string): Promise<void> {
  requireDone(
    await client.PUT('/v1/inboxes/{id}/access_token', { params: { path: { id } }, body: { access_token } }),
  )
}

/** What of a line Meta did not confirm, where that is why it was refused. */
export function checksOf(error: unknown): ConnectionCheck[] {
  if (!(error instanceof ApiError) || error.code !== 'line_refused') return []
  // The code says that they are there.
  return 'checks' in error.members ? (error.members.checks as ConnectionCheck[]) : []
}
