import type { RecipientFilter } from './api/broadcasts'
import type { ContactFilters } from './api/contacts'
import type { ConversationFilters } from './api/queries'
import type { Delivery, GatewayDelivery, Recipient } from './api/types'

const FILTERS = {
  mine: { status: 'open', assignee: 'me' },
  unassigned: { status: 'open', assignee: 'none' },
  unread: { status: 'open', unread: 'true' },
  // Notes, of any conversation.
  mentions: {},
  open: { status: 'open' },
  pending: { status: 'pending' },
  snoozed: { status: 'snoozed' },
  resolved: { status: 'resolved' },
  all: {},
} as const satisfies Record<string, ConversationFilters>

export type View = keyof typeof FILTERS
export const VIEWS = Object.keys(FILTERS) as View[]

const STATUSES = ['open', 'pending', 'snoozed', 'resolved'] as const
export const PRIORITIES = ['urgent', 'high', 'medium', 'low', 'none'] as const

const SORTS = ['waiting', 'priority'] as const

/** What narrows a view further. */
export type InboxFilters = {
  status?: (typeof STATUSES)[number]
  assignee?: string
  team?: string
  inbox?: string
  label?: string
  priority?: (typeof PRIORITIES)[number]
  unread?: 'true'
  sort?: 'waiting' | 'priority'
}

/**
 * What the inbox shows, as it stands in the address. `saved`: the saved filter that these filters came from; `message`: at
 * which message of the conversation that is open.
 */
export type InboxSearch = InboxFilters & { view?: View; saved?: string; q?: string; message?: string }

const MESSAGE_ID = /^msg_[0-9a-z]+$/

export function parseSearch(search: Record<string, unknown>): InboxSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  return {
    view: VIEWS.find((view) => view === search.view),
    saved: text(search.saved),
    status: STATUSES.find((status) => status === search.status),
    assignee: text(search.assignee),
    team: text(search.team),
    inbox: text(search.inbox),
    label: text(search.label),
    priority: PRIORITIES.find((priority) => priority === search.priority),
    unread: search.unread === 'true' || search.unread === true ? 'true' : undefined,
    sort: SORTS.find((sort) => sort === search.sort),
    q: text(search.q),
    message:
      typeof search.message === 'string' && MESSAGE_ID.test(search.message) ? search.message : undefined,
  }
}

/** Only what narrows. */
export function narrowingOf(search: InboxSearch): InboxFilters {
  const { status, assignee, team, inbox, label, priority, unread, sort } = search
  return { status, assignee, team, inbox, label, priority, unread, sort }
}

/** Which conversations a view lists. */
export function filtersOf(search: InboxSearch): ConversationFilters {
  const { inbox, ...narrowing } = narrowingOf(search)
  const given = Object.fromEntries(Object.entries(narrowing).filter(([, value]) => value !== undefined))
  return { ...FILTERS[search.view ?? 'open'], ...given, inbox_id: inbox }
}

export const toConversation = (conversation_id: string, search: InboxSearch) =>
  toMessage(conversation_id, undefined, search)

/** A conversation, opened at one of its messages; `undefined`: at its newest. */
export const toMessage = (conversation_id: string, message: string | undefined, search: InboxSearch) =>
  ({ to: '/inbox/$conversation_id', params: { conversation_id }, search: { ...search, message } }) as const

/** The page of a contact. */
export const toContact = (contact_id: string) =>
  ({ to: '/contacts/$contact_id', params: { contact_id } }) as const

/** The page that merges a contact with another, who may be chosen there. */
export const toMerge = (contact_id: string, other?: string) =>
  ({ to: '/contacts/$contact_id/merge', params: { contact_id }, search: { with: other } }) as const

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

/** Which entries of the audit log are shown, as it stands in the address; days as the calendar writes them. */
export type AuditSearch = { action?: string; actor?: string; subject?: string; from?: string; to?: string }

export function parseAuditSearch(search: Record<string, unknown>): AuditSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const day = (value: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(text(value) ?? '') ? text(value) : undefined)
  return {
    action: text(search.action),
    actor: text(search.actor),
    subject: text(search.subject),
    from: day(search.from),
    to: day(search.to),
  }
}

const CONTACT_FLAGS = ['has_phone', 'bsuid_only', 'conflicted', 'reachable', 'marketing_stopped'] as const
type ContactFlags = Partial<Record<(typeof CONTACT_FLAGS)[number], boolean>>

/** Which contacts are shown, as it stands in the address; `segment`: the saved filters that these came from. */
export type ContactsSearch = ContactFlags & {
  q?: string
  label?: string
  attribute?: { name: string; value: string }
  segment?: string
}

export function parseContactsSearch(search: Record<string, unknown>): ContactsSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const attribute =
    typeof search.attribute === 'object' && search.attribute !== null
      ? new Map(Object.entries(search.attribute))
      : new Map<string, unknown>()
  const [name, value] = [text(attribute.get('name')), text(attribute.get('value'))]
  return {
    ...Object.fromEntries(
      CONTACT_FLAGS.flatMap((flag) => (typeof search[flag] === 'boolean' ? [[flag, search[flag]]] : [])),
    ),
    ...(text(search.q) !== undefined && { q: text(search.q) }),
    ...(text(search.label) !== undefined && { label: text(search.label) }),
    ...(text(search.segment) !== undefined && { segment: text(search.segment) }),
    ...(name !== undefined && value !== undefined && { attribute: { name, value } }),
  }
}

export function contactFiltersOf({
  q,
  label,
  attribute,
  segment: _,
  ...flags
}: ContactsSearch): ContactFilters {
  const said = Object.entries(flags).map(([flag, value]) => [flag, value ? 'true' : 'false'])
  return {
    ...Object.fromEntries(said),
    ...(q !== undefined && { query: q }),
    ...(label !== undefined && { label }),
    ...(attribute !== undefined && { attribute: attribute.name, attribute_value: attribute.value }),
  }
}

const DELIVERY_STATES: Record<Delivery['state'], true> = {
  pending: true,
  delivered: true,
  failed: true,
  cancelled: true,
}

const GATEWAY_STATES: Record<Exclude<GatewayDelivery['state'], 'nothing'>, true> = {
  queued: true,
  delivered: true,
  failed: true,
  shadow: true,
}

/** Which deliveries to a consumer are shown, as it stands in the address. */
export type GatewaySearch = { state?: keyof typeof GATEWAY_STATES }

export function parseGatewaySearch({ state }: Record<string, unknown>): GatewaySearch {
  const known = (text: unknown): text is keyof typeof GATEWAY_STATES =>
    typeof text === 'string' && Object.hasOwn(GATEWAY_STATES, text)
  return known(state) ? { state } : {}
}

/** Which deliveries of an endpoint are shown, as it stands in the address. */
export type DeliverySearch = { state?: Delivery['state'] }

export function parseDeliverySearch({ state }: Record<string, unknown>): DeliverySearch {
  const known = (text: unknown): text is Delivery['state'] =>
    typeof text === 'string' && Object.hasOwn(DELIVERY_STATES, text)
  return known(state) ? { state } : {}
}
