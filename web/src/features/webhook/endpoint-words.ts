import type { Delivery, Endpoint, EventKind } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

type Said = { name: string; colour: string }

/** How an endpoint does, in a word. */
export function healthWords({ state, health }: Pick<Endpoint, 'state' | 'health'>): Said {
  if (state === 'paused') return { name: t('endpoint.state.paused'), colour: 'gray' }
  if (state === 'disabled') return { name: t('endpoint.state.disabled'), colour: 'red' }
  return {
    untried: { name: t('delivery.health_state.untried'), colour: 'gray' },
    healthy: { name: t('delivery.health_state.healthy'), colour: 'teal' },
    failing: { name: t('delivery.health_state.failing'), colour: 'orange' },
    held_back: { name: t('delivery.health_state.held_back'), colour: 'red' },
  }[health]
}

export function deliveryWords(state: Delivery['state']): Said {
  return {
    pending: { name: t('delivery.health_state.retrying'), colour: 'orange' },
    delivered: { name: t('delivery.state.delivered'), colour: 'teal' },
    failed: { name: t('delivery.state.failed'), colour: 'red' },
    cancelled: { name: t('delivery.state.cancelled'), colour: 'gray' },
  }[state]
}

/** Why an attempt failed; null for a class that this page does not know. */
export function errorWords(error: string, status: number | null): string {
  const words: Record<string, string> = {
    http_status: t('delivery.reason.http_status', { status: status ?? '?' }),
    redirected: t('delivery.reason.redirected'),
    timeout: t('delivery.reason.timeout'),
    name_not_found: t('delivery.reason.name_not_found'),
    connection_refused: t('delivery.reason.connection_refused'),
    connection_lost: t('delivery.reason.connection_lost'),
    connection_failed: t('delivery.reason.no_connection'),
    tls_failed: t('delivery.reason.tls_failed'),
    unreadable_answer: t('delivery.reason.unreadable'),
    address_refused: t('delivery.reason.address_refused'),
    not_kept: t('delivery.reason.webhook_deleted'),
  }
  return own(words, error) ?? error.replaceAll('_', ' ')
}

/** Why an endpoint was disabled. */
export function reasonWords(reason: string | null): string {
  return reason === 'gone' ? t('endpoint.disabled.gone') : t('endpoint.disabled.failing')
}

/** The kinds of events, as a form offers them. */
export function kindWords(): [kind: string, words: string][] {
  const words: Record<EventKind, string> = {
    message: t('event.group.message'),
    conversation: t('event.group.conversation'),
    label: t('event.group.label'),
    contact: t('event.group.contact'),
    identity: t('event.group.identity'),
    conflict: t('event.group.conflict'),
    note: t('event.group.note'),
    media: t('event.group.media'),
    phone_request: t('event.group.phone_request'),
    consent: t('event.group.consent'),
    payment: t('event.group.payment'),
    group: t('event.group.group'),
    template: t('event.group.template'),
    broadcast: t('event.group.broadcast'),
    team: t('event.group.team'),
    member: t('event.group.member'),
    inbox: t('event.group.inbox'),
    endpoint: t('event.group.endpoint'),
    whatsapp: t('event.group.whatsapp'),
  }
  return Object.entries(words).map(([kind, said]) => [`${kind}.*`, said])
}

/** What of all events an endpoint gets, in a line. */
export function filterWords({ event_types, inbox_ids }: Pick<Endpoint, 'event_types' | 'inbox_ids'>): string {
  const kinds = new Map(kindWords())
  const what = event_types?.map((type) => kinds.get(type) ?? type).join(', ') ?? t('event.group.all')
  return inbox_ids === null ? what : t('endpoint.filter.in_inboxes', { what, count: inbox_ids.length })
}
