import type { Delivery, Endpoint, EventKind } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

type Said = { name: string; colour: string }

/** How an endpoint does, in a word. */
export function healthWords({ state, health }: Pick<Endpoint, 'state' | 'health'>): Said {
  if (state === 'paused') return { name: t('Paused'), colour: 'gray' }
  if (state === 'disabled') return { name: t('Disabled'), colour: 'red' }
  return {
    untried: { name: t('Nothing sent yet'), colour: 'gray' },
    healthy: { name: t('Healthy'), colour: 'teal' },
    failing: { name: t('Failing'), colour: 'orange' },
    held_back: { name: t('Retrying slowly'), colour: 'red' },
  }[health]
}

export function deliveryWords(state: Delivery['state']): Said {
  return {
    pending: { name: t('Retrying'), colour: 'orange' },
    delivered: { name: t('Delivered'), colour: 'teal' },
    failed: { name: t('Failed'), colour: 'red' },
    cancelled: { name: t('Cancelled'), colour: 'gray' },
  }[state]
}

/** Why an attempt failed; null for a class that this page does not know. */
export function errorWords(error: string, status: number | null): string {
  const words: Record<string, string> = {
    http_status: t('The endpoint returned {status}.', { status: status ?? '?' }),
    redirected: t('The endpoint returned a redirect. Selfsame doesn’t follow redirects.'),
    timeout: t('The endpoint didn’t respond in time.'),
    name_not_found: t('The host name wasn’t found.'),
    connection_refused: t('The connection was refused.'),
    connection_lost: t('The endpoint closed the connection.'),
    connection_failed: t('Can’t connect to the address.'),
    tls_failed: t('The TLS certificate isn’t valid.'),
    unreadable_answer: t('The endpoint’s response can’t be read.'),
    address_refused: t('The address is in a network that Selfsame doesn’t send to.'),
    not_kept: t('WhatsApp’s webhook was deleted before it could be delivered.'),
  }
  return own(words, error) ?? error.replaceAll('_', ' ')
}

/** Why an endpoint was disabled. */
export function reasonWords(reason: string | null): string {
  return reason === 'gone'
    ? t('The endpoint returned 410 (Gone).')
    : t('Only failed deliveries for five days.')
}

/** The kinds of events, as somebody chooses them. */
export function kindWords(): [kind: string, words: string][] {
  const words: Record<EventKind, string> = {
    message: t('Messages'),
    conversation: t('Conversations'),
    label: t('Labels'),
    contact: t('Contacts'),
    identity: t('Identifiers'),
    conflict: t('Conflicts'),
    note: t('Notes'),
    media: t('Files'),
    phone_request: t('Phone requests'),
    consent: t('Marketing consent'),
    payment: t('Payments'),
    group: t('Groups'),
    template: t('Templates'),
    broadcast: t('Broadcasts'),
    team: t('Teams'),
    member: t('Members'),
    inbox: t('Inboxes'),
    endpoint: t('Endpoints'),
    whatsapp: t('WhatsApp notices'),
  }
  return Object.entries(words).map(([kind, said]) => [`${kind}.*`, said])
}

/** What of all events an endpoint gets, in a line. */
export function filterWords({ event_types, inbox_ids }: Pick<Endpoint, 'event_types' | 'inbox_ids'>): string {
  const kinds = new Map(kindWords())
  const what = event_types?.map((type) => kinds.get(type) ?? type).join(', ') ?? t('All events')
  return inbox_ids === null ? what : t('{what}, in {count} inboxes', { what, count: inbox_ids.length })
}
