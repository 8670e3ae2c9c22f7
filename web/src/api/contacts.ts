import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { accountHeaders, byCursor, client, dataOf, toApiError } from './client'
import type { Segment } from './types'

const PAGE = 50

type Flag = 'true' | 'false'

export type ContactFilters = {
  query?: string
  has_phone?: Flag
  bsuid_only?: Flag
  conflicted?: Flag
  reachable?: Flag
  marketing_stopped?: Flag
  label?: string
  attribute?: string
  attribute_value?: string
}

/** A page can hold fewer contacts than its limit, or none, and still have a next one. */
export const contactsQuery = (filters: ContactFilters) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'list', filters],
    ...byCursor,
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(await client.GET('/v1/contacts', { params: { query: { ...filters, cursor, limit: PAGE } } })),
  })

const SEGMENTS_AT_ONCE = 100

/** Every segment of the account: a menu that ended after a page would leave some out silently. */
export const segmentsQuery = queryOptions({
  queryKey: ['segments'],
  queryFn: async () => {
    const found: Segment[] = []
    let cursor: string | undefined
    do {
      const query = { limit: SEGMENTS_AT_ONCE, cursor }
      const page = dataOf(await client.GET('/v1/segments', { params: { query } }))
      found.push(...page.data)
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    return found
  },
})

/** Downloads every contact that matches these filters, as a file with the name that the server gives it. */
export async function exportContacts(filters: ContactFilters): Promise<{ file: Blob; name: string }> {
  const response = await fetch(`/v1/contacts/export?${new URLSearchParams(filters)}`, {
    headers: accountHeaders(),
  })
  if (!response.ok) throw toApiError(response.status, await response.json().catch(() => null))
  const [, name = 'contacts.csv'] =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { file: await response.blob(), name }
}
