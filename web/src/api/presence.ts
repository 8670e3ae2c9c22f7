import { queryOptions } from '@tanstack/react-query'
import { buildInOrder } from '../util/in-order'
import { client } from './client'

/** A member who looks at a conversation now. */
export type Presence = { conversation_id: string; user_id: string; typing: boolean }

/**
 * Presence, as the stream reported it last. Nothing fetches it, and disabled it stays out of `invalidateQueries()`:
 * read again, it would be empty until the next change.
 */
export const presencesQuery = queryOptions({
  queryKey: ['presences'],
  queryFn: (): Presence[] => [],
  initialData: [] as Presence[],
  staleTime: Number.POSITIVE_INFINITY,
  enabled: false,
})

// What a notice of this kind cannot do now, the next one does in some seconds: a failed one is not shown.

// In order: a leave that overtook the return after it would hide a member for twenty seconds.
const inOrder = buildInOrder()

export function sayHere(id: string, typing: boolean): void {
  void inOrder(() =>
    client.POST('/v1/conversations/{id}/presence', { params: { path: { id } }, body: { typing } }),
  )
}

export function sayGone(id: string): void {
  void inOrder(() =>
    client.DELETE('/v1/conversations/{id}/presence', { params: { path: { id } }, keepalive: true }),
  )
}
