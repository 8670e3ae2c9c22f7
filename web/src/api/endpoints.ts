import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'
import type { Delivery } from './types'

const MOST_ENDPOINTS = 50
const PAGE = 25
const EVERY_MS = 5_000

/** No event reports the health of endpoints, so they are polled while the page is open. */
export const endpointsQuery = queryOptions({
  queryKey: ['endpoints', 'all'],
  queryFn: async () =>
    dataOf(await client.GET('/v1/webhook_endpoints', { params: { query: { limit: MOST_ENDPOINTS } } })),
  refetchInterval: EVERY_MS,
})

export const endpointQuery = (id: string) =>
  queryOptions({
    queryKey: ['endpoints', id],
    queryFn: async () => dataOf(await client.GET('/v1/webhook_endpoints/{id}', { params: { path: { id } } })),
    refetchInterval: EVERY_MS,
  })

export const deliveriesQuery = (id: string, state: Delivery['state'] | undefined) =>
  infiniteQueryOptions({
    ...byCursor,
    queryKey: ['endpoints', id, 'deliveries', state],
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/webhook_endpoints/{id}/deliveries', {
          params: { path: { id }, query: { state, cursor, limit: PAGE } },
        }),
      ),
    refetchInterval: EVERY_MS,
  })

export const deliveryQuery = (id: string, delivery_id: string) =>
  queryOptions({
    queryKey: ['endpoints', id, 'deliveries', 'one', delivery_id],
    queryFn: async () =>
      dataOf(
        await client.GET('/v1/webhook_endpoints/{id}/deliveries/{delivery_id}', {
          params: { path: { id, delivery_id } },
        }),
      ),
  })
