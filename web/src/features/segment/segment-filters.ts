import type { Segment } from '../../api/types'
import type { ContactsSearch } from '../../paths'

/** What a search filters by, as a segment stores it. */
export function segmentFiltersOf({ q, segment: _, ...filters }: ContactsSearch): Segment['filters'] {
  return Object.fromEntries(
    Object.entries({ ...filters, query: q }).filter(([, value]) => value !== undefined),
  )
}

/** The search that shows the contacts of a segment. */
export function searchOf({ id, filters: { query, ...filters } }: Segment): ContactsSearch {
  return { ...filters, q: query, segment: id }
}

export function isSame(one: Segment['filters'], other: Segment['filters']): boolean {
  const sorted = (filters: object) => JSON.stringify(Object.entries(filters).sort())
  return sorted(one) === sorted(other)
}
