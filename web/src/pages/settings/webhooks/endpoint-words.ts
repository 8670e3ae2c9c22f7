import type { Delivery, Endpoint, EventKind } from '../../../api/types'
import { t } from '../../../i18n/t'
import { own } from '../../../util/own'

type Said = { name: string; colour: string }

/** How an endpoint does, in a word. */
export function healthWords({ state, health }: Pick<Endpoint, 'state' | 'health'>): Said {
  if (state === 'paused') return { name: t('Paused'), colour: 'gray' }
  if (state === 'disabled') return { name: t('Disabled'), colour: 'red' }
  return {
    untried: { name: t('Nothing sent yet'), colour: 'gray' },
    healthy: { name: t('Works'), colour: 'teal' },
    failing: { name: t('Failing'), colour: 'orange' },
    held_back: { name: t('Held back'), colour: 'red' },
  }[health]
}

export function deliveryWords(state: Delivery['state']): Said {
  return {
    pending: { name: t('To be tried again'), colour: 'orange' },
    delivered: { name: t('Arrived'), colour: 'teal' },
    failed: { name: t('Given up'), colour: 'red' },
    cancelled: { name: t('Cancelled'), colour: 'gray' },
  }[state]
}

/** Why an attempt failed; null for a class that this page does not know. */
export function errorWords(error: string, status: number | null): string {
  const words: Record<string, string> = {
    http_status: t('It answered {status}.', { status: status ?? '?' }),
    redirected: t('It answered with a redirect, which is not followed.'),
    timeout: t('It did not answer in time.'),
    name_not_found: t('Nobody knows its name.'),
    connection_refused: t('Nothing listens there.'),
    connection_lost: t('It broke the connection off.'),
    connection_failed: t('It cannot be reached.'),
    tls_failed: t('Its certificate is not valid.'),
    unreadable_answer: t('Its answer cannot be read.'),
    address_refused: t('Its address is in a network that events are not sent to.'),
    not_kept: t('WhatsApp’s webhook was not kept for as long as this took.'),
  }
  return own(words, error) ?? error.replaceAll('_', ' ')
}

/** Why an endpoint was disabled. */
export function reasonWords(reason: string | null): string {
  return reason === 'gone'
    ? t('It answered that it is gone for good.')
    : t('Nothing but failures for five days.')
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
    whatsapp: t('Notices of WhatsApp'),
  }
  return Object.entries(words).map(([kind, said]) => [`${kind}.*`, said])
}

/** What of all events an endpoint gets, in a line. */
export function filterWords({ event_types, inbox_ids }: Pick<Endpoint, 'event_types' | 'inbox_ids'>): string {
  const kinds = new Map(kindWords())
  const what = event_types?.map((type) => kinds.get(type) ?? type).join(', ') ?? t('Every event')
  return inbox_ids === null ? what : t('{what}, on {count} inboxes', { what, count: inbox_ids.length })
}
