import type { paths } from '@selfsame/client/schema'
import { queryOptions } from '@tanstack/react-query'
import type { InboxFilters } from '../paths'
import { client, dataOf } from './client'
import type { View } from './types'

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async () => dataOf(await client.GET('/v1/teams')).data,
  staleTime: 60_000,
})

/** Saved views and their counts; under the key of the lists, so that a change of those reads it again. */
export const viewsQuery = queryOptions({
  queryKey: ['conversations', 'views'],
  queryFn: async () => dataOf(await client.GET('/v1/views')).data,
})

export const viewCountsQuery = queryOptions({
  queryKey: ['conversations', 'views', 'counts'],
  queryFn: async () => {
    const { data } = dataOf(await client.GET('/v1/views/counts'))
    return new Map(data.map(({ id, count }) => [id, count]))
  },
})

export const rulesQuery = queryOptions({
  queryKey: ['assignment_rules'],
  queryFn: async () => dataOf(await client.GET('/v1/assignment_rules')).data,
})

/** The filters of a saved view as they stand in the address. */
export function searchOf({ id, filters: { inbox_id, sort, ...filters } }: View) {
  return {
    view: 'all' as const,
    saved: id,
    ...filters,
    inbox: inbox_id,
    sort: sort === 'latest' ? undefined : sort,
  }
}

/** The same the other way. */
export function viewFiltersOf({ inbox, ...filters }: InboxFilters): View['filters'] {
  return { ...filters, inbox_id: inbox }
}

type Bulk = paths['/v1/conversations/bulk']['post']
export type BulkChange = Bulk['requestBody']['content']['application/json']['change']
export type BulkOutcome = Bulk['responses'][200]['content']['application/json']['data'][number]

/** What the server takes at once. */
const AT_ONCE = 200

/** Changes any number of conversations, some at a time; `tell` hears how many have been asked for. */
export async function changeMany(
  ids: string[],
  change: BulkChange,
  tell: (done: number) => void,
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const body = { ids: ids.slice(from, from + AT_ONCE), change }
    outcomes.push(...dataOf(await client.POST('/v1/conversations/bulk', { body })).data)
    tell(outcomes.length)
  }
  return outcomes
}
