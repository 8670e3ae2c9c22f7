import { queryOptions } from '@tanstack/react-query'
import { client, dataOf } from './client'

/** The teams of the account, by name. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async () => dataOf(await client.GET('/v1/teams')).data,
  staleTime: 60_000,
})
