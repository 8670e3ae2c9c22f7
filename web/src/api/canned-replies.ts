import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'

const OFFERED = 8

/** The canned replies that fit what was typed behind the slash. */
export const offeredRepliesQuery = (query: string) =>
  queryOptions({
    queryKey: ['canned_replies', 'offered', query],
    queryFn: async () =>
      dataOf(await client.GET('/v1/canned_replies', { params: { query: { query, limit: OFFERED } } })).data,
  })

export const cannedRepliesQuery = infiniteQueryOptions({
  queryKey: ['canned_replies', 'all'],
  ...byCursor,
  queryFn: async ({ pageParam: cursor }) =>
    dataOf(await client.GET('/v1/canned_replies', { params: { query: { cursor } } })),
})
