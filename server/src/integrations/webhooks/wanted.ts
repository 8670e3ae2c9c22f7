/** Which events an endpoint asked for. */
export type EndpointFilters = { event_types: string[] | null; inbox_ids: string[] | null }

/** What belongs to no inbox, such as a merge, is for every endpoint that wants its type. */
export function isWanted(
  { event_types, inbox_ids }: EndpointFilters,
  event: { type: string; inbox_id: string | null },
): boolean {
  if (inbox_ids !== null && event.inbox_id !== null && !inbox_ids.includes(event.inbox_id)) return false
  if (event_types === null) return true
  return event_types.includes(event.type) || event_types.includes(`${event.type.split('.')[0]}.*`)
}

/** The types that any of these asked for; null: all of them. */
export function wantedTypes(endpoints: Pick<EndpointFilters, 'event_types'>[]): string[] | null {
  const types = new Set<string>()
  for (const { event_types } of endpoints) {
    if (event_types === null) return null
    for (const type of event_types) types.add(type)
  }
  return [...types].sort()
}
