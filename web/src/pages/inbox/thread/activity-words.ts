import type { Activity } from '../../../api/types'
import { t } from '../../../i18n/t'
import { longTime } from '../../../util/words'
import { type Fields, objectOf, wordsIn } from '../content/read-content'

const NEW = { status: 'open', assignee_id: null, labels: [] }

/** One quiet line about what happened to a conversation; null where there is nothing to tell. */
export function activityWords(
  { type, data, before }: Activity,
  nameOf: (user_id: string) => string | undefined,
): string | null {
  if (type === 'conversation.updated') return changeWords(data, before ?? NEW, nameOf)
  if (type === 'conversation.handover') return handoverWords(data)
  if (type === 'phone_request.expired') return t('They did not answer when asked for their phone number.')
  if (type === 'message.moved') return t('Messages went to another conversation: they were another person’s.')
  // That they were asked is a message of its own.
  return null
}

function changeWords(
  now: Fields,
  before: Fields,
  nameOf: (user_id: string) => string | undefined,
): string | null {
  const words: (string | null)[] = []
  if (now.status !== before.status) words.push(statusWords(now))
  if (now.assignee_id !== before.assignee_id) {
    const id = wordsIn(now.assignee_id)
    const name = id === null ? null : (nameOf(id) ?? t('somebody who has left'))
    words.push(name === null ? t('Assigned to nobody') : t('Assigned to {name}', { name }))
  }
  const [labels, former] = [textsIn(now.labels), textsIn(before.labels)]
  const added = labels.filter((label) => !former.includes(label))
  const removed = former.filter((label) => !labels.includes(label))
  if (added.length > 0) words.push(t('Labelled {labels}', { labels: added.join(', ') }))
  if (removed.length > 0) words.push(t('No longer labelled {labels}', { labels: removed.join(', ') }))
  const told = words.filter((line) => line !== null)
  return told.length > 0 ? told.join(' · ') : null
}

function statusWords({ status, snoozed_until }: Fields): string | null {
  const until = wordsIn(snoozed_until)
  switch (status) {
    case 'open':
      return t('Opened again')
    case 'pending':
      return t('Marked as pending')
    case 'resolved':
      return t('Marked as resolved')
    case 'snoozed':
      return until === null
        ? t('Snoozed until they write')
        : t('Snoozed until {time}', { time: longTime(until) })
    default:
      return null
  }
}

function handoverWords(data: Fields): string {
  const taker = wordsIn(objectOf(data.details).new_owner_role)
  return taker === null
    ? t('WhatsApp passed the conversation on.')
    : t('WhatsApp passed the conversation on, to: {taker}.', { taker: taker.replaceAll('_', ' ') })
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
