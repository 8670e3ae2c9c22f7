import { queryOptions } from '@tanstack/react-query'
import { client } from './client'

/** Somebody who looks at a conversation now. */
export type Presence = { conversation_id: string; user_id: string; typing: boolean }

/** Who is where, as the stream told it last; nothing asks for it. */
export const presencesQuery = queryOptions({
  queryKey: ['presences'],
  queryFn: (): Presence[] => [],
  initialData: [] as Presence[],
  staleTime: Number.POSITIVE_INFINITY,
})

// What a notice of this kind cannot do now, the next one does in some seconds: nobody is told of it.

export function sayHere(id: string, typing: boolean): void {
  client
    .POST('/v1/conversations/{id}/presence', { params: { path: { id } }, body: { typing } })
    .catch(() => undefined)
}

export function sayGone(id: string): void {
  client
    .DELETE('/v1/conversations/{id}/presence', { params: { path: { id } }, keepalive: true })
    .catch(() => undefined)
}
