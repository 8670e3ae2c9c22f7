import { queryOptions } from '@tanstack/react-query'
import { client, dataOf } from './client'
import type { Activity } from './types'

const AT_ONCE = 100
const MOST_PAGES = 5

/** What happened to a conversation besides messages, the latest some hundreds; under the key of its messages. */
export const activityQuery = (conversation_id: string) =>
  queryOptions({
    queryKey: ['messages', conversation_id, 'activity'],
    queryFn: async () => {
      const found: Activity[] = []
      let cursor: string | undefined
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const params = { path: { id: conversation_id }, query: { limit: AT_ONCE, cursor } }
        const { data, next_cursor } = dataOf(await client.GET('/v1/conversations/{id}/activity', { params }))
        found.push(...data)
        if (next_cursor === null) break
        cursor = next_cursor
      }
      return found
    },
  })
