import { infiniteQueryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'

const PAGE = 20
/** The server takes no shorter one. */
const SHORTEST = 2

type Wanted = { query: string; inbox_id: string | undefined }

/** Messages with these words. Under a key of its own: what is found is not read again with every message that comes. */
export const foundMessagesQuery = ({ query, inbox_id }: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['search', 'messages', query, inbox_id],
    ...byCursor,
    enabled: query.length >= SHORTEST,
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/search/messages', {
          params: { query: { query, inbox_id, cursor, limit: PAGE } },
        }),
      ),
  })

export const foundNotesQuery = ({ query, inbox_id }: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['search', 'notes', query, inbox_id],
    ...byCursor,
    enabled: query.length >= SHORTEST,
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/search/notes', { params: { query: { query, inbox_id, cursor, limit: PAGE } } }),
      ),
  })
