import type { Status } from './api/queries'

export const VIEWS = ['open', 'pending', 'snoozed', 'resolved'] as const satisfies readonly Status[]

/** What the inbox shows, as it stands in the address. */
export type InboxSearch = { view?: Status; inbox?: string; q?: string }

export function parseSearch(search: Record<string, unknown>): InboxSearch {
  return {
    view: VIEWS.find((view) => view === search.view),
    inbox: typeof search.inbox === 'string' ? search.inbox : undefined,
    q: typeof search.q === 'string' && search.q !== '' ? search.q : undefined,
  }
}

export const toConversation = (conversation_id: string, search: InboxSearch) =>
  ({ to: '/inbox/$conversation_id', params: { conversation_id }, search }) as const
