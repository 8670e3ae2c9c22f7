import type { IngestFailure } from '../../../api/types'
import { t } from '../../../i18n/t'
import { own } from '../../../util/own'

/** What became of it, by state. */
export const stateWords = (): Record<IngestFailure['state'], string> => ({
  failed: t('Failed'),
  unroutable: t('For a number not connected'),
  waiting: t('Waiting for a person'),
})

const reasons = (): Record<string, string> => ({
  processing_failed: t('Something went wrong on our side while it was worked on.'),
  phone_number_id_unknown: t('It is for a number that is not connected.'),
  waba_unknown: t('It is for a WhatsApp account of which no number is connected.'),
  phone_number_id_missing: t('It does not say which number it is for.'),
  person_unknown: t('It is about somebody of whom nothing else is known yet.'),
  empty: t('It is empty.'),
  not_json: t('It is not JSON.'),
  too_deep: t('It is nested too deeply to be read.'),
  wrong_object: t('It is not about WhatsApp.'),
  no_entries: t('There is nothing in it.'),
  message_without_id: t('A message has no id.'),
  message_without_identifier: t('A message does not say who wrote it.'),
})

/** Why something in a webhook could not be used. */
export function failureWords(reason: string): string {
  const words = reason.replaceAll('_', ' ')
  return own(reasons(), reason) ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** A span of time, as somebody says it. */
export function spanWords(ms: number): string {
  if (ms < SECOND_MS) return t('less than a second')
  if (ms < MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`
  return `${Math.round(ms / HOUR_MS)} h`
}
