import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'
import type { IngestFailure } from './types'

const PAGE = 40
const EVERY_MS = 5_000
const LISTS_EVERY_MS = 15_000
const REPLAY_EVERY_MS = 1_000

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async () => dataOf(await client.GET('/v1/invitations')).data,
})

export const apiKeysQuery = infiniteQueryOptions({
  ...byCursor,
  queryKey: ['api_keys'],
  queryFn: async ({ pageParam: cursor }) =>
    dataOf(await client.GET('/v1/api_keys', { params: { query: { cursor, limit: PAGE } } })),
})

export const sendingQuery = (inbox_id: string) =>
  queryOptions({
    queryKey: ['inboxes', inbox_id, 'sending'],
    queryFn: async () =>
      dataOf(await client.GET('/v1/inboxes/{id}/sending', { params: { path: { id: inbox_id } } })),
    refetchInterval: EVERY_MS,
  })

/** The state of stored webhooks. No event reports these numbers, so they are polled while the page is open. */
export const ingestQuery = queryOptions({
  queryKey: ['ingest'],
  queryFn: async () => dataOf(await client.GET('/v1/ingest')),
  refetchInterval: EVERY_MS,
})

export const failuresQuery = (state: IngestFailure['state'] | undefined) =>
  infiniteQueryOptions({
    ...byCursor,
    queryKey: ['ingest', 'failures', state],
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(await client.GET('/v1/ingest/failures', { params: { query: { state, cursor, limit: PAGE } } })),
    refetchInterval: LISTS_EVERY_MS,
  })

/** A stored webhook never changes. */
export const rawEventQuery = (id: string) =>
  queryOptions({
    queryKey: ['raw_event', id],
    queryFn: async () => dataOf(await client.GET('/v1/ingest/events/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const replayQuery = (id: string) =>
  queryOptions({
    queryKey: ['replay', id],
    queryFn: async ({ client: queries }) => {
      const replay = dataOf(await client.GET('/v1/ingest/replays/{id}', { params: { path: { id } } }))
      // What could not be used before may be gone from the list now.
      if (replay.state === 'done') void queries.invalidateQueries({ queryKey: ingestQuery.queryKey })
      return replay
    },
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : REPLAY_EVERY_MS),
  })

export const listedTemplatesQuery = (filters: { inbox_id: string; status?: string }) =>
  infiniteQueryOptions({
    ...byCursor,
    queryKey: ['templates', 'listed', filters],
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(await client.GET('/v1/templates', { params: { query: { ...filters, cursor, limit: PAGE } } })),
  })

export const blockedPhonesQuery = infiniteQueryOptions({
  ...byCursor,
  queryKey: ['blocked_phones'],
  queryFn: async ({ pageParam: cursor }) =>
    dataOf(await client.GET('/v1/blocked_phones', { params: { query: { cursor, limit: PAGE } } })),
})
