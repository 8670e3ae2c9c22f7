import type { Broadcast, BroadcastRow, Recipient } from '../../api/types'

type State = Broadcast['state']
type Outcome = Recipient['state']

export const STATE_WORDS: Record<State, { name: string; colour: string }> = {
  draft: { name: 'Dry run', colour: 'gray' },
  preparing: { name: 'Dry run', colour: 'gray' },
  ready: { name: 'Ready', colour: 'yellow' },
  scheduled: { name: 'Scheduled', colour: 'blue' },
  running: { name: 'Going out', colour: 'teal' },
  paused: { name: 'Paused', colour: 'orange' },
  finished: { name: 'Finished', colour: 'teal' },
  cancelled: { name: 'Cancelled', colour: 'gray' },
}

/** What became of one recipient, from the best to what never was. */
export const OUTCOME_WORDS: Record<Outcome, { name: string; colour: string }> = {
  read: { name: 'Read', colour: 'teal' },
  delivered: { name: 'Delivered', colour: 'teal' },
  sent: { name: 'Sent', colour: 'blue' },
  queued: { name: 'Waiting to leave', colour: 'gray' },
  planned: { name: 'To be sent', colour: 'gray' },
  listed: { name: 'Not decided yet', colour: 'gray' },
  failed: { name: 'Failed', colour: 'red' },
  unknown: { name: 'Not known', colour: 'orange' },
  unreachable: { name: 'Left out', colour: 'orange' },
  cancelled: { name: 'Cancelled', colour: 'gray' },
  erased: { name: 'Erased', colour: 'gray' },
}

export const OUTCOMES = Object.keys(OUTCOME_WORDS) as Outcome[]

const PAUSES: Record<string, string> = {
  by_hand: 'Somebody paused it. What has not left waits.',
  template_not_approved: 'WhatsApp does not take its template any more. What has not left waits.',
  template_not_found: 'WhatsApp does not have its template any more. What has not left waits.',
}

export function pauseWords(reason: string | null): string {
  return PAUSES[reason ?? ''] ?? `It stopped: ${plain(reason ?? 'for no known reason')}.`
}

const ADDRESS_KINDS: Record<string, string> = {
  phone: 'by their phone',
  bsuid: 'by their WhatsApp ID',
  parent_bsuid: 'by their parent WhatsApp ID',
}

export function addressWords(kind: string): string {
  return ADDRESS_KINDS[kind] ?? `by ${plain(kind)}`
}

/** For whom it is, in a few words. */
export function audienceWords(audience: BroadcastRow['audience']): string {
  if ('contact_ids' in audience) return `${people(audience.contact_ids)}, chosen one by one`
  const { search, attributes = {}, has_phone, updated_since, updated_before } = audience.query
  const day = (iso: string) => new Date(iso).toLocaleDateString('en', { dateStyle: 'medium' })
  const conditions = [
    search && `found by “${search}”`,
    ...Object.entries(attributes).map(
      ([name, value]) => `${name} is ${value === true ? 'yes' : value === false ? 'no' : value}`,
    ),
    has_phone !== undefined && (has_phone ? 'phone known' : 'phone not known'),
    updated_since && `changed since ${day(updated_since)}`,
    updated_before && `not changed since ${day(updated_before)}`,
  ].filter((words) => typeof words === 'string')
  return conditions.length === 0 ? 'Every contact' : `Contacts: ${conditions.join(', ')}`
}

export function people(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`
}

export function plain(code: string): string {
  return code.replaceAll('_', ' ')
}
