import type { RecipientFilter } from './api/broadcasts'
import type { ContactFilters } from './api/contacts'
import type { ConversationFilters } from './api/queries'
import type { Delivery, Recipient } from './api/types'

const FILTERS = {
  mine: { status: 'open', assignee: 'me' },
  unassigned: { status: 'open', assignee: 'none' },
  // Notes, of any conversation.
  mentions: {},
  open: { status: 'open' },
  pending: { status: 'pending' },
  snoozed: { status: 'snoozed' },
  resolved: { status: 'resolved' },
} as const satisfies Record<string, ConversationFilters>

export type View = keyof typeof FILTERS
export const VIEWS = Object.keys(FILTERS) as View[]

/** What the inbox shows, as it stands in the address. */
export type InboxSearch = { view?: View; inbox?: string; label?: string; q?: string }

export function parseSearch(search: Record<string, unknown>): InboxSearch {
  return {
    view: VIEWS.find((view) => view === search.view),
    inbox: typeof search.inbox === 'string' ? search.inbox : undefined,
    label: typeof search.label === 'string' && search.label !== '' ? search.label : undefined,
    q: typeof search.q === 'string' && search.q !== '' ? search.q : undefined,
  }
}

/** Which conversations a view lists. */
export function filtersOf({ view = 'open', inbox, label }: InboxSearch): ConversationFilters {
  return { ...FILTERS[view], inbox_id: inbox, label }
}

export const toConversation = (conversation_id: string, search: InboxSearch) =>
  ({ to: '/inbox/$conversation_id', params: { conversation_id }, search }) as const

/** Which templates the settings show. */
export type TemplateSearch = { inbox?: string; status?: string }

export function parseTemplateSearch(search: Record<string, unknown>): TemplateSearch {
  return {
    inbox: typeof search.inbox === 'string' ? search.inbox : undefined,
    status: typeof search.status === 'string' ? search.status : undefined,
  }
}

const RECIPIENT_STATES: Record<Recipient['state'], true> = {
  listed: true,
  planned: true,
  unreachable: true,
  queued: true,
  sent: true,
  delivered: true,
  read: true,
  failed: true,
  unknown: true,
  cancelled: true,
  erased: true,
}

/** Which recipients of a broadcast are shown, as it stands in the address. */
export function parseRecipientFilter({ state, reason }: Record<string, unknown>): RecipientFilter {
  const known = (text: unknown): text is Recipient['state'] =>
    typeof text === 'string' && Object.hasOwn(RECIPIENT_STATES, text)
  return {
    ...(known(state) && { state }),
    ...(typeof reason === 'string' && reason !== '' && { reason }),
  }
}

const CONTACT_FILTERS = {
  everybody: {},
  without_phone: { has_phone: 'false' },
  bsuid_only: { bsuid_only: 'true' },
  conflicted: { conflicted: 'true' },
} as const satisfies Record<string, ContactFilters>

export type ContactShow = keyof typeof CONTACT_FILTERS
export const CONTACT_SHOWS = Object.keys(CONTACT_FILTERS) as ContactShow[]

/** Which contacts are shown, as it stands in the address. */
export type ContactsSearch = { q?: string; show?: ContactShow }

export function parseContactsSearch(search: Record<string, unknown>): ContactsSearch {
  return {
    q: typeof search.q === 'string' && search.q !== '' ? search.q : undefined,
    show: CONTACT_SHOWS.find((show) => show === search.show),
  }
}

export function contactFiltersOf({ q, show = 'everybody' }: ContactsSearch): ContactFilters {
  return { ...CONTACT_FILTERS[show], query: q }
}

const DELIVERY_STATES: Record<Delivery['state'], true> = {
  pending: true,
  delivered: true,
  failed: true,
  cancelled: true,
}

/** Which deliveries of an endpoint are shown, as it stands in the address. */
export type DeliverySearch = { state?: Delivery['state'] }

export function parseDeliverySearch({ state }: Record<string, unknown>): DeliverySearch {
  const known = (text: unknown): text is Delivery['state'] =>
    typeof text === 'string' && Object.hasOwn(DELIVERY_STATES, text)
  return known(state) ? { state } : {}
}
