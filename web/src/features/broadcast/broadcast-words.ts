import type { Broadcast, BroadcastRow, Recipient } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { dateOf, listed } from '../../util/words'

type State = Broadcast['state']
type Outcome = Recipient['state']

const states = (): Record<State, { name: string; colour: string }> => ({
  draft: { name: t('broadcast.state.dry_run'), colour: 'gray' },
  preparing: { name: t('broadcast.state.dry_run'), colour: 'gray' },
  ready: { name: t('broadcast.state.ready'), colour: 'yellow' },
  scheduled: { name: t('broadcast.state.scheduled'), colour: 'blue' },
  running: { name: t('broadcast.state.running'), colour: 'teal' },
  paused: { name: t('broadcast.state.paused'), colour: 'orange' },
  finished: { name: t('broadcast.state.finished'), colour: 'teal' },
  cancelled: { name: t('broadcast.state.cancelled'), colour: 'gray' },
})

export function stateWords(state: State): { name: string; colour: string } {
  return states()[state]
}

/** What became of one recipient, from the best to what never was. */
const outcomes = (): Record<Outcome, { name: string; colour: string }> => ({
  read: { name: t('message.status.read'), colour: 'teal' },
  delivered: { name: t('message.status.delivered'), colour: 'teal' },
  sent: { name: t('message.status.sent'), colour: 'blue' },
  queued: { name: t('message.status.queued'), colour: 'gray' },
  planned: { name: t('broadcast.recipient.planned'), colour: 'gray' },
  listed: { name: t('broadcast.recipient.unchecked'), colour: 'gray' },
  failed: { name: t('message.status.failed'), colour: 'red' },
  unknown: { name: t('message.status.unknown'), colour: 'orange' },
  unreachable: { name: t('broadcast.recipient.left_out'), colour: 'orange' },
  cancelled: { name: t('message.status.cancelled'), colour: 'gray' },
  erased: { name: t('broadcast.recipient.erased'), colour: 'gray' },
})

export const OUTCOMES = Object.keys(outcomes()) as Outcome[]

export function outcomeWords(outcome: Outcome): { name: string; colour: string } {
  return outcomes()[outcome]
}

const pauses = (): Record<string, string> => ({
  by_hand: t('broadcast.paused.by_hand'),
  template_not_approved: t('broadcast.paused.template_not_approved'),
  template_not_found: t('broadcast.paused.template_not_found'),
})

export function pauseWords(reason: string | null): string {
  if (reason === null) return t('broadcast.paused.unknown')
  return own(pauses(), reason) ?? t('broadcast.paused.reason', { reason: plain(reason) })
}

const addressKinds = (): Record<string, string> => ({
  phone: t('broadcast.address.phone'),
  bsuid: t('broadcast.address.bsuid'),
  parent_bsuid: t('broadcast.address.parent_bsuid'),
})

export function addressWords(kind: string): string {
  return own(addressKinds(), kind) ?? t('broadcast.address.kind', { kind: plain(kind) })
}

/** The audience, in a few words. */
export function audienceWords(audience: BroadcastRow['audience']): string {
  if ('contact_ids' in audience) return t('broadcast.audience.selected', { count: audience.contact_ids })
  const { search, attributes = {}, has_phone, updated_since, updated_before } = audience.query
  const conditions = [
    search && t('broadcast.audience.search', { words: search }),
    ...Object.entries(attributes).map(([name, value]) =>
      t('broadcast.audience.attribute', {
        attribute: name,
        value: value === true ? t('common.yes') : value === false ? t('common.no') : value,
      }),
    ),
    has_phone !== undefined && (has_phone ? t('broadcast.audience.phone_known') : t('contact.phone.unknown')),
    updated_since && t('broadcast.audience.changed_since', { day: dateOf(updated_since) }),
    updated_before && t('broadcast.audience.unchanged_since', { day: dateOf(updated_before) }),
  ].filter((words) => typeof words === 'string')
  return conditions.length === 0
    ? t('broadcast.audience.all')
    : t('broadcast.audience.conditions', { conditions: listed(conditions) })
}

export function people(count: number): string {
  return t('contact.count', { count })
}

export function plain(code: string): string {
  return code.replaceAll('_', ' ')
}
