import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'
import type { Note } from './types'

const PAGE = 40
const NOTES_AT_ONCE = 100

/** Every private note of a conversation; under the key of its messages, so that a change of those reads it again. */
export const threadNotesQuery = (conversation_id: string) =>
  queryOptions({
    queryKey: ['messages', conversation_id, 'notes'],
    queryFn: async () => {
      const found: Note[] = []
      let cursor: string | undefined
      do {
        const params = { path: { id: conversation_id }, query: { limit: NOTES_AT_ONCE, cursor } }
        const page = dataOf(await client.GET('/v1/conversations/{id}/notes', { params }))
        found.push(...page.data)
        cursor = page.next_cursor ?? undefined
      } while (cursor !== undefined)
      return found
    },
  })

/** The notes that mention the current user; under the key of the lists, beside which it is shown. */
export const mentionsQuery = infiniteQueryOptions({
  queryKey: ['conversations', 'mentions'],
  ...byCursor,
  queryFn: async ({ pageParam: cursor }) =>
    dataOf(await client.GET('/v1/notes', { params: { query: { mentions: 'me', cursor, limit: PAGE } } })),
})
