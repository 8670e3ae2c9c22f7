import type { Broadcast, BroadcastRow, Recipient } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { dateOf, listed } from '../../util/words'

type State = Broadcast['state']
type Outcome = Recipient['state']

const states = (): Record<State, { name: string; colour: string }> => ({
  draft: { name: t('Dry run'), colour: 'gray' },
  preparing: { name: t('Dry run'), colour: 'gray' },
  ready: { name: t('Ready'), colour: 'yellow' },
  scheduled: { name: t('Scheduled'), colour: 'blue' },
  running: { name: t('In progress'), colour: 'teal' },
  paused: { name: t('Paused'), colour: 'orange' },
  finished: { name: t('Finished'), colour: 'teal' },
  cancelled: { name: t('Cancelled'), colour: 'gray' },
})

export function stateWords(state: State): { name: string; colour: string } {
  return states()[state]
}

/** What became of one recipient, from the best to what never was. */
const outcomes = (): Record<Outcome, { name: string; colour: string }> => ({
  read: { name: t('Read'), colour: 'teal' },
  delivered: { name: t('Delivered'), colour: 'teal' },
  sent: { name: t('Sent'), colour: 'blue' },
  queued: { name: t('Queued'), colour: 'gray' },
  planned: { name: t('Planned'), colour: 'gray' },
  listed: { name: t('Not checked yet'), colour: 'gray' },
  failed: { name: t('Failed'), colour: 'red' },
  unknown: { name: t('Outcome unknown'), colour: 'orange' },
  unreachable: { name: t('Left out'), colour: 'orange' },
  cancelled: { name: t('Cancelled'), colour: 'gray' },
  erased: { name: t('Erased'), colour: 'gray' },
})

export const OUTCOMES = Object.keys(outcomes()) as Outcome[]

export function outcomeWords(outcome: Outcome): { name: string; colour: string } {
  return outcomes()[outcome]
}

const pauses = (): Record<string, string> => ({
  by_hand: t('A member or API client paused this broadcast. Resume it to send the remaining messages.'),
  template_not_approved: t('WhatsApp no longer accepts the template. The remaining messages wait.'),
  template_not_found: t('The template no longer exists on WhatsApp. The remaining messages wait.'),
})

export function pauseWords(reason: string | null): string {
  if (reason === null) return t('This broadcast was paused for an unknown reason.')
  return own(pauses(), reason) ?? t('This broadcast was paused: {reason}.', { reason: plain(reason) })
}

const addressKinds = (): Record<string, string> => ({
  phone: t('by phone'),
  bsuid: t('by WhatsApp ID'),
  parent_bsuid: t('by parent WhatsApp ID'),
})

export function addressWords(kind: string): string {
  return own(addressKinds(), kind) ?? t('by {kind}', { kind: plain(kind) })
}

/** For whom it is, in a few words. */
export function audienceWords(audience: BroadcastRow['audience']): string {
  if ('contact_ids' in audience) return t('{count} selected contacts', { count: audience.contact_ids })
  const { search, attributes = {}, has_phone, updated_since, updated_before } = audience.query
  const conditions = [
    search && t('matching “{words}”', { words: search }),
    ...Object.entries(attributes).map(([name, value]) =>
      t('{attribute} is {value}', {
        attribute: name,
        value: value === true ? t('yes') : value === false ? t('no') : value,
      }),
    ),
    has_phone !== undefined && (has_phone ? t('phone known') : t('phone unknown')),
    updated_since && t('changed since {day}', { day: dateOf(updated_since) }),
    updated_before && t('not changed since {day}', { day: dateOf(updated_before) }),
  ].filter((words) => typeof words === 'string')
  return conditions.length === 0
    ? t('All contacts')
    : t('Contacts: {conditions}', { conditions: listed(conditions) })
}

export function people(count: number): string {
  return t('{count} contacts', { count })
}

export function plain(code: string): string {
  return code.replaceAll('_', ' ')
}
