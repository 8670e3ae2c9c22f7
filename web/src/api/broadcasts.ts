import type { paths } from '@selfsame/client/schema'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'
import type { Broadcast, Recipient } from './types'

const PAGE = 40
const LARGE = 5_000

export type NewBroadcast = paths['/v1/broadcasts']['post']['requestBody']['content']['application/json']
export type RecipientFilter = { state?: Recipient['state']; reason?: string }
export type Verb = 'start' | 'pause' | 'resume' | 'cancel'

export const broadcastsQuery = infiniteQueryOptions({
  queryKey: ['broadcasts', 'list'],
  ...byCursor,
  queryFn: async ({ pageParam: cursor }) =>
    dataOf(await client.GET('/v1/broadcasts', { params: { query: { cursor, limit: PAGE } } })),
})

export const broadcastQuery = (id: string) =>
  queryOptions({
    queryKey: ['broadcasts', id],
    queryFn: async () => dataOf(await client.GET('/v1/broadcasts/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data ? pollOf(state.data) : false),
  })

export const recipientsQuery = (id: string, filter: RecipientFilter) =>
  infiniteQueryOptions({
    queryKey: ['broadcasts', id, 'recipients', filter],
    ...byCursor,
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/broadcasts/{id}/recipients', {
          params: { path: { id }, query: { ...filter, cursor, limit: PAGE } },
        }),
      ),
  })

/**
 * How often a broadcast is read again. The feed reports changes of its state, but not its progress; and the server
 * counts the recipients again each time, so a large one is read less often.
 */
export function pollOf({ state, recipients, counts }: Broadcast): number | false {
  const slowly = recipients > LARGE ? 5 : 1
  switch (state) {
    case 'draft':
    case 'preparing':
    case 'running':
      return 1_000 * slowly
    case 'scheduled':
    case 'paused':
      return 10_000
    case 'finished':
    case 'cancelled':
      return counts.by_state.queued || counts.by_state.sent || counts.by_state.delivered
        ? 5_000 * slowly
        : false
    default:
      return false
  }
}

/** `attempt` names one try: asked twice under the same name, the server makes one broadcast. */
export async function planBroadcast(body: NewBroadcast, attempt: string): Promise<Broadcast> {
  const header = { 'idempotency-key': attempt }
  return dataOf(await client.POST('/v1/broadcasts', { params: { header }, body }))
}

export async function changeBroadcast(id: string, verb: Verb): Promise<Broadcast> {
  const params = { path: { id } }
  switch (verb) {
    case 'start':
      return dataOf(await client.POST('/v1/broadcasts/{id}/start', { params }))
    case 'pause':
      return dataOf(await client.POST('/v1/broadcasts/{id}/pause', { params }))
    case 'resume':
      return dataOf(await client.POST('/v1/broadcasts/{id}/resume', { params }))
    case 'cancel':
      return dataOf(await client.POST('/v1/broadcasts/{id}/cancel', { params }))
  }
}
