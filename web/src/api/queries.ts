import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'
import type { Conversation, IdentityEvent, Template } from './types'

const PAGE = 40
const TEMPLATES_AT_ONCE = 100
const EVENTS_AT_ONCE = 100

export type Status = Conversation['status']

export type ConversationFilters = {
  status?: Status
  assignee?: string
  team?: string
  priority?: Conversation['priority']
  sort?: 'latest' | 'waiting' | 'priority'
  inbox_id?: string
  contact_id?: string
  label?: string
  unread?: 'true'
}

export const conversationsQuery = (filters: ConversationFilters) =>
  infiniteQueryOptions({
    queryKey: ['conversations', filters],
    ...byCursor,
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/conversations', { params: { query: { ...filters, cursor, limit: PAGE } } }),
      ),
  })

/** How many wait in each view; under the same key as the lists, so that a change of those counts again. */
export const countsQuery = (inbox_id: string | undefined) =>
  queryOptions({
    queryKey: ['conversations', 'counts', inbox_id],
    queryFn: async () =>
      dataOf(await client.GET('/v1/conversations/counts', { params: { query: { inbox_id } } })),
  })

export const labelsQuery = queryOptions({
  queryKey: ['conversations', 'labels'],
  queryFn: async () => dataOf(await client.GET('/v1/labels')).data,
})

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async () => dataOf(await client.GET('/v1/members')).data,
  staleTime: 60_000,
})

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id],
    queryFn: async () => dataOf(await client.GET('/v1/conversations/{id}', { params: { path: { id } } })),
  })

// So many pages stay in memory, and so many messages on the page: those at the far end are read again on the way back.
const MOST_PAGES = 8

type MessagesAt = { around?: string; cursor?: string }
type Cursors = { next_cursor: string | null; previous_cursor: string | null }

/** The messages of a conversation from its newest on, or from the middle with `around` in it. */
export const messagesQuery = (id: string, around: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['messages', id, 'thread', around ?? null],
    initialPageParam: (around === undefined ? {} : { around }) as MessagesAt,
    getNextPageParam: ({ next_cursor: cursor }: Cursors): MessagesAt | null =>
      cursor === null ? null : { cursor },
    getPreviousPageParam: ({ previous_cursor: cursor }: Cursors): MessagesAt | null =>
      cursor === null ? null : { cursor },
    maxPages: MOST_PAGES,
    queryFn: async ({ pageParam }) =>
      dataOf(
        await client.GET('/v1/conversations/{id}/messages', {
          params: { path: { id }, query: { ...pageParam, limit: PAGE } },
        }),
      ),
  })

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contact', id],
    queryFn: async () => dataOf(await client.GET('/v1/contacts/{id}', { params: { path: { id } } })),
  })

export const contactSearchQuery = (query: string) =>
  queryOptions({
    queryKey: ['contacts', query],
    queryFn: async () =>
      dataOf(await client.GET('/v1/contacts', { params: { query: { query, limit: PAGE } } })),
  })

/** The whole history of who a contact is. */
export const identityEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['contact', id, 'identity_events'],
    queryFn: async () => {
      const found: IdentityEvent[] = []
      let cursor: string | undefined
      do {
        const params = { path: { id }, query: { limit: EVENTS_AT_ONCE, cursor } }
        const page = dataOf(await client.GET('/v1/contacts/{id}/identity_events', { params }))
        found.push(...page.data)
        cursor = page.next_cursor ?? undefined
      } while (cursor !== undefined)
      return found
    },
  })

export const reachabilityQuery = (id: string, inbox_id: string) =>
  queryOptions({
    queryKey: ['contact', id, 'reachability', inbox_id],
    queryFn: async () =>
      dataOf(
        await client.GET('/v1/contacts/{id}/reachability', { params: { path: { id }, query: { inbox_id } } }),
      ),
  })

export const consentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['contact', id, 'consents'],
    queryFn: async () => dataOf(await client.GET('/v1/contacts/{id}/consents', { params: { path: { id } } })),
  })

export const phoneRequestsQuery = (id: string) =>
  queryOptions({
    queryKey: ['contact', id, 'phone_requests'],
    queryFn: async () =>
      dataOf(await client.GET('/v1/contacts/{id}/phone_requests', { params: { path: { id } } })),
  })

export const inboxesQuery = queryOptions({
  queryKey: ['inboxes'],
  queryFn: async () => dataOf(await client.GET('/v1/inboxes', { params: { query: { limit: 100 } } })),
})

/** Every approved template of an inbox: a choice that ended after a page would leave some out silently. */
export const templatesQuery = (inbox_id: string) =>
  queryOptions({
    queryKey: ['templates', inbox_id],
    queryFn: async () => {
      const found: Template[] = []
      let cursor: string | undefined
      do {
        const query = { inbox_id, status: 'approved', limit: TEMPLATES_AT_ONCE, cursor }
        const page = dataOf(await client.GET('/v1/templates', { params: { query } }))
        found.push(...page.data)
        cursor = page.next_cursor ?? undefined
      } while (cursor !== undefined)
      return found
    },
  })

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['templates', 'one', id],
    queryFn: async () => dataOf(await client.GET('/v1/templates/{id}', { params: { path: { id } } })),
  })

/** How a message was sent and its outcome, which the lists don't include; read again with its conversation. */
export const messageQuery = ({ id, conversation_id }: { id: string; conversation_id: string }) =>
  queryOptions({
    queryKey: ['messages', conversation_id, 'one', id],
    queryFn: async () => dataOf(await client.GET('/v1/messages/{id}', { params: { path: { id } } })),
  })

export const conflictsQuery = infiniteQueryOptions({
  queryKey: ['conflicts', 'open'],
  ...byCursor,
  queryFn: async ({ pageParam: cursor }) =>
    dataOf(await client.GET('/v1/conflicts', { params: { query: { state: 'open', cursor, limit: PAGE } } })),
})

export const conflictQuery = (id: string) =>
  queryOptions({
    queryKey: ['conflicts', id],
    queryFn: async () => dataOf(await client.GET('/v1/conflicts/{id}', { params: { path: { id } } })),
  })

const RECENT = 5

/** The last messages with a contact, in any inbox. */
export const recentQuery = (contact_id: string) =>
  queryOptions({
    queryKey: ['contact', contact_id, 'recent'],
    queryFn: async () => {
      const query = { limit: 4 * RECENT }
      const { data } = dataOf(
        await client.GET('/v1/contacts/{id}/timeline', { params: { path: { id: contact_id }, query } }),
      )
      return data.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : [])).slice(0, RECENT)
    },
  })

export const mergesQuery = (contact_id: string) =>
  queryOptions({
    queryKey: ['contact', contact_id, 'merges'],
    queryFn: async () =>
      dataOf(await client.GET('/v1/contacts/{id}/merges', { params: { path: { id: contact_id } } })).data,
  })
