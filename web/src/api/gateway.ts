import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { GatewaySearch } from '../paths'
import { byCursor, client, dataOf } from './client'
import { contactQuery } from './queries'

const MOST_CONSUMERS = 100
const PAGE = 10
const REFUSALS = 5
const EVERY_MS = 5_000

export const consumersQuery = queryOptions({
  queryKey: ['gateway', 'all'],
  queryFn: async () =>
    dataOf(await client.GET('/v1/gateway_consumers', { params: { query: { limit: MOST_CONSUMERS } } })),
})

export const consumerQuery = (id: string) =>
  queryOptions({
    queryKey: ['gateway', id],
    queryFn: async () => dataOf(await client.GET('/v1/gateway_consumers/{id}', { params: { path: { id } } })),
  })

/** No event reports deliveries, so they are polled while the page is open. */
export const consumerHealthQuery = (id: string) =>
  queryOptions({
    queryKey: ['gateway', id, 'health'],
    queryFn: async () =>
      dataOf(await client.GET('/v1/gateway_consumers/{id}/health', { params: { path: { id } } })),
    refetchInterval: EVERY_MS,
  })

export const gatewayDeliveriesQuery = (id: string, state: GatewaySearch['state']) =>
  infiniteQueryOptions({
    ...byCursor,
    queryKey: ['gateway', id, 'deliveries', state],
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/gateway_consumers/{id}/deliveries', {
          params: { path: { id }, query: { state, cursor, limit: PAGE } },
        }),
      ),
    refetchInterval: EVERY_MS,
  })

export const comparisonQuery = (id: string, delivery_id: string) =>
  queryOptions({
    queryKey: ['gateway', id, 'deliveries', 'one', delivery_id],
    queryFn: async () =>
      dataOf(
        await client.GET('/v1/gateway_consumers/{id}/deliveries/{delivery_id}', {
          params: { path: { id, delivery_id } },
        }),
      ),
  })

/** Whose a number is to a consumer; nothing is asked for what holds no digit. */
export const consumerNumbersQuery = (id: string, number: string) =>
  queryOptions({
    queryKey: ['gateway', id, 'numbers', number],
    queryFn: async () =>
      dataOf(
        await client.GET('/v1/gateway_consumers/{id}/numbers', {
          params: { path: { id }, query: { number } },
        }),
      ),
    enabled: number !== '',
  })

/** The settings get no events, and a phone may become known while the page is open. */
export const numberOwnerQuery = (contact_id: string) =>
  queryOptions({ ...contactQuery(contact_id), refetchInterval: EVERY_MS })

export const refusalsQuery = (id: string) =>
  infiniteQueryOptions({
    ...byCursor,
    queryKey: ['gateway', id, 'refusals'],
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/gateway_consumers/{id}/refusals', {
          params: { path: { id }, query: { cursor, limit: REFUSALS } },
        }),
      ),
    refetchInterval: EVERY_MS,
  })
