import { infiniteQueryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'

const PAGE = 50

export type ContactFilters = {
  query?: string
  has_phone?: 'true' | 'false'
  bsuid_only?: 'true'
  conflicted?: 'true'
}

/** A page can hold fewer than it may, or nobody, and still have a next one. */
export const contactsQuery = (filters: ContactFilters) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'list', filters],
    ...byCursor,
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(await client.GET('/v1/contacts', { params: { query: { ...filters, cursor, limit: PAGE } } })),
  })
