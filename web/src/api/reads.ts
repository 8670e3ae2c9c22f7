import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { conversationQuery } from './queries'
import type { Conversation } from './types'

// The same user’s other tabs, which show the same read state.
const TABS = 'selfsame.read'

/** Marks a conversation as read up to a message; the lists, their counts and other tabs follow. */
export function useMarkRead(conversation_id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (message_id: string) =>
      dataOf(
        await client.POST('/v1/conversations/{id}/read', {
          params: { path: { id: conversation_id } },
          body: { message_id },
        }),
      ),
    onSuccess: ({ unread_count }) => {
      queries.setQueryData(conversationQuery(conversation_id).queryKey, (known) =>
        readUp(known, unread_count),
      )
      refresh(queries)
      const tabs = new BroadcastChannel(TABS)
      tabs.postMessage(conversation_id)
      tabs.close()
    },
  })
}

function readUp(known: Conversation | undefined, unread_count: number): Conversation | undefined {
  if (known === undefined || unread_count > 0) return known
  return { ...known, unread_count, first_unread_message_id: null, last_unread_message_id: null }
}

/** Follows what the user reads in other tabs. Returns what ends it. */
export function followReads(queries: QueryClient): () => void {
  const tabs = new BroadcastChannel(TABS)
  tabs.onmessage = ({ data }: MessageEvent<string>) => {
    refresh(queries)
    void queries.invalidateQueries({ queryKey: conversationQuery(data).queryKey })
  }
  return () => tabs.close()
}

function refresh(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: ['conversations'] })
}
